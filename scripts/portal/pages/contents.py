"""A document's contents: its parts, what is in them, and the views of the whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.model.blocks import Kind
from portal.model.documents import Provision
from portal.model.page_kinds import COMPARISON, UNITS, VERSIONS, WHOLE_TEXT
from portal.reference.addresses import has_own_section, own_path, reading_path
from portal.reference.headings import minutes, opening
from portal.reference.localized import LocalizedDocument

MAX_TITLE = 160
"""Characters shown of an article that has no title; titles are shown whole."""

FEWEST = 4
"""Numbered provisions on a page that are worth an outline."""

MAX_OUTLINE = 48
"""Characters shown of each in the outline of a page."""

_LISTED = (Kind.ARTICLE, Kind.RECIPIENTS)


@dataclass(frozen=True)
class Entry:
    """One line of the contents; `path` is below the document, `minutes` 0 where none are shown.

    Clauses inside an item are numbers alone.
    """

    path: str
    number: str
    title: str
    minutes: int = 0
    is_current: bool = False
    items: tuple["Entry", ...] = ()


def contents(document: LocalizedDocument, here: str) -> tuple[Entry, ...]:
    """The parts with what is in them, as seen from the page `here`.

    Empty where nothing but the list of recipients has a title of its own.
    """
    below = here.removeprefix(f"{document.id}/")
    tree = document.edition.tree
    listed = [top for top in tree if is_listed(top)]
    if all(top.kind is Kind.RECIPIENTS for top in listed):
        return ()
    return tuple(_part(top, below) for top in listed)


def views(document: LocalizedDocument, here: str) -> tuple[Entry, ...]:
    """The whole text, where it is on several pages, the comparison with the original, versions."""
    return tuple(_views(document, here.removeprefix(f"{document.id}/")))


def outline(section: Provision | None) -> tuple[Entry, ...]:
    """What is numbered on a section's page, two levels deep; empty where that is little."""
    if section is None:
        return ()
    numbered = [one for one in _two_levels(section) if one.number]
    if len(numbered) < FEWEST:
        return ()
    return tuple(Entry(f"#{one.id}", one.label, opening(one.text, MAX_OUTLINE)) for one in numbered)


def _two_levels(section: Provision) -> Iterator[Provision]:
    for child in section.children:
        yield child
        yield from child.children


def is_one_page(document: LocalizedDocument) -> bool:
    """Whether the document's own page has its whole text."""
    return len(document.edition.pages) <= 1


def is_listed(provision: Provision) -> bool:
    """Whether a provision has a line in the contents."""
    return provision.kind in _LISTED or provision.kind.is_division or provision.heads


def _views(document: LocalizedDocument, below: str) -> Iterator[Entry]:
    messages, whole, compared = document.messages, f"{WHOLE_TEXT}/", f"{COMPARISON}/"
    if document.document.bound.units:
        yield Entry(f"{UNITS}/", "", messages["units"], is_current=below == f"{UNITS}/")
    if not is_one_page(document):
        length = minutes(document.edition.tree)
        yield Entry(whole, "", messages["whole_text"], length, is_current=below == whole)
    if document.document.original:
        yield Entry(compared, "", messages["comparison"], is_current=below == compared)
    if document.versions:
        listed = f"{VERSIONS}/"
        yield Entry(listed, "", messages["versions"], is_current=below == listed)


def _part(top: Provision, below: str) -> Entry:
    own = has_own_section(top)
    path = own_path(top) if own else reading_path(top)
    items = tuple(map(_item, filter(is_listed, top.children)))
    time = minutes([top]) if own else 0
    return Entry(path, *named(top), time, own and below == path, items)


def _item(provision: Provision) -> Entry:
    clauses = [one for one in provision.children if one.kind is Kind.CLAUSE and one.number]
    inside = tuple(Entry(reading_path(one), one.label, "") for one in clauses)
    return Entry(reading_path(provision), *named(provision), items=inside)


def named(provision: Provision) -> tuple[str, str]:
    """The number and title as printed; the first words where there is no title."""
    text = _without_attachment(provision) if provision.kind is Kind.ANNEX else provision.text
    if not text:
        return "", provision.label.rstrip(":")
    title = text.rstrip(":") if provision.heads else opening(text, MAX_TITLE)
    return provision.label, title


def _without_attachment(annex: Provision) -> str:
    """An annex's title without the line in parentheses that says what it is attached to."""
    lines: Sequence[str] = annex.lines
    titles = [line for line in lines if not line.startswith("(")]
    return " ".join(titles or lines)
