"""The lists of documents: all, and those of a year, a type, an issuer, a topic, a status.

A list is made of the catalogue alone, and only where it has a document. Its pages are counted from
the oldest document on: a new document changes the first page, and no other.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from portal.language.syllables import slug
from portal.model.documents import OFFICIAL
from portal.model.relations import Status
from portal.model.site_data import Topic
from portal.model.summary import DocumentSummary
from portal.reference.addresses import ALL_DOCUMENTS, FEED, LIST_FOLDERS, list_page_path
from portal.reference.bodies import body_name
from portal.reference.catalogue import Catalogue

PAGE = 25
"""Documents on a page of a list; the first has up to twice as many, less one."""


_STATUSES = {
    Status.IN_FORCE: "con-hieu-luc",
    Status.NOT_YET: "chua-co-hieu-luc",
    Status.AMENDED: "duoc-sua-doi",
    Status.REPLACED: "duoc-thay-the",
    Status.REPEALED: "bi-bai-bo",
    Status.EXPIRED: "het-thoi-han",
}
"""What addresses call a status."""


class Facet(StrEnum):
    """By what a list chooses its documents; the value is part of the keys of its messages."""

    ALL = "all"
    YEAR = "year"
    TYPE = "type"
    ISSUER = "issuer"
    TOPIC = "topic"
    STATUS = "status"


@dataclass(frozen=True)
class ListPage:
    """A page of a list: its path below the list's language, and its documents, newest first.

    `number` counts from the oldest on; it is 0 for the first page, which has the newest.
    """

    path: str
    number: int
    documents: tuple[DocumentSummary, ...]


@dataclass(frozen=True)
class DocumentList:
    """The documents that have one value of a facet, newest first; `names` are its, by language.

    `value` is the value as addresses have it: "2025", "ke-hoach"; "" where all are listed.
    """

    facet: Facet
    value: str
    documents: tuple[DocumentSummary, ...]
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The path of the first page below the language's: "2025/", "loai/ke-hoach/"."""
        if self.facet is Facet.ALL:
            return ALL_DOCUMENTS
        return f"{LIST_FOLDERS.get(self.facet, '')}{self.value}/"

    @property
    def feed(self) -> str:
        """The path of the feed of the list; that of all documents is the portal's own."""
        return FEED if self.facet is Facet.ALL else f"{self.path}{FEED}"

    @property
    def status(self) -> Status | None:
        """The status that all documents have, where they are listed by it."""
        known = {value: status for status, value in _STATUSES.items()}
        return known.get(self.value) if self.facet is Facet.STATUS else None

    def name_language(self, language: str) -> str:
        """The language that the name is in, on pages of this language."""
        return language if language in self.names else OFFICIAL

    @cached_property
    def pages(self) -> tuple[ListPage, ...]:
        """The pages, the one with the newest documents first."""
        shown, older = self.documents, max(0, len(self.documents) // PAGE - 1)
        first = len(shown) - older * PAGE
        found = [ListPage(self.path, 0, shown[:first])]
        for number in range(older, 0, -1):
            start = len(shown) - number * PAGE
            path = list_page_path(self.path, number)
            found.append(ListPage(path, number, shown[start : start + PAGE]))
        return tuple(found)


def lists_of(catalogue: Catalogue, topics: Sequence[Topic] = ()) -> tuple[DocumentList, ...]:
    """Every list that has a document: facet by facet, years and long lists first."""
    if not catalogue.summaries:
        return ()
    chosen: defaultdict[tuple[Facet, str], list[DocumentSummary]] = defaultdict(list)
    names: defaultdict[tuple[Facet, str], dict[str, str]] = defaultdict(dict)
    for summary in catalogue.newest:
        for facet, value, known in _values(summary, catalogue, topics):
            chosen[facet, value].append(summary)
            names[facet, value] = {**known, **names[facet, value]}
    found = [
        DocumentList(facet, value, tuple(documents), names[facet, value])
        for (facet, value), documents in chosen.items()
    ]
    return (DocumentList(Facet.ALL, "", catalogue.newest), *sorted(found, key=_order))


def _order(one: DocumentList) -> tuple[int, int, str]:
    """Years from the newest; others by how many documents they have, then by name."""
    of_year = int(one.value) if one.facet is Facet.YEAR else len(one.documents)
    return list(Facet).index(one.facet), -of_year, one.value


def _values(
    summary: DocumentSummary, catalogue: Catalogue, topics: Sequence[Topic]
) -> Iterator[tuple[Facet, str, Mapping[str, str]]]:
    """What a document is listed under: the facet, the value, its names by language."""
    year, official = summary.id.partition("/")[0], summary.official
    yield Facet.YEAR, year, {OFFICIAL: year}
    by_language = summary.metadata.items()
    if value := slug(official.type):
        yield Facet.TYPE, value, {language: one.type for language, one in by_language}
    for index, issuer in enumerate(official.issuers):
        named = {
            language: body_name(one.issuers[index])
            for language, one in by_language
            if len(one.issuers) == len(official.issuers)
        }
        if value := slug(issuer):
            yield Facet.ISSUER, value, named
    for topic in topics:
        if topic.names[OFFICIAL] in official.topics:
            yield Facet.TOPIC, slug(topic.names[OFFICIAL]), topic.names
    yield Facet.STATUS, _STATUSES[catalogue.status(summary.id)], {}
