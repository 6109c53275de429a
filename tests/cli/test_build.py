"""The commands as processes: their output, exit status and files."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from portal.checks.explanations import explanations
from portal.pages.all_rules import RULES
from support.commands import bytes_of, run
from support.project import PLAN, ROOT
from support.project_copy import commit, copy_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "dự án")


def break_text(project: Path) -> None:
    page = project / f"docs/{PLAN}/i.md"
    page.write_text(page.read_text("utf-8").replace("sâu rộng", "sâu dộng"), "utf-8")


def test_check_of_a_valid_project_exits_with_0() -> None:
    done = run(ROOT, "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "Không có lỗi.\n")


def test_check_reports_every_problem_once_and_exits_with_1(project: Path) -> None:
    break_text(project)
    done = run(project, "check", "--format", "json")
    assert done.returncode == 1
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {
            "rule": "text-differs",
            "path": f"docs/{PLAN}/i.md",
            "line": 3,
            "message": (
                "Bản chép nhận được là «rộng,», trang này là «dộng,». Hãy sửa cho đúng bản chép."
                " Nếu chính bản chép sai, hãy dán đoạn sau vào ngay dưới dòng «corrections:» của"
                f" docs/{PLAN}/original/corrections.yml, rồi ghi lý do vào giữa hai dấu ngoặc kép:"
            ),
            "paste": (
                "  - original: triệt sâu rộng, tạo sự\n    published: triệt sâu dộng, tạo sự\n"
                '    reason:\n      vi: ""\n'
            ),
            "help": "https://congdoan-laichau.example/quy-tac/text-differs/",
        }
    ]


def test_check_of_one_document_ignores_the_others(project: Path) -> None:
    (project / "docs/index.md").write_text("Không tiêu đề.\n", "utf-8")
    assert run(project, "check").returncode == 1
    assert run(project, "check", PLAN).returncode == 0
    assert run(project, "check", f"docs/{PLAN}/").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (["chek"], "LỆNH: không có 'chek'; chọn một trong: "),
        (["check", "--format", "xml"], "--format: không có 'xml'; chọn một trong: "),
        ([], "thiếu LỆNH). Xem hướng dẫn: .venv/bin/python -m portal --help"),
        (["publish"], "thiếu ĐÍCH). Xem hướng dẫn: .venv/bin/python -m portal publish --help"),
        (["rollback", "a", "b", "c"], "thừa c)"),
        (["verify", "a", "--commit"], "--commit: thiếu giá trị)"),
        (["build", "--year"], "--year: cần ít nhất một giá trị)"),
        (["banner", "--bleed", "x"], "--bleed: giá trị 'x' không đúng)"),
        (["release", "--no-zip=1"], "--no-zip: không nhận giá trị '1')"),
        (["banner", "--s", "7"], "--s có thể là --size, --slogan)"),
    ],
)
def test_wrong_usage_exits_with_2_and_says_what_is_right(arguments: list[str], fault: str) -> None:
    done = run(ROOT, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("cách dùng: .venv/bin/python -m portal")
    assert f"\nSai cách dùng ({fault}" in done.stderr
    assert "--help" in done.stderr


def test_an_unknown_document_is_told_with_the_nearest_one() -> None:
    done = run(ROOT, "check", "2025/113-kh-ldl")
    assert (done.returncode, done.stdout) == (1, "")
    assert PLAN in done.stderr


def test_paper_is_remade_only_when_damaged_or_its_text_changes(project: Path) -> None:
    first = run(project, "paper")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith("Đã tạo 96 tệp để in, ")
    made = bytes_of(project / "paper")
    unchanged = "Các tệp để in trong paper vẫn đúng, không phải tạo lại.\n"
    assert run(project, "paper").stdout == unchanged
    (project / f"paper/{PLAN}/113-kh-ldld.pdf").write_bytes(b"")
    assert run(project, "paper").stdout == first.stdout
    assert bytes_of(project / "paper") == made
    note = project / "docs/hosts.yml"
    note.write_text(note.read_text("utf-8") + "# x\n", "utf-8")
    assert run(project, "paper").stdout.startswith("Đã tạo 96 tệp")


def test_unprintable_text_keeps_the_last_paper(project: Path) -> None:
    assert run(project, "paper").returncode == 0
    made = bytes_of(project / "paper")
    page = project / f"docs/{PLAN}/index.md"
    page.write_text(page.read_text("utf-8").replace("issuer: Liên", "issuer: 中 Liên"), "utf-8")
    for verb in ("paper", "build"):
        done = run(project, verb)
        assert (done.returncode, done.stdout) == (1, "")
        assert f"docs/{PLAN}/index.md:7: paper-letter: " in done.stderr
    assert bytes_of(project / "paper") == made
    assert not (project / "site").exists()


def test_banner_of_a_custom_size_is_written(project: Path) -> None:
    done = run(project, "banner", "--size", "4 x 0,6 m", "--slogan", "7", "--out", "b.pdf")
    said = (
        "Đã tạo b.pdf: khẩu hiệu 7. Khổ 4 × 0,6 m, tệp vẽ đúng khổ thật: in 100%. Nền đỏ C0 M100"
        " Y100 K0, chữ vàng C0 M0 Y100 K0; chữ là hình nét, không cần phông.\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, said, "")
    assert (project / "b.pdf").read_bytes().startswith(b"%PDF-1.5")


@pytest.mark.parametrize(
    ("size", "slogan", "out", "expected"),
    [
        ("100x10cm", "7", "b.pdf", "Khẩu hiệu 7: khổ 100x10cm quá nhỏ. "),
        ("to", "7", "b.pdf", "«to» không phải một khổ băng rôn. "),
        ("600x80cm", "11", "b.pdf", f"Văn bản {PLAN} không có khẩu hiệu số «11». Đang có: 1, 2,"),
        ("600x80cm", "7", "có/b.pdf", "Không ghi được vào «có/b.pdf»: thư mục không tồn tại.\n"),
        ("600x80cm", "7 --bleed 21", "b.pdf", "Nền thêm mỗi phía phải từ 0 đến 20 cm.\n"),
        ("600x80cm", "7", "b.png", "Tên tệp «b.png» phải kết thúc bằng .pdf.\n"),
    ],
)
def test_impossible_banner_is_refused_with_the_reason(
    project: Path, size: str, slogan: str, out: str, expected: str
) -> None:
    done = run(project, "banner", "--size", size, "--slogan", *slogan.split(), "--out", out)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(expected)
    assert not list(project.rglob("*b.pdf*"))


def test_a_banner_replaces_nothing_but_a_file(project: Path) -> None:
    (project / "b.pdf").symlink_to("docs/index.md")
    before = (project / "docs/index.md").read_bytes()
    done = run(project, "banner", "--size", "6x0.8m", "--slogan", "7", "--out", "b.pdf")
    said = "Không ghi được vào «b.pdf»: ở đó đã có thứ không phải tệp thường.\n"
    assert (done.returncode, done.stderr) == (1, said)
    assert (project / "b.pdf").is_symlink()
    assert (project / "docs/index.md").read_bytes() == before


def test_paper_deletes_only_its_own_files(project: Path) -> None:
    assert run(project, "paper").returncode == 0
    (project / "paper/GHI-CHÚ.txt").write_text("của tôi\n", "utf-8")
    (project / "docs/hosts.yml").open("a", encoding="utf-8").write("# x\n")
    done = run(project, "paper")
    assert done.returncode == 1
    assert done.stderr.startswith("«paper» có tệp không phải do lệnh này tạo ra (GHI-CHÚ.txt)")
    assert (project / "paper/GHI-CHÚ.txt").read_text("utf-8") == "của tôi\n"
    (project / "khác").mkdir()
    (project / "khác/made.json").write_text("{}", "utf-8")
    (project / "khác/luận văn.txt").write_text("của tôi\n", "utf-8")
    assert run(project, "paper", "--out", "khác").returncode == 1
    assert (project / "khác/luận văn.txt").exists()


def test_cache_that_is_a_file_is_reported(project: Path) -> None:
    (project / ".cache").unlink()
    (project / ".cache").write_text("", "utf-8")
    done = run(project, "paper")
    said = "Không dùng được thư mục tạm «.cache»: có một tệp ở chỗ phải là thư mục. Hãy xóa nó rồi"
    assert (done.returncode, done.stderr) == (1, f"{said} chạy lại.\n")


def test_rules_are_explained() -> None:
    done = run(ROOT, "check", "--rules")
    assert done.returncode == 0
    heads = [line for line in done.stdout.splitlines() if line and not line.startswith(" ")]
    assert heads == [f"{explanations()[rule].name} ({rule})" for rule in RULES]


def test_a_rule_that_is_named_is_explained_alone() -> None:
    done = run(ROOT, "check", "--rules", "one-title")
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        0,
        "Một trang, một tiêu đề (one-title)",
    )


def test_a_rule_that_is_misspelt_is_suggested() -> None:
    done = run(ROOT, "check", "--rules", "one-titel")
    said = "Không có quy tắc one-titel. Có phải one-title không? Xem tất cả: check --rules.\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


def test_a_failed_build_leaves_the_last_good_site(project: Path) -> None:
    assert run(project, "build").returncode == 0
    good = bytes_of(project / "site")
    break_text(project)
    done = run(project, "build")
    assert (done.returncode, done.stdout) == (1, "")
    assert "text-differs" in done.stderr
    assert bytes_of(project / "site") == good
    assert [path.name for path in project.glob(".site*")] == []


def test_site_with_problems_does_not_replace_the_last_good_one(project: Path) -> None:
    assert run(project, "build").returncode == 0
    good = bytes_of(project / "site")
    template = project / "overrides/components/metadata.html"
    template.write_text(template.read_text("utf-8") + '<a href="khong-co/">x</a>\n', "utf-8")
    done = run(project, "build")
    assert done.returncode == 1
    assert "built-broken-link" in done.stderr
    assert bytes_of(project / "site") == good


def test_a_page_of_the_portals_own_may_lead_to_any_provision(project: Path) -> None:
    """MkDocs knows the ids of a document's pages too, in the language of each page."""
    for name in ("docs/index.md", "docs/index.en.md"):
        page = project / name
        link = f"\n[II.1.2]({PLAN}/ii.md#ii-1-2) [2]({PLAN}/index.md#can-cu)\n"
        page.write_text(page.read_text("utf-8") + link, "utf-8")
    done = run(project, "build")
    assert (done.returncode, done.stderr) == (0, "")
    home = (project / "site/index.html").read_text("utf-8")
    assert f'<a href="{PLAN}/ii/#ii-1-2">II.1.2</a> <a href="{PLAN}/#can-cu">2</a>' in home


