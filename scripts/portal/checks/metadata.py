"""Front matter: every field that belongs there, each of its type."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeGuard

from portal.checks.registry import rule
from portal.model.documents import OFFICIAL, Document, Page
from portal.model.library import Library
from portal.model.page_kinds import INDEX
from portal.model.problems import Finding

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
    "issuer_short": TEXT,
    "signer.title": TEXT,
    "reconstructed": (_is_texts, "danh sách tên trường, như «[issuer]»"),
}
TRANSLATION: Mapping[str, Wanted] = {"translation": (_matches("unofficial"), "«unofficial»")}
PORTAL_FIELDS: Mapping[str, Wanted] = {
    **TRANSLATION,
    "title": TEXT,
    "description": TEXT,
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
            yield from _fields(index, required, {**OPTIONAL_FIELDS, **TRANSLATION, **required})


@rule(Library)
def page_front_matter(library: Library) -> Iterator[Finding]:
    """Pages of a document take their titles from the text; only the portal's own may name theirs.

    Bad: title: Đã hết hiệu lực, above "# II. NỘI DUNG"
    Good: translation: unofficial
    """
    for page in library.pages:
        yield from _fields(page, {}, PORTAL_FIELDS)
    for document in library.documents:
        for edition in document.editions.values():
            for page in (*edition.pages, *edition.views):
                if page.stem != INDEX:
                    yield from _fields(page, {}, TRANSLATION)


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
