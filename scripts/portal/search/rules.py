"""What search knows of how people type is sound, and of use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from portal.checks.message_format import opening
from portal.checks.registry import rule
from portal.model.library import Library
from portal.model.metadata import text_of
from portal.model.problems import Finding
from portal.search.lexicon import words
from portal.search.records import records

LISTS = ("otherwise", "questions")
PARTS = ("typed", "written", "reason")

LONGEST = 60
"""Letters of a typed phrase at most: nobody types more the same way."""


@rule(Library)
def search_entry(library: Library) -> Iterator[Finding]:
    """An entry of the search file tells what is typed, what a text has for it, and why.

    Bad: written: công đoàn cơ sở, where no text has these words
    Good: typed: [nq], written: nghị quyết, reason: ký hiệu loại văn bản
    """
    path, fields = library.search_vocabulary.path, library.search_vocabulary.fields
    for line, message in fields.errors:
        yield Finding(path, line, message)
    for language, told in fields.values.items():
        if language not in library.languages or not isinstance(told, dict):
            yield Finding(
                path,
                fields.line(language),
                f"«{language}» trống, hoặc không phải một ngôn ngữ của trang. Tệp này chia theo"
                f" ngôn ngữ ({', '.join(library.languages)}), mỗi ngôn ngữ gồm small,"
                f" {', '.join(LISTS)}.",
            )
            continue
        for key, message in _faults(told, list(_texts(library, language))):
            yield Finding(path, fields.line(f"{language}.{key}"), message)


def _texts(library: Library, language: str) -> Iterator[str]:
    """The words of each thing that can be found, with a space on either side of each."""
    for record in records(library.documents, language):
        yield f" {' '.join(words(record.searched))} "


def _faults(told: Mapping[str, Any], texts: list[str]) -> Iterator[tuple[str, str]]:
    """What is wrong in the part of one language, each with its key in the file."""
    for key in told:
        if key not in ("small", *LISTS):
            yield key, f"Không có phần «{key}». Chỉ dùng small, {', '.join(LISTS)}."
    if not isinstance(told.get("small", ""), str):
        yield (
            "small",
            "«small» phải là các chữ cách nhau bằng dấu cách, không phải danh sách hay số.",
        )
    for word, count in Counter(text_of(told, "small").split()).items():
        if count > 1:
            yield "small", f"«{word}» có {count} lần. Hãy giữ lại một."
    seen: Counter[tuple[str, str]] = Counter()
    for name in LISTS:
        entries = told.get(name, [])
        if not isinstance(entries, list):
            yield name, f"«{name}» phải là một danh sách, mỗi mục bắt đầu bằng «- »."
            continue
        for index, entry in enumerate(entries):
            for message in _entry_faults(entry, texts, seen):
                yield f"{name}.{index}", message


def _entry_faults(entry: object, texts: list[str], seen: Counter[tuple[str, str]]) -> Iterator[str]:
    if not isinstance(entry, dict) or set(entry) != set(PARTS) or not _is_whole(entry):
        yield (
            "Mỗi mục phải có đủ typed: [chữ hay được gõ, …], written: chữ trong văn bản, và"
            " reason: lý do; không có gì khác. Số phải đặt trong ngoặc kép."
        )
        return
    written = " ".join(words(entry["written"]))
    if not any(f" {written} " in text for text in texts):
        yield (
            f"Không còn văn bản nào có «{entry['written']}». Hãy sửa theo chữ trong văn bản, hoặc"
            " xóa mục này."
        )
    for typed in entry["typed"]:
        plain = " ".join(words(typed))
        seen[plain, written] += 1
        if not plain or plain == written or seen[plain, written] > 1 or len(plain) > LONGEST:
            yield (
                f"«{opening(typed)}» trống, trùng với «written», có hai lần, hoặc dài quá"
                f" {LONGEST} chữ cái. Hãy bỏ đi."
            )


def _is_whole(entry: Mapping[str, Any]) -> bool:
    typed = entry["typed"]
    listed = isinstance(typed, list) and typed and all(isinstance(one, str) for one in typed)
    return bool(listed and text_of(entry, "written").strip() and text_of(entry, "reason").strip())
