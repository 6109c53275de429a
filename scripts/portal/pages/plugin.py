"""The MkDocs plugin: answers what MkDocs asks while it builds, from the library."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext
from watchdog.observers.polling import PollingObserver

from portal import print as print_package
from portal.checks.report import count
from portal.model.change import DOCS, document_of
from portal.model.documents import OFFICIAL, Document
from portal.model.documents import Page as DocumentPage
from portal.model.page_kinds import PageKind, page_kind
from portal.model.problems import UserError
from portal.pages.document_text import first_id, page_html
from portal.pages.localized_files import built_language, kind_of, local
from portal.pages.own_pages import is_shown, own_page, with_sizes
from portal.pages.preview import left_out
from portal.pages.projections import Projections, print_on_demand
from portal.pages.reading_pages import document_page, reading_time
from portal.pages.rendering import configure, finished, template_name
from portal.pages.sharing import PageAddress, section_at
from portal.pages.template_context import Neighbour, site_context
from portal.pages.whole_site import read_project, write_site
from portal.reference import messages
from portal.reference.addresses import language_root
from portal.reference.headings import heading
from portal.reference.localized import LocalizedDocument, localize
from portal.source.settings import drop_empty_variables

PACKAGE_DATA = (Path(messages.__file__).parent, Path(print_package.__file__).parent)
"""Packages with files that are read anew at each build: messages, Typst templates."""

UNTRANSLATED = "chua-dich"
"""The id of the note on the page of a document that is not translated, which has no text."""

NOT_FOUND = template_name(PageKind.NOT_FOUND)

_SWITCH = re.compile(
    r'\s*<(?:input class="md-toggle"[^>]*>|label class="md-overlay"[^>]*></label>)'
)
"""What opens the theme's own menu and search, which our pages don't have."""

log = get_plugin_logger("portal")


class _VisibleTemplates(FileSystemLoader):
    """Lists no hidden folders: in one, the theme keeps 12,000 icons, and MkDocs uses none."""

    def list_templates(self) -> list[str]:
        """The names of all templates below the folders, sorted."""
        found: set[str] = set()
        for root in self.searchpath:
            for folder, folders, names in os.walk(root):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found.update(Path(folder, name).relative_to(root).as_posix() for name in names)
        return sorted(found)


class _Options(Config):  # type: ignore[no-untyped-call]
    """The plugin takes no options."""


class PortalPlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call]
    """Feeds MkDocs with the library; one instance serves all builds of a preview."""

    given: Projections | None = None
    made: Projections
    preview = False

    def build_from(self, made: Projections) -> None:
        """Build beside these projections, which the caller writes.

        Without this call each build reads docs/ itself, and writes the whole site.
        """
        self.given = made

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether this is a preview, for which MkDocs keeps this instance between builds."""
        self.preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Keep MkDocs from listing the theme's icons as templates, twice a build.

        Nor shall it read variables that are empty.
        """
        drop_empty_variables()
        get_env = config.theme.get_env

        def env_without_icons() -> Environment:
            env = get_env()
            env.loader = _VisibleTemplates(config.theme.dirs)
            return env

        config.theme.get_env = env_without_icons  # type: ignore[method-assign]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read docs/ where nothing was given, and report its problems."""
        if not _is_inner_build(config):
            with _aborting():
                self.made = self.given or _read(_root(config), preview=self.preview)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Render MkDocs' pages as all others."""
        return configure(env, _root(config))

    @event_priority(-200)  # after the i18n plugin, which decides the language of every file
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out documents that are not shown, and own pages that are not in the language."""
        hidden = left_out(self.made.library)
        for unseen in [one for one in files if document_of(f"{DOCS}{one.src_uri}") in hidden]:
            files.remove(unseen)
        for file in map(local, files.documentation_pages()):
            if not is_shown(file.norm_src_uri, file.locale, file.locale_alternate_of):
                files.remove(cast("File", file))
        return files

    @event_priority(-200)  # likewise
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Order every document's pages as its text goes, the newest document first."""
        pages = {
            local(file).norm_src_uri: file.page for file in files.documentation_pages() if file.page
        }
        newest = self.made.library.newest
        documents = [section for d in newest if (section := _section(d, pages))]
        home = [page for path, page in pages.items() if page_kind(path) is PageKind.HOME]
        ordered = Navigation([*home, *documents], nav.pages)
        for page in home:
            ordered.homepage, page.next_page = page, None
        return ordered

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Choose the template; the text of a document is no Markdown."""
        page.meta["template"] = template_name(kind_of(page))
        document = self._document_of(page, built_language(page))
        if not document:
            return markdown
        page.meta["title"] = _title(page, document)
        return ""

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Write the text of a document from its units, and tell MkDocs which ids it has."""
        document = self._document_of(page, built_language(page))
        if document and document.is_untranslated:
            page.toc = TableOfContents([AnchorLink(str(page.title), UNTRANSLATED, 1)])
            return ""
        source = _source(page, document) if document else None
        if not document or not source:
            return with_sizes(html, page.url, self.made.library)
        if start := first_id(source.units):
            page.toc = TableOfContents([AnchorLink(str(page.title), start, 1)])
        page.present_anchor_ids = {unit.id for unit in source.units if unit.id}
        return page_html(document, source, page.url)

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give templates the document, the site's messages, and what the page says of itself."""
        return cast("TemplateContext", {**context, **self._page_context(page)})

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the "not found" page the site's messages."""
        if template_name != NOT_FOUND:
            return context
        nowhere = PageAddress(self.made.context.settings, OFFICIAL, "")
        added = site_context(self.made.context, PageKind.NOT_FOUND, nowhere)
        return cast("TemplateContext", {**context, **added})

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Leave out the theme's switches; keep symbols on one line."""
        return finished(_SWITCH.sub("", output), self.made.context)

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Keep the official language's "not found" page, which each language would write over."""
        other = config.theme["language"] != OFFICIAL
        if template_name != NOT_FOUND:
            return output_content
        return "" if other else finished(_SWITCH.sub("", output_content), self.made.context)

    @event_priority(-200)  # after the i18n plugin, which builds the other languages
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what MkDocs does not, unless the caller does."""
        if not self.given and not _is_inner_build(config):
            with _aborting():
                write_site(self.made, Path(config.site_dir))

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Look for changes ten times a second, and print what is asked for.

        Changes of messages and Typst templates count too.
        """
        for path in (config.docs_dir, config.config_file_path):
            server.unwatch(path)
        server.observer = PollingObserver(timeout=0.1)
        for folder in (
            config.docs_dir,
            config.config_file_path,
            _root(config) / "overrides",
            *PACKAGE_DATA,
        ):
            server.watch(str(folder))
        folder = Path(config.site_dir)

        def app(environ: dict[str, Any], start_response: Any) -> Any:
            path = environ["PATH_INFO"].removeprefix(server.mount_path).lstrip("/")
            with _aborting():
                print_on_demand(self.made, path, folder)
            return server.serve_request(environ, start_response)

        server.set_app(app)
        return server

    def _page_context(self, page: Page) -> dict[str, Any]:
        language, kind = built_language(page), kind_of(page)
        here = page.url.removeprefix(language_root(language)).removeprefix("./")
        if document := self._document_of(page, language):
            neighbours = list(_neighbours(page, document))
            context = document_page(document, kind, here, neighbours)
        else:
            made = self.made
            context = own_page(made.library, made.catalogue, made.context, page, here)
        context["problems"] = self.made.problems
        return context

    def _document_of(self, page: Page, language: str) -> LocalizedDocument | None:
        """The document that a page is of, in a language."""
        folder = page.file.src_uri.rpartition("/")[0]
        document = self.made.library.by_id.get(folder)
        return localize(document, language, self.made.context) if document else None


