"""Printed numbers and marks at the start of a paragraph: "Điều 4.", "II/", "1.1.", "đ)", "+".

The forms are those of Nghị định 30/2020/NĐ-CP, Phụ lục I, and those that offices type besides.
A label can have several readings: "C." is a letter or the Roman hundred, "i)" a letter or a small
numeral. The numbering decides, by the row that the label continues.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import lru_cache

from portal.source.formulas import UPPER


class Style(StrEnum):
    """A form of number or mark; units of one form in one unit are siblings."""

    PART = auto()
    CHAPTER = auto()
    DIVISION = auto()
    SUBDIVISION = auto()
    ARTICLE = auto()
    CAPITAL = auto()
    ROMAN = auto()
    NUMBER = auto()
    DECIMAL = auto()
    LETTER = auto()
    LETTER_NUMBER = auto()
    SMALL_ROMAN = auto()
    PARENTHESIS = auto()
    BULLET = auto()


NAMED = (Style.PART, Style.CHAPTER, Style.DIVISION, Style.SUBDIVISION, Style.ARTICLE)
"""Forms with a word before the number, from the outermost to the innermost."""


@dataclass(frozen=True)
class Label:
    """One reading of a printed label.

    `printed` is the label as in the text, `parts` its numbers as they stand in ids ("ii", "1",
    "dd"), `ordinal` the place of the last one in its row, from 1; a bullet's `parts` is its mark.
    """

    style: Style
    printed: str
    parts: tuple[str, ...]
    ordinal: int = 1


BULLETS = "-–—−+•·*▪●○◦■□►➢➤✓✔❖\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d"
"""Marks of list entries; the last ones are those of Word's symbol fonts."""

ALPHABETS = ("abcdđeghiklmnopqrstuvxy", "abcdeghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvwxyz")
"""The rows in which points are lettered: with đ, as laws are; without it; the Latin one."""

MAX_NUMBER = 399
"""A larger number at the start of a line is a year or an amount, not a label."""

_ROMAN = re.compile(r"c{0,3}(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_WORTH = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")

_UPPER = f"[{UPPER}]"
_END = rf"(?:\s*[.:\-–—/](?=\s|$)|(?=\s+[“(]?{_UPPER}{{2}})|(?=\s*$))"
_N = r"(?P<number>[IVXLC]+|\d{1,3}[a-zđ]?)"
_WORD = f"(?:THỨ|Thứ|thứ) (?P<word>(?i:{'|'.join(_ORDINALS)}))\\b"
_NAMED = {
    Style.PART: re.compile(rf"(?:PHẦN|Phần|PART|Part) (?:{_WORD}|(?P<letter>[A-H])|{_N}){_END}"),
    Style.CHAPTER: re.compile(rf"(?:CHƯƠNG|Chương|CHAPTER|Chapter) {_N}{_END}"),
    Style.DIVISION: re.compile(rf"(?:MỤC|Mục) {_N}{_END}"),
    Style.SUBDIVISION: re.compile(rf"(?:TIỂU MỤC|Tiểu mục) {_N}{_END}"),
    Style.ARTICLE: re.compile(
        r"(?:ĐIỀU|Điều|Article|ARTICLE) (?P<number>\d{1,3}[a-zđ]?)"
        rf"(?:\s?[.:](?=\s|$|{_UPPER})|(?=\s*$))"
    ),
}
_CAPITAL = re.compile(
    r"(?!Q\.\s?[A-ZĐ]{2}|C\.\s?Mác)(?P<letter>[A-ZĐ])(?:[./)](?=\s|$)|\s?[-–—](?=\s+\S)|\s?[-–—]$"
    rf"|(?<=[A-E])\.(?={_UPPER}[^\W\d_]))"
)
_NO_SYMBOL = r"(?![A-ZĐ]{1,6}[-/])"
_ROMANS = re.compile(
    rf"(?P<roman>[IVXLC]+)(?:[./):](?=\s|$)|(?<=[IVX])\.(?={_UPPER}[^\W\d_])"
    rf"|\.(?={_UPPER}{{2}})|/(?={_UPPER}{{3}})"
    rf"|[ \xa0]?[-–—](?=\s+\S)"
    rf"|[-–—]{_NO_SYMBOL}(?={_UPPER}))"
)
_NUMBER = re.compile(
    rf"(?P<number>\d{{1,3}})(?:[./:](?=\s|$)|\.(?={_UPPER})|[ \xa0]?[-–—](?=\s+[^\W\d])"
    rf"|[-–—]{_NO_SYMBOL}(?=[^\W\d]))"
)
_DECIMAL = re.compile(
    r"(?P<first>\d{1,3}|[IVXLC]+)(?P<rest>(?:\.\d{1,2})+)"
    rf"(?:[./:)\-–—]?(?=\s|$)|\.(?={_UPPER}))"
)
_LETTER = re.compile(r"(?P<letter>[a-zđ])(?:[./)](?=\s|$)|\)(?=[^\W\d])|\s?[-–—](?=\s+\S))")
_LETTER_NUMBER = re.compile(r"(?P<letter>[a-zđ])\.?(?P<number>\d{1,2})(?:[)./](?=\s|$))")
_SMALL_ROMAN = re.compile(r"\(?(?P<roman>[ivx]+)(?:[)](?=\s|$)|[.](?=\s|$))")
_PARENTHESIS = re.compile(
    r"(?:\((?P<inner>\d{1,2}|[a-zđ]|[ivx]+)\)|(?P<number>\d{1,2})\))(?=\s|$|[^\W\d])"
)
_BULLET = re.compile(rf"(?P<mark>[{re.escape(BULLETS)}])(?=\s|[^\W\d]|[“\"(«\[])")
_RULE = re.compile(r"[-–—−_*=.\s]+")


