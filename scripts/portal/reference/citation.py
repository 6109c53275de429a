"""How a provision is cited in speech and writing: "điểm 1.1, mục 1, phần II, Kế hoạch số …"."""

import datetime as dt
import re

from babel.dates import format_date

from portal.model.blocks import Kind
from portal.model.documents import Ancestry, Provision
from portal.model.metadata import Metadata
from portal.reference.messages import Messages

_ORDINAL = re.compile(r"-[gd](\d+)$")


def cite_place(ancestry: Ancestry, messages: Messages) -> str:
    """A provision's place in its document, innermost first: "điểm 1.1, mục 1, phần II"."""
    return ", ".join(_name(provision, messages) for provision in reversed(ancestry))


def trail(ancestry: Ancestry, messages: Messages) -> str:
    """A provision's place in its document, outermost first: "Phần II › Mục 1 › 1.1"."""
    names = (p.number if p.kind is Kind.CLAUSE else _name(p, messages) for p in ancestry)
    return " › ".join(map(capital, names))


def cite_document(metadata: Metadata, language: str, messages: Messages) -> str:
    """A document's type, number, date and issuer, in a language's citation form."""
    return messages["cite_document"].format(
        type=metadata.type,
        number=metadata.number,
        date=format_day(metadata.date, language, messages),
        issuer=metadata.issuer_short,
    )


def cite_number(ancestry: Ancestry) -> str:
    """The short reference: "II.1.1" for a clause and all in it, "III.7", "" outside sections."""
    numbered = [provision for provision in ancestry if provision.number]
    if not numbered or numbered[0].kind is not Kind.SECTION:
        return ""
    section, *inside = numbered
    return ".".join([section.number, *(p.number for p in inside[-1:])])


def format_day(day: dt.date, language: str, messages: Messages) -> str:
    """A date in the language's format: 07/01/2025, 7 January 2025."""
    return format_date(day, messages["date_format"], locale=language)


def capital(text: str) -> str:
    """A text with its first letter as a capital: "Điểm 1.1, mục 1, phần II"."""
    return text[:1].upper() + text[1:]


def _name(provision: Provision, messages: Messages) -> str:
    ordinal = _ORDINAL.search(provision.id)
    kind = Kind.PARAGRAPH if provision.kind is Kind.BASIS and ordinal else provision.kind
    count = int(ordinal[1]) if ordinal else 0
    names = dict(enumerate(messages["ordinals"].split(), 1))
    return messages[f"cite_{kind}"].format(
        number=provision.number or count, ordinal=names.get(count, count)
    )
