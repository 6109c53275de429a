"""Front matter: complete, well-typed, and saying what the text says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeGuard

from plan.checks.quoting import opening
from plan.checks.registry import rule
from plan.fields import text_of
from plan.model import OFFICIAL, Document, Finding, Kind, Page
from plan.numbering import HEAD

Wanted = tuple[Callable[[Any], bool], str]


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: Any) -> TypeGuard[list[str]]:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))


def _is_date(value: Any) -> TypeGuard[dt.date]:
    return type(value) is dt.date


def _matches(pattern: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and bool(re.fullmatch(pattern, value))


TEXT: Wanted = (_is_text, "một dòng chữ")
OFFICIAL_FIELDS: Mapping[str, Wanted] = {
    "number": (_matches(r"\d+[a-z]?/[A-ZĐ]+(-[A-ZĐ]+)+"), "số, ký hiệu như «113/KH-LĐLĐ»"),
    "type": TEXT,
    "date": (_is_date, "ngày dạng năm-tháng-ngày, như «2025-01-07»"),
    "place": TEXT,
    "title": TEXT,
    "issuer": TEXT,
    "parent_body": TEXT,
    "signer.authority": TEXT,
    "signer.name": TEXT,
    "basis": (_is_texts, "danh sách số, ký hiệu như «[302-KH/TU]»"),
    "original.file": (_matches(r"original/[\w.-]+"), "tên tệp như «original/113-kh-ldld.txt»"),
    "original.sha256": (_matches(r"[0-9a-f]{64}"), "64 chữ số thập lục phân viết thường"),
}
TRANSLATED_FIELDS: Mapping[str, Wanted] = dict.fromkeys(
    ("title", "type", "place", "issuer", "parent_body", "signer.authority"), TEXT
)
OPTIONAL_FIELDS: Mapping[str, Wanted] = {
    "signer.title": TEXT,
    "reconstructed": (_is_texts, "danh sách tên trường, như «[issuer]»"),
}
PAGE_FIELDS: Mapping[str, Wanted] = {
    "title": TEXT,
    "description": TEXT,
    "translation": (_matches("unofficial"), "«unofficial»"),
}
GROUPS = ("signer", "original")


@rule(Document)
def front_matter_field(document: Document) -> Iterator[Finding]:
    """The index page's front matter has every field of a document, each of its type.

    Bad: date: 7/1/2025
    Good: date: 2025-01-07
    """
    for edition in document.editions.values():
        official = edition.language == OFFICIAL
        required = OFFICIAL_FIELDS if official else TRANSLATED_FIELDS
        index = edition.index
        if index and not index.front.errors:
            yield from _fields(index, required, {**OPTIONAL_FIELDS, **PAGE_FIELDS, **required})


@rule(Page)
def page_front_matter(page: Page) -> Iterator[Finding]:
    """A page other than a document's index has only the fields that pages may have.

    Bad: onload: alert(1)
    Good: title: Nơi nhận
    """
    if page.stem != "index" or page.path.count("/") == 1:
        yield from _fields(page, {}, PAGE_FIELDS)


def _fields(
    page: Page, required: Mapping[str, Wanted], known: Mapping[str, Wanted]
) -> Iterator[Finding]:
    flat = dict(_flat(page.front.values))
    for name in required:
        if name not in flat:
            yield Finding(
                page.path,
                page.front.line(name),
                f"Thiếu trường «{name}» ở phần đầu trang. Hãy thêm «{name.rpartition('.')[2]}:"
                f" {required[name][1]}».",
            )
    for name, value in flat.items():
        line = page.front.line(name)
        if name not in known:
            yield Finding(
                page.path,
                line,
                f"Trường «{name}» không có trong mẫu. Hãy xem lại chính tả; các trường được dùng:"
                f" {', '.join(known)}.",
            )
        elif not known[name][0](value):
            yield Finding(
                page.path,
                line,
                f"Giá trị của «{name}» không đúng dạng: phải là {known[name][1]}. Hãy sửa lại.",
            )


def _flat(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        if name in GROUPS and isinstance(value, dict):
            yield from ((f"{name}.{inner}", inside) for inner, inside in value.items())
        else:
            yield name, value


@rule(Document)
def front_matter_differs(document: Document) -> Iterator[Finding]:
    """The front matter says what the text says: number, date, place, type, title, signer, basis.

    Bad: number: 131/KH-LĐLĐ above "Số: 113/KH - LĐLĐ"
    Good: number: 113/KH-LĐLĐ
    """
    for edition in document.editions.values():
        index = edition.index
        if not index or len(index.units) < HEAD:
            continue
        signature = next((p.text for p in edition.provisions if p.kind is Kind.SIGNATURE), "")
        basis = " ".join(p.text for p in edition.provisions if p.kind is Kind.BASIS)
        for name, said, text in _pairs(index, signature, basis):
            if text and _plain(said) not in _plain(text):
                yield Finding(
                    index.path,
                    index.front.line(name),
                    f"Trường «{name}» là «{said}», nhưng trong văn bản là «{opening(text)}»."
                    " Hãy sửa trường này cho đúng với văn bản.",
                )


def _pairs(index: Page, signature: str, basis: str) -> Iterator[tuple[str, str, str]]:
    """Each field that the text repeats: its name, its value, and the place in the text."""
    values = index.front.values
    number, dated, kind, subject = (unit.block.text for unit in index.units[:HEAD])
    signer = values.get("signer")
    date = values.get("date")
    if _is_date(date):
        yield (
            "date",
            f"ngày {date.day} tháng {date.month} năm {date.year}",
            re.sub(r"\b0(?=\d)", "", dated),
        )
    yield "number", text_of(values, "number"), number
    yield "place", text_of(values, "place"), dated
    yield "type", text_of(values, "type"), kind
    yield "title", text_of(values, "title"), subject
    for part in ("authority", "title", "name"):
        yield f"signer.{part}", text_of(signer, part), signature
    listed = values.get("basis")
    for symbol in listed if _is_texts(listed) else []:
        yield "basis", symbol, basis


def _plain(text: str) -> str:
    """Without case and white space, in which head and metadata differ by custom."""
    return re.sub(r"\s+", "", text).casefold()


@rule(Document)
def reconstructed_field(document: Document) -> Iterator[Finding]:
    """What is not in the text as received is named by its field under `reconstructed`.

    Bad: reconstructed: [issuer_name]
    Good: reconstructed: [issuer, parent_body]
    """
    index = document.official.index
    listed = index.front.values.get("reconstructed") if index else None
    for name in listed if _is_texts(listed) else []:
        if index and name not in index.front.values:
            yield Finding(
                index.path,
                index.front.line("reconstructed"),
                f"«{name}» không phải tên một trường ở phần đầu trang. Hãy sửa hoặc xóa tên này.",
            )


@rule(Document)
def ledger_entry(document: Document) -> Iterator[Finding]:
    """Every correction and open question is complete, and a question quotes its provision.

    Bad: a correction without a reason
    Good: original, published, reason: {vi: …, en: …}
    """
    texts = {p.id: p.text for p in document.official.provisions}
    head = (
        " ".join(b.text for b in document.official.index.blocks) if document.official.index else ""
    )
    for correction in document.corrections:
        if not (
            correction.original.strip()
            and correction.published.strip()
            and OFFICIAL in correction.reason
        ):
            yield Finding(
                document.ledger_path,
                correction.line,
                "Đính chính chưa đủ. Mỗi mục cần «original», «published» và «reason» có ít nhất"
                " «vi».",
            )
    for question in document.questions:
        quoted = texts.get(question.provision, head if not question.provision else "")
        if not (question.text and question.text in quoted and OFFICIAL in question.question):
            yield Finding(
                document.ledger_path,
                question.line,
                "Câu hỏi chưa đủ hoặc không còn đúng: «text» phải là chữ trong đơn vị văn bản ghi ở"
                " «provision», và «question» cần có «vi».",
            )
