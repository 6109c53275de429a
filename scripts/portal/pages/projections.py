"""Everything of the site that MkDocs does not build: made before its pages, written after them."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from portal.export.archive import write_archives
from portal.export.documents import write_documents
from portal.export.feed import write_feeds
from portal.export.library_files import write_library
from portal.model.context import CACHE, BuildContext
from portal.model.documents import Document
from portal.model.library import Library
from portal.model.page_kinds import GUIDES, PageKind
from portal.model.problems import Problem
from portal.model.versions import Version
from portal.pages.all_rules import RULES
from portal.pages.assets import BUNDLES, bundled, publish_assets, versioned
from portal.pages.banner_page import write_banner_pages
from portal.pages.contract import moved_addresses
from portal.pages.data_page import write_data_pages
from portal.pages.downloads import sizes
from portal.pages.gallery import write_galleries
from portal.pages.moved_pages import write_list, write_moved
from portal.pages.offline import write_offline
from portal.pages.provision_pages import write_provision_pages
from portal.pages.rule_pages import write_rule_pages
from portal.pages.search_page import write_search_pages
from portal.pages.sitemap import write_build, write_sitemap
from portal.pages.version_pages import write_version_pages
from portal.pages.views import write_views
from portal.print.cards import write_cards
from portal.print.collection import print_library, printed_paths
from portal.print.icons import write_icons
from portal.print.page_cards import cards
from portal.reference.catalogue import Catalogue, catalogue_of
from portal.reference.localized import LocalizedDocument, localize
from portal.reference.permalinks import published_versions
from portal.release.atomic import write_files
from portal.search.index import SearchIndex, build_index
from portal.source.git import clean_hash, read_commit, source_date
from portal.source.history import day_of
from portal.source.settings import read_settings
from portal.source.versions import library_versions

STYLE = (f"{BUNDLES}/core.css", f"{BUNDLES}/downloads.css")
"""The styles that pages carry in themselves."""

FIRST_PAINT = ("css/first_paint.css", f"{BUNDLES}/downloads.css")
"""Those that a section carries in itself, whose text has neither a table nor a head."""

NEEDED_TO_PRINT = ("files", "attachments", "metadata", "structure", "print")
"""The families of rules without which a document cannot be printed, nor drawn on cards."""

Step = Callable[[str], AbstractContextManager[None]]
"""Shows people what is being done, in Vietnamese, while the work inside runs."""


def read_context(root: Path, library: Library) -> BuildContext:
    """The context of a build of the project at `root`."""
    commit, assets = read_commit(root), root / "overrides/assets"
    return BuildContext(
        read_settings(root),
        source_date(commit, library.newest_date),
        versioned(assets),
        "".join(bundled(assets / name) for name in STYLE),
        "".join(bundled(assets / name) for name in FIRST_PAINT),
        clean_hash(commit),
        offline=True,
        guides=next((f"{GUIDES}/" for page in library.pages if page.kind is PageKind.GUIDE), ""),
    )


def silent(_text: str) -> AbstractContextManager[None]:
    """A step that shows nothing."""
    return nullcontext()


@dataclass(frozen=True)
class Projections:
    """What a library makes beside its pages; `context` knows the sizes of the printed files.

    `problems` are those of the library; documents whose shape is broken are `unprinted`.
    """

    root: Path
    library: Library
    context: BuildContext
    problems: Sequence[Problem]
    unprinted: frozenset[str]
    printed: Mapping[str, bytes]
    indexing: Future[SearchIndex]

    @cached_property
    def catalogue(self) -> Catalogue:
        """The documents by their summaries, as they are in force on the day of the build."""
        return catalogue_of(self.library, self.context.date.date())

    @cached_property
    def versions(self) -> Mapping[str, tuple[Version, ...]]:
        """The versions of each document that has more than one, by its id."""
        return library_versions(self.root, self.library, day_of(self.context.date))

    def localized(self, document: Document, language: str) -> LocalizedDocument:
        """A document in a language of the site, with all that its pages need."""
        relations, versions = self.catalogue.relations(document.id), self.versions.get(document.id)
        return localize(document, language, self.context, relations, versions or ())


def make_projections(  # noqa: PLR0913 - two of them are how, not what
    root: Path,
    library: Library,
    context: BuildContext,
    problems: Sequence[Problem] = (),
    *,
    step: Step = silent,
    preview: bool = False,
) -> Projections:
    """Print the documents that can be, unless this is a preview, and start to index all.

    Raises UserError.
    """
    aside = ThreadPoolExecutor(1)  # another process indexes: it need not be waited for
    indexing = aside.submit(build_index, library)
    aside.shutdown(wait=False)
    broken = [problem.path for problem in problems if RULES[problem.rule].family in NEEDED_TO_PRINT]
    unprinted = frozenset(
        document.id
        for document in library.documents
        if any(path.startswith(f"{document.path}/") for path in broken)
    )
    if preview:  # which no browser shall cache
        context = replace(context, offline=False)
    printable = _without(library, unprinted)
    printed: Mapping[str, bytes] = {}
    lengths: Mapping[str, int | None] = dict.fromkeys(printed_paths(printable, context))
    if not preview:
        with step("Đang dàn trang in"):
            printed = print_library(printable, context, root)
        lengths = {path: len(file) for path, file in printed.items()}
    moved, moved_ids = moved_addresses(library)
    offered = sizes(library, context, lengths)
    context = replace(context, sizes=offered, moved=moved, moved_ids=moved_ids)
    return Projections(root, library, context, problems, unprinted, printed, indexing)


def print_on_demand(made: Projections, path: str, folder: Path) -> None:
    """Make the printed files of a preview, where `path` is one that its pages offer."""
    if made.context.sizes.get(path, 0) is None and not (folder / path).exists():
        printable = _without(made.library, made.unprinted)
        write_files(folder, print_library(printable, made.context, made.root))


def write_projections(made: Projections, folder: Path, step: Step = silent) -> None:
    """Write all into the site that MkDocs has built at `folder`. Raises UserError."""
    library, context, templates = made.library, made.context, made.root / "overrides"
    catalogue = made.catalogue
    publish_assets(folder, context.assets)
    localized = [
        made.localized(document, language)
        for document in library.documents
        for language in context.settings.languages
    ]
    write_views(localized, templates, folder)
    write_version_pages(localized, templates, folder)
    write_provision_pages(library, catalogue, context, templates, folder)
    write_rule_pages(context, templates, folder)
    write_galleries(library, catalogue, context, templates, folder)
    write_banner_pages(library, catalogue, context, templates, folder)
    with step("Đang lập chỉ mục tìm kiếm"):
        index = made.indexing.result()
    write_files(folder, index.files)
    write_search_pages(library, context, index, templates, folder)
    write_documents(localized, folder)
    write_data_pages(catalogue, write_archives(catalogue, folder), context, templates, folder)
    write_feeds(catalogue, context, folder)
    write_library(catalogue, context, folder)
    write_sitemap(library, made.versions, context, folder)
    write_build(folder, context.commit, context.date)
    write_files(folder, made.printed)
    write_list(library, published_versions(library, made.versions), folder)
    write_moved(context, templates, folder)
    if made.printed:
        with step("Đang vẽ ảnh chia sẻ"):
            shown = cards(_without(library, made.unprinted), context)
            write_cards(list(shown), folder, made.root / CACHE)
            write_icons(folder, made.root / CACHE, templates / "assets/favicon.svg")
    if context.offline:
        write_offline(library, context, index, folder)


def _without(library: Library, unprinted: frozenset[str]) -> Library:
    """The library without the documents that can't be set."""
    sound = tuple(one for one in library.documents if one.id not in unprinted)
    return replace(library, documents=sound)
