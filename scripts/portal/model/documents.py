"""Documents, their editions and pages, provisions, corrections and questions. Frozen, no I/O."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from portal.model.blocks import Block, Kind, Link, Markup, Unit
from portal.model.files import Fields, Source
from portal.model.metadata import Metadata
from portal.model.page_kinds import PageKind, page_kind

OFFICIAL = "vi"
"""The language of the official text; every other language is an unofficial translation."""


@dataclass(frozen=True)
class Provision:
    """Any addressable unit of the text (đơn vị văn bản), with the units inside it.

    `label` is the number as printed ("II.", "1.1.", "7.", "-" or ""), `text` what follows it.
    """

    id: str
    kind: Kind
    label: str
    text: str
    path: str
    line: int
    children: tuple["Provision", ...] = ()

    @property
    def number(self) -> str:
        """The label without its final mark: "II", "1.1", "7", or "" where there is none."""
        return self.label.rstrip(".-")

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

    `parsed` is False where the text is broken or exceeds the parser's limits.
    """

    path: str
    language: str
    text: str
    front: Fields
    has_front: bool
    body_line: int
    units: tuple[Unit, ...]
    provisions: tuple[Provision, ...]
    parsed: bool = True
    links: tuple[Link, ...] = ()
    markup: tuple[Markup, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The headings, paragraphs and list entries, in the order of the text."""
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
    """A document in one language: its pages in the order of the text, and its views."""

    language: str
    pages: tuple[Page, ...]
    views: tuple[Page, ...] = ()

    @property
    def index(self) -> Page | None:
        """The page with the document's head and metadata, if there is one."""
        return next((page for page in self.pages if page.kind is PageKind.DOCUMENT), None)

    @cached_property
    def metadata(self) -> Metadata:
        """The metadata in the front matter of the index page."""
        return Metadata.of(self.index.front.values if self.index else {})

    @cached_property
    def tree(self) -> tuple[Provision, ...]:
        """The outermost provisions, in the order of the text."""
        return tuple(provision for page in self.pages for provision in page.provisions)

    @cached_property
    def provisions(self) -> tuple[Provision, ...]:
        """Every provision, in the order of the text."""
        return tuple(provision for top in self.tree for provision in top.walk())

    @cached_property
    def ancestry(self) -> Mapping[str, Ancestry]:
        """The ancestry of each provision by its id, in the order of the text."""
        return {found[-1].id: found for top in self.tree for found in top.ancestries()}

    @cached_property
    def slogan_sections(self) -> tuple[Provision, ...]:
        """The sections that contain slogans."""
        return tuple(
            top for top in self.tree if any(one.kind is Kind.SLOGAN for one in top.children)
        )

    @cached_property
    def signature_lines(self) -> tuple[str, ...]:
        """The signature, line by line as in the text: authority, title, name."""
        units = [unit for page in self.pages for unit in page.units if unit.id == "chu-ky"]
        rows = groupby((word for unit in units for word in unit.block.words), lambda w: w.line)
        return tuple(" ".join(word.text for word in row) for _, row in rows)


@dataclass(frozen=True)
class Correction:
    """A listed, reasoned difference between the original and the page (đính chính)."""

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
    """The text as received, byte for byte."""


@dataclass(frozen=True)
class Document:
    """An official document: its editions, the original and the listed corrections.

    `ledger` is the file of corrections and questions.
    """

    id: str
    path: str
    editions: Mapping[str, Edition]
    original: Original | None
    ledger: Fields
    ledger_path: str
    corrections: tuple[Correction, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def official(self) -> Edition:
        """The Vietnamese edition."""
        return self.editions[OFFICIAL]

    def in_language(self, language: str) -> Edition:
        """The edition in a language; the official one where there is none."""
        return self.editions.get(language, self.official)

    @property
    def translations(self) -> tuple[Edition, ...]:
        """Every other edition, by language."""
        others = sorted(set(self.editions) - {OFFICIAL})
        return tuple(self.editions[language] for language in others)
