"""The numbers, dates and document symbols of a text, to compare it with its translation."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from babel.dates import get_month_names

from portal.model.documents import OFFICIAL
from portal.source.labels import roman

_SYMBOL = re.compile(
    r"\d+[a-z]?(?:[-/][A-ZĐ]{1,10})(?:(?: - |[-/])[A-ZĐ]{1,10})*|\b[A-ZĐ]{2,10}\d+\b"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ROMAN = re.compile(r"\b[IVXLC]{2,}\b")

_READ = re.compile(r"<(?P<date>(?P<y>\d{4})-\d\d-\d\d)>")
_BETWEEN = re.compile(r"[^\d.;:]{1,40}")
"""What stands between two dates of one year, in one sentence."""


def figures(text: str, language: str, months_in: str) -> Counter[str]:
    """Every date (as 2024-11-25), document symbol and number in a text, in any order.

    Numbers are read as `language` writes them; months are named in the language `months_in`. A
    month by its name that belongs to no whole date is its number.
    """
    text = _with_dates_read(text, months_in)
    found = Counter(date["date"] for date in _READ.finditer(text))
    text = _READ.sub(" ", text)
    for symbol in _SYMBOL.findall(text):
        found[symbol.replace(" ", "")] += 1
    text = _SYMBOL.sub(" ", text)
    found.update(str(_months(months_in)[name]) for name in _name(months_in).findall(text))
    found.update(str(value) for value in map(roman, map(str.lower, _ROMAN.findall(text))) if value)
    found.update(_number(number, language) for number in _NUMBER.findall(text))
    return found


def _with_dates_read(text: str, months_in: str) -> str:
    """The text with its dates as <2024-11-25>; a date without a year has that of the next one."""
    for form in _dated(months_in):
        text = form.sub(lambda date: f" <{_iso(date, date['y'], months_in)}> ", text)
    return _with_years_shared(text, months_in)


def _with_years_shared(text: str, months_in: str) -> str:
    """The text with the dates read that have no year, but the one after them has: "30/4 và <…>"."""
    forms = (_READ, *_without_year(months_in))
    found = sorted((date for form in forms for date in form.finditer(text)), key=re.Match.start)
    pieces, end, year = list[str](), len(text), ""
    for date in reversed(found):
        if date.re is _READ:
            year = date["y"]
            pieces.append(text[date.start() : end])
        elif year and _BETWEEN.fullmatch(text, date.end(), end):
            pieces.append(f" <{_iso(date, year, months_in)}> {text[date.end() : end]}")
        else:
            continue
        end = date.start()
    return text[:end] + "".join(reversed(pieces))


def _iso(date: re.Match[str], year: str, months_in: str) -> str:
    month = _months(months_in).get(date["m"].lower()) or int(date["m"])
    return f"{year}-{month:02}-{int(date['d']):02}"


@cache
def _months(language: str) -> Mapping[str, int]:
    """The months by their names, as written and in lower case."""
    names = get_month_names("wide", locale=language).items()
    return {form: number for number, name in names for form in (name, name.lower())}


@cache
def _name(language: str) -> re.Pattern[str]:
    """A month's name as written: "May" is a month, "may" is none."""
    names = get_month_names("wide", locale=language).values()
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


@cache
def _dated(language: str) -> tuple[re.Pattern[str], ...]:
    """How a date is written in numbers, in Vietnamese, and with the names of months."""
    month = "|".join(map(re.escape, _months(language)))
    forms = (
        r"(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:/|\s+năm\s+|\s+of\s+)(?P<y>\d{4})",
        r"ngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})",
        rf"(?P<d>\d{{1,2}})\s+(?P<m>{month})\s+(?P<y>\d{{4}})",
        rf"(?P<m>{month})\s+(?P<d>\d{{1,2}}),\s+(?P<y>\d{{4}})",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


@cache
def _without_year(language: str) -> tuple[re.Pattern[str], ...]:
    """How a date is written without its year."""
    day = r"(?<![\d/.,-])(?P<d>0?[1-9]|[12]\d|3[01])"
    name = rf"(?P<m>{_name(language).pattern})"
    forms = (rf"{day}/(?P<m>0?[1-9]|1[0-2])(?![\d/])", rf"{day}\s+{name}", rf"{name}\s+{day}(?!\d)")
    return tuple(re.compile(form) for form in forms)


def _number(written: str, language: str) -> str:
    """The number with a decimal point and no grouping: "1.000,5" is 1000.5 in Vietnamese."""
    grouping, point = (".", ",") if language == OFFICIAL else (",", ".")
    whole, _, fraction = written.replace(grouping, "").partition(point)
    return str(int(whole)) + (f".{fraction}" if fraction else "")