@contextmanager
def _aborting() -> Iterator[None]:
    """Turn an error for people into one that MkDocs shows without a traceback."""
    try:
        yield
    except UserError as error:
        raise Abort(str(error)) from error


def _is_inner_build(config: MkDocsConfig) -> bool:
    """Whether the i18n plugin builds another language, within the build of the first one."""
    return bool(getattr(config.plugins["i18n"], "building", False))


def _root(config: MkDocsConfig) -> Path:
    """The project's folder."""
    return Path(config.config_file_path).parent


def _read(root: Path, *, preview: bool) -> Projections:
    """The projections of the project as it is now; its problems go to the log."""
    made = read_project(root, preview=preview)
    for problem in made.problems:
        log.warning("%s:%s: %s: %s", problem.path, problem.line, problem.rule, problem.message)
    log.info(count(made.problems))
    shown = len(made.library.documents)
    if hidden := left_out(made.library):
        log.info(
            "Đang xem trước %s trong %s văn bản, mới sửa nhất trên máy này. Muốn xem văn bản khác,"
            " hãy lưu lại một tệp của văn bản ấy.",
            shown,
            shown + len(hidden),
        )
    return made


def _section(document: Document, pages: dict[str, Page]) -> Section | None:
    """The document's pages under its type and number; each part knows its neighbours."""
    edition = document.official
    paths = [page.path.removeprefix("docs/") for page in edition.pages]
    ours = [pages[path] for path in paths if path in pages]
    if not ours:
        return None
    name = localize(document, local(ours[0].file).locale).name
    section = Section(name, list(ours))
    for page in ours:
        page.parent, page.previous_page, page.next_page = section, None, None
    for before, after in pairwise(ours):
        before.next_page, after.previous_page = after, before
    return section


def _neighbours(page: Page, document: LocalizedDocument) -> Iterator[Neighbour]:
    """The pages before and after, and how long they take to read."""
    messages = document.messages
    for rel, other, name in (
        ("prev", page.previous_page, messages["previous"]),
        ("next", page.next_page, messages["next"]),
    ):
        if other:
            path = other.url.removeprefix(language_root(document.language))
            section = section_at(document, path)
            time = reading_time(document, (section,)) if section else ""
            direction = " · ".join(filter(None, (name, time)))
            title = document.name if kind_of(other) is PageKind.DOCUMENT else str(other.title)
            yield Neighbour(rel, direction, title, get_relative_url(other.url, page.url))


def _source(page: Page, document: LocalizedDocument) -> DocumentPage | None:
    """The file that a page of a document is made from."""
    path = f"docs/{page.file.src_uri}"
    return next((one for one in document.edition.pages if one.path == path), None)


def _title(page: Page, document: LocalizedDocument) -> str:
    """What a page is called: the document, or the first provision on it."""
    shown = document.edition.on_page(f"docs/{page.file.src_uri}")
    if kind_of(page) is PageKind.DOCUMENT or not shown:
        return document.name
    return heading(shown[0]).removesuffix(":")
