"""What is known of a document: its number, date, bodies, and the documents that it bears on."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.model.metadata import UNDATED, Metadata, Signer
from portal.model.page_kinds import VERSIONS
from portal.model.relations import Related
from portal.pages.document_text import relative
from portal.pages.standing import DatedLink
from portal.reference.addresses import id_path
from portal.reference.citation import format_day
from portal.reference.localized import LocalizedDocument

_RELATIONS = (
    "basis", "amends", "amended_by", "replaces", "replaced_by", "repealed_by", "repeals"
)  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """A line of what is known: its name in the messages, and its values, links or texts.

    The path of a value without a page is "".
    """

    name: str
    values: tuple[DatedLink, ...]
    is_reconstructed: bool = False


def known(document: LocalizedDocument) -> list[Fact]:
    """The facts that there are, in the order in which they are shown."""
    return [fact for fact in _facts(document) if fact.values]


def _facts(document: LocalizedDocument) -> Iterator[Fact]:
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
    for name in _RELATIONS:
        related: Iterable[Related] = getattr(document.relations, name)
        yield Fact(name, tuple(related_link(document, one) for one in related))
    if document.versions:
        newest = _day(document, document.versions[-1].date)
        told = document.messages["versions_count"].format(count=len(document.versions), date=newest)
        listed = f"{relative(document.text_path, document.path)}{VERSIONS}/"
        yield Fact("versions", (DatedLink(listed, told),))


def _stated(metadata: Metadata, name: str, values: Iterable[str], field: str = "") -> Fact:
    found = tuple(DatedLink("", value) for value in values if value)
    return Fact(name, found, (field or name) in metadata.reconstructed)


def _day(document: LocalizedDocument, day: dt.date | None) -> str:
    dated = day is not None and day != UNDATED
    return format_day(day, document.language, document.messages) if day and dated else ""


def _signer(signer: Signer) -> str:
    """The name and office, and the body where several sign."""
    return ", ".join(filter(None, (signer.name, signer.title, signer.body)))


def related_link(document: LocalizedDocument, other: Related) -> DatedLink:
    """Another document with its date, linked where the portal holds it."""
    name, day = other.name(document.language), _day(document, other.date)
    if not other.id:
        return DatedLink("", name, day)
    return DatedLink(relative(id_path(other.id, document.language), document.path), name, day)
