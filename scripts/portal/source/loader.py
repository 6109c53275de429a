"""docs/ in, Documents out: every file is read once, and nothing is judged here.

A folder `docs/<year>/<name>/` with an `index.md` is a document; every other Markdown file is a
page of the portal. Broken input gives an empty or unparsed value; the checks say what is wrong.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from portal.model.documents import OFFICIAL, Correction, Document, Edition, Original, Page, Question
from portal.model.files import Fields, Source
from portal.model.library import Library
from portal.model.metadata import text_of, texts_of
from portal.model.page_kinds import RECIPIENTS, VIEWS, PageKind
from portal.model.site_data import (
    AllowedHosts,
    Glossary,
    Host,
    SearchVocabulary,
    Synonym,
    Term,
    WordGroups,
)
from portal.source.markdown import Reading, read_page
from portal.source.numbering import tree
from portal.source.yaml_fields import read_fields, split_front_matter

MAX_PAGE_BYTES = 128 * 1024
"""A page above this is not read: the plan's longest has 11 KB, and it must load on a phone."""

MAX_TEXT_BYTES = 512 * 1024
"""An original or a drawing above this is not read."""

MAX_FILE_BYTES = 20 * 1024 * 1024
"""An attachment above this is not read."""

LEFTOVERS = (
    ".DS_Store",  # macOS: how a folder was looked at
    "Thumbs.db",  # Windows: small pictures of a folder's files
    "desktop.ini",  # Windows: a folder's icon
    "~$*",  # Word: a document is open
    ".~lock.*#",  # LibreOffice: likewise
    "*~",  # Emacs and others: the file before the last change
    ".*.sw?",  # vim: a file is open
)
"""Names of files that systems and editors leave behind; they are passed over, never published."""

_LIMITS = {
    ".md": MAX_PAGE_BYTES,
    ".yml": MAX_PAGE_BYTES,
    ".txt": MAX_TEXT_BYTES,
    ".svg": MAX_TEXT_BYTES,
}

_DOCUMENT_PAGE = re.compile(r"docs/(?P<id>\d{4}/[^/]+)/(?P<name>[^/]+)\.md")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def load(root: Path, languages: Iterable[str] = (OFFICIAL, "en")) -> Library:
    """Read everything below `root`/docs. Raises OSError only where docs/ cannot be listed."""
    return shelve(_sources(root), languages)


def shelve(found: Iterable[Source], languages: Iterable[str] = (OFFICIAL, "en")) -> Library:
    """The library that these files make."""
    spoken, sources = tuple(languages), tuple(found)
    pages = tuple(_page(source, spoken) for source in sources if source.path.endswith(".md"))
    by_path = {source.path: source for source in sources}
    folders: dict[str, list[Page]] = {}
    others: list[Page] = []
    for page in pages:
        match = _DOCUMENT_PAGE.fullmatch(page.path)
        (folders.setdefault(match["id"], []) if match else others).append(page)
    documents = (_document(name, found, by_path) for name, found in sorted(folders.items()))
    glossary = _glossary(by_path.get("docs/glossary.yml"), spoken)
    outside = _outside(by_path.get("docs/hosts.yml"))
    kept = _word_groups(by_path.get("docs/word-groups.yml"))
    typing = _typing(by_path.get("docs/search.yml"))
    return Library(
        tuple(documents), tuple(others), sources, glossary, spoken, outside, kept, typing
    )


def _sources(root: Path) -> Iterator[Source]:
    for folder, names, files in os.walk(root / "docs"):
        links = [name for name in names if (Path(folder) / name).is_symlink()]
        names[:] = sorted(set(names) - set(links))
        for name in sorted([*files, *links]):
            if not any(fnmatchcase(name, leftover) for leftover in LEFTOVERS):
                yield _source(Path(folder) / name, root)


def _source(file: Path, root: Path) -> Source:
    path = _printable(file.relative_to(root).as_posix())
    try:
        if file.is_symlink():
            return Source(path, b"", link=_printable(str(file.readlink())))
        if not file.is_file():
            return Source(path, b"", readable=False)
        if file.stat().st_size > max_bytes(path):
            return Source(path, b"", too_large=True)
        return Source(path, file.read_bytes())
    except OSError:
        return Source(path, b"", readable=False)


def max_bytes(path: str) -> int:
    """The size above which a file of this name is not read."""
    return _LIMITS.get(Path(path).suffix, MAX_FILE_BYTES)


def _printable(name: str) -> str:
    """A file's name that any terminal, log and JSON file can hold."""
    known = os.fsencode(name).decode("utf-8", errors="backslashreplace")
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in known)