def test_build_replaces_only_its_own_folder(project: Path) -> None:
    before = bytes_of(project / "docs")
    for place in ("docs", ".", "mkdocs.yml"):
        done = run(project, "build", "--out", place)
        assert (done.returncode, done.stdout) == (1, "")
        assert "không ghi đè" in done.stderr
    assert bytes_of(project / "docs") == before


def test_build_without_a_terminal_prints_only_how_to_open_the_site(project: Path) -> None:
    done = run(project, "build", "--out", "trang web")
    assert done.stderr == ""
    assert "http.server" in done.stdout
    assert (project / "trang web/index.html").exists()


def test_the_site_may_stand_below_a_path_of_its_host(project: Path) -> None:
    assert run(project, "build", SITE_URL="https://portal.example/van-ban/").returncode == 0
    missing = (project / "site/404.html").read_text("utf-8")
    assert '<a class="onward" href="/van-ban/">' in missing
    assert '<a class="onward" href="/van-ban/en/">' in missing


def test_one_commit_gives_the_same_bytes_anywhere_and_any_day(tmp_path: Path) -> None:
    later = tmp_path / "later"
    later.mkdir()
    (later / "sitecustomize.py").write_text(
        "import datetime, time_machine\n"
        "now = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1, hours=5)\n"
        "time_machine.travel(now).start()\n",
        "utf-8",
    )
    here, there = copy_project(tmp_path / "a"), copy_project(tmp_path / "b/sâu hơn", cached=False)
    first = run(here, "build", TZ="Asia/Ho_Chi_Minh", LC_ALL="C")
    second = run(there, "build", TZ="America/Anchorage", PYTHONPATH=str(later), PYTHONHASHSEED="7")
    assert (first.returncode, second.returncode) == (0, 0)
    assert bytes_of(here / "site") == bytes_of(there / "site")


