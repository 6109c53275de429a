"""The twelve documents of different layouts: originals, expected trees and metadata.

Each has its plain text as Word saves it, the Word file, every provision, and its metadata.
"""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path
from typing import Any

import yaml

from portal.model.metadata import UNDATED, Metadata
from portal.reference.permalinks import by_document, formatted, list_path, published
from portal.source.loader import load
from support.project import ROOT

DOCUMENTS = ROOT / "tests/support/data/documents"
LAYOUTS = ROOT / "tests/support/data/layouts"
NAMES = tuple(sorted(file.stem for file in DOCUMENTS.glob("*.txt")))
MORE = tuple(sorted(file.stem for file in LAYOUTS.glob("*.txt")))
"""Names of more texts of which only the tree and the metadata are expected."""


def _file(name: str, suffix: str) -> Path:
    return (DOCUMENTS if name in NAMES else LAYOUTS) / f"{name}.{suffix}"


def text_of(name: str) -> str:
    """The plain text of a document, as Word saves it."""
    return _file(name, "txt").read_text("utf-8")


def provisions_of(name: str) -> list[tuple[str, ...]]:
    """Every provision: id, kind, parent or "-", label, first six words."""
    rows = _file(name, "ids.tsv").read_text("utf-8").rstrip("\n").split("\n")
    return [tuple((_evened(row).split("\t") + [""] * 5)[:5]) for row in rows]


def metadata_of(name: str) -> dict[str, Any]:
    """The metadata of a document."""
    found: dict[str, Any] = yaml.safe_load(_file(name, "meta.yml").read_text("utf-8"))
    return found


def fields_of(metadata: Metadata) -> dict[str, Any]:
    """The metadata as the expected files have them."""
    return {
        "number": metadata.number or None,
        "type": metadata.type or None,
        "date": None if metadata.date == UNDATED else metadata.date.isoformat(),
        "place": metadata.place or None,
        "title": metadata.title or None,
        "issuers": list(metadata.issuers),
        "parent": metadata.parent_body or None,
        "signers": [
            {
                "authority": one.authority or None,
                "title": one.title or None,
                **({"body": one.body} if one.body else {}),
                "name": one.name or None,
            }
            for one in metadata.signers
        ],
        "basis": list(metadata.basis),
        "recipients": metadata.recipients,
        "scheme": metadata.scheme,
    }


def folder_of(name: str) -> str:
    """The folder of a document below docs/: "2025/45-bc-ldld"."""
    from portal.checks.structure import folder_name

    metadata = metadata_of(name)
    return f"{metadata['date'][:4]}/{folder_name(metadata['number'])}"


def lay_document(root: Path, name: str) -> None:
    """Bring a document in as an editor would: its original, and its text pasted into one page."""
    folder = root / "docs" / folder_of(name)
    original = folder / "original" / f"{folder.name}.txt"
    original.parent.mkdir(parents=True)
    data = (DOCUMENTS / f"{name}.txt").read_bytes()
    original.write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    front = f"original:\n  file: original/{original.name}\n  sha256: {digest}\n"
    (folder / "index.md").write_text(f"---\n{front}---\n\n{_evened(text_of(name))}", "utf-8")


def accept_addresses(root: Path) -> None:
    """Write the lists of permanent addresses, as `permalinks accept` does."""
    for name, addresses in by_document(published(load(root))).items():
        file = root / list_path(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(formatted(addresses), "utf-8")


def _evened(text: str) -> str:
    """The text as editors type it: composed, without soft hyphens, with plain spaces."""
    return unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\u00a0", " ")
