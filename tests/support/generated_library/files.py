"""The files of a document and of a whole library in a copy of the project."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from portal.reference.permalinks import HEAD, by_document, formatted, list_path, published
from portal.source.loader import load
from support.generated_library.assembly import lines_of
from support.generated_library.bilingual import bilingual_lines, english_front, is_translated
from support.generated_library.extras import corrections, page_starts, slip, units
from support.generated_library.kinds import Variant
from support.generated_library.layout import ROMAN
from support.generated_library.relations import Relations, relations
from support.generated_library.schedule import Entry, Schedule
from support.project_copy import commit, copy_project

ADDED = "@1782777600 +0000"
"""When a library is committed: 30 June 2026, after its newest document. Until then a later commit
would bring documents into force, and end others."""

SECTIONS = frozenset(map(str.lower, ROMAN))
"""Names of pages of one section, on which paragraphs are apart, as in plan 113."""

_PARAGRAPH_END = re.compile(r"(?<!\n)\n(?!\d+\t|\Z)")
"""The end of a line that is no row of a table, where another begins."""


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
    commit(root, "B", ADDED)
    return root


def _write(folder: Path, entry: Entry, related: Relations) -> None:
    """Write a document's files."""
    translated = bilingual_lines(entry, related) if is_translated(entry) else []
    lines = [vi for vi, _ in translated] or lines_of(entry, related)
    starts = page_starts(entry, lines)
    text = _joined(lines)
    slipped = None if translated else slip(entry, text)
    received = text.replace(*slipped) if slipped else text
    original = folder / "original" / f"{folder.name}.txt"
    original.parent.mkdir(parents=True)
    original.write_text(received, "utf-8")
    stated = {
        **dict(_front(entry, related)),
        "original": {
            "file": f"original/{original.name}",
            "sha256": hashlib.sha256(received.encode()).hexdigest(),
        },
    }
    _write_pages(folder, ".md", lines, starts, stated)
    if translated:
        english = [en for _, en in translated]
        _write_pages(folder, ".en.md", english, starts, english_front(entry))
    if slipped:
        _write_yaml(original.with_name("corrections.yml"), corrections(*slipped))
    elif not translated and (bound := units(entry, lines)):
        _write_yaml(folder / "units.yml", bound)


def _write_pages(
    folder: Path,
    suffix: str,
    lines: Sequence[str],
    starts: Mapping[str, int],
    front: Mapping[str, object],
) -> None:
    """Write the pages of one language: front matter, and the lines up to the next page."""
    ends = [*list(starts.values())[1:], len(lines)]
    for (name, start), end in zip(starts.items(), ends, strict=True):
        of_page = {key: front[key] for key in ("translation",) if key in front}
        stated = front if name == "index" else of_page
        head = f"---\n{_as_yaml(stated)}---\n\n" if stated else ""
        body = _joined(lines[start:end])
        if name in SECTIONS:
            body = _PARAGRAPH_END.sub("\n\n", body)
        (folder / f"{name}{suffix}").write_text(head + body, "utf-8")


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"


def _write_yaml(file: Path, data: Mapping[str, object]) -> None:
    file.write_text(_as_yaml(data), "utf-8")


def _as_yaml(data: Mapping[str, object]) -> str:
    return yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False)


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
        if not name or not file.exists():  # the portal's own grow with its documents
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(HEAD + formatted(addresses), "utf-8")
