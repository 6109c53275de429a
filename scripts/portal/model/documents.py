"""Documents, their editions and pages, provisions, corrections and questions. Frozen, no I/O."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from portal.model.blocks import Block, Kind, Link, Markup, Spans, Table, Unit
from portal.model.bound_units import BoundUnits
from portal.model.files import Fields, Source
from portal.model.metadata import Metadata
from portal.model.page_kinds import PageKind, page_kind

OFFICIAL = "vi"
"""The language of the official text; every other language is an unofficial translation."""


_TITLED = (Kind.ARTICLE, Kind.ITEM, Kind.CLAUSE)
_SENTENCE_ENDS = (".", ":", ";", "!", "?", ",", "…", "”")
_MAX_TITLE = 300


@dataclass(frozen=True)
class Provision:
    """Any addressable unit of the text (đơn vị văn bản), with the units inside it.

    `label` is the number or mark as printed ("II.", "1.1.", "đ)", "+" or ""), `text` what follows
    it; a paragraph that it quotes, or a line of its signature, is one more of its `lines`.
    """

    id: str
    kind: Kind
    label: str
    lines: tuple[str, ...]
    path: str
    line: int
    children: tuple["Provision", ...] = ()
    table: Table | None = None
    announces_slogans: bool = False

    @property
    def text(self) -> str:
        """The words after the label, on one line."""
        return " ".join(self.lines)

    @property
    def number(self) -> str:
        """The label without its marks: "II", "1.1", "đ", "Điều 4"; "" for a bullet."""
        return self.label.strip("[]().:/-–— ") if any(map(str.isalnum, self.label)) else ""

    @property
    def heads(self) -> bool:
        """Whether its words are a heading above the units inside it, not a text of their own."""
        if self.kind.is_division or self.kind is Kind.RECIPIENTS:
            return True
        is_title = len(self.text) <= _MAX_TITLE and not self.text.endswith(_SENTENCE_ENDS)
        return self.kind in _TITLED and bool(self.children) and is_title

    def walk(self) -> Iterator["Provision"]:
        """This provision, then all inside it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()

    def ancestries(self, around: "Ancestry" = ()) -> Iterator["Ancestry"]:
        """The ancestry of this provision, then of all inside it."""
        ancestry = (*around, self)
        yield ancestry
        for child in self.children:
            yield from child.ancestries(ancestry)


Ancestry = tuple[Provision, ...]
"""The provisions around a provision, outermost first, and the provision itself, last."""


