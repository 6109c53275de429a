"""The text of a document on a page: its HTML, with each control leading to the provision's page."""

import html
import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from portal.model.blocks import Unit
from portal.model.documents import Page, Provision
from portal.reference.addresses import own_path, reading_path
from portal.reference.localized import LocalizedDocument
from portal.source.elements import CONTROL, html_of, notes_on
from portal.source.inline_html import Notes

_ID = re.compile(r' id="[^"]*"')
_EMPTY_CONTROL = re.compile(rf'<a class="{CONTROL}" href="#([\w-]+)"></a>')


def page_html(document: LocalizedDocument, page: Page, here: str) -> str:
    """The text of one of the document's files, on the page at `here`, below the site's root."""
    level = 2 if page is document.edition.index else 1
    return _html(document, page.units, here, level)


def document_parts(document: LocalizedDocument) -> tuple[str, str]:
    """The document's own page in two parts: its head, and what is below it."""
    page = document.edition.index
    units = page.units if page else ()
    head = list(takewhile(lambda unit: not unit.id, units))
    above, below = (
        _html(document, part, document.path, level=2) for part in (head, units[len(head) :])
    )
    return above, below


def whole_html(document: LocalizedDocument, here: str) -> str:
    """The text of the whole document."""
    return _html(document, document.edition.units, here, level=2)


def unlinked_html(document: LocalizedDocument) -> str:
    """The text of an earlier version: without controls, as provisions have no page of their own."""
    return _EMPTY_CONTROL.sub("", html_of(document.edition.units, level=2, controls=True))


def provision_html(document: LocalizedDocument, provision: Provision, here: str) -> str:
    """One provision with all inside it, without a control of its own."""
    inside = {one.id for one in provision.walk()}
    units = [unit for unit in document.edition.units if unit.id in inside]
    return _html(document, units, here, level=2, own=provision.id)


def quoted_html(document: LocalizedDocument, provision: Provision, here: str) -> str:
    """One provision with all inside it, quoted elsewhere: without ids, which it has on its page."""
    inside = {one.id for one in provision.walk()}
    units = [unit for unit in document.edition.units if unit.id in inside]
    text = html_of(units, level=3, notes=_notes(document, (), here))
    return _ID.sub("", text)


def relative(target: str, here: str) -> str:
    """The address of a folder as seen from another, both below the site's root: "../ii-1/"."""
    path = posixpath.relpath(f"/{target}", f"/{here}")
    return "" if path == "." else f"{path}/"


def _html(
    document: LocalizedDocument, units: Sequence[Unit], here: str, level: int, own: str = ""
) -> str:
    notes = _notes(document, units, here)
    text = html_of(units, level=level, controls=True, notes=notes)
    return _linked(text, document, relative(document.path, here), own)


def _linked(text: str, document: LocalizedDocument, up: str, own: str) -> str:
    """The text whose controls lead to each provision's own page, `up` to the document's folder."""

    def control(found: re.Match[str]) -> str:
        line = document.edition.ancestry.get(found[1])
        if line is None or found[1] == own:
            return ""
        path = f"{up}{own_path(line[-1])}"
        name = html.escape(document.messages["sign"].format(place=document.place(line[-1])))
        return f'<a class="{CONTROL}" href="{path}" aria-label="{name}"></a>'

    return _EMPTY_CONTROL.sub(control, text)


def _notes(document: LocalizedDocument, units: Sequence[Unit], here: str) -> Notes:
    """Where the footnotes are, and what refers to them, on this page or on others."""
    if not document.edition.notes:
        return Notes()
    shown, whole = notes_on(units), notes_on(document.edition.units)
    up = relative(document.path, here)

    def everywhere(addresses: Mapping[str, str], here: Mapping[str, str]) -> dict[str, str]:
        known = document.edition.ancestry
        paths = {name: up + reading_path(known[one[1:]][-1]) for name, one in addresses.items()}
        return {**paths, **here}

    return Notes(everywhere(whole.targets, shown.targets), everywhere(whole.sources, shown.sources))


def first_id(units: Iterable[Unit]) -> str:
    """The first id on a page, or ""."""
    return next((unit.id for unit in units if unit.id), "")
