"""Every link and image in the sources leads to something that exists, in the page's language.

Links are those that the parser finds. A link to a page is resolved as the i18n plugin does it:
`ii.md` on an English page is `ii.en.md` if that exists. Anchors are ids of provisions in pages of
documents, and of headings in other pages, as the toc extension makes them.
"""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import groupby
from urllib.parse import unquote, urlsplit

from markdown.extensions.toc import unique
from pymdownx.slugs import slugify

from portal.checks.link_address import is_inside, shortened
from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import rule
from portal.checks.shape import data_files
from portal.model.blocks import Link
from portal.model.documents import OFFICIAL, Page
from portal.model.library import Library
from portal.model.page_kinds import INDEX
from portal.model.problems import Finding
from portal.source.loader import page_language

MAX_LISTED = 8
"""Anchors listed in one message at most."""

MAX_SUGGESTIONS = 50
"""Similar names looked for in one run at most, because comparing names takes time."""

_HEADING = re.compile("h[1-6]")
_DEFINITION = re.compile(r"\[[^\[\]]+\]:")


@rule(Library)
def broken_link(library: Library) -> Iterator[Finding]:
    """A link between files leads to a file below docs/, in the page's own language."""
    targets = LinkTargets(library)
    for page, link, path in _relative(library):
        if not link.image and targets.resolve(page, path) is None:
            yield Finding(page.path, link.line, _broken_link(targets, page, link.address, path))


def _broken_link(targets: "LinkTargets", page: Page, address: str, path: str) -> str:
    target, shown = _from_root(page, path), shortened(address)
    if not path:
        return say("broken-link", "empty")
    if not target.startswith("docs/"):
        return say("broken-link", "outside", address=shown)
    if target in targets.files:
        return say("broken-link", "other-language", address=shown)
    suggestion = targets.suggestion(page, path)
    return say("broken-link", "no-file", address=shown, suggestion=suggestion)


@rule(Library)
def missing_image(library: Library) -> Iterator[Finding]:
    """An image that a page shows is there."""
    targets = LinkTargets(library)
    for page, link, path in _relative(library):
        if link.image and targets.resolve(page, path) is None:
            shown, suggestion = shortened(link.address), targets.suggestion(page, path)
            message = say("missing-image", address=shown, suggestion=suggestion)
            yield Finding(page.path, link.line, message)


@rule(Library, needs=Part.PAGES | Part.WORDING)
def broken_anchor(library: Library) -> Iterator[Finding]:
    """The anchor of a link is the address of a provision or the id of a heading on that page."""
    targets = LinkTargets(library)
    for page, link in _inside(library):
        parts = urlsplit(link.address)
        target = targets.resolve(page, parts.path) if parts.path else page.path
        anchor = unquote(parts.fragment)
        if link.image or parts.path.startswith("/") or target not in targets.anchors:
            continue
        if anchor and anchor not in targets.anchors[target]:
            yield Finding(page.path, link.line, _broken_anchor(targets, page, target, anchor))


def _broken_anchor(targets: "LinkTargets", page: Page, target: str, anchor: str) -> str:
    folder, _, name = target.rpartition("/")
    shown = shortened(anchor)
    if target in targets.own:
        near = targets.similar_anchor(target, anchor)
        known = ", ".join(f"#{one}" for one in sorted(targets.anchors[target])[:MAX_LISTED])
        if near:
            return say("broken-anchor", "heading-near", page=name, anchor=shown, near=near)
        return say("broken-anchor", "heading", page=name, anchor=shown, known=known)
    if home := targets.page_of.get((folder, anchor)):
        address = f"{_from_page(page, home)}#{anchor}"
        return say("broken-anchor", "other-page", page=name, anchor=shown, address=address)
    if near := targets.similar_anchor(target, anchor):
        return say("broken-anchor", "near", page=name, anchor=shown, near=near)
    return say("broken-anchor", "unknown", page=name, anchor=shown)


@rule(Library)
def absolute_link(library: Library) -> Iterator[Finding]:
    """A link inside the site names a file, counted from the page's folder."""
    targets = LinkTargets(library)
    for page, link in _inside(library):
        if link.address.startswith("/"):
            shown, path = shortened(link.address), targets.source_of(page, link.address)
            variant = "known" if path else "unknown"
            message = say("absolute-link", variant, address=shown, path=path)
            yield Finding(page.path, link.line, message)


@rule(Page)
def reference_link(page: Page) -> Iterator[Finding]:
    """A link's address stands in the link: definitions elsewhere in the page would be printed."""
    for block in page.blocks:
        if block.tag == "pre" or block.text.startswith("<pre><code"):
            continue
        for line, words in groupby(block.words, key=lambda word: word.line):
            if found := _DEFINITION.match(" ".join(word.text for word in words)):
                yield Finding(page.path, line, say("reference-link", line=shortened(found[0])))


def files_in_use(library: Library) -> frozenset[str]:
    """The paths of all files that are pages, that the build reads, or that a page means."""
    named = {page.path for page in library.every_page if "/original/" not in page.path}
    named |= {file.path for file in data_files(library)}
    for document in library.documents:
        kept = (document.original, document.received)
        named |= {document.scan, *(file.path for file in kept if file)}
    targets, links = LinkTargets(library), list(_relative(library))
    led_to = {targets.resolve(page, path) or "" for page, _, path in links}
    meant = {_from_root(page, path).casefold() for page, _, path in links}
    return frozenset(named | led_to | {path for path in targets.files if path.casefold() in meant})


