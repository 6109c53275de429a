"""What a guide says to do, read from its own text, so that guide and test cannot differ.

In a numbered step, **bold** names what is pressed, “quotes” what is seen then, or what is pasted
where the step speaks of pasting, and `code` what is typed into the search box. A block of code is a
command with its answer, or belongs to the file that the words before it name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from support.project import ROOT

GUIDES = ROOT / "docs/huong-dan"

_SECTION = re.compile(r"(?m)^## (?P<title>.+)$")
_STEP = re.compile(r"\d+\. (?P<text>.+)")
_ACT = re.compile(r"\*\*(?P<press>[^*]+)\*\*|“(?P<see>[^”]+)”|`(?P<type>[^`]+)`")
_PASTING = re.compile(r"\b[Dd]án\b")
_BLOCK = re.compile(
    r"(?P<before>[^\n]*)\n\n(?P<indent> *)```(?P<language>\w+)\n(?P<text>.*?)\n *```\n", re.DOTALL
)
_NAMED = re.compile(r"`([^`\s]+\.(?:md|yml))`")


class Do(StrEnum):
    """What a reader does, or looks for."""

    PRESS = "press"
    SEE = "see"
    PASTE = "paste"
    TYPE = "type"


@dataclass(frozen=True)
class Act:
    """One thing that a step says; `step` is the step's whole text, for failures."""

    do: Do
    what: str
    step: str


@dataclass(frozen=True)
class Walk:
    """A section of a guide with numbered steps, which begin at the home page."""

    guide: str
    title: str
    acts: tuple[Act, ...]

    def __str__(self) -> str:
        return f"{self.guide}: {self.title}"


@dataclass(frozen=True)
class Block:
    """A block of code: the words before it, its `raw` text, its indent, and where it begins."""

    language: str
    before: str
    raw: str
    indent: str
    start: int

    @property
    def is_console(self) -> bool:
        """Whether it has commands, and not what stands in a file."""
        return self.language == "console"

    @property
    def path(self) -> str:
        """The file that the words before it name, "" if none."""
        return next(iter(_NAMED.findall(self.before)), "")

    @property
    def text(self) -> str:
        """Its lines without the indent."""
        return "\n".join(line.removeprefix(self.indent) for line in self.raw.split("\n"))

    def indented(self, text: str) -> str:
        """These lines as they would stand in it."""
        return "\n".join(f"{self.indent}{line}".rstrip() for line in text.split("\n"))


def text_of(guide: str) -> str:
    """The Markdown of a guide."""
    return (GUIDES / f"{guide}.md").read_text("utf-8")


def names() -> list[str]:
    """All guides, without the overview."""
    return sorted(file.stem for file in GUIDES.glob("*.md") if file.stem != "index")


def walks(guide: str) -> Iterator[Walk]:
    """The sections of a guide that have numbered steps."""
    pieces = _SECTION.split(text_of(guide))
    for title, text in zip(pieces[1::2], pieces[2::2], strict=True):
        steps = [found["text"] for line in text.splitlines() if (found := _STEP.fullmatch(line))]
        if steps:
            yield Walk(guide, title, tuple(act for step in steps for act in _acts(step)))


def _acts(step: str) -> Iterator[Act]:
    for found in _ACT.finditer(step):
        do = Do(str(found.lastgroup))
        pastes = do is Do.SEE and _PASTING.search(step, 0, found.start())
        yield Act(Do.PASTE if pastes else do, found[do], step)


def blocks(guide: str) -> Iterator[Block]:
    """The blocks of code of a guide, in its order."""
    for found in _BLOCK.finditer(text_of(guide)):
        language, before, text = found["language"], found["before"].strip(), found["text"]
        yield Block(language, before, text, found["indent"], found.start("text"))


def file_of(guide: str) -> Path:
    """The file of a guide."""
    return GUIDES / f"{guide}.md"
