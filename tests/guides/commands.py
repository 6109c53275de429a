"""The blocks of code of a guide, done one after the other in a fresh clone of the project.

A block with a command is run; a block for a file is found, replaced, inserted or written there, as
the words before it say. The answers are those of the real commands.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from guides.steps import Block, blocks, text_of
from support.documents import DOCUMENTS
from support.project_copy import copy_project, share_cache

RECEIVED = {"49-TB-LDLD.docx": "w1.docx"}
"""The Word files that the guides bring in, and the documents of the tests that they are."""

BEFORE = {"them-ban-dich": ("dua-van-ban-tu-word",)}
"""Guides that go on where others end."""

PROMPT = "$ "
GAP = "…"
"""A line of an answer that stands for any lines."""

SETTINGS = ("SITE_URL", "REPO_URL")
WHO, WHAT = ("AUTHOR", "COMMITTER"), ("NAME", "EMAIL")
_NOISE = re.compile(r"make(\[\d+\])?: ")
_BESIDE = re.compile(r"ngay (?P<side>trên|dưới) dòng `(?P<line>[^`]+)`")


class GuideError(Exception):
    """A guide tells to do what cannot be done."""


def clone_project(folder: Path) -> Path:
    """A fresh clone, as an editor has it after the set-up, and the Word files in ~/Downloads."""
    origin = copy_project(folder / "origin", cached=False)
    clone = folder / "home/van-ban"
    subprocess.run(["git", "clone", "-q", str(origin), str(clone)], check=True)
    (clone / ".venv").symlink_to(Path(sys.prefix))
    share_cache(clone)
    downloads = folder / "home/Downloads"
    downloads.mkdir()
    for name, document in RECEIVED.items():
        shutil.copy(DOCUMENTS / document, downloads / name)
    return clone


def follow(guide: str, clone: Path) -> str:
    """Do everything that a guide and those before it say; the guide with the real answers."""
    for other in BEFORE.get(guide, ()):
        follow(other, clone)
    text, written, editor = text_of(guide), "", _Editor(clone)
    end = 0
    for block in blocks(guide):
        written += text[end : block.start]
        end = block.start + len(block.raw)
        written += block.indented(_answered(block, clone)) if block.is_console else block.raw
        if not block.is_console:
            editor.do(block)
    return written + text[end:]


def _answered(block: Block, clone: Path) -> str:
    """The block with the answers of its commands; as it is, where they are as it says."""
    lines: list[str] = []
    told = block.text.split("\n")
    starts = [index for index, line in enumerate(told) if line.startswith(PROMPT)]
    for start, end in zip(starts, [*starts[1:], len(told)], strict=True):
        wanted = told[start + 1 : end]
        is_open = not wanted or GAP in wanted
        answer = _run(told[start].removeprefix(PROMPT), clone, may_fail=not is_open)
        lines += [told[start], *(wanted if not wanted or fits(answer, wanted) else answer)]
    return "\n".join(lines)


def fits(answer: list[str], wanted: list[str]) -> bool:
    """Whether an answer has these lines, with any lines where one is a gap."""
    parts = (".*" if line == GAP else re.escape(line) for line in wanted)
    return re.fullmatch("\n".join(parts), "\n".join(answer), re.DOTALL) is not None


def _run(command: str, clone: Path, *, may_fail: bool) -> list[str]:
    """What a command answers, without what only `make` adds.

    Raises GuideError where it ends in a traceback, or fails though its answer is not held.
    """
    made = re.sub(r"^make ", "make -o .venv/.site-ready ", command)
    known = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    own = {
        "HOME": str(clone.parent),
        "PYTHONPATH": str(clone / "scripts"),
        "PYTHONUNBUFFERED": "1",
        "TERM": "dumb",
        "LC_ALL": "C.UTF-8",
        **{f"GIT_{who}_{what}": "bien-tap@example.org" for who in WHO for what in WHAT},
    }
    done = subprocess.run(
        ["bash", "-c", made],
        cwd=clone,
        env=known | own,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
        check=False,
    )
    lines = [line.rstrip() for line in done.stdout.splitlines() if not _NOISE.match(line)]
    if done.returncode and ("Traceback" in done.stdout or not lines or not may_fail):
        raise GuideError(f"{command}\n{done.stdout}")
    return lines


class _Editor:
    """Does with files what the words before a block say; it remembers which file is open."""

    def __init__(self, clone: Path) -> None:
        self.clone = clone
        self.path = ""
        self.found = ""

    def do(self, block: Block) -> None:
        self.path = block.path or self.path
        before, file = block.before.lower(), self.clone / self.path
        if "tạo tệp" in before:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text + "\n", "utf-8")
        elif "tìm" in before:
            self.found = self._once(block.text)
        elif "sửa thành" in before:
            self._replace(self.found, block.text)
        elif "xóa" in before:
            self._replace(self._once(block.text) + "\n", "")
        elif beside := _BESIDE.search(block.before):
            self._insert(block.text, beside["line"], below=beside["side"] == "dưới")
        else:
            raise GuideError(f"It is not said what to do with this:\n{block.before}\n{block.text}")

    def _once(self, words: str) -> str:
        count = (self.clone / self.path).read_text("utf-8").count(words)
        if count != 1:
            raise GuideError(f"{self.path} has this {count} times:\n{words}")
        return words

    def _replace(self, old: str, new: str) -> None:
        file = self.clone / self.path
        file.write_text(file.read_text("utf-8").replace(self._once(old), new), "utf-8")

    def _insert(self, words: str, known: str, *, below: bool) -> None:
        """Put lines above or below the one line that is `known`, whatever its indent."""
        file = self.clone / self.path
        lines = file.read_text("utf-8").split("\n")
        found = [index for index, line in enumerate(lines) if line.strip() == known]
        if len(found) != 1:
            raise GuideError(f"{self.path} has the line {known} {len(found)} times.")
        lines.insert(found[0] + below, words)
        file.write_text("\n".join(lines), "utf-8")