@dataclass(frozen=True)
class Page:
    """One Markdown file; `front` is its front matter, `body_line` the first line after it.

    `units` are those of this page, numbered in the course of the whole document. `parsed` is False
    where the text is broken or exceeds the parser's limits.
    """

    path: str
    language: str
    text: str
    front: Fields
    has_front: bool
    body_line: int
    units: tuple[Unit, ...]
    parsed: bool = True
    links: tuple[Link, ...] = ()
    markup: tuple[Markup, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The headings, paragraphs, list entries and tables, in the order of the text."""
        return tuple(unit.block for unit in self.units)

    @property
    def body(self) -> str:
        """The Markdown below the front matter, without surrounding empty lines."""
        return "\n".join(self.text.split("\n")[self.body_line - 1 :]).strip()

    @cached_property
    def kind(self) -> PageKind:
        """The kind of page that this file becomes."""
        return page_kind(self.path.removeprefix("docs/"))

    @property
    def stem(self) -> str:
        """The file's name without language and suffix: "ii" for "ii.en.md"."""
        return self.path.rpartition("/")[2].split(".")[0]


@dataclass(frozen=True)
class Edition:
    """A document in one language: its pages in the order of the text, and the tree of provisions.

    `described` are the metadata as the text states them; the front matter can complete them.
    """

    language: str
    pages: tuple[Page, ...]
    tree: tuple[Provision, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    described: Metadata = field(default_factory=Metadata)

    @property
    def index(self) -> Page | None:
        """The page with the document's head and metadata, if there is one."""
        return next((page for page in self.pages if page.kind is PageKind.DOCUMENT), None)

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of all pages, in the order of the text."""
        return tuple(unit for page in self.pages for unit in page.units)

    @cached_property
    def provisions(self) -> tuple[Provision, ...]:
        """Every provision, in the order of the text."""
        return tuple(provision for top in self.tree for provision in top.walk())

    @cached_property
    def ancestry(self) -> Mapping[str, Ancestry]:
        """The ancestry of each provision by its id, in the order of the text."""
        return {found[-1].id: found for top in self.tree for found in top.ancestries()}

    def on_page(self, path: str) -> tuple[Provision, ...]:
        """The provisions on a page."""
        return tuple(one for one in self.provisions if one.path == path)

    @cached_property
    def slogan_sections(self) -> tuple[Provision, ...]:
        """The units that contain slogans."""
        return tuple(one for one in self.provisions if slogans_in(one))

    @cached_property
    def slogans(self) -> tuple[Provision, ...]:
        """Every slogan, in the order of the text."""
        return tuple(slogan for section in self.slogan_sections for slogan in slogans_in(section))

    @cached_property
    def notes(self) -> frozenset[str]:
        """The numbers of the footnotes."""
        return notes_in(self.tree)


def notes_in(tree: Iterable[Provision]) -> frozenset[str]:
    """The numbers of the footnotes of a text."""
    notes = (one for top in tree for one in top.walk() if one.kind is Kind.NOTE)
    return frozenset(one.label.strip("[]:") for one in notes)


def slogans_in(section: Provision) -> tuple[Provision, ...]:
    """The slogans directly in a unit: its numbered entries, or bullets where it announces them."""
    numbered = tuple(one for one in section.children if one.kind is Kind.SLOGAN)
    if numbered or not section.announces_slogans:
        return numbered
    return tuple(one for one in section.children if one.kind is Kind.BULLET)


@dataclass(frozen=True)
class Correction:
    """A listed, reasoned difference between the original and the page (chỗ sửa khi chép)."""

    original: str
    published: str
    reason: Mapping[str, str]
    line: int


@dataclass(frozen=True)
class Question:
    """A doubt that only the signed scan or the union can settle; the text stays as received."""

    provision: str
    text: str
    question: Mapping[str, str]
    line: int


@dataclass(frozen=True)
class Original(Source):
    """The text as received, byte for byte; `reading` is what it says, in Unicode.

    `decoded` names the old encoding that it was read from, or "". Where it is a `markdown`
    transcription, its marks of layout are no letters. `spans` are the merged cells of a Word file.
    """

    reading: str = ""
    decoded: str = ""
    markdown: bool = False
    spans: Spans = field(default_factory=dict)


@dataclass(frozen=True)
class Document:
    """An official document: its editions, the original and the listed corrections.

    `ledger` is the file of corrections and questions, `scan` the path of a signed scan or "",
    `received` the PDF whose text the original is, `bound` tells whom it speaks to.
    """

    id: str
    path: str
    editions: Mapping[str, Edition]
    original: Original | None
    ledger: Fields
    ledger_path: str
    scan: str = ""
    received: Source | None = None
    corrections: tuple[Correction, ...] = ()
    questions: tuple[Question, ...] = ()
    bound: BoundUnits = field(default_factory=BoundUnits)

    @property
    def official(self) -> Edition:
        """The Vietnamese edition."""
        return self.editions[OFFICIAL]

    def text_language(self, language: str) -> str:
        """The language of the text for a site of this language.

        Where that is another one, the site has the document's own page alone.
        """
        return language if language in self.editions else OFFICIAL

    def in_language(self, language: str) -> Edition:
        """The edition in a language; the official one where there is none."""
        return self.editions[self.text_language(language)]

    @property
    def translations(self) -> tuple[Edition, ...]:
        """Every other edition, by language."""
        others = sorted(set(self.editions) - {OFFICIAL})
        return tuple(self.editions[language] for language in others)
