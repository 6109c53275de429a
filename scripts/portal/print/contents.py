"""What the printed document and the booklet are told: the text of one edition, and what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

from portal.export.documents import document_file
from portal.model.blocks import Kind
from portal.model.context import BuildContext
from portal.model.documents import OFFICIAL, Document, Edition, Provision
from portal.model.site_data import WordGroups
from portal.print.sheet import Sheet, as_data
from portal.reference.addresses import booklet_path, document_path, own_path, printed_path
from portal.reference.ancestry import signed
from portal.reference.citation import capital, cite_place, say_date
from portal.reference.line_breaks import kept
from portal.reference.messages import messages
from portal.reference.names import document_name, heading
from portal.reference.qr import qr_code
from portal.reference.reading_time import opening

LONGEST_ADDRESS = 213
"""Characters of an address in a printed QR code: version 10 at level M (ISO/IEC 18004, table 7).

On 15 mm its modules are 0.26 mm wide, about what telephones still read from paper."""

_LONGEST_PART = 45
"""Letters of an address without a place to break, on the booklet's narrowest line."""

_BOOKMARK = 72
"""Characters of a bookmark; a side panel shows about half of them."""

_REGIONS = {"vi": "VN", "en": "GB"}
"""Where the spelling of each language is that of the text."""


class AddressError(ValueError):
    """The address of a provision, or of the document ("" for its id), is too long to print."""

    def __init__(self, provision: str, address: str) -> None:
        self.provision = provision
        super().__init__(
            f"Địa chỉ «{address}» quá dài để in: mã QR trên giấy chỉ chứa rõ {LONGEST_ADDRESS} ký"
            f" tự, một dòng chỉ đủ {_LONGEST_PART} ký tự liền nhau. Hãy rút ngắn site_url trong"
            " mkdocs.yml (hoặc biến SITE_URL), hoặc tên thư mục văn bản."
        )


def document_sheets(
    document: Document, edition: Edition, known: WordGroups, portal: BuildContext
) -> list[Sheet]:
    """The printed document and the booklet. Raises AddressError."""
    told = _told(document, edition, known, portal)
    language, words = edition.language, messages(edition.language)
    names = bool(document.official.metadata.get("reconstructed"))
    official = {
        "attached": _attached(document, portal, words),
        "reconstructed": words["paper_reconstructed"],
    }
    booklet = {"reconstructed": words["booklet_reconstructed"] if names else None}
    files = (
        (printed_path(document, language), "official.typ", told | official),
        (booklet_path(document, language), "booklet.typ", told | booklet),
    )
    return [Sheet(path, template, as_data(data), portal.date) for path, template, data in files]


def _told(
    document: Document, edition: Edition, known: WordGroups, portal: BuildContext
) -> dict[str, Any]:
    language, words = edition.language, messages(edition.language)
    spoken = edition.metadata
    number, place_date, kind, subject = _head(edition)
    address = portal.settings.site_url + document_path(document, language)
    name, qr = document_name(document, edition), _drawing("", address)
    tree = {top.id: _data(top, address, words) for top in edition.tree}
    return {
        "language": language,
        "region": _REGIONS.get(language),
        "title": f"{name}: {spoken['title']}",
        "name": name,
        "description": words["about"],
        "author": spoken["issuer"],
        "parent_body": kept(spoken["parent_body"].upper(), known),
        "issuer": kept(spoken["issuer"].upper(), known),
        "motto_state": words["motto_state"],
        "motto": words["motto"],
        "number": number,
        "place_date": place_date,
        "kind": kind,
        "subject": kept(subject, known),
        "provisions": [
            data for data in tree.values() if data["kind"] not in (Kind.RECIPIENTS, Kind.SIGNATURE)
        ],
        "recipients": next((d for d in tree.values() if d["kind"] == Kind.RECIPIENTS), None),
        "signature": next((d for d in tree.values() if d["kind"] == Kind.SIGNATURE), None),
        "signed": signed(edition),
        "booklet": words["booklet"],
        "booklet_use": words["booklet_use"],
        "contents": words["contents"],
        "note": words["paper_note"],
        "compare": words["paper_compare"],
        "unofficial": None if language == OFFICIAL else words["unofficial"],
        "comparison": f"{address}doi-chieu/",
        "address": address,
        "qr": qr,
        "edition": _edition(portal, language, words),
    }


def _head(edition: Edition) -> Sequence[str]:
    """The number, place and date, type and title as the document prints them."""
    units = edition.index.units if edition.index else ()
    return [unit.text for unit in units if unit.kind is None]


def _edition(portal: BuildContext, language: str, words: Mapping[str, str]) -> str:
    day = f"{words['edition_of']} {say_date(portal.date.date(), language, words)}"
    return f"{day} · {portal.commit[:7]}" if portal.commit else day


def _data(provision: Provision, address: str, words: Mapping[str, str]) -> dict[str, Any]:
    """A provision as the templates take it; a heading has a QR code."""
    own = address + own_path(provision)
    name = heading(provision)
    if provision.kind is Kind.SIGNATURE:
        name = capital(cite_place((provision,), words))
    return {
        "id": provision.id,
        "kind": provision.kind,
        "label": provision.label,
        "text": provision.text,
        "name": opening(name, _BOOKMARK),
        "address": own,
        "short_address": own.partition("://")[2],
        "qr": _drawing(provision.id, own) if provision.kind.heads else None,
        "children": [_data(child, address, words) for child in provision.children],
    }


def _drawing(provision: str, address: str) -> str:
    parts = re.split("[-/.]", address)
    if len(address) > LONGEST_ADDRESS or max(map(len, parts)) > _LONGEST_PART:
        raise AddressError(provision, address)
    file = BytesIO()
    qr_code(address).save(file, kind="svg", border=0, xmldecl=False, omitsize=True)
    return file.getvalue().decode()


def _attached(
    document: Document, portal: BuildContext, words: Mapping[str, str]
) -> list[dict[str, Any]]:
    """What the PDF carries with it: the text as received, and the same text for programs."""
    data = document_file(document, portal.settings.site_url)
    files: Iterable[tuple[str, bytes, str, str, str]] = [
        ("document.json", data, "data", "application/json", words["data_file"]),
    ]
    if document.original:
        name = document.original.path.rpartition("/")[2]
        files = [
            (name, document.original.data, "source", "text/plain", words["original_file"]),
            *files,
        ]
    keys = ("name", "bytes", "relationship", "type", "description")
    return [dict(zip(keys, (name, list(held), *rest), strict=True)) for name, held, *rest in files]
