"""Everything of the site that MkDocs does not build: made before its pages, written after them.

What is made of a document depends on it alone; what is made of the portal, on all of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from portal.export.documents import write_documents
from portal.model.context import BuildContext
from portal.model.library import Library
from portal.model.problems import Problem
from portal.pages.all_rules import RULES
from portal.pages.banner_page import write_banner_pages
from portal.pages.downloads import sizes
from portal.pages.gallery import write_galleries
from portal.pages.offline import write_snapshots
from portal.pages.provision_pages import write_provision_pages
from portal.pages.version_pages import write_version_pages
from portal.pages.views import write_views
from portal.print.cards import write_cards
from portal.print.collection import print_library, printed_paths
from portal.print.page_cards import document_cards
from portal.reference.catalogue import Catalogue
from portal.reference.localized import localized
from portal.release.atomic import write_files
from portal.source.versions import read_versions

NEEDED_TO_PRINT = ("files", "attachments", "metadata", "structure", "print")
"""The families of rules without which a document cannot be printed, nor drawn on cards."""


@dataclass(frozen=True)
class Projections:
    """What a library makes beside its pages; `context` knows the sizes of the printed files.

    `catalogue` has all documents, of which the library may be a part. `problems` are those of the
    library; documents whose shape is broken are `unprinted`.
    """

    root: Path
    library: Library
    catalogue: Catalogue
    context: BuildContext
    problems: Sequence[Problem] = ()
    unprinted: frozenset[str] = frozenset()
    printed: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def templates(self) -> Path:
        """The folder of templates, styles and scripts."""
        return self.root / "overrides"


def make_projections(  # noqa: PLR0913 - two of them are how, not what
    root: Path,
    library: Library,
    catalogue: Catalogue,
    context: BuildContext,
    problems: Sequence[Problem] = (),
    *,
    preview: bool = False,
) -> Projections:
    """Print the documents that can be, unless this is a preview. Raises UserError."""
    broken = [problem.path for problem in problems if RULES[problem.rule].family in NEEDED_TO_PRINT]
    unprinted = frozenset(
        document.id
        for document in library.documents
        if any(path.startswith(f"{document.path}/") for path in broken)
    )
    if preview:  # which no browser shall cache
        context = replace(context, offline=False)
    printable = _without(library, unprinted)
    printed = {} if preview else print_library(printable, context, root)
    lengths: Mapping[str, int | None] = (
        dict.fromkeys(printed_paths(printable, context))
        if preview
        else {path: len(file) for path, file in printed.items()}
    )
    versions = {
        one.id: read_versions(root, one, context.facts(one.id).states, library.languages)
        for one in library.documents
    }
    context = replace(context, sizes=sizes(library, context, lengths), versions=versions)
    return Projections(root, library, catalogue, context, problems, unprinted, printed)


def print_on_demand(made: Projections, path: str, folder: Path) -> None:
    """Make the printed files of a preview, where `path` is one that its pages offer."""
    if made.context.sizes.get(path, 0) is None and not (folder / path).exists():
        printable = _without(made.library, made.unprinted)
        write_files(folder, print_library(printable, made.context, made.root))


def write_document_files(made: Projections, folder: Path) -> None:
    """Write what is made of each document into the site that MkDocs has built at `folder`."""
    library, context, templates = made.library, made.context, made.templates
    every = list(localized(library, context))
    write_views(every, templates, folder)
    write_version_pages(every, templates, folder)
    write_provision_pages(library, context, templates, folder)
    write_galleries(library, context, templates, folder)
    write_banner_pages(library, context, templates, folder)
    write_documents(every, folder)
    write_files(folder, made.printed)
    if made.printed:
        shown = document_cards(_without(library, made.unprinted), context)
        write_cards(list(shown), folder)
    if context.offline:
        write_snapshots(library, context, folder)


def _without(library: Library, unprinted: frozenset[str]) -> Library:
    """The library without the documents that can't be set."""
    sound = tuple(one for one in library.documents if one.id not in unprinted)
    return replace(library, documents=sound)
