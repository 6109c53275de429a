"""What MkDocs asks while it builds. Thin: each answer is read from the library."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Protocol, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from plan.checks import check_library
from plan.collation import collate
from plan.library import load
from plan.model import OFFICIAL, Document, Library
from plan.report import count
from plan.settings import read_settings
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
    library = load(root, read_settings(root).languages)
    problems = check_library(library)
    for problem in problems:
        log.warning("%s:%s: %s: %s", problem.path, problem.line, problem.rule, problem.message)
    log.info(count(problems))
    config.extra.update(library=library, problems=problems)


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
    document = _document_of(page, config)
    edition = document and document.editions.get(_local(page.file).locale)
    if not edition:
        return markdown
    if _local(page.file).norm_src_uri.endswith("/toan-van.md"):
        page.meta["title"] = wording(edition.language)["whole_text"]
        bodies = ["\n".join(p.text.split("\n")[p.body_line - 1 :]).strip() for p in edition.pages]
        return "\n\n".join([bodies[0], *map(_demoted, bodies[1:])])
    if heading := re.match(r"\s*# (.+):[ ]*$", markdown, re.MULTILINE):
        page.meta["title"] = heading[1]
    return markdown


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Give templates the document, the site's words, and navigation that shows one document."""
    language = _local(page.file).locale_alternate_of
    document = _document_of(page, config)
    context["words"] = wording(language)
    context["problems"] = config.extra["problems"]
    context["documents"] = [_listed(d, language) for d in newest(_library(config))[:NEWEST]]
    context["document"] = document
    context["language"] = language
    if document:
        context["edition"] = document.editions.get(language, document.official)
        if _local(page.file).norm_src_uri.endswith("/doi-chieu.md"):
            context["rows"] = collate(document)
    context["nav"] = _nav_of(page, nav)
    return context


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Keep the official language's "not found" page, which each language would write over."""
    other = config.theme["language"] != OFFICIAL
    return "" if other and template_name == "404.html" else output_content


def newest(library: Library) -> list[Document]:
    """Documents by date and number, the newest first."""
    return sorted(
        library.documents,
        key=lambda d: (str(d.official.metadata.get("date", "")), d.id),
        reverse=True,
    )


def _library(config: MkDocsConfig) -> Library:
    library: Library = config.extra["library"]
    return library


def _document_of(page: Page, config: MkDocsConfig) -> Document | None:
    folder = page.file.src_uri.rpartition("/")[0]
    return next((d for d in _library(config).documents if d.id == folder), None)


def _section(document: Document, pages: dict[str, Page]) -> Section | None:
    """The document's pages under its type and number; each knows the one before and after it."""
    edition = document.official
    paths = [page.path.removeprefix("docs/") for page in (*edition.pages, *edition.views)]
    ours = [pages[path] for path in paths if path in pages]
    if not ours:
        return None
    language = _local(ours[0].file).locale
    kind = document.editions.get(language, edition).metadata.get("type", "")
    section = Section(f"{kind} {edition.metadata.get('number', '')}", list(ours))
    for before, page, after in zip([None, *ours], ours, [*ours[1:], None], strict=False):
        page.parent, page.previous_page, page.next_page = section, before, after
    return section


def _nav_of(page: Page, nav: Navigation) -> Navigation:
    """Home and the page's own document, or the newest one: pages do not grow with the portal."""
    sections = [item for item in nav.items if isinstance(item, Section)]
    shown = [section for section in sections if page in section.children] or sections[:1]
    ours = Navigation([item for item in nav.items if isinstance(item, Page)] + shown, nav.pages)
    ours.homepage = nav.homepage
    return ours


def _listed(document: Document, language: str) -> dict[str, Any]:
    edition = document.editions.get(language, document.official)
    return {"id": document.id, "metadata": {**document.official.metadata, **edition.metadata}}


def _demoted(markdown: str) -> str:
    """The same text with its headings one level lower."""
    return re.sub(r"(?m)^(?=#)", "#", markdown)
