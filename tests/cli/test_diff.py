"""`diff` and `check --since` in a project with a history."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.project import PLAN
from support.project_copy import copy_project

PAGE = f"docs/{PLAN}/ii.md"
WORDED = (
    "Lần sửa này đụng đến 1 văn bản. Có 1 điều cần xem kỹ.\n\n"
    "Kế hoạch 113/KH-LĐLĐ · 2025/113-kh-ldld/\n"
    "! Bản tiếng Việt đổi mà bản dịch «en» chưa đổi, cần xem lại: ii\n"
    "- Sửa lời văn: Phần II (2025/113-kh-ldld/ii/)\n"
    "    II. NỘI DUNG TUYÊN TRUYỀN {+MỚI+}\n"
)


PLACE = re.compile(r"([^:]+):(\d+): ([a-z-]+): .+")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project in which one heading was changed."""
    root = copy_project(tmp_path / "project")
    page = root / PAGE
    heading = "# II. NỘI DUNG TUYÊN TRUYỀN"
    text = page.read_text("utf-8")
    assert text.startswith(f"{heading}\n")
    page.write_text(text.replace(heading, f"{heading} MỚI", 1), "utf-8")
    return root


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, root / "scripts/build.py", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_change_of_the_work_tree_is_told(project: Path) -> None:
    done = run(project, "diff", "HEAD")
    assert (done.returncode, done.stdout, done.stderr) == (0, WORDED, "")


def test_no_change_is_told_in_a_sentence(project: Path) -> None:
    done = run(project, "diff", "HEAD", "HEAD", "--format", "markdown")
    assert (done.returncode, done.stdout) == (0, "Lần sửa này không thay đổi gì.\n")


def test_an_unknown_revision_is_said(project: Path) -> None:
    done = run(project, "diff", "no-such")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Không có phiên bản «no-such» trong kho Git này.")


def test_a_change_is_checked_and_told_with_places_past_the_tenth_annotation(project: Path) -> None:
    whole, since = run(project, "check"), run(project, "check", "--since", "HEAD")
    assert since.returncode == whole.returncode == 1
    assert since.stdout == whole.stdout
    (project / "README.md").write_text("A\n", "utf-8")
    told = run(project, "check", "--since", "HEAD", "--format", "github").stdout.splitlines()
    commands = [line for line in told if line.startswith("::error file=")]
    lines = [line for line in told if line.startswith("- ")]
    assert commands + lines == told
    assert [match.groups() for line in lines if (match := PLACE.fullmatch(line[2:]))] == [
        ("README.md", "1", "mixed-change"),
        *(match.groups() for line in whole.stdout.splitlines() if (match := PLACE.fullmatch(line))),
    ]
