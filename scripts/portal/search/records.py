"""What search can find: every provision, and each document by what stands at its head. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.model.blocks import Kind
from portal.model.documents import Document, Edition, Provision
from portal.reference.addresses import document_path, reading_path
from portal.reference.ancestry import lines
from portal.reference.citation import trail
from portal.reference.messages import messages
from portal.reference.names import document_name

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
            yield from document_records(document, document.editions[language])


def document_records(document: Document, edition: Edition) -> Iterator[Record]:
    """The document itself, then each provision."""
    words, name = messages(edition.language), document_name(document, edition)
    root = document_path(document, edition.language)
    asked = " ".join(words[one] for one in ASKED)
    yield Record(document.id, DOCUMENT, root, name, "", "", asked, _head(edition))
    for line in lines(edition).values():
        *around, provision = line
        yield Record(
            provision.id,
            str(provision.kind),
            root + reading_path(provision),
            name,
            trail(line, words),
            " ".join(one.text for one in around if one.kind.heads),
            _called(provision, words),
            provision.text,
        )


def _head(edition: Edition) -> str:
    """What stands above a document's first provision: its number, place, date, type and title."""
    units = edition.index.units if edition.index else ()
    return " ".join(unit.text for unit in units if not unit.id)


def _called(provision: Provision, words: Mapping[str, str]) -> str:
    if provision.kind is Kind.SIGNATURE:
        return f"{words['cite_signature']} {words['signer']}"
    return ""