def _inside(library: Library) -> Iterator[tuple[Page, Link]]:
    """The links and images of all pages that stay on this site."""
    for page in library.every_page:
        yield from ((page, link) for link in page.links if is_inside(link.address))


def _relative(library: Library) -> Iterator[tuple[Page, Link, str]]:
    """Those of them with a path relative to the page's folder, and this path as typed."""
    for page, link in _inside(library):
        path = urlsplit(link.address).path
        if (path or not link.address) and not path.startswith("/"):
            yield page, link, path


class LinkTargets:
    """What links can lead to: every file, and the ids of provisions on each page of a document.

    `page_of` is the Vietnamese page that holds a provision, by the document's folder and the id.
    """

    def __init__(self, library: Library) -> None:
        self.languages = library.languages
        self.files = library.paths
        self.own = frozenset(page.path for page in library.pages)
        self.anchors: dict[str, frozenset[str]] = {}
        self.page_of: dict[tuple[str, str], str] = {}
        self._by_folder: dict[str, list[str]] = defaultdict(list)
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._suggestions_left = MAX_SUGGESTIONS
        for path in sorted(self.files):
            folder, name = posixpath.split(path)
            self._by_folder[folder].append(path)
            self._by_name[name.casefold()].append(path)
        for page in filter(lambda page: page.parsed, library.pages):
            self.anchors[page.path] = heading_ids(page)
        for document in library.documents:
            for edition in document.editions.values():
                for page in filter(lambda page: page.parsed, edition.pages):
                    held = edition.on_page(page.path)
                    self.anchors[page.path] = frozenset(p.id for p in held)
            for provision in document.official.provisions:
                self.page_of.setdefault((document.path, provision.id), provision.path)

    def resolve(self, page: Page, path: str) -> str | None:
        """The file that a path on this page leads to, as the i18n plugin finds it."""
        target = _from_root(page, path)
        stem, suffix = posixpath.splitext(target)
        translated = f"{stem}.{page.language}{suffix}"
        if path and translated in self.files:
            return translated
        readable = page_language(target, self.languages) in (page.language, OFFICIAL)
        return target if path and target in self.files and readable else None

    def suggestion(self, page: Page, path: str) -> str:
        """A sentence that names the most similar file, or ""."""
        if path and self._suggestions_left and (found := self._nearest(_from_root(page, path))):
            self._suggestions_left -= 1
            return say("broken-link", "suggestion", path=_from_page(page, found))
        return ""

    def _nearest(self, target: str) -> str | None:
        plain = target.removesuffix(".html")
        for likely in (f"{plain}.md", f"{plain}/index.md"):
            if likely in self.files:
                return likely
        folder, name = posixpath.split(target)
        siblings = {_stem(path): path for path in self._by_folder.get(folder, [])}
        if near := get_close_matches(_stem(target), siblings, 1):
            return siblings[near[0]]
        same_name = [] if _stem(target) == INDEX else self._by_name.get(name.casefold(), [])
        return next(iter(get_close_matches(target, same_name, 1, 0)), None)

    def similar_anchor(self, target: str, anchor: str) -> str | None:
        """The most similar anchor on the target page, if there is one."""
        if not self._suggestions_left:
            return None
        self._suggestions_left -= 1
        return next(iter(get_close_matches(anchor, self.anchors[target], 1)), None)

    def source_of(self, page: Page, address: str) -> str | None:
        """What to write instead of an address of the built site: `/2025/1-kh/ii/#ii-1`."""
        parts = urlsplit(address)
        path = unquote(parts.path).strip("/")
        path = next((path[3:] for tag in self.languages if path.startswith(f"{tag}/")), path)
        path = f"docs/{path}".rstrip("/")
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        for file in (path, f"{path}.md", f"{path}/index.md"):
            if file in self.files:
                return shortened(_from_page(page, file) + fragment)
        folder, _, name = path.rpartition("/")
        home = self.page_of.get((folder, name))
        return f"{_from_page(page, home)}#{name}" if home else None


def heading_ids(page: Page) -> frozenset[str]:
    """The ids that the toc extension gives to the headings of a page of the portal's own."""
    slug, ids, counters = slugify(case="lower"), set[str](), dict[str, int]()
    for block in page.blocks:
        if _HEADING.fullmatch(block.tag):
            unique(slug(block.text, "-"), ids, counters)  # type: ignore[call-arg] # not in stubs
    return frozenset(ids)


def _stem(path: str) -> str:
    """A file's name without its suffixes, in lower case."""
    return posixpath.basename(path).partition(".")[0].casefold()


def _from_root(page: Page, path: str) -> str:
    """The path from the repository's root, of a path typed on a page."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(path)))


def _from_page(page: Page, file: str) -> str:
    """The path from the page's folder, as typed: without the page's language."""
    path = posixpath.relpath(file, posixpath.dirname(page.path))
    return path.replace(f".{page.language}.md", ".md")
