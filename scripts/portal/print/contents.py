"""What the printed document and the booklet are told: the text of one edition, and what it is."""

from collections.abc import Iterable, Sequence
from typing import Any

from portal.export.documents import document_file
from portal.model.blocks import Kind
from portal.model.documents import Edition, Provision
from portal.model.page_kinds import COMPARISON
from portal.model.site_data import WordGroups
from portal.print.sheet import Sheet, as_data
from portal.reference.addresses import booklet_path, printed_path
from portal.reference.citation import capital, cite_place, format_day
from portal.reference.headings import heading, opening
from portal.reference.line_breaks import kept
from portal.reference.localized import LocalizedDocument
from portal.reference.qr import qr_file

_BOOKMARK = 72
"""Characters of a bookmark; a side panel shows about half of them."""

_REGIONS = {"vi": "VN", "en": "GB"}
"""Where the spelling of each language is that of the text."""


def document_sheets(document: LocalizedDocument, word_groups: WordGroups) -> list[Sheet]:
    """The printed document and the booklet."""
    shared, messages, language = _data(document, word_groups), document.messages, document.language
    names = bool(document.metadata.reconstructed)
    official = {"attached": _attached(document), "reconstructed": messages["paper_reconstructed"]}
    booklet = {
        "brand": document.context.settings.colours["brand"],
        "reconstructed": messages["booklet_reconstructed"] if names else None,
    }
    files = (
        (printed_path(document.document, language), "official.typ", shared | official),
        (booklet_path(document.document, language), "booklet.typ", shared | booklet),
    )
    date = document.context.date
    return [Sheet(path, template, as_data(data), date) for path, template, data in files]


def _data(document: LocalizedDocument, word_groups: WordGroups) -> dict[str, Any]:
    """What both templates take."""
    messages, metadata, edition = document.messages, document.metadata, document.edition
    number, place_date, kind, subject = _head(edition)
    qr = qr_file(document.address)
    tree = {top.id: _provision(top, document) for top in edition.tree}
    return {
        "language": document.language,
        "region": _REGIONS.get(document.language),
        "title": f"{document.name}: {metadata.title}",
        "name": document.name,
        "description": messages["about"],
        "author": metadata.issuer,
        "parent_body": kept(metadata.parent_body.upper(), word_groups),
        "issuer": kept(metadata.issuer.upper(), word_groups),
        "motto_state": messages["motto_state"],
        "motto": messages["motto"],
        "number": number,
        "place_date": place_date,
        "kind": kind,
        "subject": kept(subject, word_groups),
        "provisions": [
            data for data in tree.values() if data["kind"] not in (Kind.RECIPIENTS, Kind.SIGNATURE)
        ],
        "recipients": next((d for d in tree.values() if d["kind"] == Kind.RECIPIENTS), None),
        "signature": next((d for d in tree.values() if d["kind"] == Kind.SIGNATURE), None),
        "signed": edition.signature_lines,
        "booklet": messages["booklet"],
        "booklet_use": messages["booklet_use"],
        "contents": messages["contents"],
        "note": messages["paper_note"],
        "compare": messages["paper_compare"],
        "unofficial": None if document.is_official else messages["unofficial"],
        "comparison": f"{document.address}{COMPARISON}/",
        "address": document.address,
        "qr": qr,
        "edition": _edition(document),
    }


def _head(edition: Edition) -> Sequence[str]:
    """The number, place and date, type and title as the document prints them."""
    units = edition.index.units if edition.index else ()
    return [unit.text for unit in units if unit.kind is None]


def _edition(document: LocalizedDocument) -> str:
    context, messages = document.context, document.messages
    day = format_day(context.date.date(), document.language, messages)
    text = f"{messages['edition_of']} {day}"
    return f"{text} · {context.commit[:7]}" if context.commit else text


def _provision(provision: Provision, document: LocalizedDocument) -> dict[str, Any]:
    """A provision as the templates take it; a heading has a QR code."""
    own = document.url(provision)
    name = heading(provision)
    if provision.kind is Kind.SIGNATURE:
        name = capital(cite_place((provision,), document.messages))
    return {
        "id": provision.id,
        "kind": provision.kind,
        "label": provision.label,
        "text": provision.text,
        "name": opening(name, _BOOKMARK),
        "address": own,
        "short_address": own.partition("://")[2],
        "qr": qr_file(own) if provision.kind.heads else None,
        "children": [_provision(child, document) for child in provision.children],
    }


def _attached(document: LocalizedDocument) -> list[dict[str, Any]]:
    """What the PDF carries with it: the text as received, and the same text for programs."""
    messages, original = document.messages, document.document.original
    data = document_file(document.document, document.context)
    files: Iterable[tuple[str, bytes, str, str, str]] = [
        ("document.json", data, "data", "application/json", messages["data_file"])
    ]
    if original:
        name = original.path.rpartition("/")[2]
        files = [(name, original.data, "source", "text/plain", messages["original_file"]), *files]
    keys = ("name", "bytes", "relationship", "type", "description")
    return [dict(zip(keys, (name, list(held), *rest), strict=True)) for name, held, *rest in files]
