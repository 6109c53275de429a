"""Slogans to print and to post: a section's page of them all, and the files of one."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from portal.model.blocks import Kind
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
from portal.print.formats import BANNERS, Size, banner, formats, in_metres, name_of
from portal.print.slogan_layout import lay_out
from portal.print.slogans import TEXT
from portal.reference.addresses import gallery_path, maker_path, own_path, sheet_path
from portal.reference.citation import capital, cite_step
from portal.reference.headings import opening
from portal.reference.localized import LocalizedDocument, localized

_PICTURED = banner(Size(3000, 1000))
"""The banner that the page shows of each slogan: the one that is the largest on a phone."""

LISTED = 42
"""Letters of a slogan in the list of all: two lines on a phone."""


LARGEST_LETTERS = 159
"""Tenths of a per cent of the banner's width up to which the style sheet has classes."""


@dataclass(frozen=True)
class Picture:
    """A slogan's lines as on a banner, and the classes that say how high its letters are."""

    lines: tuple[str, ...]
    size: str
    issuer: str
    issuer_size: str


@dataclass(frozen=True)
class SloganFiles:
    """A slogan, its first words, how it looks on a banner, its files, the one asked for most.

    `translation` is "" on the official page.
    """

    slogan: Provision
    opening: str
    picture: Picture
    name: str
    translation: str
    address: str
    citation: str
    files: tuple[Download, ...]
    banner: Download | None


def write_galleries(library: Library, context: BuildContext, templates: Path, folder: Path) -> None:
    """Write the page for every section with slogans, in each language, into the site."""
    for document in localized(library, context):
        for section in document.document.official.slogan_sections:
            place = folder / document.path / gallery_path(section)
            page = _page(document, section, library.word_groups)
            write_page(PageKind.GALLERY, page, templates, place)


def slogan_files(document: LocalizedDocument, slogan: Provision) -> Iterator[Download]:
    """The files of a slogan that were made, the banner that is asked for most first."""
    messages = document.messages
    named = [(name_of(form, document.language), form.name) for form in formats()]
    for name, end in (*named, (messages["slogan_text"], TEXT)):
        path = sheet_path(document.document, slogan, end)
        if path in document.context.sizes:
            yield download(name, path, document)


def maker_address(document: LocalizedDocument, slogan: Provision) -> str:
    """The page that makes banners of a slogan, below the site's root; "" for other provisions."""
    if slogan.kind is not Kind.SLOGAN or not document.context.sizes:
        return ""
    for section in document.document.official.slogan_sections:
        if any(one.id == slogan.id for one in slogans_in(section)):
            return f"{document.path}{maker_path(section)}?so={slogan.id}"
    return ""


def _page(
    document: LocalizedDocument, section: Provision, word_groups: WordGroups
) -> dict[str, object]:
    messages, here = document.messages, f"{document.id}/{gallery_path(section)}"
    title = f"{messages['print_slogans']} · {document.name}"
    card = f"{document.id}/{own_path(section)}"
    address = page_of(document, here, card)
    sharing = address.sharing(title, messages["gallery_use"])
    return document_context(document, PageKind.GALLERY, here, sharing) | {
        "mending": provision_mending(document, document.ancestry(section)[-1], sharing),
        "breadcrumb": [
            Link("../../", document.name),
            Link("../", capital(cite_step(document.ancestry(section), messages))),
        ],
        "maker": f"{document.path}{maker_path(section)}",
        "first_size": in_metres(BANNERS[0], document.language),
        "offers": list(_slogans(document, section, word_groups)),
    }


def _slogans(
    document: LocalizedDocument, section: Provision, word_groups: WordGroups
) -> Iterator[SloganFiles]:
    first = banner(BANNERS[0]).name
    for slogan in slogans_in(section):
        here = document.ancestry(slogan)[-1]
        files = tuple(slogan_files(document, slogan))
        yield SloganFiles(
            slogan,
            opening(slogan.text, LISTED),
            _picture(document, slogan, word_groups),
            capital(cite_step((here,), document.messages)),
            "" if document.is_official else here.text,
            document.url(slogan),
            document.cite(slogan),
            files,
            next((file for file in files if file.path.endswith(first)), None),
        )


def _picture(document: LocalizedDocument, slogan: Provision, word_groups: WordGroups) -> Picture:
    issuer = document.document.official.metadata.issuer.upper()
    layout = lay_out(slogan.text, issuer, _PICTURED, word_groups)
    return Picture(
        layout.fitted.lines,
        letter_size(layout.fitted.size / _PICTURED.width),
        issuer,
        letter_size(layout.issuer_size / _PICTURED.width),
    )


def letter_size(share: float) -> str:
    """The classes of letters that are this share of the banner's width, rounded down.

    A policy against foreign styles forbids to say so in the element. Classes have whole per cents
    of the width and tenths of one.
    """
    whole, tenths = divmod(min(int(1000 * share), LARGEST_LETTERS), 10)
    return f"whole-{whole} tenths-{tenths}"
