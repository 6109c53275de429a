"""The page of a section's slogans: their words, and a file for every way to print or post them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.model.context import BuildContext
from portal.model.documents import OFFICIAL, Document, Edition, Provision
from portal.model.library import Library
from portal.model.site_data import WordGroups
from portal.pages.downloads import Download, download
from portal.pages.rendering import environment, way_up
from portal.pages.sharing import Place
from portal.pages.template_context import frame
from portal.print.formats import formats, name_of
from portal.print.slogans import TEXT
from portal.reference.addresses import (
    bundle_path,
    document_path,
    gallery_path,
    language_root,
    own_path,
    sheet_path,
)
from portal.reference.ancestry import lines, sections_with_slogans
from portal.reference.citation import capital, cite_document, cite_place
from portal.reference.line_breaks import phrases
from portal.reference.messages import messages
from portal.reference.names import document_name


@dataclass(frozen=True)
class Offer:
    """A slogan, in the parts that its lines break between, with its files.

    `translation` is "" on the official page.
    """

    slogan: Provision
    parts: tuple[str, ...]
    name: str
    translation: str
    address: str
    citation: str
    files: tuple[Download, ...]


def write_galleries(library: Library, portal: BuildContext, templates: Path, folder: Path) -> None:
    """Write the page for every section with slogans, in each language, into the site."""
    template = environment(templates).get_template("gallery.html")
    for document in library.documents:
        for edition in document.editions.values():
            for section in sections_with_slogans(document.official):
                here = f"{document.id}/{gallery_path(section)}"
                offers = list(_offers(document, edition, section, library.word_groups, portal))
                place = folder / language_root(edition.language) / here
                place.mkdir(parents=True, exist_ok=True)
                text = template.render(_page(document, edition, section, portal, offers))
                (place / "index.html").write_text(text, "utf-8")


def _page(
    document: Document,
    edition: Edition,
    section: Provision,
    portal: BuildContext,
    offers: Sequence[Offer],
) -> dict[str, object]:
    language, words = edition.language, messages(edition.language)
    here = f"{document.id}/{gallery_path(section)}"
    title = f"{words['print_slogans']} · {document_name(document, edition)}"
    card = f"{document.id}/{own_path(section)}"
    place = Place(portal.settings, language, here, card=card)
    bundle = download(words["all_slogans"], bundle_path(document, section), portal.sizes, language)
    return frame(portal, language, here, document, document) | {
        "base_url": way_up(language_root(language) + here),
        "sharing": place.sharing(title, words["gallery_use"]),
        "section_name": capital(cite_place((section,), words)),
        "line": (section,),
        "bundle": bundle,
        "offers": offers,
    }


def _offers(
    document: Document,
    edition: Edition,
    section: Provision,
    known: WordGroups,
    portal: BuildContext,
) -> Iterator[Offer]:
    language, words = edition.language, messages(edition.language)
    ways = lines(edition)
    for slogan in section.children:
        way = ways[slogan.id]
        root = portal.settings.site_url + document_path(document, language)
        address = root + own_path(slogan)
        said = f"{cite_place(way, words)}, {cite_document(document, edition, words)}, {address}"
        offered = [(name_of(form, language), form.name) for form in formats()]
        files = [
            download(name, sheet_path(document, slogan, end), portal.sizes, language)
            for name, end in (*offered, (words["slogan_text"], TEXT))
            if sheet_path(document, slogan, end) in portal.sizes
        ]
        yield Offer(
            slogan,
            phrases(slogan.text, known),
            capital(cite_place(way[-1:], words)),
            "" if language == OFFICIAL else way[-1].text,
            address,
            said,
            tuple(files),
        )
