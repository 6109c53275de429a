"""A document's contents: its sections, what is in them, and the views of the whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.model.blocks import Kind
from portal.model.documents import Provision
from portal.model.page_kinds import COMPARISON, WHOLE_TEXT
from portal.reference.addresses import own_path, reading_path
from portal.reference.headings import minutes
from portal.reference.localized import LocalizedDocument


@dataclass(frozen=True)
class Entry:
    """One line of the contents; `path` is below the document, `minutes` 0 where none are shown."""

    path: str
    number: str
    title: str
    minutes: int = 0
    is_current: bool = False
    items: tuple["Entry", ...] = ()


def contents(document: LocalizedDocument, here: str) -> tuple[Entry, ...]:
    """The sections with their items, as seen from the page `here`."""
    below = here.removeprefix(f"{document.id}/")
    return tuple(_sections(document, below))


def views(document: LocalizedDocument, here: str) -> tuple[Entry, ...]:
    """The whole text on one page, and the comparison with the original."""
    below, messages = here.removeprefix(f"{document.id}/"), document.messages
    whole, compared = f"{WHOLE_TEXT}/", f"{COMPARISON}/"
    length = minutes(document.edition.tree)
    return (
        Entry(whole, "", messages["whole_text"], length, is_current=below == whole),
        Entry(compared, "", messages["comparison"], is_current=below == compared),
    )


def _sections(document: LocalizedDocument, below: str) -> Iterator[Entry]:
    for top in document.edition.tree:
        if top.kind in (Kind.SECTION, Kind.RECIPIENTS):
            path = own_path(top)
            items = tuple(map(_item, (one for one in top.children if one.kind is Kind.ITEM)))
            title = top.text.rstrip(":")
            yield Entry(path, top.label, title, minutes([top]), below == path, items)


def _item(provision: Provision) -> Entry:
    return Entry(reading_path(provision), provision.label, provision.text)
