"""An unexpected error prints a Vietnamese message and writes a log file, not a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.project import ROOT

FAULT = """
import sys, tempfile, pathlib
import portal.cli.main as main
from portal.pages import all_rules
from portal.cli import build, check, project
main.__file__ = sys.argv[1] + "/a/b/c/main.py"
tempfile.tempdir = sys.argv[2]
def broken(*_):
    raise KeyError("type")
for module in (check, project, build):
    for name in ("checked_files", "checked_library", "sound_library"):
        if hasattr(module, name):
            setattr(module, name, broken)
sys.exit(main.main(sys.argv[3:]))
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        env={"PYTHONPATH": str(ROOT / "scripts"), "PYTHONIOENCODING": "utf-8"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("place", ["cache", "temporary"])
def test_unexpected_error_prints_a_message_and_writes_a_log(
    command: str, place: str, tmp_path: Path
) -> None:
    project, temporary, out = tmp_path / "project", tmp_path / "temporary", tmp_path / "site"
    temporary.mkdir()
    project.mkdir() if place == "cache" else project.write_text("a file: no folder can be made")
    options = [command, *(["--out", str(out)] if command == "build" else [])]
    ended = run("-c", FAULT, str(project), str(temporary), *options)
    log = (project / ".cache" if place == "cache" else temporary) / "error.log"
    assert (ended.returncode, ended.stdout) == (70, "")
    assert ended.stderr == (
        "Chương trình gặp lỗi không lường trước nên đã dừng; không tệp nào ghi dở dang "
        f"(KeyError: 'type'). Chi tiết ở «{log}». Hãy gửi tệp đó kèm lệnh vừa chạy cho người giữ "
        "dự án (trên GitHub: Issues, mẫu «Lỗi của mã»).\n"
    )
    assert log.read_text("utf-8").splitlines()[0] == "Traceback (most recent call last):"
    assert not out.exists()


def test_closed_output_pipe_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [sys.executable, "scripts/build.py", "check", "--rules"],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (141, b"")


def test_another_python_than_the_project_has_is_told_what_to_do() -> None:
    ended = run("-S", "scripts/build.py", "check")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == (
        f"Python ở {sys.executable} không có thư viện yaml. Hãy chạy «make setup» một lần, rồi thay"
        " phần đầu của lệnh bằng «.venv/bin/python -m portal».\n"
    )
