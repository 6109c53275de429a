"""The data of the printed document and the booklet: the text of one edition, and what it is."""

from pathlib import PurePath
from typing import Any

from portal.export.documents import document_file
from portal.model.blocks import Kind
from portal.model.documents import Document
from portal.model.page_kinds import COMPARISON
from portal.model.site_data import WordGroups
from portal.print.letterhead import Letterhead, letterhead
from portal.print.pieces import pieces
from portal.print.render import Sheet
from portal.reference.addresses import booklet_path, printed_path
from portal.reference.citation import format_day
from portal.reference.line_breaks import unbroken
from portal.reference.localized import LocalizedDocument
from portal.reference.qr import qr_file
from portal.source.head import read_head

REGIONS = {"vi": "VN", "en": "GB"}
"""The country whose spelling the text has, by language."""

_SPOKEN = (
    "Kế hoạch", "Chương trình", "Hướng dẫn", "Đề cương", "Đề án", "Nghị quyết", "Chỉ thị",
    "Kết luận", "Lời kêu gọi",
)  # fmt: skip
"""Types of documents that are presented to an audience."""


def has_booklet(document: Document) -> bool:
    """Whether it has a speaker's booklet: it is presented, and its text has headed parts."""
    official, apart = document.official, (Kind.ANNEX, Kind.RECIPIENTS)
    headed = [top for top in official.tree if top.heads and top.children and top.kind not in apart]
    return official.metadata.type in _SPOKEN and len(headed) > 1


def document_sheets(document: LocalizedDocument, word_groups: WordGroups) -> list[Sheet]:
    """The printed document, and the booklet where it belongs."""
    units = document.edition.units
    end = read_head([unit.block for unit in units]).end
    head = letterhead(document, units[:end])
    data = {**_data(document), "pieces": pieces(document, units[end:], word_groups)}
    date, language = document.context.date, document.language
    official = {
        "attached": _attached(document),
        "reconstructed": reconstructed(document, head),
        "head": head.data(document.metadata.issuers, word_groups),
        "party": head.is_party,
    }
    path = printed_path(document.document, language)
    sheets = [Sheet(path, "official.typ", data | official, date)]
    if has_booklet(document.document):
        path = booklet_path(document.document, language)
        sheets.append(Sheet(path, "booklet.typ", data | _cover(document, head, word_groups), date))
    return sheets


def _data(document: LocalizedDocument) -> dict[str, Any]:
    """The data that both templates take."""
    messages, metadata = document.messages, document.metadata
    return {
        "language": document.language,
        "region": REGIONS.get(document.language),
        "title": ": ".join(filter(None, (document.name, metadata.title))),
        "name": document.name,
        "description": document.context.settings.descriptions[document.language],
        "author": metadata.issuer,
        "notes": sorted(document.edition.notes),
        "note": messages["paper_note"],
        "compare": messages["paper_compare"],
        "unofficial": None if document.is_official else messages["unofficial"],
        "comparison": f"{document.address}{COMPARISON}/",
        "address": document.address,
        "qr": qr_file(document.address),
        "edition": edition(document),
    }


def reconstructed(document: LocalizedDocument, head: Letterhead) -> str | None:
    """What the reader is told of the parts that the text as received does not have."""
    messages, parts = document.messages, head.reconstructed
    if not parts:
        return None
    if parts == ("bodies", "nation"):
        return messages["paper_reconstructed"]
    named = ", ".join(messages[f"paper_part_{part}"] for part in parts)
    return messages["paper_reconstructed_parts"].format(parts=named)


def _cover(
    document: LocalizedDocument, head: Letterhead, word_groups: WordGroups
) -> dict[str, Any]:
    """The data of the booklet's cover."""
    messages, metadata = document.messages, document.metadata
    added = {"issuers", "parent_body"} & {*metadata.reconstructed}
    dates = [line.text for line in (*head.columns, *head.title) if line.role == "date"]
    return {
        **{
            name: messages[name] for name in ("booklet", "booklet_notes", "booklet_use", "contents")
        },
        "brand": document.context.settings.colours["brand"],
        "parent_body": unbroken(metadata.parent_body.upper(), word_groups),
        "issuers": [unbroken(issuer.upper(), word_groups) for issuer in metadata.issuers],
        "subject": unbroken(metadata.title, word_groups),
        "place_date": dates[0] if dates else "",
        "reconstructed": messages["booklet_reconstructed"] if added else None,
    }


def edition(document: LocalizedDocument, built: str = "print_built") -> str:
    """Of which day and commit a copy is; `built` is the message that says so."""
    context, messages = document.context, document.messages
    day = format_day(context.date.date(), document.language, messages)
    text = f"{messages[built]} {day}"
    return f"{text} {messages['built_from']} {context.commit[:7]}" if context.commit else text


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
