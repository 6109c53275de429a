"""`import`: what it writes, what it leaves alone, what it tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.cli import import_, permalinks, project
from portal.cli.main import main
from support.documents import DOCUMENTS
from support.project_copy import copy_project


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project that the commands work on."""
    copied = copy_project(tmp_path / "project", cached=False)
    for module in (import_, permalinks, project):
        monkeypatch.setattr(module, "ROOT", copied)
    return copied


def files(root: Path) -> dict[str, bytes]:
    found = (file for file in (root / "docs").rglob("*") if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in found}


def test_a_word_file_becomes_a_folder_and_is_refused_the_second_time(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, file = files(root), DOCUMENTS / "w4.docx"
    assert main(["import", str(file)]) == 0
    added = {path: data for path, data in files(root).items() if path not in before}
    assert {path: data for path, data in files(root).items() if path in before} == before
    assert sorted(added) == [
        "docs/2025/50-kh-ldld/index.md",
        "docs/2025/50-kh-ldld/original/50-kh-ldld.docx",
    ]
    assert added["docs/2025/50-kh-ldld/original/50-kh-ldld.docx"] == file.read_bytes()
    lines = capsys.readouterr().out.splitlines()
    assert (lines[0], lines[-2]) == (
        "Đã ghi 2 tệp vào docs/2025/50-kh-ldld/:",
        "Kiểm tra: không có lỗi.",
    )
    assert main(["import", str(file)]) == 1
    assert capsys.readouterr().err.startswith("Đã có «docs/2025/50-kh-ldld», nên không ghi gì.")
    assert files(root) == before | added
    assert main(["permalinks", "accept"]) == 0
    assert main(["check", "2025/50-kh-ldld"]) == 0


def test_a_dry_run_shows_the_outline_and_writes_nothing(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(root)
    assert main(["import", str(DOCUMENTS / "d4.docx"), "--dry-run"]) == 0
    out = capsys.readouterr().out
    assert "\nSố: 01/2026/CV-CĐCS\n" in out
    assert "Chạy thử, chưa ghi gì. Sẽ ghi 2 tệp vào docs/2026/01-2026-cv-cdcs/:" in out
    assert "chữ trong khung (text box)" in out
    assert files(root) == before
    assert not (root / "docs/2026").exists()


def test_lines_that_wait_for_a_person_are_told_with_status_1(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = "Số: 7/KH-LĐLĐ\nLai Châu, ngày 02 tháng 3 năm 2025\nKẾ HOẠCH\nThi\n1. A\n3. B\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert main(["import", str(tmp_path / "a.txt"), "--to", "2025/7-kh-ldld"]) == 1
    out = capsys.readouterr().out
    waiting = out.partition("Chờ người sửa (kết quả của lệnh check):\n")[2].splitlines()
    assert [line.split(": ")[:2] for line in waiting] == [
        ["  docs/2025/7-kh-ldld/index.md:17", "number-sequence"]
    ]
    assert (root / "docs/2025/7-kh-ldld/index.md").is_file()


def test_nothing_is_written_outside_docs(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (root / "docs/2021").symlink_to(tmp_path / "elsewhere")
    assert main(["import", str(DOCUMENTS / "d1.txt")]) == 1
    assert capsys.readouterr().err == (
        "«docs/2021/34-kh-ldld» dẫn ra ngoài thư mục docs, nên không ghi gì.\n"
    )
    assert list((tmp_path / "elsewhere").iterdir()) == []
