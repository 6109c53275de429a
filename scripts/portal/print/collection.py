"""Everything on paper that belongs to a library: made all together, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from pathlib import Path

from portal.model.context import CACHE, BuildContext
from portal.model.documents import OFFICIAL, Document
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
from portal.reference.localized import LocalizedDocument, localized


@dataclass
class Printed:
    """The files by path below the site's folder, and what kept others from being made."""

    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def print_library(library: Library, context: BuildContext, root: Path) -> Printed:
    """Set every document in every language; what the project's cache holds is not set again.

    Raises UserError where the cache can't be used.
    """
    printed, cache = Printed(), root / CACHE
    for document in localized(library, context):
        files, problems = _print_document(document, library.word_groups, cache)
        printed.files |= files
        printed.problems += problems
    return printed


def _print_document(
    document: LocalizedDocument, word_groups: WordGroups, cache: Path
) -> tuple[dict[str, bytes], list[Problem]]:
    problems = list(long_words(document.edition))
    try:
        if not problems:
            files = render_sheets(list(_sheets(document, word_groups)), cache)
            others = _in_one(document.document, files) if document.is_official else {}
            return files | others, []
    except AddressError as error:
        problems.append(long_address(document.document, document.edition, error))
    except LettersError as error:
        problems.extend(lost_letters(document.edition, error))
    return {}, problems


def _sheets(document: LocalizedDocument, word_groups: WordGroups) -> Iterator[Sheet]:
    yield from document_sheets(document, word_groups)
    if document.is_official:
        yield from slogan_sheets(document.document, word_groups)


def _in_one(document: Document, files: dict[str, bytes]) -> dict[str, bytes]:
    """The slogans' texts, and for each section of slogans all its files in one."""
    texts = slogan_texts(document)
    made = datetime.combine(document.official.metadata.date, time(), UTC)
    root = document_path(document, OFFICIAL)
    bundles = {}
    for section in document.official.slogan_sections:
        folders = tuple(root + own_path(slogan) for slogan in section.children)
        held = {path: file for path, file in (files | texts).items() if path.startswith(folders)}
        bundles[bundle_path(document, section)] = bundle(held, made)
    return texts | bundles
