"""What is known of a document: its number, date, bodies, and the documents that it bears on."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.model.documents import Document
from portal.model.library import Library
from portal.model.metadata import UNDATED, Metadata, Signer
from portal.pages.document_text import relative
from portal.pages.template_context import Link
from portal.reference.citation import format_day
from portal.reference.localized import LocalizedDocument, localize

_RELATIONS = {"amends": "amended_by", "replaces": "replaced_by", "repealed_by": "repeals"}
"""What a document says of another one, and what is said of that one."""


@dataclass(frozen=True)
class Fact:
    """A line of what is known: its name in the messages, and its values, links or texts.

    The path of a value without a page is "".
    """

    name: str
    values: tuple[Link, ...]
    is_reconstructed: bool = False


def known(document: LocalizedDocument, library: Library) -> list[Fact]:
    """The facts that there are, in the order in which they are shown."""
    return [fact for fact in _facts(document, library) if fact.values]


def _facts(document: LocalizedDocument, library: Library) -> Iterator[Fact]:
    metadata = document.metadata
    dates = (
        ("date", metadata.date),
        ("effective", metadata.effective),
        ("expires", metadata.expires),
    )
    yield _stated(metadata, "number", [metadata.number])
    for name, day in dates:
        yield _stated(metadata, name, [_day(document, day)])
    yield _stated(metadata, "issuer", metadata.issuers, "issuers")
    yield _stated(metadata, "parent_body", [metadata.parent_body])
    yield _stated(metadata, "signer", map(_signer, metadata.signers))
    yield Fact("basis", _links(document, library, metadata.basis))
    for name, reverse in _RELATIONS.items():
        yield Fact(name, _links(document, library, getattr(metadata, name)))
        yield Fact(reverse, tuple(_reversed(document, library, name)))


def _stated(metadata: Metadata, name: str, values: Iterable[str], field: str = "") -> Fact:
    found = tuple(Link("", value) for value in values if value)
    return Fact(name, found, (field or name) in metadata.reconstructed)


def _day(document: LocalizedDocument, day: dt.date | None) -> str:
    dated = day is not None and day != UNDATED
    return format_day(day, document.language, document.messages) if day and dated else ""


def _signer(signer: Signer) -> str:
    """The name and office, and the body where several sign."""
    return ", ".join(filter(None, (signer.name, signer.title, signer.body)))


def _links(document: LocalizedDocument, library: Library, cited: Iterable[str]) -> tuple[Link, ...]:
    """The cited documents; those that the portal holds are linked."""
    return tuple(_link(document, library, symbol) for symbol in cited)


def _link(document: LocalizedDocument, library: Library, symbol: str) -> Link:
    found = cited_document(library, symbol)
    if found is None or found.id == document.id:
        return Link("", symbol)
    return _link_to(document, found)


def _link_to(document: LocalizedDocument, other: Document) -> Link:
    shown = localize(other, document.language, document.context)
    return Link(relative(shown.path, document.path), shown.name)


def cited_document(library: Library, symbol: str) -> Document | None:
    """The document with this address or symbol; None where there is none, or several."""
    by_id = library.by_id.get(symbol.strip("/"))
    same = [one for one in library.documents if one.official.metadata.number == symbol]
    return by_id or (same[0] if len(same) == 1 else None)


def _reversed(document: LocalizedDocument, library: Library, name: str) -> Iterator[Link]:
    """The documents that say of this one what `name` says."""
    for other in library.newest:
        cited = getattr(other.official.metadata, name)
        if any(cited_document(library, symbol) is document.document for symbol in cited):
            yield _link_to(document, other)
