"""What cannot be printed, and in which line of which file an editor mends it.

`check` runs these rules too, so nothing here imports Typst, and Pillow only where a word may be too
long or a letter is an unusual one.
"""

import re
from collections.abc import Iterator

from portal.checks.registry import rule
from portal.model.documents import Document, Edition
from portal.model.library import Publication
from portal.model.metadata import text_of
from portal.model.problems import Finding
from portal.reference.addresses import document_path, own_path

WIDEST_WORD = 15.5
"""In sizes, without a place to break: the room for a heading of the booklet, which is 95 mm beside
its QR code, in letters of 17 pt."""

LONGEST_ADDRESS = 213
"""Characters of an address in a printed QR code: version 10 at level M (ISO/IEC 18004, table 7).

On 15 mm its modules are 0.26 mm wide, about what telephones still read from paper."""

LONGEST_PART = 45
"""Letters of an address without a place to break, on the booklet's narrowest line."""

KNOWN_LETTERS = frozenset(
    chr(code)
    for first, last in (
        (0x21, 0x7E),
        (0xA1, 0x17F),
        (0x1A0, 0x1A1),
        (0x1AF, 0x1B0),
        (0x1EA0, 0x1EF9),
    )
    for code in range(first, last + 1)
) | frozenset("–—‘’“”…•")
"""Letters and marks that all shipped fonts have, so that most texts need no look at them."""

_WIDEST_FACE = "LiberationSerif-Bold.ttf"

_SHOWN = 40
_BREAKS = re.compile(r"[-/]+")
_PRINTED = ("number", "type", "issuer", "parent_body")


@rule(Document)
def paper_long_word(document: Document) -> Iterator[Finding]:
    """Every word fits a line on paper: none is as long as a sentence without its spaces.

    Bad: TuyêntruyềnvềantoànlaođộngchoCNVCLĐ
    Good: Tuyên truyền về an toàn lao động cho CNVCLĐ
    """
    for edition in document.editions.values():
        for path, line, word in _words(edition):
            if any(map(_is_too_wide, _BREAKS.split(word))):
                yield Finding(
                    path,
                    line,
                    f"Chữ «{word[:_SHOWN]}…» quá dài, không vừa một dòng trên giấy. Hãy kiểm tra"
                    " xem có thiếu dấu cách không.",
                )


def widest(letter: str) -> float:
    """The width in sizes that a letter has at most; most small letters are narrow."""
    if letter in KNOWN_LETTERS:
        return 0.7 if letter.islower() and letter not in "mwæœŵŉď" else 1
    return 1.4


def _is_too_wide(part: str) -> bool:
    if sum(map(widest, part)) <= WIDEST_WORD:
        return False
    from portal.print.metrics import width  # noqa: PLC0415 - few words need Pillow

    return width(part, _WIDEST_FACE) > WIDEST_WORD


@rule(Document)
def paper_letter(document: Document) -> Iterator[Finding]:
    """The fonts for print have every letter and mark of the text and of the names at its head.

    Bad: Thời gian: 5 ☎ 中
    Good: Thời gian: 5; điện thoại
    """
    for edition in document.editions.values():
        for path, line, word in (*_words(edition), *_names(edition)):
            if lacking := [letter for letter in dict.fromkeys(word) if _is_lacking(letter)]:
                named = ", ".join(f"«{letter}» (U+{ord(letter):04X})" for letter in lacking)
                yield Finding(
                    path,
                    line,
                    f"Không hiển thị được ký tự {named}. Phông chữ dùng để in không có ký tự này:"
                    " hãy sửa hoặc bỏ nó.",
                )


def _is_lacking(letter: str) -> bool:
    if letter in KNOWN_LETTERS or letter.isspace() or not letter.isprintable():
        return False
    from portal.print.metrics import is_lacking  # noqa: PLC0415 - few letters need Pillow

    return is_lacking(letter)


@rule(Publication)
def paper_address(publication: Publication) -> Iterator[Finding]:
    """The address of every heading is short enough for a QR code and a line on paper.

    Bad: site_url: https://van-ban.congdoan-laichau.example/…/ of two hundred characters
    Good: site_url: https://congdoan-laichau.example/
    """
    for document in publication.library.documents:
        for edition in document.editions.values():
            root = publication.site_url + document_path(document, edition.language)
            head = edition.index.path if edition.index else document.path
            places = [(head, 1, root)]
            if not _is_too_long(root):
                headings = (p for p in edition.provisions if p.kind.heads)
                places = [(p.path, p.line, root + own_path(p)) for p in headings]
            for path, line, address in places:
                if _is_too_long(address):
                    yield Finding(path, line, _address_message(address))


def _is_too_long(address: str) -> bool:
    return (
        len(address) > LONGEST_ADDRESS or max(map(len, re.split("[-/.]", address))) > LONGEST_PART
    )


def _address_message(address: str) -> str:
    return (
        f"Địa chỉ «{address}» quá dài để in: mã QR trên giấy chỉ chứa rõ {LONGEST_ADDRESS} ký tự,"
        f" một dòng chỉ đủ {LONGEST_PART} ký tự liền nhau. Hãy rút ngắn site_url trong mkdocs.yml"
        " (hoặc biến SITE_URL), hoặc tên thư mục văn bản."
    )


def _words(edition: Edition) -> Iterator[tuple[str, int, str]]:
    for page in edition.pages:
        for block in page.blocks:
            yield from ((page.path, word.line, word.text) for word in block.words)


def _names(edition: Edition) -> Iterator[tuple[str, int, str]]:
    """The metadata that are printed at a document's head or above its pages."""
    if index := edition.index:
        for key in _PRINTED:
            yield index.path, index.front.line(key), text_of(index.front.values, key)
