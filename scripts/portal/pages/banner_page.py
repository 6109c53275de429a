"""The page that makes banners in the browser, and the letters that it draws them of."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from itertools import product
from pathlib import Path

from babel.numbers import format_decimal

from portal.model.context import BuildContext
from portal.model.documents import Document, Provision, slogans_in
from portal.model.library import Library
from portal.model.page_kinds import PageKind
from portal.model.site_data import WordGroups
from portal.pages.rendering import write_page
from portal.pages.sharing import page_of
from portal.pages.template_context import Link, document_context
from portal.print.formats import BANNERS, in_metres
from portal.print.layout_rules import RULES
from portal.print.outlines import kerning, letter, typed_letters
from portal.print.slogans import number_of, slogans_of
from portal.reference.addresses import LETTERS, gallery_path, maker_path, own_path
from portal.reference.citation import capital, cite_step
from portal.reference.line_breaks import groups
from portal.reference.localized import LocalizedDocument, localized
from portal.release.atomic import write_files

_TOLD = ("print_true_size", "print_reduced", "print_inks")
_MESSAGES = ("failed", "size", "nameless", "letters", "small", "read", "edge", "file", "file_edge")
"""What the script says, of the messages that begin with "banner_"."""


def write_banner_pages(
    library: Library, context: BuildContext, templates: Path, folder: Path
) -> None:
    """Write the page for every section with slogans, in each language, and the letters of it."""
    for document in localized(library, context):
        for section in document.document.official.slogan_sections:
            path, file = letters_of(document.document)
            place = folder / document.path / maker_path(section)
            page = _page(document, section, library.word_groups, path)
            write_page(PageKind.BANNER, page, templates, place)
            write_files(folder, {path: file})


def letters_of(document: Document) -> tuple[str, bytes]:
    """The file of the letters for a document's slogans, and its path: the same for most."""
    file = letters_file("".join(one.text for one in slogans_of(document)))
    return LETTERS.format(hashlib.sha256(file).hexdigest()[:12]), file


@cache
def letters_file(more: str = "") -> bytes:
    """The letters that people type, and those of `more`, with the pairs that are moved."""
    every = sorted({*typed_letters(), *more})
    shapes = {one: (letter(one).advance, letter(one).path) for one in every}
    moved = {one + other: kerning(one, other) for one, other in product(every, every)}
    data = {"letters": shapes, "kerning": {pair: by for pair, by in moved.items() if by}}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def banner_data(
    section: Provision, word_groups: WordGroups, letters: str, messages: Mapping[str, str]
) -> dict[str, object]:
    """What the script works with: the rules, and each slogan in parts that stay on one line."""
    told = (*_TOLD, *(f"banner_{name}" for name in _MESSAGES))
    return {
        "rules": asdict(RULES),
        "letters": letters,
        "messages": {name: messages[name] for name in told},
        "slogans": [
            {
                "id": slogan.id,
                "number": number_of(slogan),
                "text": slogan.text,
                "parts": [(part.text, int(part.end)) for part in groups(slogan.text, word_groups)],
            }
            for slogan in slogans_in(section)
        ],
    }


def _page(
    document: LocalizedDocument, section: Provision, word_groups: WordGroups, letters: str
) -> dict[str, object]:
    messages, here = document.messages, f"{document.id}/{maker_path(section)}"
    title = f"{messages['banner_title']} · {document.name}"
    address = page_of(document, here, f"{document.id}/{own_path(section)}")
    sharing = address.sharing(title, messages["banner_use"])
    context = document_context(document, PageKind.BANNER, here, sharing)
    first_width, first_height = (
        format_decimal(side / 1000, locale=document.language) for side in BANNERS[0]
    )
    return context | {
        "breadcrumb": [
            Link("../../", document.name),
            Link("../", capital(cite_step(document.ancestry(section), messages))),
            Link(f"../../{gallery_path(section)}", messages["print_slogans"]),
        ],
        "slogans": list(slogans_in(section)),
        "issuer": document.document.official.metadata.issuer,
        "sizes": [(f"{s.width}x{s.height}", in_metres(s, document.language)) for s in BANNERS],
        "first_width": first_width,
        "first_height": first_height,
        "data": banner_data(section, word_groups, f"{context['root']}/{letters}", messages),
    }
