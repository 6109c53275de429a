"""schema.org's description of a document and of its parts (JSON-LD), with ELI where it has no term.

The page of a document says all that is known of it; that of a part says what part it is of what.
A translation is an object with an unofficial legal value: schema.org gives that to no other type.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from portal.export.akoma_ntoso.metadata import FORMAT
from portal.model.blocks import Kind
from portal.model.documents import OFFICIAL
from portal.model.metadata import UNDATED, Metadata
from portal.model.relations import Related, Status
from portal.reference.addresses import (
    data_path,
    document_path,
    id_path,
    language_root,
    law_path,
    printed_path,
)
from portal.reference.localized import LocalizedDocument

Data = dict[str, Any]

CONTEXT = "https://schema.org"
ELI = "http://data.europa.eu/eli/ontology#"

_TYPE = "Legislation"


def document_data(document: LocalizedDocument, name: str) -> Data:
    """A whole document: what it states, other documents, its parts, languages and files."""
    url = document.context.settings.site_url
    metadata = document.metadata
    eli = dict(_eli(document))
    return {
        "@context": [CONTEXT, {"eli": ELI}] if eli else CONTEXT,
        **_thing(document, url + document.text_path),
        "url": url + document.text_path,
        "name": name,
        "inLanguage": document.text_language,
        **_known(metadata),
        **_force(document),
        **dict(_related(document)),
        **eli,
        **dict(_languages(document)),
        "hasPart": [
            {"@id": document.url(top)}
            for top in document.edition.tree
            if top.kind.is_division or top.kind is Kind.ARTICLE
        ],
        "encoding": list(_files(document)),
    }


def part_data(document: LocalizedDocument, path: str, name: str) -> Data:
    """A part of a document; `path` is its page below the root of its language, which has its text.

    There is one for each provision: what the document's own data say is not repeated.
    """
    url = document.context.settings.site_url
    data = {
        "@context": CONTEXT,
        **_thing(document, url + language_root(document.text_language) + path),
        "name": name,
        "inLanguage": document.text_language,
        "isPartOf": {"@type": _TYPE, "@id": url + document.text_path},
    }
    if not document.is_official:
        data["translationOfWork"] = {"@id": f"{url}{path}"}
    return data


def _thing(document: LocalizedDocument, address: str) -> Data:
    if document.is_official:
        return {"@type": _TYPE, "@id": address}
    unofficial = f"{CONTEXT}/UnofficialLegalValue"
    return {"@type": f"{_TYPE}Object", "@id": address, "legislationLegalValue": unofficial}


def _known(metadata: Metadata) -> Data:
    """What the text states, as far as it does."""
    bodies = [{"@type": "Organization", "name": name} for name in metadata.issuers]
    fields = {
        "legislationIdentifier": metadata.number,
        "legislationType": metadata.type,
        "legislationDate": _day(metadata),
        "legislationPassedBy": bodies[0] if len(bodies) == 1 else bodies,
        "legislationJurisdiction": "VN",
    }
    return {name: value for name, value in fields.items() if value}


def _day(metadata: Metadata) -> str:
    return str(metadata.date) if metadata.date != UNDATED else ""


def _force(document: LocalizedDocument) -> Data:
    """Whether the document is in force, where it or another one states anything about that."""
    metadata, status = document.metadata, document.relations.status
    if status is Status.IN_FORCE and not (metadata.effective or metadata.expires):
        return {}
    is_out = status.is_ended or status is Status.NOT_YET
    return {"legislationLegalForce": f"{CONTEXT}/{'Not' if is_out else ''}InForce"}


def _related(document: LocalizedDocument) -> Iterator[tuple[str, list[Data]]]:
    """The documents that this one is based on, amends or ends."""
    found = document.relations
    for name, others in (
        ("isBasedOn", found.basis),
        ("legislationAmends", found.amends),
        ("legislationRepeals", (*found.replaces, *found.repeals)),
    ):
        if others:
            yield name, [_other(one, document) for one in _distinct(others)]


def _eli(document: LocalizedDocument) -> Iterator[tuple[str, Any]]:
    """What ELI has terms for, and schema.org none: what bears on the document, and its dates."""
    found, metadata = document.relations, document.metadata
    for name, others in (
        ("eli:amended_by", found.amended_by),
        ("eli:repealed_by", (*found.replaced_by, *found.repealed_by)),
    ):
        if others:
            yield name, [_other(one, document) for one in _distinct(others)]
    for name, day in (
        ("eli:first_date_entry_in_force", metadata.effective),
        ("eli:date_no_longer_in_force", metadata.expires),
    ):
        if day:
            yield name, str(day)


def _distinct(others: Sequence[Related]) -> Iterable[Related]:
    """Each document once: it may both replace and repeal."""
    return {(one.id or one.symbol): one for one in others}.values()


def _other(one: Related, document: LocalizedDocument) -> Data:
    """Another document, by its official address where the portal holds it."""
    named = {"@type": _TYPE, "legislationIdentifier": one.symbol}
    address = document.context.settings.site_url + id_path(one.id, OFFICIAL)
    return {**named, "@id": address} if one.id else named


def _languages(document: LocalizedDocument) -> Iterator[tuple[str, Any]]:
    source, url = document.document, document.context.settings.site_url
    if not document.is_official:
        yield "translationOfWork", {"@id": url + document_path(source, OFFICIAL)}
    elif source.translations:
        names = (edition.language for edition in source.translations)
        yield "workTranslation", [{"@id": url + document_path(source, name)} for name in names]


def _files(document: LocalizedDocument) -> Iterator[Data]:
    """The document as files: on paper, where that was made, and for programs."""
    source, language = document.document, document.text_language
    printed = printed_path(source, language)
    offered = (
        ("application/pdf", printed if printed in document.context.sizes else ""),
        (FORMAT, law_path(source, language)),
        ("application/json", data_path(source)),
    )
    url = document.context.settings.site_url
    for kind, path in offered:
        if path:
            yield {"@type": "MediaObject", "encodingFormat": kind, "contentUrl": url + path}
