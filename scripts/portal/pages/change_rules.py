"""Check only what a change can have broken, and find what a check of everything would.

Documents are judged one by one; what concerns several is looked at where the change can reach it:
documents of the same number, the portal's own pages, and entries of the data files, which must
still be used somewhere. That is enough where everything was sound before the change.
"""

import re
from collections.abc import Iterable

from portal.checks.change import is_whole
from portal.checks.registry import run
from portal.checks.structure import folder_name
from portal.model.change import ChangedFiles, document_of
from portal.model.library import Library
from portal.model.problems import Problem
from portal.model.site_data import (
    AllowedHosts,
    Glossary,
    Moves,
    SearchVocabulary,
    Topics,
    WordGroups,
)
from portal.pages.all_rules import RULES, check_library
from portal.reference.permalinks import FOLDER, documents_in
from portal.source.loader import build_library
from portal.source.trees import Comparison, Tree

SHARED = frozenset(
    one.path for one in (AllowedHosts, Glossary, Moves, SearchVocabulary, Topics, WordGroups)
)
"""The data files that every document is checked with."""

_LIST = re.compile(rf"{FOLDER}(\d{{4}}/.+)\.txt")
_DEPTH = 3
"""Slashes in the path of a document's page: docs/2025/113-kh-ldld/ii.md."""


def check_change(
    comparison: Comparison, languages: Iterable[str], site_url: str = ""
) -> list[Problem]:
    """Every problem of a change: in its files, and elsewhere if they were not there before."""
    refused = run(RULES.values(), ChangedFiles(comparison.changed))
    return sorted([*refused, *check_since(comparison, tuple(languages), site_url)])


def check_since(
    comparison: Comparison, languages: tuple[str, ...], site_url: str = ""
) -> list[Problem]:
    """The problems of the later state, where the earlier one had none in the files changed since.

    Rules on the change itself are left out.
    """
    change = ChangedFiles(comparison.changed)
    if is_whole(change, SHARED) or _is_kept(comparison.before) != _is_kept(comparison.after):
        return _whole(comparison.after, languages, site_url)
    after = _reached(comparison.after, change, languages)
    found = check_library(after, site_url)
    elsewhere = {one for one in found if not _is_in(one, change)}
    if elsewhere:
        chosen = {document.id for document in after.documents}
        before = part_of(comparison.before, chosen, languages)
        elsewhere -= set(check_library(before, site_url))
    if elsewhere & {one for one in elsewhere if one.path in SHARED}:
        return _whole(comparison.after, languages, site_url)
    return [one for one in found if _is_in(one, change) or one in elsewhere]


def _is_kept(tree: Tree) -> bool:
    """Whether there is a list of published addresses: the first one concerns every document."""
    return any(path.startswith(FOLDER) for path in tree.paths)


def _is_in(problem: Problem, change: ChangedFiles) -> bool:
    homes = frozenset(map(home_of, change.paths)) - {""}
    return problem.path in change.paths or home_of(problem.path) in homes


def _whole(tree: Tree, languages: Iterable[str], site_url: str) -> list[Problem]:
    return check_library(build_library(tree.read(tree.paths), languages), site_url)


def _reached(tree: Tree, change: ChangedFiles, languages: Iterable[str]) -> Library:
    """The documents that a change touches or can collide with, and all that is no document."""
    own = [path for path in change.paths if path.endswith(".md") and not document_of(path)]
    documents = {found for path in tree.paths if (found := document_of(path))}
    linked = _named(tree, own, documents)
    lists = [path for path in change.paths if path.startswith(FOLDER)]
    listed = " ".join(source.text for source in tree.read([Moves.path, *lists]))
    chosen = {*map(home_of, change.paths), *documents_in(listed), *linked}
    library = part_of(tree, chosen, languages)
    alike = _of_same_number(documents, library, change) - chosen
    return part_of(tree, chosen | alike, languages) if alike else library


def linked_documents(tree: Tree) -> set[str]:
    """The documents that the portal's own pages and the list of moves lead to."""
    own = [path for path in tree.paths if path.endswith(".md") and not document_of(path)]
    documents = {found for path in tree.paths if (found := document_of(path))}
    moves = " ".join(source.text for source in tree.read([Moves.path]))
    return {*_named(tree, own, documents), *documents_in(moves)}


def _named(tree: Tree, pages: Iterable[str], documents: Iterable[str]) -> set[str]:
    """The documents whose folders are named on these pages."""
    named = " ".join(source.text for source in tree.read(pages))
    return {one for one in documents if one.rpartition("/")[2] in named}


def part_of(tree: Tree, documents: Iterable[str], languages: Iterable[str]) -> Library:
    """The library of some documents; of the others it has the paths alone."""
    chosen = frozenset((*documents, ""))
    read = [path for path in tree.paths if home_of(path) in chosen or _is_own_page(path)]
    return build_library(tree.read(read), languages, frozenset(tree.paths) - frozenset(read))


def home_of(path: str) -> str:
    """The document that a file belongs to, or whose published addresses it lists; "" for none."""
    listed = _LIST.fullmatch(path)
    return listed[1] if listed else document_of(path)


def _is_own_page(path: str) -> bool:
    """Whether it is a page of the portal's own, which can link to every document."""
    return path.endswith(".md") and path.count("/") != _DEPTH


def _of_same_number(documents: Iterable[str], library: Library, change: ChangedFiles) -> set[str]:
    """The documents that can have the number and date of a changed one, by year and folder."""
    changed = [library.by_id[one] for one in change.documents if one in library.by_id]
    found = ((d.official.metadata.date.year, d.official.metadata.number) for d in changed)
    wanted = tuple(f"{year}/{folder_name(number)}-" for year, number in found if number)
    return {one for one in documents if f"{one}-".startswith(wanted)}
