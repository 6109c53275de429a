"""What typesetting knows of the slogans is sound, and of use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from portal.checks.message_format import opening
from portal.checks.registry import rule
from portal.model.blocks import Kind
from portal.model.library import Library
from portal.model.problems import Finding
from portal.reference.line_breaks import groups, occurrence

LISTS = ("kept_together", "leading")
"""The lists that docs/word-groups.yml may hold."""

LONGEST_GROUP = 34
"""Letters of words that stay on one line: on an A3 poster their capitals are 10 mm high."""

NAMES = ("issuer", "parent_body", "title")
"""The metadata that are printed in lines of their own."""


@rule(Library)
def word_group_entry(library: Library) -> Iterator[Finding]:
    """An entry of the word groups is a text that stands once, and a slogan or a name still has it.

    Bad: leading: [của, của]
    Good: leading: [của, về]
    """
    path, fields = library.word_groups.path, library.word_groups.fields
    for line, message in fields.errors:
        yield Finding(path, line, message)
    texts = list(_set_in_lines(library))
    seen: Counter[str] = Counter()
    for name, entries in fields.values.items():
        if name not in LISTS or not isinstance(entries, list):
            yield Finding(
                path,
                fields.line(name),
                f"«{name}» không phải một danh sách có trong mẫu. Tệp này chỉ dùng các danh sách"
                f" {', '.join(LISTS)}, mỗi mục một dòng bắt đầu bằng «- ».",
            )
            continue
        for index, entry in enumerate(entries):
            if fault := _fault(entry, name, texts, seen):
                yield Finding(path, fields.line(f"{name}.{index}"), fault)


def _fault(entry: object, name: str, texts: list[str], seen: Counter[str]) -> str:
    """What is wrong with an entry of the list `name`, or ""; `seen` counts the earlier ones."""
    if not isinstance(entry, str) or not entry.strip():
        return "Mục này phải là một cụm từ. Hãy viết các chữ của khẩu hiệu, không có dấu hai chấm."
    seen[" ".join(entry.casefold().split())] += 1
    if seen[" ".join(entry.casefold().split())] > 1:
        return f"«{entry}» có hai lần. Hãy giữ lại một mục."
    if name == "leading" and len(entry.split()) > 1:
        return f"«{entry}» không phải một chữ. Hãy chuyển cụm từ này sang kept_together."
    if all(occurrence(entry, text) is None for text in texts):
        return (
            f"Không còn khẩu hiệu hay tên cơ quan nào có «{entry}». Hãy xóa mục này, hoặc sửa lại."
        )
    return ""


def _set_in_lines(library: Library) -> Iterator[str]:
    """What is set in lines that sense breaks: the slogans, and the names at a document's head."""
    for document in library.documents:
        for provision in document.official.provisions:
            if provision.kind is Kind.SLOGAN:
                yield provision.text
        yield from (getattr(document.official.metadata, name) for name in NAMES)


@rule(Library)
def slogan_without_breaks(library: Library) -> Iterator[Finding]:
    """Of every slogan it is known where its lines may break, so that large letters fit a poster.

    Bad: a slogan of forty letters, none of whose phrases is in docs/word-groups.yml
    Good: kept_together: [an toàn lao động, sản xuất]
    """
    for document in library.documents:
        for provision in document.official.provisions:
            if provision.kind is not Kind.SLOGAN:
                continue
            parts = [part.text for part in groups(provision.text, library.word_groups)]
            if long := [part for part in parts if len(part) > LONGEST_GROUP]:
                yield Finding(
                    provision.path,
                    provision.line,
                    f"Chưa biết ngắt dòng ở đâu trong «{opening(long[0])}» khi in khẩu hiệu này."
                    f" Hãy ghi các cụm từ của khẩu hiệu vào {library.word_groups.path}, mỗi cụm"
                    " một dòng dưới kept_together.",
                )
