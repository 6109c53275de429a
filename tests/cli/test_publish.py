"""`publish` of a release that is there, `carry`, and `verify` of what is served."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from portal.release.answer_headers import AnswerHeaders
from support.commands import run
from support.http_server import Files, serving, serving_files
from support.project_copy import commit, copy_project
from support.releases import assets_of, pages_of, released


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project")


def git(project: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(project), *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def next_commit(project: Path, name: str) -> str:
    (project / f"docs/{name}.txt").write_text(name, "utf-8")
    commit(project, name)
    return git(project, "rev-parse", "HEAD")


def dist(folder: Path, hash_: str) -> str:
    """A small release of a commit; gives its folder."""
    released(folder / hash_ / "site", pages_of(hash_), hash_)
    return str(folder / hash_)


def test_only_what_descends_from_it_replaces_what_is_served(project: Path, tmp_path: Path) -> None:
    web, first = tmp_path / "web", git(project, "rev-parse", "HEAD")
    second = next_commit(project, "b")
    git(project, "checkout", "-q", first)
    branch = next_commit(project, "c")
    for one in (first, second):
        assert run(project, "publish", str(web), "--dist", dist(tmp_path, one)).returncode == 0
    for one in (first, branch):
        done = run(project, "publish", str(web), "--dist", dist(tmp_path, one))
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == (
            f"Nơi công bố đang có bản của commit {second[:12]}, mới hơn {one[:12]} hoặc ở một "
            "nhánh khác. Hãy lấy bản mới nhất (git pull) rồi chạy lại; nếu vẫn muốn thay bản ấy, "
            "hãy thêm --force.\n"
        )
    assert run(project, "publish", str(web), "--dist", dist(tmp_path, second)).returncode == 0
    done = run(project, "publish", str(web), "--dist", dist(tmp_path, branch), "--force")
    assert done.returncode == 0, done.stderr
    assert (web / "current/index.html").read_bytes() == pages_of(branch)["index.html"]


def test_a_served_commit_that_is_not_here_is_told(project: Path, tmp_path: Path) -> None:
    web, unknown = tmp_path / "web", "f" * 40
    assert run(project, "publish", str(web), "--dist", dist(tmp_path, unknown)).returncode == 0
    here = dist(tmp_path, git(project, "rev-parse", "HEAD"))
    done = run(project, "publish", str(web), "--dist", here)
    assert (done.returncode, "git fetch" in done.stderr) == (1, True)


def test_verify_tells_what_differs_by_its_exit_status(project: Path, tmp_path: Path) -> None:
    web, hash_ = tmp_path / "web", git(project, "rev-parse", "HEAD")
    here = dist(tmp_path, hash_)
    assert run(project, "publish", str(web), "--dist", here).returncode == 0
    manifest = ("--manifest", f"{here}/site/manifest.json")
    done = run(project, "verify", str(web), *manifest)
    assert (done.returncode, done.stdout) == (
        0,
        f"{web} giống hệt bản phát hành của commit {hash_[:12]} (2025-01-07): 3 tệp.\n",
    )
    (web / "current/index.html").write_bytes(b"<p>V1</p>")
    (web / "current/cua-hang.html").write_bytes(b"")
    done = run(project, "verify", str(web), *manifest)
    assert (done.returncode, done.stdout) == (
        1,
        (
            f"{web} khác bản phát hành của commit {hash_[:12]} (2025-01-07):\n"
            "  khác: index.html\n"
            "  lạ: cua-hang.html\n"
        ),
    )
    done = run(project, "verify", str(web), *manifest, "--format", "json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["same"], told["commit"]) == (1, False, hash_)
    assert (told["changed"], told["foreign"]) == (["index.html"], ["cua-hang.html"])


def test_names_can_not_rewrite_what_a_terminal_shows(project: Path, tmp_path: Path) -> None:
    site = released(tmp_path / "dist/site", pages_of("v1"), "a" * 40)
    manifest = ("--manifest", f"{site}/manifest.json")
    (site / "\x1b[2A\x1b[0Jgiống hệt\n").write_bytes(b"")
    done = run(project, "verify", str(site), *manifest)
    assert (done.returncode, done.stdout.splitlines()[1:]) == (
        1,
        ["  lạ: \\u001b[2A\\u001b[0Jgiống hệt\\u000a"],
    )
    done = run(project, "verify", str(site.parent), *manifest)
    assert (done.returncode, done.stderr) == (
        2,
        f"«{site.parent}» là cả bản phát hành. Hãy ghi {site}.\n",
    )


@pytest.mark.parametrize("address", ["http://[::1", "http:/a.example", "https://a:b@c.example/"])
def test_an_address_that_is_none_is_told(project: Path, tmp_path: Path, address: str) -> None:
    site = released(tmp_path / "site", pages_of("v1"), "a" * 40)
    done = run(project, "verify", address, "--manifest", f"{site}/manifest.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Địa chỉ")
    assert "a:b" not in done.stderr


def test_verify_that_can_not_compare_exits_with_2(project: Path, tmp_path: Path) -> None:
    done = run(project, "verify", str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Không có tệp kê «dist/site/manifest.json». Hãy chạy lệnh release ở commit đã công bố, "
        "hoặc ghi --manifest TỆP.\n"
    )
    released(project / "dist/site", pages_of("v1"), "b" * 40)
    done = run(project, "verify", str(tmp_path))
    assert (done.returncode, "dist/ là bản phát hành của commit bbbbbbbbbbbb" in done.stderr) == (
        2,
        True,
    )


def test_verify_compares_with_any_commit(project: Path, tmp_path: Path) -> None:
    first, web = git(project, "rev-parse", "HEAD"), tmp_path / "web"
    done = run(project, "publish", str(web))
    assert done.returncode == 0, done.stderr
    shutil.rmtree(project / "dist")
    next_commit(project, "sau")
    done = run(project, "verify", str(web), "--commit", first[:8])
    assert (done.returncode, f"giống hệt bản phát hành của commit {first[:12]}" in done.stdout) == (
        0,
        True,
    ), done.stdout
    done = run(project, "verify", str(web), "--commit", "khong-co")
    assert (done.returncode, "Kho này không có commit «khong-co»" in done.stderr) == (2, True)


def test_verify_uses_the_libraries_of_the_commit(project: Path, tmp_path: Path) -> None:
    lock = project / "requirements.txt"
    sound = lock.read_bytes()
    lock.write_text("mkdocs==1.6.1\n", "utf-8")
    commit(project, "thư viện khác")
    lock.write_bytes(sound)
    commit(project, "thư viện của nay")
    web = released(tmp_path / "web", pages_of("v1"), "a" * 40)
    done = run(project, "verify", str(web), "--commit", "HEAD~1")
    assert (done.returncode, "Không làm lại được bản ấy (make)" in done.stderr) == (2, True)


def test_a_web_server_without_headers_is_told(project: Path, tmp_path: Path) -> None:
    headers = AnswerHeaders({"X-Frame-Options": "DENY"}, {".html": "default-src 'self'"})
    site = released(tmp_path / "site", {"index.html": b"<p>"}, "a" * 40, headers)
    told = ("--manifest", str(site / "manifest.json"))
    with serving(lambda *args: Files(*args, directory=str(site))) as address:
        done = run(project, "verify", address, *told)
        lines = done.stdout.splitlines()
        assert (done.returncode, lines[2:5]) == (
            1,
            [
                f"  sai header: {name} không có, phải là «{value}» (1 tệp, đầu tiên là index.html)"
                for name, value in sorted(headers.of("index.html").items())
            ],
        )
        done = run(project, "verify", address, *told, "--no-headers")
    assert (done.returncode, done.stdout) == (
        1,
        (
            f"{address} khác bản phát hành của commit aaaaaaaaaaaa (2025-01-07):\n"
            "  sai kiểu: index.html là «text/html», phải là «text/html; charset=utf-8»\n"
            "Nội dung mọi tệp đều đúng; chỉ khác cách phục vụ. Hãy để máy chủ web dùng cấu hình "
            "của bản phát hành: nginx.conf, nginx-bucket.conf hoặc Caddyfile.\n"
            "Máy chủ web không liệt kê tệp, nên không phát hiện được tệp lạ.\n"
        ),
    )


def test_carry_brings_the_assets_that_are_online(project: Path, tmp_path: Path) -> None:
    served = released(tmp_path / "served", pages_of("v1") | assets_of("v1"))
    following = released(tmp_path / "pages", pages_of("v2") | assets_of("v2"))
    kept = f"{served}/manifest.json"
    with serving_files(served) as address:
        done = run(project, "carry", address, str(following), "--manifest", kept)
    assert (done.returncode, done.stdout) == (
        0,
        f"Mang theo 2 tệp giao diện của bản đang chạy ở {address}.\n",
    )
    assert {path for path in assets_of("v1") if (following / path).is_file()} == {
        path for path in assets_of("v1") if not path.endswith(".br")
    }


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("ftp://a.example/", "pages", "pages"), "phải bắt đầu bằng https://"),
        (("https://a.example/", "nowhere", "pages"), "không có manifest.json"),
        (("https://a.example/", "pages", "nowhere"), "Không đọc được tệp kê"),
        (("https://a.example/", "dist/site", "pages"), "là chính bản phát hành"),
    ],
)
def test_carry_says_what_it_needs(
    project: Path, tmp_path: Path, arguments: tuple[str, str, str], told: str
) -> None:
    address, folder, manifest = arguments
    released(tmp_path / "pages", pages_of("v1"))
    released(tmp_path / "dist/site", pages_of("v1"))
    (tmp_path / "dist/SHA256SUMS").write_text("", "utf-8")
    kept = f"{tmp_path / manifest}/manifest.json"
    done = run(project, "carry", address, str(tmp_path / folder), "--manifest", kept)
    assert (done.returncode, told in done.stderr, done.stdout) == (1, True, "")
