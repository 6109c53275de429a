"""The page of a section's slogans: their words, and a file for every way to print or post them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plan.citation import capital, cite_document, cite_place
from plan.downloads import Download, download
from plan.frame import Portal, frame
from plan.model import OFFICIAL, Document, Edition, Library, Provision, WordGroups
from plan.paper.formats import formats, name_of
from plan.paper.slogans import TEXT
from plan.permalinks import (
    bundle_path,
    document_path,
    gallery_path,
    language_root,
    own_path,
    sheet_path,
)
from plan.phrases import phrases
from plan.places import lines, sections_with_slogans
from plan.rendering import environment, way_up
from plan.sharing import Place, document_name
from plan.wording import wording


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


def write_galleries(library: Library, portal: Portal, templates: Path, folder: Path) -> None:
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
    portal: Portal,
    offers: Sequence[Offer],
) -> dict[str, object]:
    language, words = edition.language, wording(edition.language)
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
    document: Document, edition: Edition, section: Provision, known: WordGroups, portal: Portal
) -> Iterator[Offer]:
    language, words = edition.language, wording(edition.language)
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
