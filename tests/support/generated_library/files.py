"""The files of a document and of a whole library in a copy of the project."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from pathlib import Path

import yaml

from portal.reference.permalinks import HEAD, by_document, formatted, list_path, published
from portal.source.loader import load
from support.generated_library.assembly import lines_of
from support.generated_library.kinds import Variant
from support.generated_library.relations import Relations, relations
from support.generated_library.schedule import Entry, Schedule
from support.project_copy import commit, copy_project


def generate(root: Path, count: int, seed: str = "113") -> None:
    """Write documents into a copy of the project, so that it has `count`, plan 113 among them.

    Writes the lists of permanent addresses as well.
    """
    schedule = Schedule.of(seed, count)
    for index in range(count - 1):
        entry = schedule.entry(index)
        _write(root / "docs" / entry.folder, entry, relations(entry, schedule))
    _accept_addresses(root)


def generated_project(root: Path, count: int, seed: str = "113", *, cached: bool = True) -> Path:
    """A copy of the project with a library of `count` documents, as commits."""
    copy_project(root, cached=cached)
    generate(root, count, seed)
    commit(root, "B")
    return root


def _write(folder: Path, entry: Entry, related: Relations) -> None:
    """Write a document's files."""
    text = "\n".join(lines_of(entry, related)) + "\n"
    original = folder / "original" / f"{folder.name}.txt"
    original.parent.mkdir(parents=True)
    original.write_text(text, "utf-8")
    stated = {
        **dict(_front(entry, related)),
        "original": {
            "file": f"original/{original.name}",
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
        },
    }
    front = yaml.safe_dump(stated, allow_unicode=True, sort_keys=False)
    (folder / "index.md").write_text(f"---\n{front}---\n\n{text}", "utf-8")


def _front(entry: Entry, related: Relations) -> Iterator[tuple[str, object]]:
    """What the front matter states besides the original: relations, and from when to when."""
    target, chance = related.target, entry.random("front")
    if target and entry.variant is Variant.AMENDING:
        amended = (target, related.amended_before)
        yield "amends", [one.folder for one in amended if one]
    if target and entry.variant is Variant.REPLACING:
        yield "replaces", [target.folder]
        yield "effective", entry.day + dt.timedelta(days=chance.choice((0, 15, 30)))
    if related.ended_by:
        yield "repealed_by", [related.ended_by.folder]
    if entry.variant is Variant.EXPIRING:
        yield "expires", entry.day + dt.timedelta(days=chance.choice((30, 90, 180, 365)))


def _accept_addresses(root: Path) -> None:
    """Write the lists of permanent addresses, as `permalinks accept` does."""
    for name, addresses in by_document(published(load(root))).items():
        file = root / list_path(name)
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(HEAD + formatted(addresses), "utf-8")
