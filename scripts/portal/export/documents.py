"""For programs: `document.json` beside each document, `build.json` and the sitemap of the site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portal.model.documents import OFFICIAL, Document, Provision
from portal.model.library import Library
from portal.reference.addresses import data_path, document_path, reading_path
from portal.reference.ancestry import lines
from portal.reference.citation import cite_place
from portal.reference.messages import messages

ByLanguage = Mapping[str, Mapping[str, str]]
"""What each language says, by the provision's id."""


def write_feeds(library: Library, site_url: str, folder: Path) -> None:
    """Write every document's JSON into the built site at `folder`."""
    for document in library.documents:
        (folder / data_path(document)).write_bytes(document_file(document, site_url))


def document_file(document: Document, site_url: str) -> bytes:
    """The bytes of a document's JSON, as it is published and as the printed document carries it."""
    data = document_data(document, site_url)
    return f"{json.dumps(data, ensure_ascii=False, indent=1, default=str)}\n".encode()


def document_data(document: Document, site_url: str) -> dict[str, Any]:
    """The whole document as plain data: metadata, provisions, corrections, questions."""
    known = {language: lines(edition) for language, edition in document.editions.items()}
    cited = {
        language: {name: cite_place(line, messages(language)) for name, line in ways.items()}
        for language, ways in known.items()
    }
    texts = {
        language: {provision.id: provision.text for provision in edition.provisions}
        for language, edition in document.editions.items()
    }
    addresses = {
        language: site_url + document_path(document, language) for language in document.editions
    }
    return {
        "id": document.id,
        "official_language": OFFICIAL,
        "address": addresses,
        "metadata": {language: dict(e.metadata) for language, e in document.editions.items()},
        "provisions": [_provision(top, texts, cited, addresses) for top in document.official.tree],
        "corrections": [
            {"original": c.original, "published": c.published, "reason": c.reason}
            for c in document.corrections
        ],
        "questions": [
            {"provision": q.provision, "text": q.text, "question": q.question}
            for q in document.questions
        ],
    }


def _provision(
    provision: Provision, texts: ByLanguage, cited: ByLanguage, addresses: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "id": provision.id,
        "kind": provision.kind,
        "number": provision.number,
        "label": provision.label,
        "citation": {language: known.get(provision.id, "") for language, known in cited.items()},
        "text": {language: known.get(provision.id, "") for language, known in texts.items()},
        "address": {
            language: address + reading_path(provision) for language, address in addresses.items()
        },
        "children": [_provision(child, texts, cited, addresses) for child in provision.children],
    }
