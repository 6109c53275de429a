"""The published text says what the original says, word for word and mark for mark."""

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence

from portal.checks.message_format import named
from portal.checks.parts import Part
from portal.checks.registry import rule
from portal.model.blocks import Word
from portal.model.documents import Document
from portal.model.metadata import text_of
from portal.model.problems import Finding
from portal.source.comparison import (
    BULLET,
    PARAGRAPH,
    SIGN,
    Difference,
    corrected,
    differences,
    faulty,
    opens_block,
    words,
)
from portal.source.limits import UnreadableError
from portal.source.markdown import read

UNREADABLE = (
    "Không so sánh được: bản gốc sau khi đính chính có đoạn quá dài, quá nhiều tầng hoặc quá nhiều"
    " dấu lạ ở gần dòng này. Hãy xem lại bản gốc và các đính chính trong corrections.yml."
)

DASHES = ("•", "–", "—", "·", "▪", "-")
"""What stands for a point in text pasted from a word processor."""

SHOWN = 12
"""Words quoted in a message at most: enough to find the place, short enough to read."""


@rule(Document, needs=Part.TEXT | Part.ORIGINAL | Part.LEDGER)
def text_differs(document: Document) -> Iterator[Finding]:
    """The Vietnamese pages say, in order, exactly what the original says, corrections applied.

    Bad: … một số nội dung trong tâm … (the original: trọng tâm)
    Good: … một số nội dung trọng tâm …
    """
    if document.original is None or not document.official.pages:
        return
    pages = document.official.pages
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


@rule(Document, needs=Part.METADATA)
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
    if document.original.data and actual != stated:
        yield Finding(
            document.original.path,
            1,
            f"Bản gốc đã bị thay đổi: SHA-256 là {actual}, trang index.md ghi {stated}. Bản gốc"
            " không bao giờ được sửa: hãy khôi phục tệp đã nhận; chỗ cần sửa thì ghi vào"
            " corrections.yml.",
        )


@rule(Document, needs=Part.ORIGINAL | Part.LEDGER)
def correction_unapplied(document: Document) -> Iterator[Finding]:
    """Every correction finds its place in the original exactly once, and changes something.

    Bad: original: của (stands in the text many times)
    Good: original: nhiều tổ chức trung gian công kênh
    """
    if document.original is None:
        return
    broken = dict(faulty(document.corrections, document.original.text))
    for index, correction in enumerate(document.corrections):
        quoted = _short(correction.original)
        if broken.get(index, 1) > 1:
            message = (
                f"Đính chính «{quoted}» khớp {broken[index]} chỗ trong bản gốc, phải khớp đúng"
                " một chỗ. Hãy chép thêm vài chữ trước hoặc sau vào cả «original» và «published»."
            )
        elif index in broken:
            message = (
                f"Đính chính «{quoted}» không còn khớp chỗ nào trong bản gốc, hoặc chữ ở đó đã được"
                " đính chính khác sửa. Hãy chép lại đúng từng dấu từ bản gốc, hoặc xóa mục này."
            )
        elif correction.original == correction.published:
            message = (
                "Đính chính không thay đổi gì: «original» và «published» giống nhau. Hãy xóa mục"
                " này."
            )
        else:
            continue
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
    if wanted[0].startswith(BULLET) and present[-1] in DASHES:
        return f"Gạch đầu dòng phải gõ «- » ở sát lề trái, đang là «{present[-1]}». Hãy sửa lại."
    return (
        f"Bản gốc là {_quoted(wanted)}, trang này là {_quoted(present)}{names}. Hãy sửa cho đúng"
        " bản gốc; nếu chính bản gốc sai, hãy ghi một mục có lý do vào corrections.yml."
    )


def _letters(wanted: str, present: str) -> str:
    """The code points that differ, where the eye cannot tell them apart or see them."""
    strange = sorted(set(present) - set(wanted)) or sorted(set(wanted) - set(present))
    alike = unicodedata.normalize("NFKC", wanted) == unicodedata.normalize("NFKC", present)
    if present.isprintable() and not alike and any(map(str.isalnum, strange)):
        return ""
    return f" (khác ở ký tự {', '.join(map(named, strange))})" if strange else ""


def _quoted(words: Sequence[str]) -> str:
    shown = " ".join(_readable(word) for word in words[:SHOWN])
    return f"«{shown}{' …' if len(words) > SHOWN else ''}»"


def _readable(word: str) -> str:
    """A block's beginning in words; unprintable characters as their numbers."""
    if word.startswith(BULLET):
        depth = len(word) - len(BULLET) + 1
        return "[gạch đầu dòng]" if depth == 1 else f"[gạch đầu dòng cấp {depth}]"
    if opens_block(word):
        return "[đoạn mới]" if word == PARAGRAPH else word.removeprefix(SIGN)
    return "".join(letter if letter.isprintable() else f"[U+{ord(letter):04X}]" for letter in word)


def _short(text: str) -> str:
    return _quoted(text.split())[1:-1]
