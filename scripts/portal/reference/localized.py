"""A document in one language: the argument that every projection takes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from portal.model.blocks import Kind
from portal.model.context import BuildContext
from portal.model.documents import OFFICIAL, Ancestry, Document, Edition, Provision
from portal.model.library import Library
from portal.model.metadata import Metadata
from portal.model.relations import NO_RELATIONS, Relations
from portal.model.versions import Version
from portal.reference.addresses import document_path, own_path
from portal.reference.citation import cite_document, cite_place, is_appendix, short_name, trail
from portal.reference.messages import Messages, messages_in

NO_BUILD = BuildContext()
"""For uses without addresses and dates: search records, rules."""


@dataclass(frozen=True)
class LocalizedDocument:
    """A document in one language of the site, with that language's messages and the build.

    `edition` is the official one where the document is not translated into the language;
    `relations` are to other documents, and `versions` are its wordings, () where it has had only
    this one: which only pages need.
    """

    document: Document
    language: str
    edition: Edition
    messages: Messages
    context: BuildContext
    relations: Relations = NO_RELATIONS
    versions: tuple[Version, ...] = ()

    @property
    def id(self) -> str:
        """The document's id: "2025/113-kh-ldld"."""
        return self.document.id

    @property
    def is_official(self) -> bool:
        """Whether this is the official text, not a translation."""
        return self.text_language == OFFICIAL

    @property
    def text_language(self) -> str:
        """The language of the text: the official one where there is no translation."""
        return self.edition.language

    @property
    def is_untranslated(self) -> bool:
        """Whether the text is shown on pages of another language than its own."""
        return self.text_language != self.language

    @cached_property
    def metadata(self) -> Metadata:
        """The document's metadata in this language."""
        official = self.document.official
        if self.edition is official:
            return official.metadata
        return official.metadata.translated(self.edition.metadata)

    @cached_property
    def name(self) -> str:
        """The document's short name: "Kế hoạch 113/KH-LĐLĐ"."""
        return short_name(self.metadata) or self.id

    @cached_property
    def path(self) -> str:
        """The document's page below the site's root: "en/2025/113-kh-ldld/"."""
        return document_path(self.document, self.language)

    @cached_property
    def text_path(self) -> str:
        """The document's folder with a page for each provision: in the language of its text."""
        return document_path(self.document, self.text_language)

    @cached_property
    def address(self) -> str:
        """The URL of the document's page."""
        return self.context.settings.site_url + self.path

    @cached_property
    def citation(self) -> str:
        """The document's type, number, date and issuer, in the citation form of its language."""
        return cite_document(self.metadata, self.text_language, self._text_messages) or self.id

    def url(self, provision: Provision) -> str:
        """The URL of a provision's own page."""
        return self.context.settings.site_url + self.text_path + own_path(provision)

    def ancestry(self, provision: Provision) -> Ancestry:
        """The provisions around a provision, the outermost first, and itself, last.

        They are official ones where the translation lacks the provision.
        """
        spoken, official = self.edition.ancestry, self.document.official.ancestry
        return spoken.get(provision.id) or official[provision.id]

    def place(self, provision: Provision) -> str:
        """A provision's place, innermost first: "tiểu mục 1.1, mục 1, phần II"."""
        return cite_place(self.ancestry(provision), self._text_messages)

    def trail(self, provision: Provision) -> str:
        """A provision's place, outermost first: "Phần II › Mục 1 › Tiểu mục 1.1"."""
        return trail(self.ancestry(provision), self._text_messages)

    def cite(self, provision: Provision) -> str:
        """The full citation of a provision: its place, the document, the URL."""
        outermost = self.ancestry(provision)[0]
        link = ", "
        if outermost.kind is Kind.ANNEX:
            form = "attached" if is_appendix(outermost) else "issued"
            link = self._text_messages[f"cite_{form}"]
        return f"{self.place(provision)}{link}{self.citation}, {self.url(provision)}"

    @cached_property
    def _text_messages(self) -> Messages:
        """The messages of the text's language: what is cited is named in its own language."""
        return messages_in(self.text_language)


def localize(
    document: Document, language: str, context: BuildContext = NO_BUILD
) -> LocalizedDocument:
    """The document in a language of the site, with its own date and relations."""
    edition, messages = document.in_language(language), messages_in(language)
    relations, versions = context.facts(document.id).relations, context.versions.get(document.id)
    own = context.of(document.id)
    return LocalizedDocument(document, language, edition, messages, own, relations, versions or ())


def localized(library: Library, context: BuildContext) -> Iterator[LocalizedDocument]:
    """Every edition of every document."""
    for document in library.documents:
        for language in document.editions:
            yield localize(document, language, context)
