"""A page as the parser reads it: words, blocks, units with their place, links. Frozen, no I/O."""

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
        """Whether it is a heading, over the provisions inside it."""
        return self in (Kind.SECTION, Kind.ITEM, Kind.RECIPIENTS)


class Word(NamedTuple):
    """A run of characters without white space, and the line of the file that holds it."""

    text: str
    line: int


@dataclass(frozen=True)
class Block:
    """A heading, paragraph or list entry as readers see it, before it has a place in the tree.

    `marker` is what the author typed to make a list entry: "-" for any bullet, "7." for a
    numbered one, "" elsewhere. `tag` is the HTML element that holds the words, `inline` the
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
        """The words, one space apart."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True)
class Unit:
    """A block with its place: `id` is "" for words that have no address of their own.

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
        """What the block says after its number; list markers are not part of the block."""
        printed = "" if self.block.marker else self.label
        return self.block.text.removeprefix(printed).lstrip()


class Link(NamedTuple):
    """An address that a page leads to, or an image that it shows, as a browser reads it."""

    address: str
    line: int
    image: bool = False


class Markup(NamedTuple):
    """A piece of a page, outside code, that is no Markdown: HTML, an entity, attributes."""

    text: str
    line: int
