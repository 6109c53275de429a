"""Rules for what cannot be printed: words too long, letters without a glyph, addresses too long.

`check` runs these rules too, so nothing here imports Typst; Pillow is imported only to measure a
word that may be too long or to look up an unusual letter.
"""

import re
from collections.abc import Iterator
from unicodedata import category

from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import rule
from portal.model.documents import Document, Edition
from portal.model.library import Publication
from portal.model.metadata import one_or_more
from portal.model.problems import Finding
from portal.print.tables import column_count, is_held
from portal.reference.addresses import document_path, own_path

WIDEST_WORD = 15.5
"""Width in em of the widest word that cannot be broken: a heading of the booklet has 95 mm beside
its QR code, in 17 pt type."""

LONGEST_ADDRESS = 213
"""Characters of an address in a printed QR code: version 10 at level M (ISO/IEC 18004, table 7).

At 15 mm its modules are 0.26 mm wide, about the smallest that phones read from paper."""

LONGEST_PART = 45
"""Letters of an address that cannot be broken, on the booklet's narrowest line."""

KNOWN_LETTERS = frozenset(
    chr(code)
    for first, last in ("!~", "¡ſ", "Ơơ", "Ưư", "Ạỹ")
    for code in range(ord(first), ord(last) + 1)
) | frozenset("–—‘’“”…•")
"""Letters and marks that all bundled fonts have: for these, no font has to be opened."""

_WIDEST_FACE = "LiberationSerif-Bold.ttf"

_WIDEST_LETTER = 1.4
"""Width in em that no letter exceeds."""

SHORT_WORD = 5.0
"""Width in em of a word that makes no column of a table too wide."""

_REPORTED_ELSEWHERE = ("Cc", "Cf", "Cs", "Cn")
"""Categories of characters that other rules report: controls, invisible and unassigned ones."""

_SHOWN = 40
_BREAKS = re.compile(r"[-/]+|[.…_]{20,}")
_PRINTED = ("number", "type", "place", "title", "issuer", "parent_body")


@rule(Document, needs=Part.WORDING)
def paper_long_word(document: Document) -> Iterator[Finding]:
    """Every word fits a line on paper; one that does not has usually lost its spaces."""
    for edition in document.editions.values():
        for path, line, word in _words(edition):
            is_long = len(word) * _WIDEST_LETTER > WIDEST_WORD
            if is_long and any(map(_is_too_wide, _BREAKS.split(word))):
                yield Finding(path, line, say("paper-long-word", word=word[:_SHOWN]))


def widest(letter: str) -> float:
    """An upper bound of a letter's width in em; most small letters are narrow."""
    if letter in KNOWN_LETTERS:
        return 0.7 if letter.islower() and letter not in "mwæœŵŉď" else 1
    return _WIDEST_LETTER


def _is_too_wide(part: str) -> bool:
    if sum(map(widest, part)) <= WIDEST_WORD:
        return False
    from portal.print.metrics import width  # noqa: PLC0415 - few words need Pillow

    return width(part, _WIDEST_FACE) > WIDEST_WORD


@rule(Document, needs=Part.WORDING)
def paper_letter(document: Document) -> Iterator[Finding]:
    """The fonts for print have every letter and mark of the text and of the names at its head."""
    for edition in document.editions.values():
        for path, line, word in (*_words(edition), *_names(edition)):
            if KNOWN_LETTERS.issuperset(word):
                continue
            if lacking := [letter for letter in dict.fromkeys(word) if _is_lacking(letter)]:
                letters = ", ".join(f"«{letter}» (U+{ord(letter):04X})" for letter in lacking)
                yield Finding(path, line, say("paper-letter", letters=letters))


def _is_lacking(letter: str) -> bool:
    if letter in KNOWN_LETTERS or letter.isspace() or category(letter) in _REPORTED_ELSEWHERE:
        return False
    from portal.print.metrics import is_lacking  # noqa: PLC0415 - few letters need Pillow

    return is_lacking(letter)


@rule(Document, needs=Part.WORDING)
def paper_table(document: Document) -> Iterator[Finding]:
    """Every table fits the width of the paper, in small letters where it must."""
    for edition in document.editions.values():
        for page in edition.pages:
            for block in page.blocks:
                if block.table and not is_held(block.table, _width_of_word):
                    count = column_count(block.table)
                    yield Finding(page.path, block.line, say("paper-table", count=count))


def _width_of_word(word: str) -> float:
    """The width of a word in em: not measured where it is short enough at its widest."""
    bound = sum(map(widest, word))
    if bound <= SHORT_WORD or len(word.split()) > 1:
        return bound
    from portal.print.metrics import width  # noqa: PLC0415 - few words need Pillow

    return width(word, _WIDEST_FACE)


@rule(Publication)
def paper_address(publication: Publication) -> Iterator[Finding]:
    """The address of every heading is short enough for a QR code and a line on paper."""
    for document in publication.library.documents:
        for edition in document.editions.values():
            root = publication.site_url + document_path(document, edition.language)
            head = edition.index.path if edition.index else document.path
            headings = (p for p in edition.provisions if p.heads)
            places = [(p.path, p.line, root + own_path(p)) for p in headings]
            for path, line, address in [(head, 1, root)] if _is_too_long(root) else places:
                if _is_too_long(address):
                    message = say(
                        "paper-address",
                        address=address,
                        longest=LONGEST_ADDRESS,
                        longest_part=LONGEST_PART,
                    )
                    yield Finding(path, line, message)


def _is_too_long(address: str) -> bool:
    return (
        len(address) > LONGEST_ADDRESS or max(map(len, re.split("[-/.]", address))) > LONGEST_PART
    )


def _words(edition: Edition) -> Iterator[tuple[str, int, str]]:
    """Each word of the text with its file and line."""
    for page in edition.pages:
        for block in page.blocks:
            yield from ((page.path, word.line, word.text) for word in block.words)


def _names(edition: Edition) -> Iterator[tuple[str, int, str]]:
    """The metadata that are printed at a document's head or above its pages, likewise."""
    if index := edition.index:
        for key in _PRINTED:
            for text in one_or_more(index.front.values, key):
                yield index.path, index.front.line(key), text
