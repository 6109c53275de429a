"""What the parser finds on a page: words, blocks, units, links. Frozen, no I/O."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a provision is; its value is also the CSS class of its element."""

    BASIS = "basis"
    SECTION = "section"
    ITEM = "item"
    CLAUSE = "clause"
    POINT = "point"
    PARAGRAPH = "paragraph"
    SLOGAN = "slogan"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"

    @property
    def heads(self) -> bool:
        """Whether it is a heading above the provisions inside it."""
        return self in (Kind.SECTION, Kind.ITEM, Kind.RECIPIENTS)


class Word(NamedTuple):
    """A run of characters without white space, and its line in the file."""

    text: str
    line: int


@dataclass(frozen=True)
class Block:
    """A heading, paragraph or list entry as readers see it, before it is numbered.

    `marker` is what the author typed to make a list entry: "-" for any bullet, "7." for a
    numbered one, "" elsewhere. `tag` is the HTML element that contains the words, `inline` the
    elements among them, `depth` the number of list entries around it.
    """

    tag: str
    marker: str
    words: tuple[Word, ...]
    line: int
    depth: int = 0
    inline: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The words, separated by single spaces."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True)
class Unit:
    """A block with its place in the document; `id` is "" where it has no address of its own.

    `parent` is the id of the unit around it; `joined` units continue the one before them.
    """

    block: Block
    id: str = ""
    kind: Kind | None = None
    label: str = ""
    parent: str = ""
    joined: bool = False

    @property
    def text(self) -> str:
        """The block's text after its printed number; a list marker is not part of the text."""
        printed = "" if self.block.marker else self.label
        return self.block.text.removeprefix(printed).lstrip()


class Link(NamedTuple):
    """The address of a link or image, as a browser reads it."""

    address: str
    line: int
    image: bool = False


class Markup(NamedTuple):
    """Foreign markup outside code: HTML, an entity or an attribute list."""

    text: str
    line: int