def page_language(path: str, languages: Iterable[str]) -> str:
    """The language that a file's name tells: "en" for "ii.en.md", else the official one."""
    named = re.search(r"\.(\w+)\.\w+$", path)
    return named[1] if named and named[1] in languages else OFFICIAL


def _page(source: Source, languages: tuple[str, ...]) -> Page:
    text = source.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    front, has_front, body_line = split_front_matter(text)
    body = "\n".join(text.split("\n")[body_line - 1 :])
    sound = source.is_text and not (front.errors and body_line == 1)
    try:
        reading = read_page(body, body_line) if sound else Reading()
    except (ValueError, RecursionError):
        reading, sound = Reading(), False
    language = page_language(source.path, languages)
    return Page(
        path=source.path,
        language=language,
        text=text,
        front=front,
        has_front=has_front,
        body_line=body_line,
        units=reading.units,
        provisions=tree(reading.units, source.path),
        parsed=sound,
        links=reading.links,
        markup=reading.markup,
    )


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
    text = sorted((page for page in ours if not page.kind.is_view), key=_order)
    views = sorted((page for page in ours if page.kind.is_view), key=lambda p: VIEWS.index(p.stem))
    return Edition(language, tuple(text), tuple(views))


def _order(page: Page) -> tuple[int, int, str]:
    """Head, sections by their Roman number, recipients, then whatever else there is."""
    if page.kind is PageKind.DOCUMENT:
        return 0, 0, ""
    section = roman(page.stem)
    return (1, section, "") if section else (2 if page.stem == RECIPIENTS else 3, 0, page.stem)


def roman(numeral: str) -> int:
    """The value of a Roman numeral in lower case; 0 for anything else."""
    if not re.fullmatch(r"c{0,3}(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", numeral) or not numeral:
        return 0
    values = [_ROMAN[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def _original(edition: Edition, path: str, sources: Mapping[str, Source]) -> Original | None:
    source = sources.get(f"{path}/{edition.metadata.original_file}")
    received = source is not None and source.path.startswith(f"{path}/original/")
    return Original(source.path, source.data) if source and received else None


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
            text_of(entry, "original"),
            text_of(entry, "published"),
            _wordings(entry.get("reason")),
            line,
        )


def _questions(ledger: Fields) -> Iterator[Question]:
    for line, entry in _entries(ledger, "questions"):
        yield Question(
            text_of(entry, "provision"),
            text_of(entry, "text"),
            _wordings(entry.get("question")),
            line,
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


def _outside(source: Source | None) -> AllowedHosts:
    if source is None:
        return AllowedHosts()
    fields = read_fields(source.text)
    hosts = (
        Host(text_of(entry, "host"), text_of(entry, "reason"), line)
        for line, entry in _entries(fields, "hosts")
    )
    return AllowedHosts(source.path, fields, tuple(hosts))


def _word_groups(source: Source | None) -> WordGroups:
    if source is None:
        return WordGroups()
    fields = read_fields(source.text)
    kept, leading = texts_of(fields.values, "kept_together"), texts_of(fields.values, "leading")
    return WordGroups(source.path, fields, kept, leading)


def _typing(source: Source | None) -> SearchVocabulary:
    if source is None:
        return SearchVocabulary()
    fields = read_fields(source.text)
    spoken = {name: told for name, told in fields.values.items() if isinstance(told, dict)}
    small = {name: tuple(text_of(told, "small").lower().split()) for name, told in spoken.items()}
    sayings = {name: tuple(_sayings(fields, name, told)) for name, told in spoken.items()}
    return SearchVocabulary(source.path, fields, small, sayings)


def _sayings(fields: Fields, language: str, told: Mapping[str, Any]) -> Iterator[Synonym]:
    for key in ("otherwise", "questions"):
        listed = told.get(key)
        for index, entry in enumerate(listed if isinstance(listed, list) else []):
            if isinstance(entry, dict):
                yield Synonym(
                    texts_of(entry, "typed"),
                    text_of(entry, "written"),
                    text_of(entry, "reason"),
                    fields.line(f"{language}.{key}.{index}"),
                    question=key == "questions",
                )


def _accepted(
    entry: Mapping[str, Any], languages: tuple[str, ...]
) -> Mapping[str, tuple[str, ...]]:
    others = (language for language in languages if language != OFFICIAL)
    return {
        language: tuple(word for word in entry[language] if isinstance(word, str))
        for language in others
        if isinstance(entry.get(language), list)
    }
