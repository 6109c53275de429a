"""The portal's own pages, which are of no document: the home page, the guides and any other.

A page of these is only on the sites of the languages that it is written in, but for the home page,
which every site has. Their pictures are photographs of the screen at twice its size.
"""

import posixpath
import re
import struct
from collections.abc import Iterator
from html import unescape
from typing import Any

from mkdocs.structure.pages import Page

from portal.model.context import BuildContext
from portal.model.documents import OFFICIAL
from portal.model.library import Library
from portal.model.page_kinds import PageKind, page_kind
from portal.pages.localized_files import built_language, local
from portal.pages.mending import mending
from portal.pages.sharing import PageAddress, share_links
from portal.pages.tasks import home_page
from portal.pages.template_context import site_context
from portal.reference.catalogue import Catalogue

DENSITY = 2
"""Dots of a picture for each pixel of the screen."""

_PNG = struct.Struct(">8x8xII")
_IMAGE = re.compile(r'<img alt="(?P<alt>[^"]*)" src="(?P<address>[^"]*)">')


def is_shown(path: str, language: str, site_language: str) -> bool:
    """Whether a site has the page made from `path` below docs/, whose text is in `language`."""
    return language == site_language or page_kind(path).is_everywhere


def own_page(
    library: Library, catalogue: Catalogue, context: BuildContext, page: Page, here: str
) -> dict[str, Any]:
    """What the template of one of the portal's own pages uses; `here` is without language."""
    language, path = built_language(page), local(page.file).norm_src_uri
    kind, name = page_kind(path), context.settings.names[language]
    is_home = kind is PageKind.HOME
    texts = () if is_home else tuple(_languages(library, path))
    address = PageAddress(context.settings, language, here, "", texts)
    title = name if is_home else f"{page.title} · {name}"
    described = str(page.meta.get("description", context.settings.descriptions[language]))
    sharing = address.sharing(title, described)
    topics, newest = library.topics.topics, next(iter(catalogue.newest), None)
    home = home_page(catalogue, topics, language, context) if is_home else {}
    return site_context(context, kind, address, sharing, newest) | {
        "links": share_links(sharing.address),
        **home,
        "is_unofficial": page.meta.get("translation") == "unofficial",
        "mending": mending(context.settings, sharing.address, f"docs/{page.file.src_uri}"),
    }


def _languages(library: Library, path: str) -> Iterator[str]:
    """The languages that a page is written in."""
    stem = path.removesuffix(".md")
    for page in library.pages:
        suffix = "" if page.language == OFFICIAL else f".{page.language}"
        if page.path == f"docs/{stem}{suffix}.md":
            yield page.language


def with_sizes(html: str, url: str, library: Library) -> str:
    """The page at `url` with the size of each picture, so that no text moves when it loads."""
    pictures = {source.path: source.data for source in library.sources}

    def sized(found: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join("docs", url, unescape(found["address"])))
        if not path.endswith(".png") or path not in pictures:
            return found[0]
        width, height = _PNG.unpack_from(pictures[path])
        size = f'width="{width // DENSITY}" height="{height // DENSITY}"'
        return f'{found[0][:-1]} {size} loading="lazy" decoding="async">'

    return _IMAGE.sub(sized, html)
