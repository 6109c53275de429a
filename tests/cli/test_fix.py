"""`fix`: what it writes and tells; and paths as people type them."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.cli import fix, paths
from portal.cli.main import main
from portal.cli.paths import holds, places
from portal.model.library import Library
from portal.model.problems import UserError
from portal.source.loader import load
from support.project import PLAN, ROOT

PAGE = f"docs/{PLAN}/ii.md"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the texts, on which the command works."""
    for source in load(ROOT).sources:
        file = tmp_path / source.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(source.data)
    monkeypatch.setattr(fix, "ROOT", tmp_path)
    monkeypatch.setattr(fix, "read_settings", lambda _: fix_settings())
    return tmp_path


def fix_settings() -> object:
    from portal.source.settings import read_settings

    return read_settings(ROOT)


def spoil(root: Path) -> str:
    text = (root / PAGE).read_text("utf-8")
    (root / PAGE).write_text(text.replace("Khẳng định", "Khẳng\u200b định", 1), "utf-8")
    return text


def test_a_page_is_mended_and_each_mend_is_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = spoil(project)
    assert main(["fix", f"{PLAN}/ii"]) == 0
    told = capsys.readouterr()
    assert (project / PAGE).read_text("utf-8") == text
    assert told.out == (
        f"{PAGE}:7: ký tự ẩn, dấu cách lạ:"
        " «- Khẳng[U+200B] định việc tổng kết…» → «- Khẳng định việc tổng kết…»\n"
    )
    assert told.err == "Đã sửa 1 chỗ. Hãy chạy «check» để xem những chỗ cần người sửa.\n"


def test_a_dry_run_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(project)
    before = (project / PAGE).read_bytes()
    assert main(["fix", "--dry-run"]) == 0
    assert (project / PAGE).read_bytes() == before
    assert capsys.readouterr().err.startswith("Sẽ sửa 1 chỗ.")


def test_an_original_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", f"docs/{PLAN}/original/113-kh-ldld.txt"]) == 1
    assert "là bản chép nhận được, không bao giờ được sửa" in capsys.readouterr().err


def test_a_file_that_cannot_be_mended_is_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / PAGE).write_bytes(b"\xe0\xe1")
    assert main(["fix", PAGE]) == 1
    refusal = "tệp không phải UTF-8; hãy mở và lưu lại bằng mã UTF-8"
    assert capsys.readouterr().out == f"{PAGE}: không tự sửa được: {refusal}.\n"


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        (f"docs/{PLAN}/ii.md", PAGE),
        (f"./docs/{PLAN}/", f"docs/{PLAN}/"),
        (str(ROOT / PAGE), PAGE),
        (PLAN, f"docs/{PLAN}/"),
        (f"{PLAN}/ii", PAGE),
        (f"{PLAN}/ii/#ii-1", PAGE),
        (f"{PLAN}/ii-1-1", PAGE),
        (PLAN.upper(), f"docs/{PLAN}/"),
        (PAGE.replace("/", "\\"), PAGE),
        (f"C:\\van-ban\\{PAGE}".replace("/", "\\"), PAGE),
        (f"https://congdoan-laichau.example/{PLAN}/ii/", PAGE),
        ("docs", "docs/"),
        ("2025", "docs/2025/"),
        ("glossary.yml", "docs/glossary.yml"),
    ],
)
def test_paths_are_taken_as_people_type_them(typed: str, place: str, library: Library) -> None:
    assert places(library, [typed], ROOT) == (place,)


def test_paths_count_from_the_folder_at_hand(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT / "docs" / PLAN)
    assert places(library, ["ii.md", ".", "../../index.md"], ROOT) == (
        PAGE,
        f"docs/{PLAN}/",
        "docs/index.md",
    )


def test_an_unknown_path_names_the_nearest(library: Library) -> None:
    with pytest.raises(UserError) as told:
        places(library, [f"{PLAN}/iii.txt"], ROOT)
    assert str(told.value) == (
        f"Không có «{PLAN}/iii.txt» trong docs/. Có phải «docs/{PLAN}/iii.md» không?"
    )


def test_a_folder_holds_what_is_in_it_and_a_file_itself() -> None:
    assert paths.holds("docs/2025/", PAGE)
    assert [holds(PAGE, PAGE), holds(PAGE, f"{PAGE}x")] == [True, False]
