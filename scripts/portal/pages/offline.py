"""For reading without a network: a document's pages in one file, and the portal as an app."""

import hashlib
import json
from pathlib import Path
from typing import Any

from portal.model.context import BuildContext
from portal.model.documents import Document
from portal.model.library import Library
from portal.reference.addresses import (
    LETTERS,
    SNAPSHOT,
    document_path,
    is_of_versions,
    language_root,
)

MANIFEST = "manifest.webmanifest"
ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-maskable-512.png", "512x512", "maskable"),
)


def write_manifests(context: BuildContext, folder: Path) -> None:
    """Write what a phone shows of the portal in each language."""
    for language in context.settings.languages:
        (folder / language_root(language)).mkdir(parents=True, exist_ok=True)
        _write_json(folder / language_root(language) / MANIFEST, _manifest(context, language))


def write_snapshots(library: Library, context: BuildContext, folder: Path) -> None:
    """Write each document's snapshot from its pages built in `folder`."""
    for document in library.documents:
        for language in context.settings.languages:
            place = folder / document_path(document, language) / SNAPSHOT
            _write_json(place, _snapshot(document, language, context, folder))


def _snapshot(
    document: Document, language: str, context: BuildContext, folder: Path
) -> dict[str, Any]:
    """All pages under the document's address, as one version."""
    root = document_path(document, language)
    files = sorted(
        file
        for file in (folder / root).rglob("index.html")
        if not is_of_versions(file.relative_to(folder).as_posix())
    )
    pages = {
        file.relative_to(folder).as_posix().removesuffix("index.html"): file.read_text("utf-8")
        for file in files
    }
    loaded = [*(folder / context.assets).rglob("*")]
    if document.official.slogan_sections:
        loaded += folder.glob(LETTERS.format("*"))
    assets = sorted(file.relative_to(folder).as_posix() for file in loaded if file.is_file())
    data: dict[str, str] = {}
    whole = json.dumps([pages, assets, data], sort_keys=True)
    version = hashlib.sha256(whole.encode()).hexdigest()
    return {
        "document": document.id,
        "language": language,
        "version": version[:16],
        "built": context.commit or None,
        "pages": pages,
        "assets": assets,
        "data": data,
    }


def _manifest(context: BuildContext, language: str) -> dict[str, Any]:
    """What a phone shows of the portal when someone installs it."""
    up = "../" if language_root(language) else ""
    settings = context.settings
    return {
        "name": settings.names[language],
        "short_name": settings.unions[language],
        "description": settings.descriptions[language],
        "lang": language,
        "start_url": "./",
        "scope": f"{up or './'}",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": settings.colours["brand"],
        "icons": [
            {"src": f"{up}assets/icons/{name}", "sizes": size, "type": "image/png", "purpose": use}
            for name, size, use in ICONS
        ],
    }


def _write_json(file: Path, data: dict[str, Any]) -> None:
    file.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
