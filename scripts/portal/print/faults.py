"""What cannot be printed, and in which line of which file an editor mends it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from portal.model.documents import Document, Edition, Page
from portal.model.problems import Problem
from portal.print.contents import AddressError
from portal.print.metrics import width
from portal.print.typesetting import LettersError

WIDEST_WORD = 15.5
"""In sizes, without a place to break: the room for a heading of the booklet, which is 95 mm beside
its QR code, in letters of 17 pt."""

_WIDEST_FACE = "LiberationSerif-Bold.ttf"

_SHOWN = 40
_BREAKS = re.compile(r"[-/]+")


def long_words(edition: Edition) -> Iterator[Problem]:
    """Words that would run over the edge of the paper."""
    for page in edition.pages:
        for word, line in _words(page):
            if any(width(part, _WIDEST_FACE) > WIDEST_WORD for part in _BREAKS.split(word)):
                yield Problem(
                    page.path,
                    line,
                    "paper-long-word",
                    f"Chữ «{word[:_SHOWN]}…» quá dài, không vừa một dòng trên giấy. Hãy kiểm tra"
                    " xem có thiếu dấu cách không.",
                )


def lost_letters(edition: Edition, error: LettersError) -> Iterator[Problem]:
    """Where the letters stand that the fonts lack; the head of the document if nowhere else."""
    letters = {part for letter in error.letters for part in letter}
    found = [
        (page.path, line)
        for page in edition.pages
        for word, line in _words(page)
        if letters & set(word)
    ]
    found = found or list(_fields_with(edition, letters))
    for path, line in dict.fromkeys(found):
        yield Problem(
            path,
            line,
            "paper-letter",
            f"{error} Phông chữ dùng để in không có ký tự này: hãy sửa hoặc bỏ nó.",
        )


def long_address(document: Document, edition: Edition, error: AddressError) -> Problem:
    """Where the provision is whose address a printed QR code does not hold."""
    found = next((p for p in edition.provisions if p.id == error.provision), None)
    path, line = (found.path, found.line) if found else (_head(document, edition), 1)
    return Problem(path, line, "paper-address", str(error))


def _words(page: Page) -> Iterable[tuple[str, int]]:
    return ((word.text, word.line) for unit in page.units for word in unit.block.words)


def _fields_with(edition: Edition, letters: set[str]) -> Iterator[tuple[str, int]]:
    """The metadata that say these letters, else the first line: its words are the portal's own."""
    index = edition.index
    if index is None:
        return
    keys = [key for key, value in index.front.values.items() if letters & set(str(value))]
    for key in keys or [""]:
        yield index.path, index.front.line(key)


def _head(document: Document, edition: Edition) -> str:
    return edition.index.path if edition.index else document.path
