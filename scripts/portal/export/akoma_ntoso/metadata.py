"""The metadata of a file: the work, its expression in a language, this manifestation; its life.

Works have IRIs by the standard's naming convention: /akn/vn/doc/ke-hoach/2025-01-07/113-kh-ldld.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from portal.export.akoma_ntoso.elements import append
from portal.language.syllables import plain
from portal.model.documents import OFFICIAL, Document
from portal.model.metadata import UNDATED
from portal.reference.addresses import law_path
from portal.reference.localized import LocalizedDocument

COUNTRY = "vn"
PORTAL = "#portal"
"""Who made the file: the portal, which is an organisation of the references."""

MAIN = "main"
"""The name of the component that is the document itself."""

FORMAT = "application/akn+xml"

_ALPHA_3 = {
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fr": "fra",
    "ja": "jpn",
    "km": "khm",
    "ko": "kor",
    "lo": "lao",
    "ru": "rus",
    "th": "tha",
    "vi": "vie",
    "zh": "zho",
}
"""ISO 639-2 codes, which the standard asks for, of languages that a portal may well have."""

_RELATIONS = ("basis", "amends", "replaces", "repealed_by")


@dataclass(frozen=True)
class Component:
    """A part of the file with metadata of its own: the document itself, or one of its annexes."""

    name: str
    address: str


def work_iri(document: Document) -> str:
    """The IRI of a document as a work, whatever its language and file."""
    metadata = document.official.metadata
    parts = (slug(metadata.type), _issued(document)[0], document.id.rpartition("/")[2])
    return "/".join((f"/akn/{COUNTRY}/doc", *filter(None, parts)))


def slug(text: str) -> str:
    """A text as a part of an IRI: "ke-hoach"."""
    return re.sub(r"[^a-z0-9]+", "-", plain(text).lower()).strip("-")


def write_metadata(parent: ET.Element, document: LocalizedDocument, component: Component) -> None:
    """Write what a component is; the document itself also has its life and other documents."""
    meta = append(parent, "meta")
    identification = append(meta, "identification", source=PORTAL)
    _write_work(append(identification, "FRBRWork"), document, component)
    _write_expression(append(identification, "FRBRExpression"), document, component)
    _write_manifestation(append(identification, "FRBRManifestation"), document, component)
    if component.name == MAIN:
        _write_life(meta, document)
        _write_references(meta, document)
        if not document.is_official:
            notes = append(meta, "notes", source=PORTAL)
            note = append(notes, "note", eId="unofficial")
            append(note, "p").text = document.messages["unofficial"]


def _write_work(work: ET.Element, document: LocalizedDocument, component: Component) -> None:
    official = document.document.official.metadata
    iri = work_iri(document.document)
    _write_core(work, iri, document, component, _authors(document))
    append(work, "FRBRcountry", value=COUNTRY)
    if official.type:
        append(work, "FRBRsubtype", value=slug(official.type))
    if official.number:
        append(work, "FRBRnumber", value=official.number)
    if component.name == MAIN:
        append(work, "FRBRname", value=document.name)
    append(work, "FRBRauthoritative", value="true")


def _write_expression(
    expression: ET.Element, document: LocalizedDocument, component: Component
) -> None:
    authors = _authors(document) if document.is_official else [PORTAL]
    language = document.text_language
    _write_core(expression, _expression(document, language), document, component, authors)
    append(expression, "FRBRauthoritative", value=str(document.is_official).lower())
    append(expression, "FRBRlanguage", language=_code(language))
    if not document.is_official:
        append(
            expression,
            "FRBRtranslation",
            href=_expression(document, OFFICIAL),
            fromLanguage=_code(OFFICIAL),
            authoritative="false",
            by=PORTAL,
        )


def _write_manifestation(
    manifestation: ET.Element, document: LocalizedDocument, component: Component
) -> None:
    iri = f"{_expression(document, document.text_language)}.akn"
    path = law_path(document.document, document.text_language)
    address = document.context.settings.site_url + path
    core = Component(component.name, address)
    _write_core(manifestation, iri, document, core, [PORTAL])
    append(manifestation, "FRBRformat", value=FORMAT)


def _write_core(
    level: ET.Element,
    iri: str,
    document: LocalizedDocument,
    component: Component,
    authors: list[str],
) -> None:
    """What every level has: its IRI, the address on the portal, the date, the authors."""
    whole, file, suffix = iri.partition(".akn")
    append(level, "FRBRthis", value=f"{whole}/!{component.name}{file}{suffix}")
    append(level, "FRBRuri", value=iri)
    append(level, "FRBRalias", value=component.address, name="address")
    day, name = _full_date(document.document), _issued(document.document)[1]
    append(level, "FRBRdate", date=day, name=name)
    for author in authors:
        append(level, "FRBRauthor", **{"href": author, "as": "#author"})


def _issued(document: Document) -> tuple[str, str]:
    """The date of a document; where it has none, the year that it is filed under; and which."""
    day = document.official.metadata.date
    return (document.id[:4], "year") if day == UNDATED else (str(day), "issued")


def _full_date(document: Document) -> str:
    day, name = _issued(document)
    return day if name == "issued" else f"{day}-01-01"


def _expression(document: LocalizedDocument, language: str) -> str:
    iri, day = work_iri(document.document), _issued(document.document)[0]
    return f"{iri}/{_code(language)}@{day}"


def _code(language: str) -> str:
    return _ALPHA_3.get(language, language)


def _authors(document: LocalizedDocument) -> list[str]:
    """The issuing bodies as references; the portal where the text states none."""
    return [f"#{name}" for name, *_ in _bodies(document)] or [PORTAL]


def _bodies(document: LocalizedDocument) -> list[tuple[str, str, str]]:
    """The issuing bodies: eId, IRI, the same in each language, and the name in this one."""
    official = document.document.official.metadata.issuers
    shown = document.metadata.issuers
    names = shown if len(shown) == len(official) else official
    kind = f"/akn/ontology/organization/{COUNTRY}/"
    return [
        (f"body_{number}", f"{kind}{slug(body)}", name)
        for number, (body, name) in enumerate(zip(official, names, strict=True), 1)
    ]


def _write_life(meta: ET.Element, document: LocalizedDocument) -> None:
    """When the document was issued and ends; when it is in force, where that is known."""
    metadata = document.document.official.metadata
    events = (
        ("issued", _full_date(document.document), "generation"),
        ("effective", metadata.effective, ""),
        ("expires", metadata.expires, "repeal"),
    )
    life = append(meta, "lifecycle", source=PORTAL)
    for event, date, kind in events:
        if date:
            append(life, "eventRef", eId=event, date=str(date), source="#original", type=kind)
    if metadata.effective or metadata.expires:
        data = append(meta, "temporalData", source=PORTAL)
        append(
            append(data, "temporalGroup", eId="tmpg_1"),
            "timeInterval",
            start="#effective" if metadata.effective else "#issued",
            end="#expires" if metadata.expires else "",
            refersTo="#in-force",
        )


def _write_references(meta: ET.Element, document: LocalizedDocument) -> None:
    """Every organisation, role and document that the file refers to."""
    settings, language = document.context.settings, document.text_language
    references = append(meta, "references", source=PORTAL)
    original = _expression(document, OFFICIAL)
    append(references, "original", eId="original", href=original, showAs=document.citation)
    portal = settings.names.get(language, "portal")
    for name, iri, shown in [*_bodies(document), ("portal", settings.site_url or "/", portal)]:
        append(references, "TLCOrganization", eId=name, href=iri, showAs=shown)
    append(references, "TLCRole", eId="author", href="/akn/ontology/role/author", showAs="author")
    metadata = document.document.official.metadata
    if metadata.effective or metadata.expires:
        href = "/akn/ontology/concept/in-force"
        append(references, "TLCConcept", eId="in-force", href=href, showAs="in force")
    for relation, number, symbol in _related(document):
        href = f"/akn/ontology/reference/{COUNTRY}/{slug(symbol)}"
        eid = f"{relation}_{number}"
        append(references, "TLCReference", eId=eid, name=relation, href=href, showAs=symbol)


def _related(document: LocalizedDocument) -> Iterator[tuple[str, int, str]]:
    """The documents that this one says it is based on, amends, replaces or is repealed by."""
    metadata = document.document.official.metadata
    for relation in _RELATIONS:
        for number, symbol in enumerate(getattr(metadata, relation), 1):
            yield relation, number, symbol
