"""How a provision is cited in speech and writing: "điểm đ khoản 2 Điều 4, Quyết định số …"."""

import datetime as dt
import re
from collections.abc import Iterator

from babel.dates import format_date

from portal.model.blocks import Kind
from portal.model.documents import Ancestry, Provision
from portal.model.metadata import UNDATED, Metadata
from portal.reference.bodies import body_name
from portal.reference.headings import opening
from portal.reference.messages import Messages

_ORDINAL = re.compile(r"(?:^|-)(?:[gdb]|chu-ky-)(\d+)$")
_NUMERAL = re.compile(r"[ivxlc]+|\W*\d\S*", re.IGNORECASE)
_APPENDICES = ("phu-luc", "mau", "bieu")
_CHAPTERS = (Kind.CHAPTER, Kind.DIVISION, Kind.SUBDIVISION)
_SECTIONS = (Kind.PART, Kind.SECTION, *_CHAPTERS)
_NAMED = (Kind.PART, *_CHAPTERS, Kind.ARTICLE)
_MAX_NAME = 80
"""Characters of a document's name that has its title in place of a number."""

_COUNTED = (Kind.SECTION, Kind.ITEM, Kind.CLAUSE, Kind.POINT, Kind.SLOGAN)


def cite_place(ancestry: Ancestry, messages: Messages) -> str:
    """A provision's place in its document, innermost first.

    "tiểu mục 1.1, mục 1, phần II"; with articles, whose chapters are not cited, "khoản 2 Điều 4".
    """
    kinds = {one.kind for one in ancestry}
    comma = kinds.isdisjoint((*_CHAPTERS, Kind.ARTICLE))
    outer = _SECTIONS if Kind.ARTICLE in kinds else ()
    steps = [name for one, name in _steps(ancestry, messages) if one.kind not in outer]
    return (", " if comma else messages["cite_join"]).join(reversed(steps))


def cite_step(ancestry: Ancestry, messages: Messages) -> str:
    """The last provision alone, named by what is around it: "khoản 2" in an article."""
    *around, one = ancestry
    return _name(one, around[-1] if around else None, messages)


def trail(ancestry: Ancestry, messages: Messages) -> str:
    """A provision's place in its document, outermost first: "Phần II › Mục 1 › Tiểu mục 1.1"."""
    return " › ".join(capital(name) for _, name in _steps(ancestry, messages))


def cite_document(metadata: Metadata, language: str, messages: Messages) -> str:
    """A document's type, number, date and issuer, as far as it has them."""
    day = format_day(metadata.date, language, messages)
    named = (
        metadata.issuers if metadata.issuer_short == metadata.issuer else (metadata.issuer_short,)
    )
    issuer = messages["cite_and"].join(map(body_name, named))
    parts = {"number": metadata.number, "date": day, "issuer": issuer}
    return (
        messages["cite_document"]
        .format(
            type=metadata.type if metadata.number else name_document(metadata),
            **{
                name: messages[f"cite_document_{name}"].format(value) if value else ""
                for name, value in parts.items()
            },
        )
        .strip()
    )


def name_document(metadata: Metadata) -> str:
    """A document's short name: "Kế hoạch 113/KH-LĐLĐ"; by its title where it has no number."""
    return f"{metadata.type} {metadata.number or metadata.title}".strip()


def short_name(metadata: Metadata) -> str:
    """A document's short name, cut where it has a long title in place of a number."""
    return opening(name_document(metadata), _MAX_NAME)


def cite_number(ancestry: Ancestry) -> str:
    """The short reference: "II.1.1" for a clause and all in it, "III.7", "Điều 4", or ""."""
    chain = [one for one in _distinct(ancestry) if one.number]
    if article := next((one for one in chain if one.kind is Kind.ARTICLE), None):
        return article.number
    numbers = [one.number for one in chain if one.kind in _COUNTED]
    if not numbers:
        last = ancestry[-1]
        return _label(last) if last.kind in (*_NAMED, Kind.ANNEX) else ""
    following = [*numbers[1:], ""]
    return ".".join(
        one
        for one, inner in zip(numbers, following, strict=True)
        if not inner.startswith(f"{one}.")
    )


def format_day(day: dt.date, language: str, messages: Messages) -> str:
    """A date in the language's format: 07/01/2025, 7 January 2025; "" for none."""
    if day == UNDATED:
        return ""
    return format_date(day, messages["date_format"], locale=language)


def capital(text: str) -> str:
    """A text with its first letter as a capital: "Tiểu mục 1.1, mục 1, phần II"."""
    return text[:1].upper() + text[1:]


def is_appendix(annex: Provision) -> bool:
    """Whether an annex is an appendix or form, not a text that the document issues."""
    return annex.id.startswith(_APPENDICES)


def _distinct(ancestry: Ancestry) -> Iterator[Provision]:
    """The provisions, without those whose number the next one repeats: 1.1 around 1.1.1."""
    for one, inner in zip(ancestry, [*ancestry[1:], None], strict=True):
        same = inner and (inner.kind is one.kind or one.kind is Kind.SECTION)
        repeated = inner and same and inner.number.startswith(f"{one.number}.")
        if not (repeated and ("." in one.number or one.kind is not Kind.CLAUSE)):
            yield one


def _steps(ancestry: Ancestry, messages: Messages) -> Iterator[tuple[Provision, str]]:
    """Each provision that is named in a place, outermost first, with its name."""
    around: Provision | None = None
    for one in _distinct(ancestry):
        yield one, _name(one, around, messages)
        around = one


def _name(provision: Provision, around: Provision | None, messages: Messages) -> str:
    found = _ORDINAL.search(provision.id)
    count = int(found[1]) if found else 0
    names = dict(enumerate(messages["ordinals"].split(), 1))
    number = _label(provision) if provision.kind is Kind.ANNEX else _number(provision)
    return messages[f"cite_{_form(provision, around, count)}"].format(
        number=number or count, ordinal=names.get(count, count)
    )


def _form(provision: Provision, around: Provision | None, count: int) -> str:
    """By which message a provision is named."""
    kind, outer = provision.kind, around.kind if around else None
    if kind is Kind.CLAUSE and outer is Kind.ARTICLE:
        return "article_clause"
    if kind is Kind.SECTION and outer in _SECTIONS:
        return "inner_section"
    return "next_signature" if kind is Kind.SIGNATURE and count else str(kind)


def _number(provision: Provision) -> str:
    """The number without the word before it: "4" of "Điều 4", "thứ nhất", "(1)"."""
    number = provision.number.strip("[]")
    if provision.kind in _NAMED:
        *_, last = number.split(" ", 2 if provision.kind is Kind.SUBDIVISION else 1)
        last = last or provision.id.rpartition("-")[2].upper()
        return last if _NUMERAL.fullmatch(last) else last.lower()
    return f"({number})" if provision.kind is Kind.POINT and number.isdigit() else number


def _label(provision: Provision) -> str:
    """A label in small letters: "Phụ lục I", "Quy chế", "Chương II"; or the first line."""
    words = (provision.number or next(iter(provision.lines), "")).replace(":", " ").split()
    name = capital(" ".join(w if _NUMERAL.fullmatch(w) else w.lower() for w in words))
    again = re.search(r"-(\d+)$", provision.id) if provision.kind is Kind.ANNEX else None
    return name if not again or is_appendix(provision) else f"{name} ({again[1]})"
