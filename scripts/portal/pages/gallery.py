"""The page of a section's slogans, with files to print and to post."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from portal.model.context import BuildContext
from portal.model.documents import Provision, slogans_in
from portal.model.library import Library
from portal.model.page_kinds import PageKind
from portal.model.site_data import WordGroups
from portal.pages.downloads import Download, download
from portal.pages.reading_pages import provision_mending
from portal.pages.rendering import write_page
from portal.pages.sharing import page_of
from portal.pages.template_context import Link, document_context
from portal.print.formats import formats, name_of
from portal.print.slogans import TEXT
from portal.reference.addresses import bundle_path, gallery_path, own_path, sheet_path
from portal.reference.citation import capital, cite_step
from portal.reference.line_breaks import phrases
from portal.reference.localized import LocalizedDocument, localized


@dataclass(frozen=True)
class SloganFiles:
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


def write_galleries(library: Library, context: BuildContext, templates: Path, folder: Path) -> None:
    """Write the page for every section with slogans, in each language, into the site."""
    for document in localized(library, context):
        for section in document.document.official.slogan_sections:
            place = folder / document.path / gallery_path(section)
            page = _page(document, section, library.word_groups)
            write_page(PageKind.GALLERY, page, templates, place)


def _page(
    document: LocalizedDocument, section: Provision, word_groups: WordGroups
) -> dict[str, object]:
    messages, here = document.messages, f"{document.id}/{gallery_path(section)}"
    title = f"{messages['print_slogans']} · {document.name}"
    card = f"{document.id}/{own_path(section)}"
    address = page_of(document, here, card, is_everywhere=False)
    bundle = bundle_path(document.document, section)
    sharing = address.sharing(title, messages["gallery_use"])
    return document_context(document, PageKind.GALLERY, here, sharing) | {
        "mending": provision_mending(document, document.ancestry(section)[-1], sharing),
        "breadcrumb": [
            Link("../../", document.name),
            Link("../", capital(cite_step(document.ancestry(section), messages))),
        ],
        "bundle": download(messages["all_slogans"], bundle, document),
        "offers": list(_slogans(document, section, word_groups)),
    }


def _slogans(
    document: LocalizedDocument, section: Provision, word_groups: WordGroups
) -> Iterator[SloganFiles]:
    messages = document.messages
    named = [(name_of(form, document.language), form.name) for form in formats()]
    for slogan in slogans_in(section):
        here = document.ancestry(slogan)[-1]
        paths = [
            (name, sheet_path(document.document, slogan, end))
            for name, end in (*named, (messages["slogan_text"], TEXT))
        ]
        yield SloganFiles(
            slogan,
            phrases(slogan.text, word_groups),
            capital(cite_step((here,), messages)),
            "" if document.is_official else here.text,
            document.url(slogan),
            document.cite(slogan),
            tuple(
                download(name, path, document)
                for name, path in paths
                if path in document.context.sizes
            ),
        )
