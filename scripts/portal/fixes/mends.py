"""What one mend is, and how the original decides whether it is right. Pure."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from portal.checks.message_format import around, named
from portal.language.confusables import is_invisible
from portal.source.comparison import PARAGRAPH, opens_block, read_units, words
from portal.source.lines import evened

MARKS = "-–+•·*"
"""Signs that open the entry of a list."""


class Mend(NamedTuple):
    """What was mended on a line: `what` names the fault in Vietnamese."""

    line: int
    what: str
    before: str
    after: str


MendLine = Callable[[str, "Received"], Iterator[tuple[str, str]]]
"""From a line and its original to each mend's name and the line after it."""


@dataclass(frozen=True)
class Received:
    """What the original of a page says; empty where it has none.

    `kept` are words that the glossary keeps as they are, in lower case. `layout` tells whether the
    page is laid out by the rules of documents.
    """

    reading: str = ""
    markdown: bool = False
    kept: frozenset[str] = frozenset()
    layout: bool = True

    @cached_property
    def text(self) -> str:
        """All words without marks of layout, with a space before and after each."""
        return f" {' '.join(word for word in self._words if not opens_block(word))} "

    @cached_property
    def _words(self) -> list[str]:
        units = read_units(self.reading, markdown=self.markdown)
        return [word.text for word in words(units)]

    @cached_property
    def openings(self) -> dict[str, set[str]]:
        """The marks before each paragraph, by the words after the mark."""
        found: dict[str, set[str]] = {}
        paragraph: list[str] = []
        for word in (*self._words, PARAGRAPH):
            if word != PARAGRAPH:
                paragraph.append(word)
                continue
            if paragraph:
                mark, rest = _split(paragraph)
                found.setdefault(" ".join(rest[:OPENING]), set()).add(mark)
            paragraph = []
        return found

    def says(self, line: str) -> bool:
        """Whether the original has the words of a line one after another."""
        own = " ".join(evened(line).lstrip("#").split())
        return bool(own) and f" {own} " in self.text

    def reads(self, quoted: str) -> bool:
        """Whether the original has these letters, one by one as they are."""
        return quoted in self.reading

    def allows(self, before: str, after: str) -> bool:
        """Whether a line may be mended: not where only the line as it stands is the original's."""
        return not self.reading or not self.says(before) or self.says(after)

    def demands(self, before: str, after: str) -> bool:
        """Whether the original has the mended line, and not the line as it stands."""
        return self.says(after) and not self.says(before)


OPENING = 8
"""Words by which a paragraph is found in the original."""

NOTHING = Received()


def _split(paragraph: list[str]) -> tuple[str, list[str]]:
    """The mark of a list's entry, or "", and the words after it."""
    first = paragraph[0]
    return (first, paragraph[1:]) if first in set(MARKS) else ("", paragraph)


@dataclass
class Lines:
    """The lines of a text while they are mended, and what was mended."""

    lines: list[str]
    mends: list[Mend] = field(default_factory=list)

    def apply(self, number: int, what: str, after: str) -> None:
        """Replace a line, counted from 0."""
        before = self.lines[number]
        if before != after:
            self.mends.append(Mend(number + 1, what, *_excerpts(before, after)))
            self.lines[number] = after


def _excerpts(before: str, after: str) -> tuple[str, str]:
    """The words around the first place where two lines differ, hidden characters named."""
    pairs = zip(before, after, strict=False)
    at = next(
        (i for i, (one, other) in enumerate(pairs) if one != other), min(len(before), len(after))
    )
    at = max(0, at - 1)
    shown = around(before, at), around(after, at)
    if shown[0] != shown[1] and not _looks_alike(*shown):
        return shown
    return f"{shown[0]} ({_codes(before, after)})", shown[1]


def _looks_alike(one: str, other: str) -> bool:
    return unicodedata.normalize("NFKC", one) == unicodedata.normalize("NFKC", other)


def _codes(before: str, after: str) -> str:
    """The characters that a line has no more."""
    gone = dict.fromkeys(c for c in before if c not in after or (is_invisible(c) and c != " "))
    return ", ".join(map(named, gone)) or re.sub(r"\s+", " ", "dấu cách thừa")
