"""What people come to a document for, as links; and what the home page offers of the newest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from portal.model.context import BuildContext
from portal.model.documents import OFFICIAL
from portal.model.page_kinds import COMPARISON, UNITS, WHOLE_TEXT
from portal.model.site_data import Topic
from portal.model.summary import DocumentSummary
from portal.pages.downloads import download_of
from portal.pages.list_pages import rows, ways_to
from portal.pages.units import bound_units
from portal.reference.addresses import (
    ALL_DOCUMENTS,
    gallery_of,
    language_root,
    own_path,
    printed_path,
    word_path,
)
from portal.reference.catalogue import Catalogue
from portal.reference.citation import capital, cite_step
from portal.reference.listed import ListedDocument
from portal.reference.lists import lists_of

SHARE = "chia-se"
"""The part of a document's page with its citation, and the ways to share it."""

NEWEST = 10
"""Documents listed on the home page; the list must not grow with the portal."""

WAYS = 6
"""Years, types … that the home page leads to; the list of all documents leads to every one."""


@dataclass(frozen=True)
class Task:
    """A link to what someone came for: `path` is below the site's root, `detail` may be empty."""

    name: str
    path: str
    detail: str = ""


def tasks(document: ListedDocument) -> list[Task]:
    """What one can do with a document, what most people come for first."""
    return list(_tasks(document))


def _tasks(document: ListedDocument) -> Iterator[Task]:
    messages, path, written = document.messages, document.text_path, document.text_language
    if document.summary.pages[written] > 1 or document.is_untranslated:
        length = messages["minutes"].format(minutes=document.summary.minutes[written])
        yield Task(messages["task_read"], f"{path}{WHOLE_TEXT}/", length)
    if document.summary.units:
        yield Task(messages["units"], f"{path}{UNITS}/")
    sizes = document.context.sizes
    for name, file in (("printed", printed_path), ("word", word_path)):
        if (place := file(document, written)) in sizes:
            found = download_of(messages[name], place, sizes[place], document.language)
            yield Task(found.name, place, ", ".join(filter(None, (found.type, found.size))))
    for gallery in _galleries(document):
        yield Task(messages["print_slogans"], gallery)
    yield Task(messages["search_for"], language_root(document.language) + messages["search_path"])
    yield Task(messages["actions"], f"{document.path}#{SHARE}")
    if document.summary.has_original:
        yield Task(messages["comparison"], f"{path}{COMPARISON}/")


def home_page(
    catalogue: Catalogue, topics: Sequence[Topic], language: str, context: BuildContext
) -> dict[str, Any]:
    """The newest documents, and what the home page offers of them: units, slogans, what to do."""

    def listed(summaries: Iterable[DocumentSummary]) -> list[ListedDocument]:
        return [ListedDocument(one, language, context) for one in islice(summaries, NEWEST)]

    newest = listed(catalogue.newest)
    speaking = next(iter(listed(one for one in catalogue.newest if one.units)), None)
    calling = next(iter(listed(one for one in catalogue.newest if one.slogan_sections)), None)
    has_lists = len(catalogue.summaries) > 1
    return {
        **rows(catalogue, catalogue.newest[:NEWEST], language, context),
        "ways": ways_to(lists_of(catalogue, topics), language, WAYS),
        "list_path": "",
        "all_path": ALL_DOCUMENTS if has_lists else "",
        "tasks": tasks(newest[0]) if newest else [],
        "units": bound_units(speaking.summary.units, speaking.text_language) if speaking else [],
        "units_document": speaking,
        "slogans": list(_slogans(calling)) if calling and _galleries(calling) else [],
        "galleries": _galleries(calling) if calling else [],
    }


def _galleries(document: ListedDocument) -> list[str]:
    """Where the slogans of each section are offered for print, if files are printed at all."""
    sections = document.summary.slogan_sections if document.context.sizes else ()
    return [document.text_path + gallery_of(section) for section in sections]


def _slogans(document: ListedDocument) -> Iterator[Task]:
    """Each slogan on its own page, which has its sheets: by what it is called, with its words."""
    slogans = document.summary.slogans
    translated = {one.id: one for one in slogans[document.text_language]}
    for official in slogans[OFFICIAL]:
        shown = translated.get(official.id, official)
        name = capital(cite_step((shown,), document.messages))
        yield Task(name, f"{document.text_path}{own_path(shown)}", shown.text)
