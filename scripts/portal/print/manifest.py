"""What a folder of printed files was made from, so that an unchanged text is not even read."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from portal.source.settings import TOKENS

MANIFEST = "made.json"
"""Beside the files: the digest of what they were made from, and their own."""

_SOURCES = ("docs", "scripts", TOKENS, "mkdocs.yml", "requirements.txt")


def digest_of_sources(root: Path, *told: str) -> str:
    """One name for the text, the templates, the libraries, and what else the files are told."""
    whole = hashlib.sha256(json.dumps(told).encode())
    for file in _files(root / name for name in _SOURCES):
        whole.update(f"{file.relative_to(root)}\0{_digest(file.read_bytes())}\n".encode())
    return whole.hexdigest()


def write_manifest(folder: Path, sources: str, files: Mapping[str, bytes]) -> None:
    """Write what `files`, all in `folder`, were made from."""
    digests = {path: _digest(file) for path, file in files.items()}
    text = json.dumps({"sources": sources, "files": digests}, indent=1)
    (folder / MANIFEST).write_text(f"{text}\n", "utf-8")


def foreign_files(folder: Path) -> list[str]:
    """What stands in `folder` that no run has made: all of it, where no run left its list."""
    listed: object = _read(folder).get("files")
    known = {MANIFEST, *(listed if isinstance(listed, dict) else ())}
    found = (file.relative_to(folder).as_posix() for file in _files([folder]))
    return [path for path in found if path not in known] if folder.is_dir() else []


def is_current(folder: Path, sources: str) -> bool:
    """Whether `folder` holds all that was made from these sources, unharmed."""
    try:
        made = _read(folder)
        return made["sources"] == sources and all(
            _digest((folder / path).read_bytes()) == digest
            for path, digest in made["files"].items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _read(folder: Path) -> dict[str, Any]:
    """The list that a run left, {} where there is none."""
    try:
        made = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return made if isinstance(made, dict) else {}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _files(places: Iterable[Path]) -> Iterable[Path]:
    for place in places:
        found = sorted(place.rglob("*")) if place.is_dir() else [place]
        yield from (file for file in found if file.is_file() and "__pycache__" not in file.parts)
