"""The published text says what the original says, word for word and mark for mark."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence

from plan.checks.registry import rule
from plan.collation import (
    BULLET,
    PARAGRAPH,
    Difference,
    corrected,
    differences,
    opens_block,
    places,
    words,
)
from plan.fields import text_of
from plan.limits import UnreadableError
from plan.markdown import read
from plan.model import Document, Finding, Word

SIGNS = {PARAGRAPH: "[đoạn mới]", BULLET: "[gạch đầu dòng]"}
"""How the signs of a block's beginning are named to editors."""

UNREADABLE = (
    "Không so sánh được: bản gốc sau khi đính chính có đoạn quá dài, quá nhiều tầng hoặc quá nhiều"
    " dấu lạ ở gần dòng này. Hãy xem lại bản gốc và các đính chính trong corrections.yml."
)

SHOWN = 12
"""Words quoted in a message at most: enough to find the place, short enough to read."""


@rule(Document)
def text_differs(document: Document) -> Iterator[Finding]:
    """The Vietnamese pages say, in order, exactly what the original says, corrections applied.

    Bad: … một số nội dung trong tâm … (the original: trọng tâm)
    Good: … một số nội dung trọng tâm …
    """
    if document.original is None or not document.official.pages:
        return
    pages = document.official.pages
    if not all(page.parsed and not page.front.errors for page in pages):
        return
    try:
        original = read(corrected(document.original.text, document.corrections))
    except UnreadableError as error:
        yield Finding(document.original.path, error.obstacle.line, UNREADABLE)
        return
    wanted = [word.text for word in words(original)]
    published = [(page.path, word) for page in pages for word in words(page.units)]
    present = [word.text for _, word in published]
    for found in differences(wanted, present):
        path, line = _place(found, wanted, published)
        message = _message(wanted[found.expected], present[found.published])
        yield Finding(path, line, message)


@rule(Document)
def original_changed(document: Document) -> Iterator[Finding]:
    """The original is there, byte for byte: its SHA-256 is the one that the index page states.

    Bad: original/113-kh-ldld.txt with a line break added
    Good: the file as received
    """
    index = document.official.index
    stated = text_of(index.front.values.get("original"), "sha256") if index else ""
    if index is None or not stated:
        return
    if document.original is None:
        name = text_of(index.front.values.get("original"), "file")
        yield Finding(
            index.path,
            index.front.line("original.file"),
            f"Không thấy bản gốc «{name}». Hãy đặt lại tệp bản gốc đã nhận vào đúng chỗ đó, không"
            " sửa gì trong tệp.",
        )
        return
    actual = hashlib.sha256(document.original.data).hexdigest()
    if actual != stated:
        yield Finding(
            document.original.path,
            1,
            f"Bản gốc đã bị thay đổi: SHA-256 là {actual}, trang index.md ghi {stated}. Bản gốc"
            " không bao giờ được sửa: hãy khôi phục tệp đã nhận; chỗ cần sửa thì ghi vào"
            " corrections.yml.",
        )


@rule(Document)
def correction_unapplied(document: Document) -> Iterator[Finding]:
    """Every correction finds its place in the original exactly once, and changes something.

    Bad: original: của (stands in the text many times)
    Good: original: nhiều tổ chức trung gian công kênh
    """
    if document.original is None:
        return
    for correction in document.corrections:
        found = len(places(correction, document.original.text))
        if found == 1 and correction.original != correction.published:
            continue
        if found == 1:
            message = (
                "Đính chính không thay đổi gì: «original» và «published» giống nhau. Hãy xóa mục"
                " này."
            )
        elif found:
            message = (
                f"Đính chính «{_short(correction.original)}» khớp {found} chỗ trong bản gốc, phải"
                " khớp đúng một chỗ. Hãy chép thêm vài chữ trước hoặc sau vào cả «original» và"
                " «published»."
            )
        else:
            message = (
                f"Đính chính «{_short(correction.original)}» không còn khớp chỗ nào trong bản gốc."
                " Hãy chép lại đúng từng dấu từ bản gốc, hoặc xóa mục này."
            )
        yield Finding(document.ledger_path, correction.line, message)


def _place(
    found: Difference, wanted: Sequence[str], published: Sequence[tuple[str, Word]]
) -> tuple[str, int]:
    """The line of the first word that differs, or of the words beside the missing ones."""
    missing, at = found.expected, found.published.start
    if at == found.published.stop:
        ends_block = missing.stop >= len(wanted) or opens_block(wanted[missing.stop])
        merges = missing.stop == missing.start + 1 and opens_block(wanted[missing.start])
        at -= ends_block and not merges
    path, word = published[max(0, min(at, len(published) - 1))]
    return path, word.line


def _message(wanted: Sequence[str], present: Sequence[str]) -> str:
    if not present:
        return f"Thiếu {_quoted(wanted)} so với bản gốc. Hãy thêm lại đúng như bản gốc."
    if not wanted:
        return f"Thừa {_quoted(present)}; bản gốc không có. Hãy xóa đi."
    names = _letters(wanted[0], present[0]) if len(wanted) == len(present) == 1 else ""
    return (
        f"Bản gốc là {_quoted(wanted)}, trang này là {_quoted(present)}{names}. Hãy sửa cho đúng"
        " bản gốc; nếu chính bản gốc sai, hãy ghi một mục có lý do vào corrections.yml."
    )


def _letters(wanted: str, present: str) -> str:
    """The code points that differ, where the eye cannot tell them apart or see them."""
    if (
        unicodedata.normalize("NFKC", wanted) != unicodedata.normalize("NFKC", present)
        and present.isprintable()
    ):
        return ""
    strange = sorted(set(present) - set(wanted)) or sorted(set(wanted) - set(present))
    listed = ", ".join(
        f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".strip() for letter in strange
    )
    return f" (khác ở ký tự {listed})" if listed else ""


def _quoted(words: Sequence[str]) -> str:
    shown = " ".join(_readable(word) for word in words[:SHOWN])
    return f"«{shown}{' …' if len(words) > SHOWN else ''}»"


def _readable(word: str) -> str:
    """A block's beginning in words; unprintable characters as their numbers."""
    if word in SIGNS:
        return SIGNS[word]
    return "".join(letter if letter.isprintable() else f"[U+{ord(letter):04X}]" for letter in word)


def _short(text: str) -> str:
    return _quoted(text.split())[1:-1]
