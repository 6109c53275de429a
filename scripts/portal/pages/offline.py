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
from portal.reference.messages import messages_in
from portal.search.index import SearchIndex

MANIFEST = "manifest.webmanifest"
ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-maskable-512.png", "512x512", "maskable"),
)


def write_offline(
    library: Library, context: BuildContext, index: SearchIndex, folder: Path
) -> None:
    """Write the manifests, and each document's snapshot from its pages built in `folder`.

    Without a network, search has the texts that come with its words, and does without Pagefind.
    """
    for language in context.settings.languages:
        root = language_root(language)
        _write_json(folder / root / MANIFEST, _manifest(context, language))
    for document in library.documents:
        for language in context.settings.languages:
            place = folder / document_path(document, language) / SNAPSHOT
            _write_json(place, _snapshot(document, language, context, index, folder))


def _snapshot(
    document: Document, language: str, context: BuildContext, index: SearchIndex, folder: Path
) -> dict[str, Any]:
    """All pages under the document's address but versions, its language's home and search."""
    root = document_path(document, language)
    home = language_root(language)
    own = {
        file
        for file in (folder / root).rglob("index.html")
        if not is_of_versions(file.relative_to(folder).as_posix())
    }
    files = [
        folder / home / "index.html",
        folder / home / messages_in(language)["search_path"] / "index.html",
        *sorted({*own, *_moved_into(root, context, folder)}),
    ]
    pages = {
        file.relative_to(folder).as_posix().removesuffix("index.html"): file.read_text("utf-8")
        for file in files
    }
    loaded = [*(folder / context.assets).rglob("*")]
    if document.official.slogan_sections:
        loaded += folder.glob(LETTERS.format("*"))
    assets = sorted(file.relative_to(folder).as_posix() for file in loaded if file.is_file())
    data = {index.words[language]: index.files[index.words[language]].decode()}
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


def _moved_into(root: str, context: BuildContext, folder: Path) -> list[Path]:
    """The pages that lead to where they went, below `root`."""
    moved = (old for old, new in context.moved.items() if new.startswith(root))
    return [folder / old / "index.html" for old in moved if old.endswith("/")]


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
