"""What a preview shows of a large library: the documents that are being worked on.

To read and render a thousand documents takes minutes; an editor waits for one.
"""

from collections.abc import Iterable
from pathlib import Path

from portal.model.change import document_of
from portal.model.library import Library
from portal.model.problems import Problem
from portal.pages.all_rules import check_library
from portal.pages.change_rules import SHARED, linked_documents, part_of
from portal.source.loader import list_files
from portal.source.trees import WorkTree

SHOWN = 6
"""Documents that a preview shows of a library with more: each takes half a second a change."""


def read_preview(
    root: Path, languages: tuple[str, ...], site_url: str
) -> tuple[Library, list[Problem]]:
    """The documents to show, with the paths of all other files, and the problems in them.

    Shown are those whose files were saved last, and those that the portal's own pages lead to.
    """
    tree = WorkTree(root)
    shown = frozenset(filter(None, map(document_of, tree.paths)))
    if len(shown) > SHOWN:
        shown = frozenset({*_last_saved(root), *linked_documents(tree)})
    library = part_of(tree, shown, languages)
    problems = check_library(library, site_url)
    if left_out(library):  # which may use what an entry of a data file is for
        problems = [one for one in problems if one.path not in SHARED]
    return library, problems


def left_out(library: Library) -> frozenset[str]:
    """The ids of the documents that are there and not shown."""
    return frozenset(filter(None, map(document_of, library.unread)))


def _last_saved(root: Path) -> Iterable[str]:
    """The documents by when a file of theirs was saved; of those saved together, by their id."""
    saved: dict[str, int] = {}
    for path, file in list_files(root):
        if document := document_of(path):
            saved[document] = max(saved.get(document, 0), file.lstat().st_mtime_ns)
    return sorted(saved, key=lambda one: (saved[one], one), reverse=True)[:SHOWN]
