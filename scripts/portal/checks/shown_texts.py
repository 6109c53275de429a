"""What readers see, or what hides from whoever reads a change, outside of Markdown's own marks.

Addresses that are only typed, markup in fields of YAML, and text pushed out of sight.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from portal.checks.link_address import shortened
from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.pdf import pdf_parts
from portal.checks.registry import rule
from portal.checks.shape import data_files
from portal.checks.typed_addresses import TypedAddress, is_nobodys, typed_addresses
from portal.model.documents import Document, Page
from portal.model.library import Library, Publication
from portal.model.problems import Finding
from portal.source.prose import field_texts, numbered, without_code

LONGEST_GAP = 200
"""Spaces in a row at most: more push a text out of sight on the widest screen."""

MOST_EMPTY_LINES = 30
"""Empty lines in a row at most: more push a text below the lowest screen."""

_GAP = re.compile(rf"(?<![^\S\n])[^\S\n]{{{LONGEST_GAP + 1},}}+\S")
_TAG = re.compile(r"<[^<>]*>")
_MARKUP = re.compile(
    r"</?[A-Za-z!?][^<>\n]*>?|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]{2,8});|!?\[[^\]\n]*\]\([^)\n]*\)"
    r"|\{\{|\{%"
)


class Shown(NamedTuple):
    """A text that readers see: where it is, the original that may have it, what else tells of it.

    `told` are the links and the markup of the same page, about which other rules speak; `prose` is
    the text without code, where it has any.
    """

    path: str
    line: int
    text: str
    received: str = ""
    told: tuple[str, ...] = ()
    prose: str | None = None


@rule(Publication, needs=Part.HOSTS)
def typed_address(publication: Publication) -> Iterator[Finding]:
    """An address typed as text is the portal's, the original's, or of a host in docs/hosts.yml."""
    library = publication.library
    own = (found.host for found in typed_addresses(publication.site_url))
    known = {host.name for host in library.allowed_hosts.hosts} | set(own)
    for shown in _shown(library):
        for found in _typed(shown):
            if not (found.host in known or is_nobodys(found.host) or found.text in shown.received):
                message = say("typed-address", shown=shortened(found.text), host=found.host)
                yield Finding(shown.path, shown.line, message)


def typed_hosts(library: Library) -> frozenset[str]:
    """The hosts of all addresses that pages show as text."""
    return frozenset(
        found.host
        for shown in _shown(library)
        if shown.path.endswith(".md")
        for found in _typed(shown)
    )


def _typed(shown: Shown) -> Iterator[TypedAddress]:
    """The addresses in a text of which no other rule speaks."""
    prose = shown.text if shown.prose is None else shown.prose
    code = typed_addresses(shown.text, is_code=True) if prose != shown.text else ()
    for found in dict.fromkeys((*typed_addresses(prose), *code)):
        if not any(found.text in one for one in shown.told):
            yield found


@rule(Library)
def field_markup(library: Library) -> Iterator[Finding]:
    """Fields of front matter and YAML files are plain text: no HTML, entities, links, templates."""
    for path, line, text, received, *_ in _fields(library):
        found = _MARKUP.search(text)
        if found and found[0] not in received:
            yield Finding(path, line, say("field-markup", shown=shortened(found[0])))


@rule(Library)
def distant_text(library: Library) -> Iterator[Finding]:
    """No text stands so far to the right, or so far down, that who reads a change misses it."""
    for source in library.sources:
        if not source.is_text or not source.path.endswith((".md", ".yml")):
            continue
        empty = 0
        for number, line in numbered(source.text.replace("\r\n", "\n")):
            if _GAP.search(line):
                yield Finding(source.path, number, say("distant-text", "right", most=LONGEST_GAP))
            elif line.strip() and empty > MOST_EMPTY_LINES:
                message = say("distant-text", "down", most=MOST_EMPTY_LINES, empty=empty)
                yield Finding(source.path, number, message)
            empty = 0 if line.strip() else empty + 1


def _shown(library: Library) -> Iterator[Shown]:
    """Every text that readers see, but the official ones."""
    yield from _fields(library)
    for page in library.pages:
        yield from _body(page, "")
    for document in library.documents:
        for edition in document.translations:
            for page in edition.pages:
                yield from _body(page, _received(document))
    for source in library.sources:
        if source.path.endswith(".svg") and source.is_text:
            words = _TAG.sub(lambda tag: "\n" * tag[0].count("\n"), source.text)
            yield from _lines(source.path, html.unescape(words))
        elif source.path.endswith(".pdf") and source.data:
            addresses = (part.name for part in pdf_parts(source.data) if part.is_address)
            yield from (Shown(source.path, 1, address) for address in addresses)


def _body(page: Page, received: str) -> Iterator[Shown]:
    told = (*(link.address for link in page.links), *(piece.text for piece in page.markup))
    text = "\n".join(page.text.split("\n")[page.body_line - 1 :])
    yield from _lines(page.path, text, page.body_line, received, told)


def _lines(
    path: str, text: str, first: int = 1, received: str = "", told: tuple[str, ...] = ()
) -> Iterator[Shown]:
    for (number, line), prose in zip(numbered(text), without_code(text).split("\n"), strict=True):
        yield Shown(path, number + first - 1, line, received, told, prose)


def _fields(library: Library) -> Iterator[Shown]:
    """The texts in front matter and data files."""
    originals = {document.path: _received(document) for document in library.documents}
    files = [(page.path, page.front) for page in library.every_page]
    files += [(file.path, file.fields) for file in data_files(library)]
    for path, fields in files:
        folder = path.removesuffix("/original/corrections.yml")
        received = originals.get(folder) or originals.get(path.rpartition("/")[0], "")
        for key, text in field_texts(fields.values):
            yield Shown(path, fields.line(key), text, received)


def _received(document: Document) -> str:
    return document.original.reading if document.original else ""
