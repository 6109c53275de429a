"""Limits on what the parser is given, checked by counting before anything is parsed.

Python-Markdown recurses once for each level of a list, and scans the rest of the paragraph (for
"<", of the page) at each opening character. Within these limits the worst page found takes about
two seconds; the plan's own pages take a few milliseconds.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

MAX_DEPTH = 6
"""Levels of lists and quotations inside each other."""

MAX_PARAGRAPH_CHARACTERS = 20_000
"""Characters between two empty lines: the plan's longest paragraph has fewer than 2,000."""

MAX_CHARACTERS_SEARCHED = 4_000_000
"""Characters that the parser may scan: opening characters times the length of their paragraph."""

_LEAD = re.compile(r"(?:[ \t]|>|(?:[-*+]|\d+\.)[ \t])*")
_OPENS_IN_PARAGRAPH = re.compile(r"[\[{`]|^[ ]*[=-]+[ ]*$", re.MULTILINE)
_OPENS_IN_PAGE = re.compile(r"<(?=[A-Za-z/!?])")


class Limit(StrEnum):
    """Which limit a text exceeds."""

    DEPTH = "depth"
    PARAGRAPH = "paragraph"
    SIGNS = "signs"


class Obstacle(NamedTuple):
    """A limit that a text exceeds, and the line where it does."""

    limit: Limit
    line: int


class UnreadableError(ValueError):
    """The text exceeds a limit and is not parsed."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(f"{obstacle.limit} in line {obstacle.line}")
        self.obstacle = obstacle


def obstacle(text: str) -> Obstacle | None:
    """The first limit that the text exceeds, with its line counted from 1, or None."""
    for number, line in enumerate(text.split("\n"), 1):
        if _depth(line) > MAX_DEPTH:
            return Obstacle(Limit.DEPTH, number)
    searched = 0
    for number, paragraph in _paragraphs(text):
        if len(paragraph) > MAX_PARAGRAPH_CHARACTERS:
            return Obstacle(Limit.PARAGRAPH, number)
        searched += len(_OPENS_IN_PARAGRAPH.findall(paragraph)) * len(paragraph)
        searched += len(_OPENS_IN_PAGE.findall(paragraph)) * len(text)
        if searched > MAX_CHARACTERS_SEARCHED:
            return Obstacle(Limit.SIGNS, number)
    return None


def long_line(text: str) -> Obstacle | None:
    """The first line of a document that is longer than any paragraph, or None.

    Documents are read line by line, without nesting: no other limit applies to them.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_PARAGRAPH_CHARACTERS:
            return Obstacle(Limit.PARAGRAPH, number)
    return None


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The text between empty lines, and the number of its first line."""
    lines: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip(" \t"):
            lines.append(line)
        elif lines:
            yield number - len(lines), "\n".join(lines)
            lines = []


def _depth(line: str) -> int:
    """How deep the line is inside lists and quotations, judged by its first characters."""
    lead = _LEAD.match(line)
    opened = lead[0].expandtabs(4) if lead else ""
    return opened.count(" ") // 4 + sum(map(opened.count, ">-*+"))
