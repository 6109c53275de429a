"""docs/ in, Documents out: every file is read once, and nothing is judged here.

A folder `docs/<year>/<name>/` with an `index.md` is a document; every other Markdown file is a
page of the portal. Broken input gives an empty or unparsed value; the checks say what is wrong.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from portal.model.documents import OFFICIAL, Correction, Document, Edition, Original, Page, Question
from portal.model.files import Fields, Source
from portal.model.library import Library
from portal.model.metadata import read_record, text_of, texts_of
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
"""Larger pages are not read: the plan's longest has 11 KB, and a page must load on a phone."""

MAX_TEXT_BYTES = 512 * 1024
"""Larger originals and drawings are not read."""

MAX_FILE_BYTES = 20 * 1024 * 1024
"""Larger attachments are not read."""

LEFTOVERS = (
    ".DS_Store",  # macOS: view settings of a folder
    "Thumbs.db",  # Windows: thumbnails
    "desktop.ini",  # Windows: a folder's icon
    "~$*",  # Word: lock of an open document
    ".~lock.*#",  # LibreOffice: likewise
    "*~",  # Emacs and others: backup
    ".*.sw?",  # vim: swap file
)
"""Names of files that systems and editors leave behind; they are ignored, never published."""

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
    return build_library(_sources(root), languages)


def build_library(files: Iterable[Source], languages: Iterable[str] = (OFFICIAL, "en")) -> Library:
    """The library of these files."""
    languages, sources = tuple(languages), tuple(files)
    by_path = {source.path: source for source in sources}
    folders: defaultdict[str, list[Page]] = defaultdict(list)
    others: list[Page] = []
    for source in sources:
        if source.path.endswith(".md"):
            match = _DOCUMENT_PAGE.fullmatch(source.path)
            (folders[match["id"]] if match else others).append(_page(source, languages))
    hosts = _fields(by_path, AllowedHosts.path)
    allowed = (
        Host(text_of(entry, "host"), text_of(entry, "reason"), line)
        for entry, line in _entries(hosts, "hosts")
    )
    groups = _fields(by_path, WordGroups.path)
    together, leading = (texts_of(groups.values, key) for key in ("kept_together", "leading"))
    return Library(
        tuple(_document(name, pages, by_path) for name, pages in sorted(folders.items())),
        tuple(others),
        sources,
        _glossary(_fields(by_path, Glossary.path), languages),
        languages,
        AllowedHosts(hosts, tuple(allowed)),
        WordGroups(groups, together, leading),
        _search_vocabulary(_fields(by_path, SearchVocabulary.path)),
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
    """A file's name with invalid bytes and control characters escaped, for terminals and JSON."""
    decoded = os.fsencode(name).decode("utf-8", errors="backslashreplace")
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in decoded)


def page_language(path: str, languages: Iterable[str]) -> str:
    """The language in a file's name: "en" for "ii.en.md", else the official one."""
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
    return Page(
        path=source.path,
        language=page_language(source.path, languages),
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
    languages = sorted({OFFICIAL, *(page.language for page in pages)})
    editions = {language: _edition(language, pages) for language in languages}
    path = f"docs/{name}"
    ledger_path = f"{path}/original/corrections.yml"
    ledger = _fields(sources, ledger_path)
    original = _original(editions[OFFICIAL], path, sources)
    corrections, questions = _entries(ledger, "corrections"), _entries(ledger, "questions")
    return Document(
        name,
        path,
        editions,
        original,
        ledger,
        ledger_path,
        tuple(read_record(Correction, entry, line=line) for entry, line in corrections),
        tuple(read_record(Question, entry, line=line) for entry, line in questions),
    )


def _edition(language: str, pages: list[Page]) -> Edition:
    ours = [page for page in pages if page.language == language]
    text = sorted((page for page in ours if not page.kind.is_view), key=_order)
    views = sorted((page for page in ours if page.kind.is_view), key=lambda p: VIEWS.index(p.stem))
    return Edition(language, tuple(text), tuple(views))


def _order(page: Page) -> tuple[int, int, str]:
    """The sort key: index, sections by their Roman numeral, recipients, then other pages."""
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


def _fields(sources: Mapping[str, Source], path: str) -> Fields:
    """The YAML file at `path`; empty where there is none."""
    return read_fields(sources[path].text) if path in sources else Fields()


def _entries(
    fields: Fields, key: str, section: str = ""
) -> Iterator[tuple[Mapping[str, Any], int]]:
    """The mappings in a list of the file, or of a section in it, with the line of each."""
    listed = (fields.values[section] if section else fields.values).get(key)
    for index, entry in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(entry, dict):
            yield entry, fields.line(f"{section}.{key}.{index}".removeprefix("."))


def _glossary(fields: Fields, languages: tuple[str, ...]) -> Glossary:
    terms = (
        Term(text_of(entry, OFFICIAL), _wordings(entry, languages), line)
        for entry, line in _entries(fields, "terms")
    )
    untranslated = (text_of(entry, "text") for entry, _ in _entries(fields, "kept"))
    return Glossary(fields, tuple(terms), tuple(untranslated))


def _wordings(entry: Mapping[str, Any], languages: Iterable[str]) -> dict[str, tuple[str, ...]]:
    return {
        language: texts_of(entry, language)
        for language in languages
        if language != OFFICIAL and isinstance(entry.get(language), list)
    }


def _search_vocabulary(fields: Fields) -> SearchVocabulary:
    spoken = [language for language, part in fields.values.items() if isinstance(part, dict)]
    return SearchVocabulary(
        fields,
        {one: tuple(text_of(fields.values[one], "small").lower().split()) for one in spoken},
        {
            one: tuple(
                read_record(Synonym, entry, line=line, question=key == "questions")
                for key in ("otherwise", "questions")
                for entry, line in _entries(fields, key, one)
            )
            for one in spoken
        },
    )
