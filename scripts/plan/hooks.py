"""What MkDocs asks while it builds. Thin: each answer is read from the library."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol, cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from plan.checks import check_library
from plan.citation import cite_place
from plan.collation import collate
from plan.feeds import write_feeds
from plan.frame import Portal, frame
from plan.library import load, newest
from plan.model import OFFICIAL, VIEWS, Document, Edition, Library
from plan.permalinks import language_root
from plan.places import lines, with_controls
from plan.rendering import compiled
from plan.report import count
from plan.search import write_search_pages
from plan.search_index import build_index
from plan.settings import Settings, read_settings
from plan.share import write_provision_pages
from plan.sharing import Place, Sharing, document_sharing
from plan.swap import write_files
from plan.wording import wording

NEWEST = 20
"""Documents listed on the home page; the list must not grow with the portal."""

log = get_plugin_logger("plan")


class LocalFile(Protocol):
    """What the i18n plugin tells of a file: its path without language, and two languages.

    `locale` is that of its text, `locale_alternate_of` that of the site it is built for.
    """

    norm_src_uri: str
    locale: str
    locale_alternate_of: str


def _local(file: File) -> LocalFile:
    return cast("LocalFile", file)


def on_startup(command: str, dirty: bool) -> None:  # noqa: FBT001 - called by name
    """Make MkDocs keep one instance of these hooks between the builds of a preview."""


def on_pre_build(config: MkDocsConfig) -> None:
    """Read docs/ where the build brought no library, and tell who previews what is wrong."""
    if "library" in config.extra:
        return
    root = Path(config.config_file_path).parent
    settings = read_settings(root)
    library = load(root, settings.languages)
    problems = check_library(library)
    for problem in problems:
        log.warning("%s:%s: %s: %s", problem.path, problem.line, problem.rule, problem.message)
    log.info(count(problems))
    portal = Portal(settings, datetime.now(UTC))
    config.extra.update(library=library, problems=problems, portal=portal)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001
    """Let no text pass for HTML: what is HTML already, a template marks as safe."""
    env.autoescape = True
    env.bytecode_cache = compiled(Path(config.config_file_path).parent, "escaped")
    return env


@event_priority(-200)  # after the i18n plugin, which decides the language of every file
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Order every document's pages as its text goes, the newest document first."""
    pages = {
        _local(file).norm_src_uri: file.page for file in files.documentation_pages() if file.page
    }
    documents = [section for d in newest(_library(config)) if (section := _section(d, pages))]
    home = [page for path, page in pages.items() if path == "index.md"]
    ordered = Navigation([*home, *documents], nav.pages)
    for page in home:
        ordered.homepage, page.next_page = page, None
    return ordered


def on_page_markdown(
    markdown: str,
    page: Page,
    config: MkDocsConfig,
    files: Files,  # noqa: ARG001 - called by name
) -> str:
    """Name the page after its heading; the whole text is that of the other pages, in order."""
    edition = _edition_of(page, config)
    if not edition:
        return markdown
    if _local(page.file).norm_src_uri.endswith("/toan-van.md"):
        page.meta["title"] = wording(edition.language)["whole_text"]
        bodies = ["\n".join(p.text.split("\n")[p.body_line - 1 :]).strip() for p in edition.pages]
        return "\n\n".join([bodies[0], *map(_demoted, bodies[1:])])
    if heading := re.search(r"(?m)^# (.+?):?[ ]*$", markdown):
        page.meta["title"] = heading[1]
    return markdown


def on_page_content(
    html: str,
    page: Page,
    config: MkDocsConfig,
    files: Files,  # noqa: ARG001 - called by name
) -> str:
    """Give every provision the link to its own page."""
    edition = _edition_of(page, config)
    if not edition:
        return html
    up = "" if page.file.name == "index" else "../"
    return with_controls(html, edition, wording(edition.language), up)


