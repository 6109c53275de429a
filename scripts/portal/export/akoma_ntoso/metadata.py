"""The metadata of a file: the work, its expression in a language, this manifestation; its life.

Works have IRIs by the standard's naming convention: /akn/vn/doc/2025-01-07/113-kh-ldld.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from portal.export.akoma_ntoso.elements import append
from portal.language.syllables import plain
from portal.model.documents import OFFICIAL, Document
from portal.model.metadata import UNDATED
from portal.model.relations import Related
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

_STATED = ("basis", "amends", "replaces", "repealed_by")
"""What a document says of others itself."""

_ACTIVE = ("amends", "replaces", "repeals")
_PASSIVE = {"amended_by": "amendment", "replaced_by": "repeal", "repealed_by": "repeal"}
"""What others do to it, and what that is in its life."""


@dataclass(frozen=True)
class Component:
    """A part of the file with metadata of its own: the document itself, or one of its annexes."""

    name: str
    address: str


def work_iri(id_: str, day: dt.date) -> str:
    """The IRI of a document as a work, whatever its language and file: by its id and date.

    The type, which the standard leaves optional there, is left out: other documents do not know it.
    """
    year, _, name = id_.rpartition("/")
    return f"/akn/{COUNTRY}/doc/{year if day == UNDATED else day}/{name}"


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
    iri = work_iri(document.id, official.date)
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


def _worded(document: LocalizedDocument) -> str:
    """The date of the wording: that of the last version, where there are several."""
    if document.versions:
        return str(document.versions[-1].date)
    return _issued(document.document)[0]


def _expression(document: LocalizedDocument, language: str) -> str:
    iri = work_iri(document.id, document.document.official.metadata.date)
    return f"{iri}/{_code(language)}@{_worded(document)}"


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
    """When the document was issued, changed and ends; when it is in force, where that is known."""
    metadata = document.document.official.metadata
    life = append(meta, "lifecycle", source=PORTAL)
    for event, date, kind in (
        ("issued", _full_date(document.document), "generation"),
        ("effective", metadata.effective, ""),
        ("expires", metadata.expires, "repeal"),
    ):
        if date:
            append(life, "eventRef", eId=event, date=str(date), source="#original", type=kind)
    for name, number, one in _related(document):
        if name in _PASSIVE and one.id and one.since != UNDATED:
            source, day = f"{name}_{number}", str(one.since)
            attributes = {"eId": f"event_{source}", "date": day, "source": f"#{source}"}
            append(life, "eventRef", **attributes, type=_PASSIVE[name])
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
    for relation, number, one in _related(document):
        _write_related(references, relation, f"{relation}_{number}", one)


def _write_related(references: ET.Element, relation: str, name: str, one: Related) -> None:
    """A document that changes another one, as such where the portal holds both."""
    if not one.id:
        href = f"/akn/ontology/reference/{COUNTRY}/{slug(one.symbol)}"
        attributes = {"eId": name, "href": href, "showAs": one.symbol}
        append(references, "TLCReference", name=relation, **attributes)
        return
    attributes = {"eId": name, "href": work_iri(one.id, one.date), "showAs": one.symbol}
    if relation in _ACTIVE:
        append(references, "activeRef", **attributes)
    elif relation in _PASSIVE:
        append(references, "passiveRef", **attributes)
    else:
        append(references, "TLCReference", name=relation, **attributes)


def _related(document: LocalizedDocument) -> Iterator[tuple[str, int, Related]]:
    """The documents that this one bears on, or that bear on it: relation, number, document."""
    metadata, known = document.document.official.metadata, document.relations
    for relation in dict.fromkeys((*_STATED, *_ACTIVE, *_PASSIVE)):
        stated = getattr(metadata, relation) if relation in _STATED else ()
        others = getattr(known, relation) or [Related(symbol) for symbol in stated]
        for number, one in enumerate(others, 1):
            yield relation, number, one