def roman(numeral: str) -> int:
    """The value of a Roman numeral in lower case; 0 for anything else."""
    if not numeral or not _ROMAN.fullmatch(numeral):
        return 0
    values = [_WORTH[letter] for letter in numeral]
    return sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))


def ascii_letter(letter: str) -> str:
    """A letter as it stands in ids: đ is "dd"."""
    return letter.lower().replace("đ", "dd")


@lru_cache(maxsize=1 << 10)
def labels(text: str) -> tuple[Label, ...]:
    """Every reading of the label at the start of a text, the likeliest first."""
    if _RULE.fullmatch(text):
        return ()
    return tuple(_readings(text))


def _readings(text: str) -> Iterator[Label]:
    for style, form in _NAMED.items():
        if found := form.match(text):
            yield from _named(style, found)
            return
    if found := _DECIMAL.match(text):
        yield _decimal(found)
        return
    if found := _ROMANS.match(text):
        number = found["roman"].lower()
        if value := roman(number):
            yield Label(Style.ROMAN, found[0].strip(), (number,), value)
    if found := _CAPITAL.match(text):
        yield Label(
            Style.CAPITAL,
            found[0].strip(),
            (ascii_letter(found["letter"]),),
            place(found["letter"]),
        )
    if (found := _NUMBER.match(text)) and int(found["number"]) <= MAX_NUMBER:
        yield Label(
            Style.NUMBER, found[0].strip(), (str(int(found["number"])),), int(found["number"])
        )
    yield from _points(text)
    if found := _BULLET.match(text):
        yield Label(Style.BULLET, found["mark"], (found["mark"],))


def _named(style: Style, found: re.Match[str]) -> Iterator[Label]:
    groups = found.groupdict()
    letter = groups.get("letter") or ""
    word = (groups.get("word") or "").lower()
    number = (groups.get("number") or "").lower()
    if letter:
        number, value = letter.lower(), place(letter)
    elif word:
        value = _ORDINALS.index(word) + 1
        number = str(value)
    elif number[:1].isdigit():
        value = int(re.sub(r"\D", "", number))
        number = re.sub(r"^0+(?=\d)", "", number).replace("đ", "dd")
    else:
        value = roman(number)
    if value:
        yield Label(style, found[0].strip(), (number,), value)


def _decimal(found: re.Match[str]) -> Label:
    first, rest = found["first"].lower(), found["rest"].strip(".").split(".")
    parts = (first if first.isalpha() else str(int(first)), *(str(int(part)) for part in rest))
    return Label(Style.DECIMAL, found[0].strip(), parts, int(parts[-1]))


def _points(text: str) -> Iterator[Label]:
    if found := _LETTER_NUMBER.match(text):
        number = int(found["number"])
        parts = (ascii_letter(found["letter"]), str(number))
        yield Label(Style.LETTER_NUMBER, found[0].strip(), parts, number)
    if found := _LETTER.match(text):
        letter = found["letter"]
        yield Label(Style.LETTER, found[0].strip(), (ascii_letter(letter),), place(letter))
    if (found := _SMALL_ROMAN.match(text)) and (value := roman(found["roman"])):
        yield Label(Style.SMALL_ROMAN, found[0].strip(), (found["roman"],), value)
    if found := _PARENTHESIS.match(text):
        inner = found["inner"] or found["number"]
        if inner.isdigit():
            yield Label(Style.PARENTHESIS, found[0], (f"n{int(inner)}",), int(inner))
        elif len(inner) == 1:
            yield Label(Style.LETTER, found[0], (ascii_letter(inner),), place(inner))


def place(letter: str) -> int:
    """The place of a letter in the row that laws use, from 1; letters that are not in it follow."""
    row = ALPHABETS[0]
    letter = letter.lower()
    return row.index(letter) + 1 if letter in row else len(row) + ord(letter)


def follows(before: Label, label: Label) -> bool:
    """Whether a label is the next one in the row of another of its style."""
    if before.style is not label.style:
        return False
    if label.style in (Style.LETTER, Style.CAPITAL):
        one, other = (last.parts[-1].replace("dd", "đ") for last in (before, label))
        return any(one + other in row for row in ALPHABETS)
    return label.ordinal == before.ordinal + 1


_VALUES = {100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}


def numeral(value: int) -> str:
    """The Roman numeral in lower case, for 1 to 399."""
    written = ""
    for worth, letters in _VALUES.items():
        count, value = divmod(value, worth)
        written += letters * count
    return written


def following(label: Label) -> str:
    """The number or letter after that of a label, as it is printed."""
    return _nth(label, label.ordinal + 1)


def first_of(label: Label) -> str:
    """The number or letter with which the row of a label begins."""
    return _nth(label, 1)


def _nth(label: Label, ordinal: int) -> str:
    style, is_roman = label.style, label.parts[-1].isalpha()
    if style in (Style.LETTER, Style.CAPITAL):
        row = ALPHABETS[0]
        letter = row[min(ordinal, len(row)) - 1]
        return letter.upper() if style is Style.CAPITAL else letter
    if style in (Style.ROMAN, Style.SMALL_ROMAN) or (style in NAMED and is_roman):
        return numeral(ordinal) if style is Style.SMALL_ROMAN else numeral(ordinal).upper()
    if style is Style.LETTER_NUMBER:
        return f"{label.parts[0].replace('dd', 'đ')}.{ordinal}"
    return ".".join([*label.parts[:-1], str(ordinal)]) if style is Style.DECIMAL else str(ordinal)