def test_publish_serves_the_committed_text_and_rollback_returns(
    project: Path, tmp_path: Path
) -> None:
    target = tmp_path / "nơi công bố"
    assert run(project, "publish", str(target)).returncode == 0
    first = (target / "current").readlink()
    (project / "docs/index.md").write_text("# Văn bản của Công đoàn Lai Châu\n\nMới.\n", "utf-8")
    commit(project, "B")
    done = run(project, "publish", str(target))
    assert done.returncode == 0, done.stderr
    assert "Mới." in (target / "current/index.html").read_text("utf-8")
    assert len(list((target / "versions").iterdir())) == 2
    second = (target / "current").readlink()
    listed = run(project, "rollback", str(target), "--list").stdout.splitlines()
    names = sorted((first.name, second.name), reverse=True)
    assert listed == [f"{name} (đang dùng)" if name == second.name else name for name in names]
    done = run(project, "rollback", str(target), first.name)
    assert done.stdout == (
        f"Đang dùng phiên bản {first.name}; phiên bản vừa được thay: {second.name}.\n"
        "Nếu khi công bố bản vừa được thay, máy chủ web đã nhận cấu hình mới, hãy chép lại cấu "
        "hình của bản đang dùng (lệnh release ở commit ấy làm ra).\n"
        f"So lại từng tệp: .venv/bin/python -m portal verify '{target}' --commit "
        f"{first.name[-12:]}\n"
    )
    assert (target / "current").readlink() == first
    again = run(project, "rollback", str(target), first.name)
    assert again.stdout == f"Phiên bản {first.name} vốn đang dùng; không có gì thay đổi.\n"


