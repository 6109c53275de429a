"""For reading without a network: a document's pages in one file, and the portal as an app.

A snapshot is JSON, compressed in zlib's format. Pages have most of their lines in common: each line
is in it once, and a page is the numbers of its lines. It has nothing of other documents, nor of the
portal's own pages: these are another snapshot.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import deflate

from portal.model.context import BuildContext
from portal.model.library import Library
from portal.reference.addresses import LETTERS, SNAPSHOT, is_of_versions, language_root
from portal.reference.localized import localized
from portal.reference.messages import messages_in
from portal.search.postings import FILE

PAGE = "index.html"

_LEVEL = 10
"""Of compression: the next ones save half a percent and take thrice as long."""

_FILES = re.compile(LETTERS.format("[0-9a-f]+"))
"""The files that pages name beside styles and scripts."""

_SEARCHED = re.compile(FILE.format("[0-9a-f]+"))
"""What the search page loads first: the words of all texts, and the newest texts."""

_CHECKED = re.compile(r'data-lists="[./]*([^"]+)" data-digits="(\d)"')
"""Where the page to check files with finds its lists, and by how many digits."""

MOST_LISTS = 128_000
"""Bytes of these lists up to which all are kept for offline use: those of some ten documents."""

MANIFEST = "manifest.webmanifest"
ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-maskable-512.png", "512x512", "maskable"),
)


def write_snapshots(library: Library, context: BuildContext, folder: Path) -> None:
    """Write the snapshot of each document, in each of its languages, from its pages in `folder`.

    Earlier versions are left out.
    """
    for document in localized(library, context):
        found = (file.parent for file in (folder / document.path).rglob(PAGE))
        paths = sorted(f"{file.relative_to(folder).as_posix()}/" for file in found)
        pages = {
            path: (folder / path / PAGE).read_text("utf-8")
            for path in paths
            if not is_of_versions(path)
        }
        made = _snapshot(document.id, document.language, context, pages)
        (folder / document.path / SNAPSHOT).write_bytes(made)


def write_portal_snapshots(
    context: BuildContext, find: Callable[[str], Path | None], folder: Path
) -> None:
    """Write the snapshot of the portal's own pages in each language.

    These are home, search, the page to check files on, moved addresses.
    `find` has the file that the site has at a path. Without a network, search has the newest
    texts.
    """
    for language in context.settings.languages:
        root = language_root(language)
        search = root + messages_in(language)["search_path"]
        checks = root + messages_in(language)["verify_path"]
        places = (root, search, checks, *sorted(_moved_pages(context, language)))
        pages = _texts((place + PAGE for place in places), find)
        named = _SEARCHED.findall(pages.get(search + PAGE, ""))
        shown = {path.removesuffix(PAGE): text for path, text in pages.items()}
        data = _texts(sorted({*named}), find) | _lists(pages.get(checks + PAGE, ""), find)
        made = _snapshot("", language, context, shown, data)
        (folder / root / SNAPSHOT).write_bytes(made)


def write_manifests(context: BuildContext, folder: Path) -> None:
    """Write what a phone shows of the portal when someone installs it, in each language."""
    for language in context.settings.languages:
        text = _json(_manifest(context, language)) + "\n"
        (folder / language_root(language) / MANIFEST).write_text(text, "utf-8")


def _moved_pages(context: BuildContext, language: str) -> Iterator[str]:
    """The old addresses of a language's pages."""
    roots = [language_root(one) for one in context.settings.languages]
    for old in context.moved:
        root = max((root for root in roots if old.startswith(root)), key=len)
        if root == language_root(language) and old.endswith("/"):
            yield old


def _lists(page: str, find: Callable[[str], Path | None]) -> dict[str, str]:
    """The lists of what is published, by which the page checks, unless there are too many."""
    found = _CHECKED.search(page)
    if not found:
        return {}
    folder, digits = found[1], int(found[2])
    lists = _texts((f"{folder}{number:0{digits}x}.json" for number in range(16**digits)), find)
    return lists if sum(map(len, lists.values())) <= MOST_LISTS else {}


def _texts(paths: Iterable[str], find: Callable[[str], Path | None]) -> dict[str, str]:
    """The texts of those files that are there."""
    found = {path: find(path) for path in paths}
    return {path: file.read_text("utf-8") for path, file in found.items() if file}


def _snapshot(
    document: str,
    language: str,
    context: BuildContext,
    pages: Mapping[str, str],
    data: Mapping[str, str] | None = None,
) -> bytes:
    """All pages as one version, which only what is in it changes: see overrides/sw.js."""
    numbers: dict[str, int] = {}
    contents = {
        "assets": f"{context.assets}/",
        "files": sorted({file for page in pages.values() for file in _FILES.findall(page)}),
        "pages": {path: _ranges(page, numbers) for path, page in pages.items()},
        "lines": list(numbers),
        "data": dict(data or {}),
    }
    version = hashlib.sha256(_json(contents).encode()).hexdigest()[:16]
    named = {"document": document, "language": language, "version": version}
    return bytes(deflate.zlib_compress(_json(named | contents).encode(), _LEVEL))


def _ranges(page: str, numbers: dict[str, int]) -> str:
    """The numbers of a page's lines, "7 9+3" for 7, 9, 10 and 11; new lines are given the next."""
    ranges: list[list[int]] = []
    for line in page.split("\n"):
        number = numbers.setdefault(line, len(numbers))
        if ranges and number == sum(ranges[-1]):
            ranges[-1][1] += 1
        else:
            ranges.append([number, 1])
    return " ".join(f"{first}+{count}" if count > 1 else f"{first}" for first, count in ranges)


def _json(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _manifest(context: BuildContext, language: str) -> dict[str, Any]:
    """What a phone shows of the portal when someone installs it."""
    up = "../" if language_root(language) else ""
    settings = context.settings
    return {
        "name": settings.names[language],
        "short_name": settings.unions[language],
        "description": settings.descriptions[language],
        "lang": language,
        "start_url": "./",
        "scope": f"{up or './'}",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": settings.colours["brand"],
        "icons": [
            {"src": f"{up}assets/icons/{name}", "sizes": size, "type": "image/png", "purpose": use}
            for name, size, use in ICONS
        ],
    }
