"""Documents are where their dates and numbers say, and their numbers run in sequence."""

import re
from collections.abc import Iterator

from portal.checks.message_format import opening
from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import Check, rule
from portal.language.syllables import slug
from portal.model.blocks import Kind
from portal.model.documents import Document, Page, Provision
from portal.model.library import Library
from portal.model.metadata import UNDATED
from portal.model.page_kinds import INDEX, VIEWS
from portal.model.problems import Finding
from portal.source.comparison import read_units
from portal.source.lines import read_blocks
from portal.source.numbering import is_document, number

NAMES = {
    Kind.ADDRESSEES: "nơi kính gửi",
    Kind.BASIS: "căn cứ",
    Kind.OPENING: "mở đầu",
    Kind.PART: "phần",
    Kind.CHAPTER: "chương",
    Kind.DIVISION: "mục",
    Kind.SUBDIVISION: "tiểu mục",
    Kind.ARTICLE: "điều",
    Kind.SECTION: "phần",
    Kind.ITEM: "mục",
    Kind.CLAUSE: "tiểu mục",
    Kind.POINT: "điểm",
    Kind.BULLET: "gạch đầu dòng",
    Kind.SLOGAN: "khẩu hiệu",
    Kind.PARAGRAPH: "đoạn",
    Kind.TABLE: "bảng",
    Kind.NOTE: "chú thích",
    Kind.CLOSING: "kết thúc",
    Kind.RECIPIENTS: "nơi nhận",
    Kind.SIGNATURE: "chữ ký",
    Kind.ANNEX: "phụ lục",
}
"""What messages call a provision; a clause of an article is a "khoản"."""

_IN_ARTICLE = re.compile(r"(?:^|-)dieu-\d")
_FOREIGN = re.compile(
    r"!?\[[^\]\n]+\]\([^)\n]*\)|</?[A-Za-z][^<>\n]*>|<!--|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]{2,8});"
    r"|`[^`\n]+`|~~~|```|\{[:.#][^{}\n]*\}|__[^_\s][^_\n]*__"
)
"""Marks of layout that other pages have, which readers of a document would see as letters."""

MOST_SHOWN = 5
"""Marks of layout quoted in one message at most."""

_CAUSES = ("front-matter-differs", "text-differs")
"""Rules that tell of a wrong number or date in the document itself."""


def _without_index(library: Library) -> Iterator[Finding]:
    """Folders with an original and no page."""
    received = (re.match(r"docs/\d{4}/[^/]+(?=/original/)", one.path) for one in library.sources)
    known = {document.path for document in library.documents}
    for folder in sorted({found[0] for found in received if found} - known):
        yield Finding(f"{folder}/{INDEX}.md", 1, say("missing-page", "index", folder=folder))


@rule(Document, breaks=Part.TEXT | Part.METADATA, beyond=(Check(Library, _without_index),))
def missing_page(document: Document) -> Iterator[Finding]:
    """A document has its index.md, and a text: all other parts and pages are optional."""
    edition = document.official
    if edition.index is None:
        message = say("missing-page", "index", folder=document.path)
        yield Finding(f"{document.path}/{INDEX}.md", 1, message)
    elif not edition.tree and all(page.parsed for page in edition.pages):
        yield Finding(edition.index.path, edition.index.body_line, say("missing-page", "text"))


@rule(Library, breaks=Part.FILE)
def no_document(library: Library) -> Iterator[Finding]:
    """The portal has at least one document: an empty docs/ is a mistake, not a site."""
    if not library.documents and not library.unread:
        yield Finding("docs", 1, say("no-document"))


def _misplaced(document: Document) -> Iterator[Finding]:
    """Pages with the name of a unit that the document has, which begin with another one."""
    for page in _named_pages(document):
        first = next((unit.id for unit in page.units if unit.kind), "")
        if page.stem not in VIEWS and first != page.stem:
            variant = "other" if first else "nothing"
            message = say("page-name", variant, stem=page.stem, held=first)
            yield Finding(page.path, _first_line(page), message)


@rule(
    Document,
    needs=Part.PAGES | Part.METADATA | Part.ORIGINAL,
    breaks=Part.WORDING,
    beyond=(Check(Document, _misplaced, Part.PAGES | Part.WORDING),),
)
def page_name(document: Document) -> Iterator[Finding]:
    """A page is named after the unit that it begins with, because its name is its address."""
    original = document.original
    units = read_units(original.reading, markdown=original.markdown) if original else ()
    known = {unit.id for unit in units if unit.id}
    for page in _named_pages(document):
        if page.stem in VIEWS:
            yield Finding(page.path, 1, say("page-name", "made", stem=page.stem))
        elif known and page.stem not in known:
            held = next((one.id for one in number(page.blocks) if one.kind), "")
            variant = "other" if held in known else "nothing"
            message = say("page-name", variant, stem=page.stem, held=held)
            yield Finding(page.path, _first_line(page), message, ("file-name", "hidden-file"))


