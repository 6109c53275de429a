"""What people come to a document for, as links; and what the home page offers of the newest."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from portal.model.context import BuildContext
from portal.model.documents import slogans_in
from portal.model.library import Library
from portal.model.page_kinds import COMPARISON, UNITS, WHOLE_TEXT
from portal.pages.contents import is_one_page
from portal.pages.downloads import document_downloads, galleries
from portal.pages.units import bound_units
from portal.reference.addresses import language_root
from portal.reference.citation import capital, cite_step
from portal.reference.headings import minutes
from portal.reference.localized import LocalizedDocument, localize

SHARE = "chia-se"
"""The part of a document's page with its citation, and the ways to share it."""

FILES = ("PDF", "DOCX")
"""The types of file that a task leads to: of each, the first that the document offers."""


@dataclass(frozen=True)
class Task:
    """A link to what someone came for: `path` is below the site's root, `detail` may be empty."""

    name: str
    path: str
    detail: str = ""


def tasks(document: LocalizedDocument) -> list[Task]:
    """What one can do with a document, what most people come for first."""
    return list(_tasks(document))


def _tasks(document: LocalizedDocument) -> Iterator[Task]:
    messages, path = document.messages, document.path
    if not is_one_page(document):
        length = messages["minutes"].format(minutes=minutes(document.edition.tree))
        yield Task(messages["task_read"], f"{path}{WHOLE_TEXT}/", length)
    if document.document.bound.units:
        yield Task(messages["units"], f"{path}{UNITS}/")
    offered = document_downloads(document)
    for kind in FILES:
        for file in [one for one in offered if one.type == kind][:1]:
            yield Task(file.name, file.path, ", ".join(filter(None, (kind, file.size))))
    for gallery in galleries(document).values():
        yield Task(messages["print_slogans"], gallery)
    yield Task(messages["search_for"], language_root(document.language) + messages["search_path"])
    yield Task(messages["actions"], f"{path}#{SHARE}")
    if document.document.original:
        yield Task(messages["comparison"], f"{path}{COMPARISON}/")


def home_page(library: Library, language: str, context: BuildContext) -> dict[str, Any]:
    """What the home page offers beside its list: the newest units, slogans, and what to do."""
    newest = [localize(one, language, context) for one in library.newest]
    speaking = next((one for one in newest if one.document.bound.units), None)
    calling = next((one for one in newest if galleries(one)), None)
    return {
        "tasks": tasks(newest[0]) if newest else [],
        "units": bound_units(speaking) if speaking else [],
        "units_document": speaking,
        "slogans": list(_slogans(calling)) if calling else [],
        "slogans_document": calling,
        "galleries": list(galleries(calling).values()) if calling else [],
    }


def _slogans(document: LocalizedDocument) -> Iterator[Task]:
    """Each slogan on its own page, which has its sheets: by what it is called, with its words."""
    for section in document.document.official.slogan_sections:
        for slogan in slogans_in(section):
            shown = document.ancestry(slogan)[-1]
            name = capital(cite_step((shown,), document.messages))
            yield Task(name, f"{document.text_path}{slogan.id}/", shown.text)
