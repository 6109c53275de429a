"""Everything below docs/, read once. Frozen, no I/O."""

from __future__ import annotations

from dataclasses import dataclass, field

from portal.model.documents import Document, Page
from portal.model.files import Source
from portal.model.site_data import AllowedHosts, Glossary, SearchVocabulary, WordGroups


@dataclass(frozen=True)
class Library:
    """Everything below docs/, read once: documents, the portal's other pages, all files."""

    documents: tuple[Document, ...]
    pages: tuple[Page, ...]
    sources: tuple[Source, ...]
    glossary: Glossary
    languages: tuple[str, ...]
    allowed_hosts: AllowedHosts = field(default_factory=AllowedHosts)
    word_groups: WordGroups = field(default_factory=WordGroups)
    search_vocabulary: SearchVocabulary = field(default_factory=SearchVocabulary)

    @property
    def every_page(self) -> tuple[Page, ...]:
        """The pages of all documents and the portal's own."""
        return (
            *self.pages,
            *(
                page
                for document in self.documents
                for edition in document.editions.values()
                for page in (*edition.pages, *edition.views)
            ),
        )
