"""Sections, items, clauses, points and slogans are complete, in sequence and at their level."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from portal.checks.message_format import opening
from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import rule
from portal.language.syllables import plain
from portal.model.blocks import Kind
from portal.model.documents import Document, Page, Provision
from portal.model.library import Library
from portal.model.metadata import UNDATED
from portal.model.page_kinds import INDEX, RECIPIENTS, VIEWS, PageKind
from portal.model.problems import Finding
from portal.source.loader import roman
from portal.source.numbering import HEAD, is_document

NAMES = {
    Kind.SECTION: "phần",
    Kind.ITEM: "mục",
    Kind.CLAUSE: "tiểu mục",
    Kind.SLOGAN: "khẩu hiệu",
    Kind.POINT: "gạch đầu dòng",
    Kind.PARAGRAPH: "đoạn",
    Kind.BASIS: "căn cứ",
    Kind.RECIPIENTS: "nơi nhận",
    Kind.SIGNATURE: "chữ ký",
}
"""What messages call a provision."""

ALLOWED_BLOCKS = frozenset({"h1", "h2", "p", "li"})
ALLOWED_INLINE = frozenset({"strong", "em", "br"})

_ROMAN = {100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}

_LEVELS: Mapping[Kind | None, tuple[str, str]] = {
    Kind.SECTION: ("h1", "# "),
    Kind.ITEM: ("h2", "## "),
    Kind.RECIPIENTS: ("h1", "# "),
}


@rule(Document, breaks=Part.TEXT | Part.METADATA)
def missing_page(document: Document) -> Iterator[Finding]:
    """A document has its index, its sections without a gap, its recipients and its two views."""
    edition = document.official
    present = {page.stem for page in (*edition.pages, *edition.views)}
    last = max((roman(stem) for stem in present), default=0)
    wanted = [INDEX, *(numeral(n) for n in range(1, max(last, 1) + 1)), RECIPIENTS, *VIEWS]
    for stem in wanted:
        if stem not in present:
            message = say("missing-page", stem=stem, folder=document.path)
            yield Finding(f"{document.path}/{stem}.md", 1, message)


@rule(Library, breaks=Part.FILE)
def no_document(library: Library) -> Iterator[Finding]:
    """The portal has at least one document: an empty docs/ is a mistake, not a site."""
    if not library.documents:
        yield Finding("docs", 1, say("no-document"))


@rule(Document, needs=Part.PAGES)
def page_name(document: Document) -> Iterator[Finding]:
    """A page is named after the section that it holds, because its name is its address."""
    for page in _text_pages(document):
        first = next((unit for unit in page.units if unit.kind), None)
        held = INDEX if first and first.kind is Kind.BASIS else first.id if first else ""
        if page.units and held != page.stem:
            variant = "other" if held else "nothing"
            message = say("page-name", variant, stem=page.stem, held=held)
            yield Finding(page.path, _first_line(page), message)


@rule(Page, needs=Part.PAGES)
def one_title(page: Page) -> Iterator[Finding]:
    """Every page has one title, a single "#" heading."""
    if page.kind.is_view:
        return
    titles = [block for block in page.blocks if block.tag == "h1"]
    for extra in titles[1:]:
        yield Finding(page.path, extra.line, say("one-title", "more", title=extra.text))
    if not titles:
        yield Finding(page.path, _first_line(page), say("one-title", "none"))


@rule(Document)
def wrong_level(document: Document) -> Iterator[Finding]:
    """Sections are "#" headings, items "##" headings, clauses paragraphs, slogans plain entries."""
    for page in _text_pages(document):
        lines = page.text.split("\n")
        for unit in page.units:
            block = unit.block
            tag, sign = _LEVELS.get(unit.kind, (block.tag, "## "))
            typed = lines[block.line - 1].startswith(("# ", "## ", "### "))
            if block.tag.startswith("h") and not (block.tag == tag and typed):
                message = say("wrong-level", "heading", title=block.text, sign=sign)
                yield Finding(page.path, block.line, message)
            if unit.kind in (Kind.SLOGAN, Kind.ITEM) and block.marker and block.depth:
                message = say("wrong-level", "nested", number=block.marker)
                yield Finding(page.path, block.line, message)


@rule(Document, needs=Part.PAGES)
def number_sequence(document: Document) -> Iterator[Finding]:
    """Numbers run 1, 2, 3 … without gap or repetition, and a clause carries its item's number."""
    for edition in document.editions.values():
        sections = [top for top in edition.tree if top.kind is Kind.SECTION]
        yield from _sequence(sections, [numeral(n + 1).upper() for n in range(len(sections))])
        for parent in edition.provisions:
            for kind, siblings in groupby(_numbered(parent), key=lambda child: child.kind):
                listed = list(siblings)
                full = kind is Kind.CLAUSE and not _are_list_entries(listed)
                prefix = f"{parent.number}." if full else ""
                yield from _sequence(listed, [f"{prefix}{n + 1}" for n in range(len(listed))])


