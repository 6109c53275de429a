"""What search can find: every provision, and each document by what stands at its head. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.model.blocks import Kind
from portal.model.documents import Document, Edition, Provision
from portal.reference.addresses import reading_path
from portal.reference.citation import trail
from portal.reference.localized import LocalizedDocument, localize
from portal.reference.messages import Messages

DOCUMENT = "document"
"""The kind of the record that is a document itself."""

ASKED = ("number", "date", "issuer", "whole_text", "comparison", "downloads")
"""What people ask for that a document's own page has, by the names of the site's words."""


@dataclass(frozen=True)
class Record:
    """One thing to find, in one language.

    `id` and `kind` are the provision's; a document's are its own id and DOCUMENT. `address` is
    where it is read, below the site's root; `document` and `place` say where that is: "Kế hoạch
    113/KH-LĐLĐ", "Phần II › Mục 1 › 1.1"; `within` are the headings around it, and `called` is what
    people call it without its text saying so.
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
        """All words by which it is found."""
        return f"{self.text} {self.called}".strip()


def records(documents: Iterable[Document], language: str) -> Iterator[Record]:
    """All that can be found in a language, document by document in the order of the text."""
    for document in documents:
        if language in document.editions:
            yield from document_records(localize(document, language))


def document_records(document: LocalizedDocument) -> Iterator[Record]:
    """The document itself, then each provision."""
    messages = document.messages
    asked = " ".join(messages[key] for key in ASKED)
    head = _head(document.edition)
    yield Record(document.id, DOCUMENT, document.path, document.name, "", "", asked, head)
    for line in document.edition.ancestry.values():
        *around, provision = line
        yield Record(
            provision.id,
            str(provision.kind),
            document.path + reading_path(provision),
            document.name,
            trail(line, messages),
            " ".join(one.text for one in around if one.kind.heads),
            _called(provision, messages),
            provision.text,
        )


def _head(edition: Edition) -> str:
    """What stands above a document's first provision: its number, place, date, type and title."""
    units = edition.index.units if edition.index else ()
    return " ".join(unit.text for unit in units if not unit.id)


def _called(provision: Provision, messages: Messages) -> str:
    if provision.kind is Kind.SIGNATURE:
        return f"{messages['cite_signature']} {messages['signer']}"
    return ""
