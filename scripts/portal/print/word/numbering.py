"""Printed numbers as Word's own numbers, so that lists are lists and yet say what is printed.

Word counts a list anew wherever a part of it is pasted: "2.3." of a list of two levels becomes
"1.1." in another file. So what stands before the last number is fixed ("2.%1."), and each
paragraph begins its list at its own number: pasted alone it is still "2.3.", and a paragraph added
below it "2.4.". A mark ("-", "+") is a number that prints nothing more: a bullet becomes another
one where it is copied as plain text. What no list of Word prints ("đ)") stays typed text.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from deflate import crc32

from portal.print.metrics import printable
from portal.print.word.markup import FIRST, element, part, value
from portal.source.labels import BULLETS, roman
from portal.source.word_numbering import numeral

_LABEL = re.compile(r"(?P<before>(?:[^%]*[^%\w])?)(?P<number>[0-9]+|[A-Za-z]+)(?P<after>[^%\w]*)")
_MOST_DIGITS = 4
_ROMAN_ALONE = "IVX"
"""Letters that are Roman numbers where they stand alone; others are rather letters."""


class _Form(NamedTuple):
    """A kind of list: how it counts, what is printed for "%1", whether that is bold."""

    counts: str
    text: str
    bold: bool


class Lists:
    """The lists of one file, as its paragraphs ask for them."""

    def __init__(self) -> None:
        self._forms: dict[_Form, int] = {}
        self._lists: dict[tuple[_Form, int, int], int] = {}

    def number(self, label: str, *, bold: bool = False) -> int:
        """The list of a paragraph with this label, 0 where the label is to be typed."""
        if label and label in BULLETS:
            return self._list(_Form("none", printable(label), bold), 0, 0)
        found = _LABEL.fullmatch(label)
        if not found:
            return 0
        for counts, count in _readings(found["number"]):
            if numeral(count, counts) == found["number"]:
                text = f"{found['before']}%1{found['after']}"
                return self._list(_Form(counts, text, bold), count, len(self._lists))
        return 0

    def part(self) -> bytes:
        """The part of the file that tells of all its lists."""
        forms = (_form(form, number) for form, number in self._forms.items())
        lists = (
            _list(number, self._forms[form], start)
            for (form, start, _), number in self._lists.items()
        )
        return part("numbering", *forms, *lists)

    def _list(self, form: _Form, start: int, apart: int) -> int:
        """A list of this form; another `apart` is another list."""
        self._forms.setdefault(form, len(self._forms))
        return self._lists.setdefault((form, start, apart), len(self._lists) + 1)


def _readings(number: str) -> Iterator[tuple[str, int]]:
    """How a number may count, and what it counts."""
    if number.isdigit():
        if len(number) <= _MOST_DIGITS:
            yield ("decimalZero" if number.startswith("0") else "decimal"), int(number)
        return
    case = "upper" if number.isupper() else "lower"
    capitals = number.upper()
    if len(number) > 1 or capitals in _ROMAN_ALONE:
        yield f"{case}Roman", roman(number.lower())
    if len(number) == 1:
        yield f"{case}Letter", ord(capitals) - ord("A") + 1


def _form(form: _Form, number: int) -> str:
    looks = element("rPr", element("b"), element("bCs")) if form.bold else ""
    level = element(
        "lvl",
        value("start", 1),
        value("numFmt", form.counts),
        value("suff", "space"),
        value("lvlText", form.text),
        value("lvlJc", "left"),
        element("pPr", element("ind", left=0, firstLine=FIRST)),
        looks,
        ilvl=0,
    )
    name = value("nsid", f"{crc32(repr(form).encode()):08X}")
    kind = value("multiLevelType", "singleLevel")
    return element("abstractNum", name, kind, level, abstractNumId=number)


def _list(number: int, form: int, start: int) -> str:
    begun = element("lvlOverride", value("startOverride", start), ilvl=0) if start else ""
    return element("num", value("abstractNumId", form), begun, numId=number)
