"""`build.json`, and the sitemap: an index of one for each year and one for the portal's own pages.

A page is listed in each language that it has a text in, with its addresses in the others. What a
sitemap says of a document is made of it alone, so that it can be kept while it does not change.
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from portal.checks.report import RULES_PATH, rule_path
from portal.model.context import BuildContext, Settings
from portal.model.documents import OFFICIAL, Document
from portal.model.library import Library
from portal.model.metadata import UNDATED
from portal.model.versions import Version
from portal.pages.all_rules import RULES
from portal.reference.addresses import PORTAL_PAGES, language_root
from portal.reference.messages import messages_in
from portal.reference.permalinks import document_addresses, own_addresses
from portal.release.atomic import write_files

BUILD = "build.json"
"""A file that only built sites have; it names the commit."""

INDEX = "sitemap.xml"

MOST_PAGES = 50_000
"""Pages in one file at most, by the protocol."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_PROTOCOL = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"

Entries = Mapping[str, str]
"""What sitemaps say of each document, by its id."""


def build_file(commit: str, date: dt.datetime) -> bytes:
    """Which commit a site was built from, "" if from none, and its date: its `build.json`."""
    return (json.dumps({"commit": commit or None, "date": date.isoformat()}) + "\n").encode()


def write_sitemap(
    entries: Entries,
    library: Library,
    context: BuildContext,
    folder: Path,
    listing: Iterable[str] = (),
) -> None:
    """List every page for search engines: the portal's own, and those of the documents.

    `listing` are the pages that list documents, as paths below the root of each language.
    """
    pages = own_pages(library, listing)
    write_files(folder, sitemap_files(entries, pages, context.settings))


def document_entries(
    document: Document, settings: Settings, versions: Sequence[Version] = ()
) -> str:
    """What sitemaps say of a document's pages: they changed on its date, or with its last version.

    Earlier versions and comparisons are left out: search engines shall find the newest.
    """
    day = versions[-1].since if versions else document.official.metadata.date
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for language in settings.languages:
        root = language_root(language)
        for address, _ in document_addresses(document, [language]):
            path = address[1:].removeprefix(root)
            if language in document.editions and path.endswith("/"):
                found[path][language] = root + path
    return "".join(_entry(found[path], settings, day) for path in sorted(found))


def own_pages(library: Library, listing: Iterable[str] = ()) -> list[dict[str, str]]:
    """The portal's own pages: the paths of each by language. The rules are in the official one.

    Pages `listing` documents are on the site of each language at the same path below its root.
    """
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for language in library.languages:
        root, messages = language_root(language), messages_in(language)
        named = {messages[name]: name for name in PORTAL_PAGES}
        for address in own_addresses(library):
            path = address[1:].removeprefix(root)
            if address.startswith(f"/{root}") and address.endswith("/") and _is_of(path, library):
                found[named.get(path, path)][language] = root + path
    for path in listing:
        found[path] = {one: language_root(one) + path for one in library.languages}
    for path in (RULES_PATH, *map(rule_path, RULES)):
        found[path][OFFICIAL] = path
    return [found[path] for path in sorted(found)]


def _is_of(path: str, library: Library) -> bool:
    """Whether a path below the root of a language is not below that of another one, too."""
    others = (language_root(one) for one in library.languages if one != OFFICIAL)
    return not path.startswith(tuple(others))


def sitemap_files(
    entries: Entries, pages: Iterable[Mapping[str, str]], settings: Settings
) -> dict[str, bytes]:
    """The index and the sitemaps by their paths: of the portal's own pages, and of each year."""
    listed: dict[str, Iterable[str]] = {
        "portal": ["".join(_entry(one, settings, UNDATED) for one in pages)]
    }
    years: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(entries):
        years[name.partition("/")[0]].append(entries[name])
    files: dict[str, bytes] = {}
    for name, written in (listed | years).items():
        for number, text in enumerate(_divided(written), 1):
            path = f"sitemap-{name}{f'-{number}' if number > 1 else ''}.xml"
            spaces = f'xmlns="{_PROTOCOL}" xmlns:xhtml="{_XHTML}"'
            files[path] = f"{_HEAD}<urlset {spaces}>\n{text}</urlset>\n".encode()
    places = "".join(f"<sitemap>{_located(settings.site_url + path)}</sitemap>\n" for path in files)
    index = f'{_HEAD}<sitemapindex xmlns="{_PROTOCOL}">\n{places}</sitemapindex>\n'
    return {INDEX: index.encode(), **files}


def _divided(entries: Iterable[str]) -> Iterator[str]:
    """Whole documents, as many as one file may hold."""
    held: list[str] = []
    count = 0
    for text in entries:
        pages = text.count("<url>")
        if held and count + pages > MOST_PAGES:
            yield "".join(held)
            held, count = [], 0
        held.append(text)
        count += pages
    yield "".join(held)


def _entry(paths: Mapping[str, str], settings: Settings, day: dt.date) -> str:
    """A page once for each of its languages; where there are several, each names all."""
    url = settings.site_url
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(url + path)}/>'
        for language, path in paths.items()
        if len(paths) > 1
    )
    changed = f"<lastmod>{day}</lastmod>" if day != UNDATED else ""
    return "".join(
        f"<url>{_located(url + path)}{changed}{others}</url>\n" for path in paths.values()
    )


def _located(address: str) -> str:
    return f"<loc>{escape(address)}</loc>"
