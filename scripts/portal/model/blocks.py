"""What the parser finds on a page: words, blocks, units, links. Frozen, no I/O."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class Kind(StrEnum):
    """What a provision is; its value is also the CSS class of its element."""

    ADDRESSEES = "addressees"
    BASIS = "basis"
    OPENING = "opening"
    PART = "part"
    CHAPTER = "chapter"
    DIVISION = "division"
    SUBDIVISION = "subdivision"
    ARTICLE = "article"
    SECTION = "section"
    ITEM = "item"
    CLAUSE = "clause"
    POINT = "point"
    BULLET = "bullet"
    SLOGAN = "slogan"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    NOTE = "note"
    CLOSING = "closing"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    ANNEX = "annex"

    @property
    def is_division(self) -> bool:
        """Whether it divides the text, and has a title: a part, chapter, section or annex."""
        return self in _DIVISIONS


_DIVISIONS = frozenset(
    {Kind.PART, Kind.CHAPTER, Kind.DIVISION, Kind.SUBDIVISION, Kind.SECTION, Kind.ANNEX}
)


class Word(NamedTuple):
    """A run of characters without white space, and its line in the file."""

    text: str
    line: int


class Cell(NamedTuple):
    """A cell of a table, over how many columns and rows it reaches, and its line in the file."""

    text: str
    columns: int = 1
    rows: int = 1
    line: int = 1


class Span(NamedTuple):
    """Over how many columns a cell of a Word file reaches, and whether it goes on from above."""

    columns: int
    goes_on: bool


Spans = Mapping[int, Sequence[Span]]
"""The cells of the rows of a Word file's tables with merged ones, by the line of the row."""


@dataclass(frozen=True)
class Table:
    """Rows of cells, the first `head` of which are headings; a merged cell is in its first row."""

    rows: tuple[tuple[Cell, ...], ...]
    head: int = 1


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list entry or table as readers see it, before it is numbered.

    `tag` is the HTML element that contains the words on a page of the portal's own; in a document
    it is "h1" to "h6" where a heading was typed, else "p" or "table".
    """

    words: tuple[Word, ...]
    line: int
    tag: str = "p"
    table: Table | None = None

    @cached_property
    def text(self) -> str:
        """The words, separated by single spaces."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True)
class Unit:
    """A block with its place in the document; `id` is "" where it has no address of its own.

    `label` is the number or mark as printed, `parent` the id of the unit around it; `joined` units
    continue the one before them: the title of a chapter, text that an amendment quotes, the lines
    of a signature. `expected` is the number that should stand here, where the row is broken.
    """

    block: Block
    id: str = ""
    kind: Kind | None = None
    label: str = ""
    parent: str = ""
    joined: bool = False
    expected: str = ""

    @property
    def text(self) -> str:
        """The block's text after its label."""
        return self.block.text.removeprefix(self.label).lstrip()


class Link(NamedTuple):
    """The address of a link or image, as a browser reads it."""

    address: str
    line: int
    image: bool = False


class Markup(NamedTuple):
    """Foreign markup outside code: HTML, an entity or an attribute list."""

    text: str
    line: int
