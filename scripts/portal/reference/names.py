"""What documents and provisions are called, and what they say, as one line of text."""

from __future__ import annotations

from collections.abc import Sequence

from portal.model.documents import Document, Edition, Provision


def document_name(document: Document, edition: Edition) -> str:
    """The document in a few words: "Kế hoạch 113/KH-LĐLĐ"."""
    return f"{edition.metadata['type']} {document.official.metadata['number']}"


def whole_words(provisions: Sequence[Provision]) -> str:
    """All that provisions say, in the order of the text, a heading set off from what it heads."""
    said = (_set_off(p) for top in provisions for p in top.walk())
    return " ".join(said)


def _set_off(provision: Provision) -> str:
    heads = provision.kind.heads and provision.children
    return f"{provision.text.rstrip(':')}:" if heads else provision.text


def heading(provision: Provision) -> str:
    """A provision's number and text as printed."""
    return f"{provision.label} {provision.text}".strip()
