"""Each document as data for programs: `document.json` beside it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from portal.model.context import BuildContext
from portal.model.documents import OFFICIAL, Document, Provision
from portal.model.library import Library
from portal.reference.addresses import data_path, reading_path
from portal.reference.localized import LocalizedDocument, localize


def write_documents(library: Library, context: BuildContext, folder: Path) -> None:
    """Write every document's JSON into the built site at `folder`."""
    for document in library.documents:
        (folder / data_path(document)).write_bytes(document_file(document, context))


def document_file(document: Document, context: BuildContext) -> bytes:
    """A document's JSON, as published and as attached to its PDF."""
    data = document_data(document, context)
    return f"{json.dumps(data, ensure_ascii=False, indent=1, default=str)}\n".encode()


def document_data(document: Document, context: BuildContext) -> dict[str, Any]:
    """The whole document as plain data: metadata, provisions, corrections, questions."""
    editions = [localize(document, language, context) for language in document.editions]
    return {
        "id": document.id,
        "official_language": OFFICIAL,
        "address": {one.language: one.address for one in editions},
        "metadata": {
            one.language: dict(one.edition.index.front.values) if one.edition.index else {}
            for one in editions
        },
        "provisions": [_provision(top, editions) for top in document.official.tree],
        "corrections": [
            {"original": c.original, "published": c.published, "reason": c.reason}
            for c in document.corrections
        ],
        "questions": [
            {"provision": q.provision, "text": q.text, "question": q.question}
            for q in document.questions
        ],
    }


def _provision(provision: Provision, editions: Sequence[LocalizedDocument]) -> dict[str, Any]:
    citations, texts = ({one.language: "" for one in editions} for _ in range(2))
    for one in editions:
        if ancestry := one.edition.ancestry.get(provision.id):
            citations[one.language] = one.place(provision)
            texts[one.language] = ancestry[-1].text
    return {
        "id": provision.id,
        "kind": provision.kind,
        "number": provision.number,
        "label": provision.label,
        "citation": citations,
        "text": texts,
        "address": {one.language: one.address + reading_path(provision) for one in editions},
        "children": [_provision(child, editions) for child in provision.children],
    }
