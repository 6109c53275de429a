"""What search can find: every document, by its head, and every provision. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.model.blocks import Kind
from portal.model.documents import Document, Edition, Provision
from portal.reference.addresses import reading_path
from portal.reference.citation import trail
from portal.reference.localized import LocalizedDocument, localize
from portal.reference.messages import Messages

DOCUMENT = "document"
"""The kind of a record for a document itself."""

DOCUMENT_PAGE_TERMS = ("number", "date", "issuer", "whole_text", "comparison", "downloads")
"""Keys of messages for what a document's own page shows: people search for these, too."""


@dataclass(frozen=True)
class Record:
    """A search record: a provision or document in one language.

    `id` and `kind` are the provision's, or the document's id and DOCUMENT. `address` is below the
    site's root. `document` and `place` are names: "Kế hoạch 113/KH-LĐLĐ", "Phần II › Mục 1 › 1.1";
    `within` are the headings above it; `called` are words for it that its text does not have.
    """

    id: str
    kind: str
    address: str
    document: str
    place: str
    within: str
    called: str
    text: str

    @property
    def searched(self) -> str:
        """The text that is searched."""
        return f"{self.text} {self.called}".strip()


def records(documents: Iterable[Document], language: str) -> Iterator[Record]:
    """The records of a language: each document, then its provisions in the order of the text."""
    for document in documents:
        if language in document.editions:
            yield from _document_records(localize(document, language))


def _document_records(document: LocalizedDocument) -> Iterator[Record]:
    messages = document.messages
    terms = " ".join(messages[key] for key in DOCUMENT_PAGE_TERMS)
    head = _head(document.edition)
    yield Record(document.id, DOCUMENT, document.path, document.name, "", "", terms, head)
    for ancestry in document.edition.ancestry.values():
        *above, provision = ancestry
        yield Record(
            provision.id,
            str(provision.kind),
            document.path + reading_path(provision),
            document.name,
            trail(ancestry, messages),
            " ".join(one.text for one in above if one.kind.heads),
            _called(provision, messages),
            provision.text,
        )


def _head(edition: Edition) -> str:
    """The text above a document's first provision: its number, place, date, type and title."""
    units = edition.index.units if edition.index else ()
    return " ".join(unit.text for unit in units if not unit.id)


def _called(provision: Provision, messages: Messages) -> str:
    if provision.kind is Kind.SIGNATURE:
        return f"{messages['cite_signature']} {messages['signer']}"
    return ""
