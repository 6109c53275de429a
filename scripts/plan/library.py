"""docs/ in, Documents out: every file is read once, and nothing is judged here.

A folder `docs/<year>/<name>/` with an `index.md` is a document; every other Markdown file is a
page of the portal. Broken input gives an empty or unparsed value; the checks say what is wrong.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plan.fields import read_fields, split_front_matter, text_of
from plan.markdown import read
from plan.model import (
    OFFICIAL,
    VIEWS,
    Correction,
    Document,
    Edition,
    Fields,
    Glossary,
    Library,
    Original,
    Page,
    Question,
    Source,
    Term,
)
from plan.numbering import tree

MAX_PAGE_BYTES = 256 * 1024
"""A page above this is not read: the plan's longest has 11 KB, and it must load on a phone."""

MAX_PARAGRAPH_CHARACTERS = 20_000
"""A page with a longer line is not parsed: Markdown's inline rules can take quadratic time."""

MAX_FILE_BYTES = 20 * 1024 * 1024
"""An attachment above this is not read."""

TEXT_SUFFIXES = (".md", ".yml", ".yaml")

_DOCUMENT_PAGE = re.compile(r"docs/(?P<id>\d{4}/[^/]+)/(?P<name>[^/]+)\.md")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def load(root: Path, languages: Iterable[str] = (OFFICIAL, "en")) -> Library:
    """Read everything below `root`/docs. Raises OSError only where docs/ cannot be listed."""
    spoken = tuple(languages)
    sources = tuple(_sources(root))
    pages = tuple(_page(source, spoken) for source in sources if source.path.endswith(".md"))
    by_path = {source.path: source for source in sources}
    folders: dict[str, list[Page]] = {}
    others = []
    for page in pages:
        match = _DOCUMENT_PAGE.fullmatch(page.path)
        (folders.setdefault(match["id"], []) if match else others).append(page)
    documents = (_document(name, found, by_path) for name, found in sorted(folders.items()))
    glossary = _glossary(by_path.get("docs/glossary.yml"), spoken)
    return Library(tuple(documents), tuple(others), sources, glossary, spoken)


def _sources(root: Path) -> Iterator[Source]:
    for folder, names, files in os.walk(root / "docs"):
        links = [name for name in names if (Path(folder) / name).is_symlink()]
        names[:] = sorted(set(names) - set(links))
        for name in sorted([*files, *links]):
            yield _source(Path(folder) / name, root)


def _source(file: Path, root: Path) -> Source:
    path = file.relative_to(root).as_posix()
    if file.is_symlink():
        return Source(path, b"", link=os.readlink(file))
    limit = MAX_PAGE_BYTES if path.endswith(TEXT_SUFFIXES) else MAX_FILE_BYTES
    if not file.is_file() or file.stat().st_size > limit:
        return Source(path, b"", too_large=True)
    return Source(path, file.read_bytes())


def page_language(path: str, languages: Iterable[str]) -> str:
    """The language that a file's name tells: "en" for "ii.en.md", else the official one."""
    parts = path.rpartition("/")[2].split(".")
    return parts[1] if len(parts) == 3 and parts[1] in languages else OFFICIAL


def _page(source: Source, languages: tuple[str, ...]) -> Page:
    text = source.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    front, has_front, body_line = split_front_matter(text)
    body = "\n".join(text.split("\n")[body_line - 1 :])
    hostile = "\x00" in text or max(map(len, body.split("\n"))) > MAX_PARAGRAPH_CHARACTERS
    try:
        units = () if hostile else read(body, body_line)
    except (ValueError, RecursionError):
        units, hostile = (), True
    language = page_language(source.path, languages)
    grown = tree(units, source.path)
    return Page(source.path, language, text, front, has_front, body_line, units, grown, not hostile)


def _document(name: str, pages: list[Page], sources: Mapping[str, Source]) -> Document:
    spoken = sorted({OFFICIAL, *(page.language for page in pages)})
    editions = {language: _edition(language, pages) for language in spoken}
    path = f"docs/{name}"
    ledger_path = f"{path}/original/corrections.yml"
    ledger = read_fields(sources[ledger_path].text) if ledger_path in sources else Fields()
    original = _original(editions[OFFICIAL], path, sources)
    corrections = tuple(_corrections(ledger))
    questions = tuple(_questions(ledger))
    return Document(name, path, editions, original, ledger, ledger_path, corrections, questions)


def _edition(language: str, pages: list[Page]) -> Edition:
    ours = [page for page in pages if page.language == language]
    text = sorted((page for page in ours if page.stem not in VIEWS), key=_order)
    views = sorted((page for page in ours if page.stem in VIEWS), key=lambda p: VIEWS.index(p.stem))
    return Edition(language, tuple(text), tuple(views))


def _order(page: Page) -> tuple[int, int, str]:
    """Head, sections by their Roman number, recipients, then whatever else there is."""
    if page.stem == "index":
        return 0, 0, ""
    section = roman(page.stem)
    return (1, section, "") if section else (2 if page.stem == "noi-nhan" else 3, 0, page.stem)


def roman(numeral: str) -> int:
    """The value of a Roman numeral in lower case; 0 for anything else."""
    if not re.fullmatch(r"c{0,3}(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", numeral) or not numeral:
        return 0
    values = [_ROMAN[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def _original(edition: Edition, path: str, sources: Mapping[str, Source]) -> Original | None:
    original = edition.metadata.get("original")
    source = sources.get(f"{path}/{text_of(original, 'file')}")
    return Original(source.path, source.data) if source else None


def _entries(fields: Fields, key: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The mappings in a list of the file, with the line of each."""
    listed = fields.values.get(key)
    for index, entry in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(entry, dict):
            yield fields.line(f"{key}.{index}"), entry


def _wordings(value: Any) -> Mapping[str, str]:
    """Text by language."""
    found = value if isinstance(value, dict) else {}
    return {str(language): text for language, text in found.items() if isinstance(text, str)}


def _corrections(ledger: Fields) -> Iterator[Correction]:
    for line, entry in _entries(ledger, "corrections"):
        yield Correction(
            text_of(entry, "original"), text_of(entry, "published"), _wordings(entry.get("reason")), line
        )


def _questions(ledger: Fields) -> Iterator[Question]:
    for line, entry in _entries(ledger, "questions"):
        yield Question(
            text_of(entry, "provision"), text_of(entry, "text"), _wordings(entry.get("question")), line
        )


def _glossary(source: Source | None, languages: tuple[str, ...]) -> Glossary:
    if source is None:
        return Glossary("docs/glossary.yml", Fields())
    fields = read_fields(source.text)
    terms = tuple(
        Term(text_of(entry, OFFICIAL), _accepted(entry, languages), line)
        for line, entry in _entries(fields, "terms")
    )
    kept = tuple(text_of(entry, "text") for _, entry in _entries(fields, "kept"))
    return Glossary(source.path, fields, terms, kept)


def _accepted(entry: Mapping[str, Any], languages: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    others = (language for language in languages if language != OFFICIAL)
    return {
        language: tuple(word for word in entry[language] if isinstance(word, str))
        for language in others
        if isinstance(entry.get(language), list)
    }
