"""The check of a whole library: of a large one year by year, on all cores.

What concerns several documents concerns those of one year: two of the same number and date. An
entry of a data file must be used by some year. Where anything is found, all is checked at once, so
that the report is the same as of a small library.
"""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from portal.model.files import Source
from portal.model.problems import Problem
from portal.model.summary import DocumentSummary, summary_of
from portal.pages.all_rules import check_library
from portal.pages.change_rules import SHARED, home_of, linked_documents
from portal.source.loader import build_library
from portal.source.trees import ReadFiles

MANY = 200
"""Documents from which on the start of more processes is worth it."""

Found = tuple[list[Problem], tuple[DocumentSummary, ...]]
"""The problems of a library, and the summaries of its documents."""


def check_whole(files: ReadFiles, languages: tuple[str, ...], site_url: str) -> Found:
    """Every problem in the files, and the summaries of their documents."""
    groups = list(_groups(files)) if (os.cpu_count() or 1) > 1 else []
    if len(groups) > 1:
        with ProcessPoolExecutor(
            min(os.cpu_count() or 1, len(groups)), get_context("spawn")
        ) as pool:
            asked = [pool.submit(_check, *one, languages, site_url) for one in groups]
            found = [one.result() for one in asked]
        shared = [{one for one in problems if one.path in SHARED} for problems, _ in found]
        own = {one for problems, _ in found for one in problems if one.path not in SHARED}
        if not own and not set.intersection(*shared):
            return [], tuple(one for _, summaries in found for one in summaries)
    return _check(files.sources, (), frozenset(), languages, site_url)


def _groups(
    files: ReadFiles,
) -> Iterator[tuple[tuple[Source, ...], tuple[str, ...], frozenset[str]]]:
    """The files that the documents of a year are checked with, what they are, and the other paths.

    Whatever the portal's own pages and the list of moves lead to is with each. None where there
    are not many documents.
    """
    years: defaultdict[str, set[str]] = defaultdict(set)
    for path in files.paths:
        if home := home_of(path):
            years[home.partition("/")[0]].add(home)
    if sum(map(len, years.values())) < MANY:
        return
    with_all = {"", *linked_documents(files)}
    for _, homes in sorted(years.items()):
        sources = tuple(one for one in files.sources if home_of(one.path) in with_all | homes)
        read = {one.path for one in sources}
        yield sources, tuple(sorted(homes)), frozenset(files.paths) - read


def _check(
    sources: Iterable[Source],
    chosen: tuple[str, ...],
    unread: frozenset[str],
    languages: tuple[str, ...],
    site_url: str,
) -> Found:
    """The problems of these files, and the summaries of the chosen documents, or of all."""
    library = build_library(sources, languages, unread)
    problems = check_library(library, site_url)
    wanted = frozenset(chosen or library.by_id)
    return problems, tuple(summary_of(one) for one in library.documents if one.id in wanted)
