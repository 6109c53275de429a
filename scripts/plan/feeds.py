"""For programs: `document.json` beside each document, and `build.json` for the whole site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from plan.commit import Commit
from plan.model import OFFICIAL, Document, Library, Provision

BUILD = "build.json"
"""What tells a built site from any other folder, and which commit it was built from."""


def write_build(folder: Path, commit: Commit | None, date: datetime) -> None:
    """Write which commit the site at `folder` was built from, if from one alone, and its date."""
    clean = commit and not commit.changed
    data = {"commit": commit.hash if commit and clean else None, "date": date.isoformat()}
    (folder / BUILD).write_text(json.dumps(data) + "\n", "utf-8")


def write_feeds(library: Library, site_url: str, folder: Path) -> None:
    """Write every document's JSON into the built site at `folder`."""
    for document in library.documents:
        text = json.dumps(
            document_data(document, site_url), ensure_ascii=False, indent=1, default=str
        )
        (folder / document.id / "document.json").write_text(text + "\n", "utf-8")


def document_data(document: Document, site_url: str) -> dict[str, Any]:
    """The whole document as plain data: metadata, provisions, corrections, questions."""
    texts = {
        language: {provision.id: provision.text for provision in edition.provisions}
        for language, edition in document.editions.items()
    }
    addresses = {
        language: site_url + ("" if language == OFFICIAL else f"{language}/") + document.id + "/"
        for language in document.editions
    }
    return {
        "id": document.id,
        "official_language": OFFICIAL,
        "address": addresses,
        "metadata": {language: dict(e.metadata) for language, e in document.editions.items()},
        "provisions": [_provision(top, texts, addresses) for top in document.official.tree],
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
    provision: Provision, texts: Mapping[str, Mapping[str, str]], addresses: Mapping[str, str]
) -> dict[str, Any]:
    page = provision.path.rpartition("/")[2].removesuffix(".md")
    place = "" if page == "index" else f"{page}/"
    return {
        "id": provision.id,
        "kind": provision.kind,
        "number": provision.number,
        "label": provision.label,
        "text": {language: known.get(provision.id, "") for language, known in texts.items()},
        "address": {
            language: f"{address}{place}#{provision.id}" for language, address in addresses.items()
        },
        "children": [_provision(child, texts, addresses) for child in provision.children],
    }