def test_publish_refuses_the_projects_own_folder(project: Path) -> None:
    done = run(project, "publish", "docs")
    assert (done.returncode, done.stdout) == (1, "")
    assert "bên ngoài" in done.stderr


def test_publish_refuses_what_is_not_committed(project: Path, tmp_path: Path) -> None:
    (project / "docs/index.md").write_text("# Văn bản\n", "utf-8")
    done = run(project, "publish", str(tmp_path / "đích"))
    assert done.returncode == 1
    assert "docs/index.md" in done.stderr
    assert not (tmp_path / "đích").exists()


def test_a_shallow_clone_is_not_published_and_its_build_says_what_it_lacks(
    project: Path, tmp_path: Path
) -> None:
    shallow, lacks = tmp_path / "nông", "Kho Git này thiếu lịch sử"
    break_text(project)
    commit(project, "B")
    clone = ["git", "clone", "-q", "--depth=1", f"file://{project}", str(shallow)]
    subprocess.run(clone, check=True)
    done = run(shallow, "publish", str(tmp_path / "đích"))
    assert (done.returncode, done.stderr.startswith(lacks)) == (1, True)
    assert not (tmp_path / "đích").exists()
    done = run(shallow, "build", "--out", str(tmp_path / "trang"))
    assert (done.returncode, done.stderr.startswith(lacks)) == (1, True)
    assert not run(project, "build", "--out", str(tmp_path / "trang")).stderr.startswith(lacks)


def test_publish_refuses_a_tree_with_problems(project: Path, tmp_path: Path) -> None:
    break_text(project)
    commit(project)
    done = run(project, "publish", str(tmp_path / "đích"))
    assert done.returncode == 1
    assert "text-differs" in done.stderr
    assert not (tmp_path / "đích").exists()