def _numbered(parent: Provision) -> list[Provision]:
    """The items, clauses and slogans of a provision, by kind, then in the order of the text."""
    counted = (Kind.ITEM, Kind.CLAUSE, Kind.SLOGAN)
    return sorted((c for c in parent.children if c.kind in counted), key=lambda c: (c.kind, c.line))


def _are_list_entries(clauses: list[Provision]) -> bool:
    """Whether clauses are numbered "1." in a list, not "1.1." as paragraphs."""
    return all("." not in clause.number for clause in clauses)


def _sequence(siblings: Iterable[Provision], expected: list[str]) -> Iterator[Finding]:
    """The provisions whose number is not the expected one."""
    for provision, number in zip(siblings, expected, strict=True):
        if provision.number != number:
            kind = NAMES[provision.kind]
            message = say("number-sequence", kind=kind, label=provision.label, expected=number)
            yield Finding(provision.path, provision.line, message)


@rule(Document)
def repeated_provision(document: Document) -> Iterator[Finding]:
    """No two provisions have the same address."""
    for edition in document.editions.values():
        first: dict[str, Provision] = {}
        for provision in edition.provisions:
            known = first.setdefault(provision.id, provision)
            if known is not provision:
                message = say(
                    "repeated-provision",
                    id=known.id,
                    kind=NAMES[provision.kind],
                    path=known.path,
                    line=known.line,
                )
                yield Finding(provision.path, provision.line, message)


@rule(Document, needs=Part.PAGES)
def stray_text(document: Document) -> Iterator[Finding]:
    """Every heading, paragraph and list entry below the head of a document has an address."""
    for page in _text_pages(document):
        head = HEAD if page.stem == INDEX else 0
        for unit in page.units[head:]:
            if unit.kind is None and unit.block.words:
                message = say("stray-text", text=opening(unit.block.text))
                yield Finding(page.path, unit.block.line, message)


@rule(Document)
def unsupported_markup(document: Document) -> Iterator[Finding]:
    """Official text has headings, paragraphs, lists, bold and italics, and nothing else."""
    for page in _text_pages(document):
        for block in page.blocks:
            strange = sorted((block.inline - ALLOWED_INLINE) | ({block.tag} - ALLOWED_BLOCKS))
            if strange and block.tag not in ("h3", "h4", "h5", "h6"):
                message = say("unsupported-markup", elements=", ".join(strange))
                yield Finding(page.path, block.line, message)


def numeral(value: int) -> str:
    """The Roman numeral in lower case, for 1 to 399."""
    written = ""
    for worth, letters in _ROMAN.items():
        count, value = divmod(value, worth)
        written += letters * count
    return written


@rule(Library, needs=Part.METADATA)
def document_place(library: Library) -> Iterator[Finding]:
    """A document is in docs/<year>/<number>/, by the date and number in its front matter."""
    for page in library.pages:
        if page.path.count("/") > 1 and (is_document(page.blocks) or "number" in page.front.values):
            yield Finding(page.path, 1, say("document-place", "outside"))
    for document in library.documents:
        index, metadata = document.official.index, document.official.metadata
        number, issued = metadata.number, metadata.date
        if index and number and issued != UNDATED:
            expected = f"{issued.year}/{re.sub(r'[^a-z0-9]+', '-', plain(number).lower())}"
            if document.id != expected:
                message = say("document-place", "name", id=document.id, expected=expected)
                yield Finding(index.path, index.front.line("number"), message)


@rule(Document)
def view_text(document: Document) -> Iterator[Finding]:
    """The page of the whole text has no text of its own: it repeats that of the other pages."""
    for edition in document.editions.values():
        for page in edition.views:
            if page.kind is PageKind.WHOLE_TEXT and page.blocks:
                yield Finding(page.path, page.blocks[0].line, say("view-text"))


def _text_pages(document: Document) -> Iterator[Page]:
    """The pages of every edition, without its views."""
    for edition in document.editions.values():
        yield from edition.pages


def _first_line(page: Page) -> int:
    """The line of the first block, or where the text would begin."""
    return page.blocks[0].line if page.blocks else page.body_line
