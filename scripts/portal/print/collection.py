"""Everything on paper that belongs to a library: made all together, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from pathlib import Path

from portal.model.context import CACHE, BuildContext
from portal.model.documents import OFFICIAL, Document, Edition
from portal.model.library import Library
from portal.model.problems import Problem
from portal.model.site_data import WordGroups
from portal.print.bundle import bundle
from portal.print.contents import AddressError, document_sheets
from portal.print.faults import long_address, long_words, lost_letters
from portal.print.render import render_sheets
from portal.print.sheet import Sheet
from portal.print.slogans import slogan_sheets, slogan_texts
from portal.print.typesetting import LettersError
from portal.reference.addresses import bundle_path, document_path, own_path
from portal.reference.ancestry import sections_with_slogans


@dataclass
class Printed:
    """The files by path below the site's folder, and what kept others from being made."""

    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def print_library(library: Library, portal: BuildContext, root: Path) -> Printed:
    """Set every document in every language; what the project's cache holds is not set again.

    Raises UserError where the cache can't be used.
    """
    printed, known, cache = Printed(), library.word_groups, root / CACHE
    for document in library.documents:
        for edition in document.editions.values():
            files, problems = _print_edition(document, edition, known, portal, cache)
            printed.files |= files
            printed.problems += problems
    return printed


def _print_edition(
    document: Document,
    edition: Edition,
    known: WordGroups,
    portal: BuildContext,
    cache: Path,
) -> tuple[dict[str, bytes], list[Problem]]:
    problems = list(long_words(edition))
    try:
        if not problems:
            files = render_sheets(list(_sheets(document, edition, known, portal)), cache)
            others = _in_one(document, files) if edition.language == OFFICIAL else {}
            return files | others, []
    except AddressError as error:
        problems.append(long_address(document, edition, error))
    except LettersError as error:
        problems.extend(lost_letters(edition, error))
    return {}, problems


def _sheets(
    document: Document, edition: Edition, known: WordGroups, portal: BuildContext
) -> Iterator[Sheet]:
    yield from document_sheets(document, edition, known, portal)
    if edition.language == OFFICIAL:
        yield from slogan_sheets(document, known)


def _in_one(document: Document, files: dict[str, bytes]) -> dict[str, bytes]:
    """The slogans' texts, and for each section of slogans all its files in one."""
    texts = slogan_texts(document)
    made = datetime.combine(document.official.metadata["date"], time(), UTC)
    root = document_path(document, OFFICIAL)
    bundles = {}
    for section in sections_with_slogans(document.official):
        folders = tuple(root + own_path(slogan) for slogan in section.children)
        held = {path: file for path, file in (files | texts).items() if path.startswith(folders)}
        bundles[bundle_path(document, section)] = bundle(held, made)
    return texts | bundles
