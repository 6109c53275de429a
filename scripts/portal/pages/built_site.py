"""The built site as the checks see it: the ids, links and requests of every page."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from portal.model.documents import OFFICIAL
from portal.model.library import Library

UNOFFICIAL_CLASS = "unofficial"
"""The class of the note that marks a page as an unofficial translation."""

_LOADED = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "audio": "src",
    "video": "src",
    "source": "src",
    "track": "src",
    "embed": "src",
    "object": "data",
    "input": "src",
}
_LOADED_LINKS = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "manifest",
}


@dataclass(frozen=True)
class Reference:
    """A link or a resource of a built page: its line; whether the browser loads it itself."""

    address: str
    line: int
    loaded: bool


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file: its language, its ids with repetitions, and its references.

    `is_moved` tells whether it only leads to another page.
    """

    path: str
    language: str
    ids: tuple[tuple[str, int], ...]
    references: tuple[Reference, ...]
    unofficial: bool
    is_moved: bool = False


@dataclass(frozen=True)
class Site:
    """What was built, by path below the site's folder, and what it was built from.

    Of a site that `is_part` of another, the files that the other has are not known.
    """

    url: str
    pages: Mapping[str, BuiltPage]
    files: frozenset[str]
    library: Library
    is_part: bool = False

    def target(self, page: BuiltPage, reference: Reference) -> tuple[str, str] | None:
        """The file below the site's folder and the fragment, or None for an address outside it."""
        return _target(self.url, page.path, reference.address)

    def leading_out(self, folders: tuple[str, ...] = ("",)) -> frozenset[str]:
        """What the pages below these folders lead to that is no file of theirs.

        Each is a path, with "#" and the fragment where there is one.
        """
        own = frozenset(path for path in self.files if path.startswith(folders))
        pages = (page for path, page in self.pages.items() if path.startswith(folders))
        found = (self.target(page, one) for page in pages for one in page.references)
        return frozenset("#".join(filter(None, one)) for one in found if one and one[0] not in own)


@lru_cache(1 << 16)
def _target(url: str, page: str, address: str) -> tuple[str, str] | None:
    """Asked for each link by each rule about links, and by those who note where a page leads."""
    if _PLAIN.fullmatch(address):  # of nearly all links, and ten times as fast
        plain, _, fragment = address.partition("#")
        joined = posixpath.join(posixpath.dirname(page), plain) if plain else page
        path = posixpath.normpath(f"{joined}index.html" if joined.endswith("/") else joined)
        if not path.startswith(".."):
            return path, fragment
    if address.startswith("//") and not urlsplit(address).netloc:
        return address, ""
    parts, base = urlsplit(urljoin(url + page, address)), urlsplit(url)
    if (parts.scheme, parts.netloc) != (base.scheme, base.netloc):
        return None
    if not parts.path.startswith(base.path):
        return parts.path, ""
    path = unquote(parts.path[len(base.path) :])
    if not path or path.endswith("/"):
        path += "index.html"
    return posixpath.normpath(path), unquote(parts.fragment)


_PLAIN = re.compile(r"(?:(?:\.\.|[\w@-][\w.@-]*)/)*(?:[\w@-][\w.@-]*)?(?:#[\w.-]+)?", re.ASCII)
"""An address of a file or folder by its path from the page, with or without a fragment."""

_PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True)


def read_site(
    folder: Path,
    url: str,
    library: Library,
    parts: Iterable[str] = (".",),
    *,
    is_part: bool = False,
) -> Site:
    """Read the site that was built into `folder` for the address `url`, or folders in it."""
    files = sorted(file for part in parts for file in (folder / part).rglob("*") if file.is_file())
    pages = {}
    for file in files:
        if file.suffix == ".html":
            path = file.relative_to(folder).as_posix()
            pages[path] = read_page(path, file, library.languages)
    names = frozenset(file.relative_to(folder).as_posix() for file in files)
    return Site(url, pages, names, library, is_part)


def read_page(path: str, file: Path, languages: Iterable[str]) -> BuiltPage:
    """Read one page of a site with these languages."""
    first = path.partition("/")[0]
    language = first if first in languages else OFFICIAL
    ids: list[tuple[str, int]] = []
    references: list[Reference] = []
    unofficial = is_moved = False
    for element in etree.fromstring(file.read_bytes(), _PARSER).iter("*"):
        found, line = dict(element.attrib), element.sourceline
        if "id" in found:
            ids.append((found["id"], line))
        unofficial |= UNOFFICIAL_CLASS in found.get("class", "").split()
        is_moved |= element.tag == "meta" and found.get("http-equiv", "").lower() == "refresh"
        references += _references(element.tag, found, line)
    return BuiltPage(path, language, tuple(ids), tuple(references), unofficial, is_moved)


def _references(tag: str, found: Mapping[str, str], line: int) -> Iterator[Reference]:
    """What an element leads to or loads."""
    if tag == "a" and "href" in found:
        yield Reference(found["href"], line, loaded=False)
    if tag == "link" and "href" in found:
        loaded = bool(_LOADED_LINKS & set(found.get("rel", "").split()))
        yield Reference(found["href"], line, loaded)
    if _LOADED.get(tag) in found:
        yield Reference(found[_LOADED[tag]], line, loaded=True)
    for candidate in found.get("srcset", "").split(","):
        if candidate.strip():
            yield Reference(candidate.split()[0], line, loaded=True)
