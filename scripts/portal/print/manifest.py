"""What a folder of printed files was rendered from, so that `paper` need not repeat it."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from portal.print.cache import key_of
from portal.release.target import inventory
from portal.source.settings import TOKENS

MANIFEST = "made.json"
"""In the folder: the hash of the sources, and the SHA-256 of each file."""

_SOURCES = ("docs", "scripts", TOKENS, "mkdocs.yml", "requirements.txt")


def hash_of_sources(root: Path, *settings: str) -> str:
    """A hash of all that the printed files depend on: text, templates, code, these settings."""
    found = (file for name in _SOURCES for file in (root / name, *sorted((root / name).rglob("*"))))
    files = [file for file in found if file.is_file() and "__pycache__" not in file.parts]
    names = [str(file.relative_to(root)) for file in files]
    return key_of(json.dumps([settings, names]).encode(), *(file.read_bytes() for file in files))


def write_manifest(folder: Path, sources: str, files: Mapping[str, bytes]) -> None:
    """Write the manifest of `files`, all in `folder`; `sources` is the hash of their sources."""
    hashes = {path: sha256(file).hexdigest() for path, file in files.items()}
    text = json.dumps({"sources": sources, "files": hashes}, indent=1)
    (folder / MANIFEST).write_text(f"{text}\n", "utf-8")


def foreign_files(folder: Path) -> list[str]:
    """The files in `folder` that its manifest does not list, all where it has no manifest."""
    found = inventory(folder) if folder.is_dir() else {}
    return sorted(found.keys() - {MANIFEST, *_read(folder)["files"]})


def is_current(folder: Path, sources: str) -> bool:
    """Whether `folder` has all files rendered from these sources, undamaged."""
    manifest = _read(folder)
    if manifest["sources"] != sources:
        return False
    found = inventory(folder)
    return all(found.get(path) == digest for path, digest in manifest["files"].items())


def _read(folder: Path) -> dict[str, Any]:
    """The manifest of a folder, an empty one where there is none or it is damaged."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        return {"sources": str(manifest["sources"]), "files": dict(manifest["files"])}
    except (OSError, ValueError, KeyError, TypeError):
        return {"sources": "", "files": {}}
