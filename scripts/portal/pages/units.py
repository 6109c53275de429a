"""The page of whom a document binds: each unit, what binds it, by when; and the links to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from portal.model.bound_units import BoundUnit
from portal.model.documents import OFFICIAL, Provision
from portal.model.page_kinds import UNITS
from portal.pages.document_text import quoted_html
from portal.reference.addresses import own_path, reading_path
from portal.reference.citation import capital
from portal.reference.deadlines import deadlines_in
from portal.reference.localized import LocalizedDocument


@dataclass(frozen=True)
class Deadline:
    """A sentence of the official text that sets a time; `path` leads to it from the page."""

    text: str
    path: str
    place: str


@dataclass(frozen=True)
class Quoted:
    """A provision as the page quotes it: `path` leads to it among the others, `own` to it alone.

    `under` is the heading that it stands under, which says whose task it is; "" for none.
    """

    place: str
    under: str
    html: str
    path: str
    own: str


@dataclass(frozen=True)
class Bound:
    """A unit on its page, or in a list of links: `names` is what the text calls it.

    `asked` are names by which people look for it and that the text does not have.
    """

    id: str
    names: tuple[str, ...]
    asked: tuple[str, ...]
    provisions: tuple[Quoted, ...] = ()
    deadlines: tuple[Deadline, ...] = ()


def bound_units(units: Iterable[BoundUnit], language: str) -> list[Bound]:
    """The units of a document as links name them, in the language of its text."""
    return [_named(unit, language) for unit in units]


def units_page(document: LocalizedDocument) -> dict[str, Any]:
    """What the template of the page of a document's units uses."""
    units = [_bound(document, unit) for unit in document.document.bound.units]
    return {"units": units}


def _named(unit: BoundUnit, language: str) -> Bound:
    names = unit.names.get(language) or unit.names.get(OFFICIAL, ())
    return Bound(unit.id, tuple(map(capital, names)), unit.asked.get(language, ()))


def _bound(document: LocalizedDocument, unit: BoundUnit) -> Bound:
    known = document.document.official.ancestry
    bound = [known[one.provision][-1] for one in unit.bindings if one.provision in known]
    named = _named(unit, document.text_language)
    return Bound(
        named.id,
        named.names,
        named.asked,
        tuple(_quoted(document, one) for one in bound),
        tuple(_deadlines(document, bound)),
    )


def _quoted(document: LocalizedDocument, official: Provision) -> Quoted:
    *above, provision = document.ancestry(official)
    heading = above[-1] if above and above[-1].heads else None
    here = f"{document.path}{UNITS}/"
    return Quoted(
        document.place(provision),
        f"{heading.label} {heading.text}".strip() if heading else "",
        quoted_html(document, provision, here),
        f"../{reading_path(provision)}",
        f"../{own_path(provision)}",
    )


def _deadlines(document: LocalizedDocument, bound: list[Provision]) -> Iterator[Deadline]:
    for provision in bound:
        for place, text in deadlines_in(provision):
            yield Deadline(text, f"../{reading_path(place)}", capital(document.place(place)))
