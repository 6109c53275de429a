"""The built site as the checks see it: the ids, links and requests of every page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

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
    """Everything that was built, by path below the site's folder, and what it was built from."""

    url: str
    pages: Mapping[str, BuiltPage]
    files: frozenset[str]
    library: Library


def read_site(folder: Path, url: str, library: Library) -> Site:
    """Read the site that was built into `folder` for the address `url`."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    pages = {}
    for file in files:
        if file.suffix == ".html":
            path = file.relative_to(folder).as_posix()
            pages[path] = _page(path, file.read_text("utf-8"), library.languages)
    names = frozenset(file.relative_to(folder).as_posix() for file in files)
    return Site(url, pages, names, library)


def _page(path: str, text: str, languages: Iterable[str]) -> BuiltPage:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    first = path.partition("/")[0]
    language = first if first in languages else OFFICIAL
    return BuiltPage(
        path,
        language,
        tuple(reader.ids),
        tuple(reader.references),
        reader.unofficial,
        reader.is_moved,
    )


class _Reader(HTMLParser):
    """Collects what the checks look at, tag by tag."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[tuple[str, int]] = []
        self.references: list[Reference] = []
        self.unofficial = False
        self.is_moved = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        if "id" in found:
            self.ids.append((found["id"], line))
        if UNOFFICIAL_CLASS in found.get("class", "").split():
            self.unofficial = True
        if tag == "meta" and found.get("http-equiv", "").lower() == "refresh":
            self.is_moved = True
        if tag == "a" and "href" in found:
            self.references.append(Reference(found["href"], line, loaded=False))
        if tag == "link" and "href" in found:
            loaded = bool(_LOADED_LINKS & set(found.get("rel", "").split()))
            self.references.append(Reference(found["href"], line, loaded))
        if _LOADED.get(tag) in found:
            self.references.append(Reference(found[_LOADED[tag]], line, loaded=True))
        for candidate in found.get("srcset", "").split(","):
            if candidate.strip():
                self.references.append(Reference(candidate.split()[0], line, loaded=True))