def _named_pages(document: Document) -> Iterator[Page]:
    """The official pages but the index; a translation is named after one of them."""
    yield from (page for page in document.official.pages if page.stem != INDEX and page.parsed)


@rule(Page, needs=Part.PAGES)
def one_title(page: Page) -> Iterator[Finding]:
    """Every page of the portal's own has one title, a single "#" heading."""
    if not page.kind.is_own:
        return
    titles = [block for block in page.blocks if block.tag == "h1"]
    for extra in titles[1:]:
        yield Finding(page.path, extra.line, say("one-title", "more", title=extra.text))
    if not titles:
        yield Finding(page.path, _first_line(page), say("one-title", "none"))


@rule(Document, needs=Part.PAGES | Part.WORDING)
def number_sequence(document: Document) -> Iterator[Finding]:
    """Numbers and letters run without gap or repetition, or a question names the provision."""
    asked = {question.provision for question in document.questions}
    for edition in document.editions.values():
        seen: set[str] = set()
        for page in edition.pages:
            for unit in page.units:
                repeated = unit.id in seen
                seen.add(unit.id)
                if unit.kind and unit.expected and not repeated and unit.id not in asked:
                    message = say(
                        "number-sequence",
                        kind=name_of(unit.kind, unit.id),
                        label=unit.label,
                        expected=unit.expected,
                        text=opening(unit.text),
                        id=unit.id,
                    )
                    unless = ("translation-provisions",)
                    yield Finding(page.path, unit.block.line, message, unless)


@rule(Document, needs=Part.PAGES | Part.WORDING)
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
                    kind=name_of(provision.kind, provision.id),
                    path=known.path,
                    line=known.line,
                )
                yield Finding(provision.path, provision.line, message)


@rule(Document, needs=Part.PAGES)
def unsupported_markup(document: Document) -> Iterator[Finding]:
    """A document has letters only: no links, HTML, code or attributes, unless its original has."""
    original = document.original.reading if document.original else ""
    for page in _text_pages(document):
        for block in page.blocks:
            marks = dict.fromkeys(found[0] for found in _FOREIGN.finditer(block.text))
            if foreign := [mark for mark in marks if mark not in original]:
                shown = "», «".join(map(opening, foreign[:MOST_SHOWN]))
                yield Finding(page.path, block.line, say("unsupported-markup", shown=shown))


@rule(Library, needs=Part.METADATA)
def document_place(library: Library) -> Iterator[Finding]:
    """A document is in docs/<year>/<number>/, or <number>-<issuer>/, by its date and number."""
    known = tuple(f"{document.path}/" for document in library.documents)
    for page in library.pages:
        if (
            page.path.count("/") > 1
            and not page.path.startswith(known)  # taken-address tells of those
            and page.parsed
            and (_is_part(page) or "number" in page.front.values)
        ):
            yield Finding(page.path, 1, say("document-place", "outside"))
    held: dict[tuple[object, ...], Document] = {}
    for document in library.documents:
        index, metadata = document.official.index, document.official.metadata
        if index is None or metadata.date == UNDATED:
            continue
        first = held.setdefault((metadata.number, metadata.date, metadata.issuers), document)
        if metadata.number and first is not document:
            message = say("document-place", "twice", number=metadata.number, first=first.path)
            yield Finding(index.path, index.front.line("number"), message, _CAUSES)
        year, _, name = document.id.partition("/")
        wanted = folder_name(metadata.number) or name
        if year != str(metadata.date.year) or not f"{name}-".startswith(f"{wanted}-"):
            expected = f"{metadata.date.year}/{wanted}"
            message = say("document-place", "name", id=document.id, expected=expected)
            yield Finding(index.path, index.front.line("number"), message, _CAUSES)


def folder_name(number: str) -> str:
    """The name of the folder of a document with this number: "113-kh-ldld"."""
    return slug(number)


def _is_part(page: Page) -> bool:
    body = "\n".join(page.text.split("\n")[page.body_line - 1 :])
    return is_document(read_blocks(body))


def _text_pages(document: Document) -> Iterator[Page]:
    """The pages of every edition."""
    for edition in document.editions.values():
        yield from edition.pages


def name_of(kind: Kind, provision: str) -> str:
    """What messages call a provision with this id."""
    return "khoản" if kind is Kind.CLAUSE and _IN_ARTICLE.search(provision) else NAMES[kind]


def _first_line(page: Page) -> int:
    """The line of the first block, or where the text would begin."""
    return page.blocks[0].line if page.blocks else page.body_line
