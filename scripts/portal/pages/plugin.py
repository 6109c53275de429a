"""The MkDocs plugin: answers what MkDocs asks while it builds, from the library."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol, cast

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from portal.checks.report import count
from portal.model.context import Settings
from portal.model.documents import OFFICIAL, VIEWS, Document
from portal.pages.all_rules import check_library
from portal.pages.projections import Projections, make_projections, read_context, write_projections
from portal.pages.provision_pages import link_controls
from portal.pages.rendering import compiled
from portal.pages.sharing import PageAddress, Sharing, document_sharing
from portal.pages.template_context import document_context, site_context
from portal.reference.addresses import language_root
from portal.reference.localized import LocalizedDocument, localize
from portal.reference.messages import messages_in
from portal.source.comparison import collate
from portal.source.loader import load
from portal.source.settings import read_settings

NEWEST = 20
"""Documents listed on the home page; the list must not grow with the portal."""

_SWITCH = re.compile(
    r'\s*<(?:input class="md-toggle"[^>]*>|label class="md-overlay"[^>]*></label>)'
)
"""What opens the theme's own menu and search, which our pages don't have."""

log = get_plugin_logger("portal")


class LocalFile(Protocol):
    """What the i18n plugin tells of a file: its path without language, and two languages.

    `locale` is that of its text, `locale_alternate_of` that of the site it is built for.
    """

    norm_src_uri: str
    locale: str
    locale_alternate_of: str


def _local(file: File) -> LocalFile:
    return cast("LocalFile", file)


class _Options(Config):  # type: ignore[no-untyped-call]
    """The plugin takes no options."""


class PortalPlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call]
    """Feeds MkDocs with the library; one instance serves all builds of a preview."""

    given: Projections | None = None
    made: Projections

    def build_from(self, made: Projections) -> None:
        """Build beside these projections, which the caller writes.

        Without this call each build reads docs/ itself, and writes the whole site.
        """
        self.given = made

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Make MkDocs keep this instance between the builds of a preview."""

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read docs/ where nothing was given, and report its problems."""
        if not _is_inner_build(config):
            self.made = self.given or _read(Path(config.config_file_path).parent)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Escape all text in templates; what is HTML already, a template marks as safe."""
        env.autoescape = True
        env.bytecode_cache = compiled(Path(config.config_file_path).parent, "escaped")
        return env

    @event_priority(-200)  # after the i18n plugin, which decides the language of every file
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Order every document's pages as its text goes, the newest document first."""
        pages = {
            _local(file).norm_src_uri: file.page
            for file in files.documentation_pages()
            if file.page
        }
        newest = self.made.library.newest
        documents = [section for d in newest if (section := _section(d, pages))]
        home = [page for path, page in pages.items() if path == "index.md"]
        ordered = Navigation([*home, *documents], nav.pages)
        for page in home:
            ordered.homepage, page.next_page = page, None
        return ordered

    def on_page_markdown(
        self,
        markdown: str,
        *,
        page: Page,
        config: MkDocsConfig,
        files: Files,
    ) -> str:
        """Name the page after its heading; the whole text is that of the other pages, in order."""
        document = self._document_of(page, _local(page.file).locale)
        if not document:
            return markdown
        if _local(page.file).norm_src_uri.endswith("/toan-van.md"):
            page.meta["title"] = document.messages["whole_text"]
            first, *others = (part.body for part in document.edition.pages)
            return "\n\n".join([first, *map(_demoted, others)])
        if heading := re.search(r"(?m)^# (.+?):?[ ]*$", markdown):
            page.meta["title"] = heading[1]
        return markdown

    def on_page_content(
        self,
        html: str,
        *,
        page: Page,
        config: MkDocsConfig,
        files: Files,
    ) -> str:
        """Give every provision the link to its own page."""
        document = self._document_of(page, _local(page.file).locale)
        if not document:
            return html
        return link_controls(html, document, up="" if page.file.name == "index" else "../")

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,
    ) -> TemplateContext:
        """Give templates the document, the site's messages, and what the page says of itself."""
        return cast("TemplateContext", {**context, **self._page_context(page)})

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,
        config: MkDocsConfig,
    ) -> TemplateContext:
        """Give the "not found" page the site's messages."""
        if template_name != "404.html":
            return context
        added = site_context(self.made.context, OFFICIAL, "")
        return cast("TemplateContext", {**context, **added})

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Leave out the theme's switches."""
        return _SWITCH.sub("", output)

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Keep the official language's "not found" page, which each language would write over."""
        other = config.theme["language"] != OFFICIAL
        return "" if other and template_name == "404.html" else _SWITCH.sub("", output_content)

    @event_priority(-200)  # after the i18n plugin, which builds the other languages
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what MkDocs does not, unless the caller does."""
        if not self.given and not _is_inner_build(config):
            write_projections(self.made, Path(config.site_dir))

    def _page_context(self, page: Page) -> dict[str, Any]:
        build, newest = self.made.context, self.made.library.newest
        language = _local(page.file).locale_alternate_of
        here = page.url.removeprefix(language_root(language)).removeprefix("./")
        document = self._document_of(page, language)
        if document:
            context = document_context(document, here)
            context["sharing"] = document_sharing(document, here)
        else:
            context = site_context(build, language, here, next(iter(newest), None))
            context["sharing"] = _sharing(page, build.settings, language, here)
        context["problems"] = self.made.problems
        context["documents"] = [localize(d, language, build) for d in newest[:NEWEST]]
        if document and _local(page.file).norm_src_uri.endswith("/doi-chieu.md"):
            context["rows"] = collate(document.document)
            context["place_names"] = {
                name: document.place(line[-1]) for name, line in document.edition.ancestry.items()
            }
        return context

    def _document_of(self, page: Page, language: str) -> LocalizedDocument | None:
        """The document that a page is of, in a language."""
        folder = page.file.src_uri.rpartition("/")[0]
        document = self.made.library.by_id.get(folder)
        return localize(document, language, self.made.context) if document else None


def _is_inner_build(config: MkDocsConfig) -> bool:
    """Whether the i18n plugin builds another language, within the build of the first one."""
    return bool(getattr(config.plugins["i18n"], "building", False))


def _read(root: Path) -> Projections:
    """The projections of the project as it is now, its problems told in the log."""
    library = load(root, read_settings(root).languages)
    problems = check_library(library)
    made = make_projections(root, library, read_context(root, library), problems)
    for problem in made.problems:
        log.warning("%s:%s: %s: %s", problem.path, problem.line, problem.rule, problem.message)
    log.info(count(made.problems))
    return made


def _section(document: Document, pages: dict[str, Page]) -> Section | None:
    """The document's pages under its type and number; each part knows its neighbours."""
    edition = document.official
    paths = [page.path.removeprefix("docs/") for page in (*edition.pages, *edition.views)]
    ours = [pages[path] for path in paths if path in pages]
    if not ours:
        return None
    name = localize(document, _local(ours[0].file).locale).name
    section = Section(name, list(ours))
    read = [page for page in ours if page.file.name not in VIEWS]
    for page in ours:
        page.parent, page.previous_page, page.next_page = section, None, None
    for before, after in pairwise(read):
        before.next_page, after.previous_page = after, before
    return section


def _sharing(page: Page, settings: Settings, language: str, here: str) -> Sharing:
    """The title and description of one of the portal's own pages."""
    name = settings.names[language]
    description = page.meta.get("description", messages_in(language)["about"])
    title = f"{page.title} · {name}" if here else name
    return PageAddress(settings, language, here).sharing(title, str(description))


def _demoted(markdown: str) -> str:
    """The same text with its headings one level lower."""
    return re.sub(r"(?m)^(?=#)", "#", markdown)
