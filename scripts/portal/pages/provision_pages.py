"""The pages of one provision each: its words large, its place, its neighbours, its card."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.model.blocks import Kind
from portal.model.context import BuildContext
from portal.model.documents import Ancestry, Provision
from portal.model.library import Library
from portal.model.page_kinds import PageKind
from portal.pages.document_text import provision_html
from portal.pages.gallery import maker_address, slogan_files
from portal.pages.legislation import part_data
from portal.pages.reading_pages import provision_mending, reading_time
from portal.pages.rendering import write_page
from portal.pages.sharing import Sharing, page_of, share_links
from portal.pages.template_context import Link, Neighbour, document_context
from portal.reference.addresses import has_own_section, own_path, section_path
from portal.reference.citation import capital, cite_place, cite_step
from portal.reference.headings import opening, whole_text
from portal.reference.localized import LocalizedDocument, localized

NEIGHBOUR = 90
"""Characters quoted from the provision before or after."""


@dataclass(frozen=True)
class _Position:
    """A provision after those around it, and those just before and after it in the text."""

    line: Ancestry
    before: Ancestry | None
    after: Ancestry | None

    @property
    def provision(self) -> Provision:
        return self.line[-1]


def write_provision_pages(
    library: Library, context: BuildContext, templates: Path, folder: Path
) -> None:
    """Write a page for every provision that has none of its own."""
    for document in localized(library, context):
        for position in _positions(document):
            place = folder / document.path / own_path(position.provision)
            if not has_own_section(position.provision):
                write_page(PageKind.PROVISION, _page(document, position), templates, place)


def _positions(document: LocalizedDocument) -> Iterator[_Position]:
    lines = list(document.edition.ancestry.values())
    for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        yield _Position(line, before, after)


def _page(document: LocalizedDocument, position: _Position) -> dict[str, Any]:
    provision, messages = position.provision, document.messages
    here = f"{document.id}/{own_path(provision)}"
    sharing = _sharing(document, provision, here)
    return document_context(document, PageKind.PROVISION, here, sharing) | {
        "provision": provision,
        "shows_code": True,
        "mending": provision_mending(document, provision, sharing),
        "breadcrumb": [
            Link("../", document.name),
            *(
                Link(f"../{own_path(one)}", capital(cite_step(position.line[:end], messages)))
                for end, one in enumerate(position.line[:-1], 1)
            ),
        ],
        "place": capital(document.place(provision)),
        "cited": document.cite(provision).split(document.citation, 1),
        "reading_time": reading_time(document, (provision,)),
        "links": share_links(sharing.address),
        "text": provision_html(document, provision, f"{document.path}{own_path(provision)}"),
        "sheets": list(slogan_files(document, provision)) if provision.kind is Kind.SLOGAN else [],
        "maker": maker_address(document, provision),
        "section_path": section_path(provision),
        "section_name": _section_name(document, provision),
        "neighbours": list(_neighbours(document, position)),
    }


def _neighbours(document: LocalizedDocument, position: _Position) -> Iterator[Neighbour]:
    messages = document.messages
    for rel, line, name in (
        ("prev", position.before, messages["previous"]),
        ("next", position.after, messages["next"]),
    ):
        if line:
            direction = f"{name}: {cite_place(line, messages)}"
            title, path = (
                opening(line[-1].text or line[-1].label, NEIGHBOUR),
                f"../{own_path(line[-1])}",
            )
            yield Neighbour(rel, direction, title, path)


def _section_name(document: LocalizedDocument, provision: Provision) -> str:
    """What the page is called on which a provision is read among the others."""
    path = section_path(provision)
    section = next((top for top in document.edition.tree if own_path(top) == path), None)
    return cite_place((section,), document.messages) if section else document.name


def _sharing(document: LocalizedDocument, provision: Provision, here: str) -> Sharing:
    """Nobody cites what has no number as a piece of legislation: it has no data for programs."""
    page = page_of(document, here, here)
    text = whole_text((provision,))
    name = f"{capital(document.place(provision))} · {document.name}"
    return page.sharing(name, text, part_data(document, here, name) if provision.number else None)
