"""How a provision is cited in speech and writing: "điểm 1.1, mục 1, phần II, Kế hoạch số …"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from babel.dates import format_date

from portal.model.blocks import Kind
from portal.model.documents import Document, Edition, Provision

_ORDINAL = re.compile(r"-[gd](\d+)$")


def cite_place(line: Sequence[Provision], words: Mapping[str, str]) -> str:
    """A provision's place in its document, itself first; `line` leads to it from the outermost."""
    return ", ".join(_name(provision, words) for provision in reversed(line))


def trail(line: Sequence[Provision], words: Mapping[str, str]) -> str:
    """The way to a provision from the outermost one: "Phần II › Mục 1 › 1.1"."""
    names = (p.number if p.kind is Kind.CLAUSE else _name(p, words) for p in line)
    return " › ".join(map(capital, names))


def cite_document(document: Document, edition: Edition, words: Mapping[str, str]) -> str:
    """The document's type, number, date and issuer, as one cites them in this language."""
    official, spoken = document.official.metadata, edition.metadata
    return words["cite_document"].format(
        type=spoken["type"],
        number=official["number"],
        date=say_date(official["date"], edition.language, words),
        issuer=spoken.get("issuer_short", spoken["issuer"]),
    )


def cite_number(line: Sequence[Provision]) -> str:
    """The short reference: "II.1.1" for a clause and all in it, "III.7", "" outside sections."""
    numbered = [provision for provision in line if provision.number]
    if not numbered or numbered[0].kind is not Kind.SECTION:
        return ""
    section, *inside = numbered
    return ".".join([section.number, *(p.number for p in inside[-1:])])


def say_date(day: date, language: str, words: Mapping[str, str]) -> str:
    """A date as the language writes it: 07/01/2025, 7 January 2025."""
    return format_date(day, words["date_format"], locale=language)


def capital(text: str) -> str:
    """A citation at the head of something: "Điểm 1.1, mục 1, phần II"."""
    return text[:1].upper() + text[1:]


def _name(provision: Provision, words: Mapping[str, str]) -> str:
    ordinal = _ORDINAL.search(provision.id)
    kind = Kind.PARAGRAPH if provision.kind is Kind.BASIS and ordinal else provision.kind
    count = int(ordinal[1]) if ordinal else 0
    spoken = dict(enumerate(words["ordinals"].split(), 1))
    return words[f"cite_{kind}"].format(
        number=provision.number or count, ordinal=spoken.get(count, count)
    )