def on_page_context(
    context: dict[str, Any],
    page: Page,
    config: MkDocsConfig,
    nav: Navigation,  # noqa: ARG001 - called by name
) -> dict[str, Any]:
    """Give templates the document, the site's words, and what the page says of itself."""
    language = _local(page.file).locale_alternate_of
    document = _document_of(page, config)
    latest = newest(_library(config))
    here = page.url.removeprefix(language_root(language)).removeprefix("./")
    kept = document or next(iter(latest), None)
    context.update(frame(_portal(config), language, here, document, kept))
    context["problems"] = config.extra["problems"]
    context["documents"] = [_listed(d, language) for d in latest[:NEWEST]]
    context["sharing"] = _sharing(page, _portal(config).settings, language, here, document)
    if document and _local(page.file).norm_src_uri.endswith("/doi-chieu.md"):
        context["rows"] = collate(document)
        words = wording(language)
        ways = lines(context["edition"])
        context["place_names"] = {name: cite_place(way, words) for name, way in ways.items()}
    return context


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Give the "not found" page the site's words."""
    if template_name == "404.html":
        context.update(frame(_portal(config), OFFICIAL, "", None, None))
    return context


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Keep the official language's "not found" page, which each language would write over."""
    other = config.theme["language"] != OFFICIAL
    return "" if other and template_name == "404.html" else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """In a preview, write the pages that MkDocs does not; a build does it as a step of its own."""
    portal, library = _portal(config), _library(config)
    if portal.offline:
        return
    templates, folder = Path(config.config_file_path).parent / "overrides", Path(config.site_dir)
    write_provision_pages(library, portal, templates, folder)
    index = build_index(library)
    write_files(folder, index.files)
    write_search_pages(library, portal, index, templates, folder)
    write_feeds(library, portal.settings.site_url, folder)


def _library(config: MkDocsConfig) -> Library:
    library: Library = config.extra["library"]
    return library


def _portal(config: MkDocsConfig) -> Portal:
    portal: Portal = config.extra["portal"]
    return portal


def _document_of(page: Page, config: MkDocsConfig) -> Document | None:
    folder = page.file.src_uri.rpartition("/")[0]
    return next((d for d in _library(config).documents if d.id == folder), None)


def _edition_of(page: Page, config: MkDocsConfig) -> Edition | None:
    """The edition that a page's text belongs to, if it is of a document."""
    document = _document_of(page, config)
    return document.editions.get(_local(page.file).locale) if document else None


def _section(document: Document, pages: dict[str, Page]) -> Section | None:
    """The document's pages under its type and number; each part knows its neighbours."""
    edition = document.official
    paths = [page.path.removeprefix("docs/") for page in (*edition.pages, *edition.views)]
    ours = [pages[path] for path in paths if path in pages]
    if not ours:
        return None
    language = _local(ours[0].file).locale
    kind = document.editions.get(language, edition).metadata.get("type", "")
    section = Section(f"{kind} {edition.metadata.get('number', '')}", list(ours))
    read = [page for page in ours if page.file.name not in VIEWS]
    for page in ours:
        page.parent, page.previous_page, page.next_page = section, None, None
    for before, after in pairwise(read):
        before.next_page, after.previous_page = after, before
    return section


def _sharing(
    page: Page, settings: Settings, language: str, here: str, document: Document | None
) -> Sharing:
    """The page's title, description and card."""
    if document:
        place = Place(settings, language, here, card=f"{document.id}/")
        edition = document.editions.get(language, document.official)
        return document_sharing(place, document, edition, wording(language))
    name = settings.names[language]
    title = f"{page.title} · {name}" if here else name
    place = Place(settings, language, here, card="")
    return place.sharing(title, str(page.meta.get("description", wording(language)["about"])))


def _listed(document: Document, language: str) -> dict[str, Any]:
    edition = document.editions.get(language, document.official)
    return {"id": document.id, "metadata": {**document.official.metadata, **edition.metadata}}


def _demoted(markdown: str) -> str:
    """The same text with its headings one level lower."""
    return re.sub(r"(?m)^(?=#)", "#", markdown)
