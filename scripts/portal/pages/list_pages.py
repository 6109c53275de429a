"""The pages of the lists of documents, in each language, and the links between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from portal.export.feed import Feed, feed
from portal.model.change import DOCS
from portal.model.context import BuildContext
from portal.model.page_kinds import INDEX, PageKind
from portal.model.relations import Status
from portal.model.site_data import Topic
from portal.model.summary import DocumentSummary
from portal.pages.mending import mending
from portal.pages.rendering import write_page
from portal.pages.sharing import PageAddress
from portal.pages.template_context import Neighbour, site_context
from portal.reference.addresses import ALL_DOCUMENTS, language_root
from portal.reference.catalogue import Catalogue
from portal.reference.citation import format_day
from portal.reference.listed import ListedDocument
from portal.reference.lists import DocumentList, Facet, ListPage, lists_of
from portal.reference.messages import Messages, messages_in


@dataclass(frozen=True)
class Way:
    """A link to a list: its path below the language's root, its name, the name's language."""

    path: str
    name: str
    language: str
    count: int


@dataclass(frozen=True)
class Ways:
    """The lists of a facet to choose from."""

    facet: Facet
    links: tuple[Way, ...]


@dataclass(frozen=True)
class ListPages:
    """The pages of every list of a catalogue, and each list's feed."""

    catalogue: Catalogue
    topics: Sequence[Topic]
    context: BuildContext
    templates: Path

    @cached_property
    def lists(self) -> tuple[DocumentList, ...]:
        """Every list that has a document."""
        return lists_of(self.catalogue, self.topics)

    @cached_property
    def ways(self) -> Mapping[str, Sequence[Ways]]:
        """The links to all lists that stand on each page, by language."""
        return {
            language: ways_to(self.lists, language) for language in self.context.settings.languages
        }

    def write(self, one: DocumentList, folder: Path) -> None:
        """Write the pages and the feed of a list into the site at `folder`."""
        for language in self.context.settings.languages:
            root = folder / language_root(language)
            for number, page in enumerate(one.pages):
                shown = _page(one, number, language, self.context) | {
                    "ways": self.ways[language],
                    **rows(self.catalogue, page.documents, language, self.context),
                }
                write_page(PageKind.LIST, shown, self.templates, root / page.path)
            if one.facet is not Facet.ALL:  # of which the portal's own feed is
                (root / one.feed).write_bytes(_feed(one, language, self.context))


def ways_to(lists: Sequence[DocumentList], language: str, limit: int | None = None) -> list[Ways]:
    """The lists of each facet that leaves a choice, at most so many of each."""
    messages = messages_in(language)
    found = [
        Ways(facet, tuple(_way(one, language, messages) for one in lists if one.facet is facet))
        for facet in Facet
        if facet is not Facet.ALL
    ]
    return [Ways(one.facet, one.links[:limit]) for one in found if len(one.links) > 1]


def rows(
    catalogue: Catalogue, documents: Sequence[DocumentSummary], language: str, context: BuildContext
) -> dict[str, Any]:
    """What the template of rows uses: the documents, and the statuses to tell of."""
    statuses = {one.id: catalogue.status(one.id) for one in documents}
    return {
        "documents": [ListedDocument(one, language, context) for one in documents],
        "statuses": {
            name: status for name, status in statuses.items() if status is not Status.IN_FORCE
        },
    }


def list_title(one: DocumentList, language: str) -> str:
    """What a list is called."""
    messages = messages_in(language)
    return messages[f"list_{one.facet}"].format(name=_name(one, language, messages))


def _name(one: DocumentList, language: str, messages: Messages) -> str:
    if one.status:
        return messages[f"status_{one.status}"]
    return one.names.get(one.name_language(language), "")


def _way(one: DocumentList, language: str, messages: Messages) -> Way:
    spoken = language if one.status else one.name_language(language)
    return Way(one.path, _name(one, language, messages), spoken, len(one.documents))


def _page(one: DocumentList, index: int, language: str, context: BuildContext) -> dict[str, Any]:
    page, messages = one.pages[index], messages_in(language)
    name = list_title(one, language)
    title = name if page.number == 0 else f"{name}, {messages['list_page'].format(page.number)}"
    address = PageAddress(context.settings, language, page.path)
    span = _span(page.documents, language, messages)
    counted = _count(len(one.documents), messages)
    described = ". ".join(filter(None, (f"{title}: {counted}", span))) + "."
    sharing = address.sharing(f"{title} · {context.settings.names[language]}", described)
    return site_context(context, PageKind.LIST, address, sharing) | {
        "mending": mending(context.settings, sharing.address, _first_file(page.documents)),
        "title": name,
        "feed": language_root(language) + one.feed,
        "count": counted,
        "span": span if len(one.pages) > 1 else "",
        "note": messages["list_status_note"] if one.status else "",
        "list_path": one.path,
        "tasks": (),
        "all_path": ALL_DOCUMENTS,
        "neighbours": list(_neighbours(one.pages, index, language, messages)),
    }


def _first_file(documents: Sequence[DocumentSummary]) -> str:
    """Where a row of a list is written: in its document, here that of the first row."""
    return f"{DOCS}{documents[0].id}/{INDEX}.md"


def _neighbours(
    pages: Sequence[ListPage], index: int, language: str, messages: Messages
) -> Iterator[Neighbour]:
    """The pages with newer and older documents."""
    root = "../" * pages[index].path.count("/")
    for rel, other in (("prev", index - 1), ("next", index + 1)):
        if 0 <= other < len(pages):
            span = _span(pages[other].documents, language, messages)
            yield Neighbour(rel, messages[f"list_{rel}"], span, f"{root}{pages[other].path}")


def _span(documents: Sequence[DocumentSummary], language: str, messages: Messages) -> str:
    """The dates of the oldest and the newest of these documents."""
    last, first = (
        format_day(one.official.date, language, messages) for one in (documents[0], documents[-1])
    )
    if not first or not last or first == last:
        return first or last
    return messages["list_span"].format(first=first, last=last)


def _count(count: int, messages: Messages) -> str:
    return messages["list_count_one" if count == 1 else "list_count"].format(count=count)


def _feed(one: DocumentList, language: str, context: BuildContext) -> bytes:
    root, name = language_root(language), list_title(one, language)
    title = f"{name} · {context.settings.names[language]}"
    about = Feed(root + one.feed, root + one.path, title, context.settings.descriptions[language])
    return feed(about, one.documents, language, context)
