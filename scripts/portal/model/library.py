"""Everything below docs/, read once. Frozen, no I/O."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import cached_property

from portal.model.context import VIETNAM
from portal.model.documents import Document, Page
from portal.model.files import Source
from portal.model.metadata import UNDATED
from portal.model.site_data import (
    AllowedHosts,
    Glossary,
    Moves,
    SearchVocabulary,
    Topics,
    WordGroups,
)


@dataclass(frozen=True)
class Library:
    """Everything below docs/: documents, other pages, data files, all files as read.

    Where only a part is looked at, `unread` are the paths of the other files.
    """

    documents: tuple[Document, ...]
    pages: tuple[Page, ...]
    sources: tuple[Source, ...]
    glossary: Glossary
    languages: tuple[str, ...]
    allowed_hosts: AllowedHosts = field(default_factory=AllowedHosts)
    word_groups: WordGroups = field(default_factory=WordGroups)
    search_vocabulary: SearchVocabulary = field(default_factory=SearchVocabulary)
    moves: Moves = field(default_factory=Moves)
    topics: Topics = field(default_factory=Topics)
    unread: frozenset[str] = frozenset()

    @cached_property
    def paths(self) -> frozenset[str]:
        """The path of every file, read or not."""
        return self.unread.union(source.path for source in self.sources)

    @cached_property
    def by_id(self) -> Mapping[str, Document]:
        """The documents by id: "2025/113-kh-ldld"."""
        return {document.id: document for document in self.documents}

    @cached_property
    def newest(self) -> tuple[Document, ...]:
        """The documents by date and id, the newest first."""
        by_date = sorted(self.documents, key=lambda d: (d.official.metadata.date, d.id))
        return tuple(reversed(by_date))

    @cached_property
    def newest_date(self) -> datetime:
        """Midnight, in Vietnam, of the newest document's date; 1970 for an empty library."""
        days = (document.official.metadata.date for document in self.documents)
        return datetime.combine(max(days, default=UNDATED), time(), VIETNAM)

    @cached_property
    def every_page(self) -> tuple[Page, ...]:
        """The pages of all documents and the portal's own."""
        return (
            *self.pages,
            *(
                page
                for document in self.documents
                for edition in document.editions.values()
                for page in edition.pages
            ),
        )


@dataclass(frozen=True)
class Publication:
    """A library and the URL at which it is published; "" where that does not matter."""

    library: Library
    site_url: str = ""
