"""The data of the printed document and the booklet: the text of one edition, and what it is."""

from pathlib import PurePath
from typing import Any

from portal.export.documents import document_file
from portal.model.blocks import Kind
from portal.model.documents import Provision
from portal.model.page_kinds import COMPARISON
from portal.model.site_data import WordGroups
from portal.print.render import Sheet
from portal.reference.addresses import booklet_path, printed_path
from portal.reference.citation import capital, cite_place, format_day
from portal.reference.headings import heading, opening
from portal.reference.line_breaks import unbroken
from portal.reference.localized import LocalizedDocument
from portal.reference.qr import qr_file

_BOOKMARK = 72
"""Characters of a bookmark at most; a side panel shows about half of them."""

_REGIONS = {"vi": "VN", "en": "GB"}
"""The country whose spelling the text has, by language."""


def document_sheets(document: LocalizedDocument, word_groups: WordGroups) -> list[Sheet]:
    """The printed document and the booklet."""
    data, messages, language = _data(document, word_groups), document.messages, document.language
    official = {"attached": _attached(document), "reconstructed": messages["paper_reconstructed"]}
    booklet = {
        "brand": document.context.settings.colours["brand"],
        "reconstructed": (
            messages["booklet_reconstructed"] if document.metadata.reconstructed else None
        ),
    }
    date, paths = document.context.date, (printed_path, booklet_path)
    printed, spoken = (path(document.document, language) for path in paths)
    return [
        Sheet(printed, "official.typ", data | official, date),
        Sheet(spoken, "booklet.typ", data | booklet, date),
    ]


def _data(document: LocalizedDocument, word_groups: WordGroups) -> dict[str, Any]:
    """The data that both templates take."""
    messages, metadata, edition = document.messages, document.metadata, document.edition
    head = edition.index.units if edition.index else ()
    number, place_date, kind, subject = (unit.text for unit in head if unit.kind is None)
    tops = [_provision(top, document) for top in edition.tree]
    apart = {top["kind"]: top for top in tops if top["kind"] in (Kind.RECIPIENTS, Kind.SIGNATURE)}
    shown = ("motto_state", "motto", "booklet", "booklet_use", "contents")
    return {
        **{name: messages[name] for name in shown},
        "language": document.language,
        "region": _REGIONS.get(document.language),
        "title": f"{document.name}: {metadata.title}",
        "name": document.name,
        "description": messages["about"],
        "author": metadata.issuer,
        "parent_body": unbroken(metadata.parent_body.upper(), word_groups),
        "issuer": unbroken(metadata.issuer.upper(), word_groups),
        "number": number,
        "place_date": place_date,
        "kind": kind,
        "subject": unbroken(subject, word_groups),
        "provisions": [top for top in tops if top["kind"] not in apart],
        "recipients": apart.get(Kind.RECIPIENTS),
        "signature": apart.get(Kind.SIGNATURE),
        "signed": edition.signature_lines,
        "note": messages["paper_note"],
        "compare": messages["paper_compare"],
        "unofficial": None if document.is_official else messages["unofficial"],
        "comparison": f"{document.address}{COMPARISON}/",
        "address": document.address,
        "qr": qr_file(document.address),
        "edition": _edition(document),
    }


def _edition(document: LocalizedDocument) -> str:
    context, messages = document.context, document.messages
    day = format_day(context.date.date(), document.language, messages)
    text = f"{messages['edition_of']} {day}"
    return f"{text} · {context.commit[:7]}" if context.commit else text


def _provision(provision: Provision, document: LocalizedDocument) -> dict[str, Any]:
    """The data of a provision and those below it; headings have a QR code."""
    address, name = document.url(provision), heading(provision)
    if provision.kind is Kind.SIGNATURE:
        name = capital(cite_place((provision,), document.messages))
    return {
        "id": provision.id,
        "kind": provision.kind,
        "label": provision.label,
        "text": provision.text,
        "name": opening(name, _BOOKMARK),
        "address": address,
        "short_address": address.partition("://")[2],
        "qr": qr_file(address) if provision.kind.heads else None,
        "children": [_provision(child, document) for child in provision.children],
    }


def _attached(document: LocalizedDocument) -> list[dict[str, Any]]:
    """The files attached to the PDF: the text as received, and the same text for programs."""
    messages, original = document.messages, document.document.original
    data = document_file(document.document, document.context)
    files = [("document.json", data, "data", "application/json", messages["data_file"])]
    if original:
        name, label = PurePath(original.path).name, messages["original_file"]
        files.insert(0, (name, original.data, "source", "text/plain", label))
    keys = ("name", "relationship", "type", "description", "bytes")
    return [dict(zip(keys, (name, *rest, list(data)), strict=True)) for name, data, *rest in files]
