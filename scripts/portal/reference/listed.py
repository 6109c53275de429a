"""A document in one language as lists, feeds and links name it, without its text."""

from dataclasses import dataclass
from functools import cached_property

from portal.model.context import BuildContext
from portal.model.documents import OFFICIAL
from portal.model.metadata import Metadata
from portal.model.summary import DocumentSummary
from portal.reference.addresses import document_path
from portal.reference.citation import cite_document, short_name
from portal.reference.messages import Messages, messages_in


@dataclass(frozen=True)
class ListedDocument:
    """The summary of a document in a language of the site."""

    summary: DocumentSummary
    language: str
    context: BuildContext

    @property
    def id(self) -> str:
        """The document's id: "2025/113-kh-ldld"."""
        return self.summary.id

    @property
    def messages(self) -> Messages:
        """The site's texts in this language."""
        return messages_in(self.language)

    @property
    def text_language(self) -> str:
        """The language of the text: the official one where there is no translation."""
        return self.summary.text_language(self.language)

    @property
    def is_official(self) -> bool:
        """Whether this is the official text, not a translation."""
        return self.text_language == OFFICIAL

    @property
    def is_untranslated(self) -> bool:
        """Whether the text is shown on pages of another language than its own."""
        return self.text_language != self.language

    @property
    def metadata(self) -> Metadata:
        """The document's metadata in this language."""
        return self.summary.metadata[self.text_language]

    @cached_property
    def name(self) -> str:
        """The document's short name: "Kế hoạch 113/KH-LĐLĐ"."""
        return short_name(self.metadata) or self.id

    @property
    def path(self) -> str:
        """The document's page below the site's root: "en/2025/113-kh-ldld/"."""
        return document_path(self.summary, self.language)

    @property
    def text_path(self) -> str:
        """The document's folder with a page for each provision: in the language of its text."""
        return document_path(self.summary, self.text_language)

    @property
    def address(self) -> str:
        """The URL of the document's page."""
        return self.context.settings.site_url + self.path

    @cached_property
    def citation(self) -> str:
        """The document's type, number, date and issuer, in the citation form of its language."""
        messages = messages_in(self.text_language)
        return cite_document(self.metadata, self.text_language, messages) or self.id
