"""docs/ in, Documents out: every file is read once, and nothing is judged here.

A folder `docs/<year>/<name>/` with an `index.md` is a document, whose pages are one text; every
other Markdown file is a page of the portal. Broken input gives an empty or unparsed value; the
checks say what is wrong.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import translate
from functools import lru_cache
from pathlib import Path
from stat import S_ISLNK, S_ISREG
from typing import Any

from portal.model.blocks import Unit
from portal.model.bound_units import UNITS_FILE, Binding, BoundUnit, BoundUnits
from portal.model.documents import OFFICIAL, Correction, Document, Original, Page, Question
from portal.model.files import Fields, Source, printable
from portal.model.library import Library
from portal.model.metadata import Metadata, read_record, text_of, texts_of
from portal.model.site_data import (
    AllowedHosts,
    Glossary,
    Host,
    Move,
    Moves,
    SearchVocabulary,
    Synonym,
    Term,
    Topic,
    Topics,
    WordGroups,
)
from portal.source.editions import make_edition
from portal.source.limits import UnreadableError, long_line
from portal.source.lines import read_blocks
from portal.source.markdown import Reading, read_page
from portal.source.original import WORD, read_original
from portal.source.yaml_fields import read_fields, split_front_matter

MAX_PAGE_BYTES = 128 * 1024
"""Larger pages are not read: the plan's longest has 11 KB, and a page must load on a phone."""

MAX_TEXT_BYTES = 512 * 1024
"""Larger originals and drawings are not read."""

MAX_WORD_BYTES = 5 * 1024 * 1024
"""Larger Word files are not read: a hundred pages without pictures have about 200 KB."""

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

_LEFTOVER = re.compile("|".join(map(translate, LEFTOVERS)))
_LIMITS = {
    ".md": MAX_PAGE_BYTES,
    ".yml": MAX_PAGE_BYTES,
    ".txt": MAX_TEXT_BYTES,
    ".svg": MAX_TEXT_BYTES,
    WORD: MAX_WORD_BYTES,
}

SHARED_PAGES = 64
"""Pages that are kept as read: a check of what changed reads the same ones of several states."""

_DOCUMENT_PAGE = re.compile(r"docs/(?P<id>\d{4}/[^/]+)/(?P<name>[^/]+)\.md")


def load(root: Path, languages: Iterable[str] = (OFFICIAL, "en")) -> Library:
    """Read everything below `root`/docs. Raises OSError only where docs/ cannot be listed."""
    return build_library(sources(root), languages)


def build_library(
    files: Iterable[Source], languages: Iterable[str] = (OFFICIAL, "en"), unread: Iterable[str] = ()
) -> Library:
    """The library of these files; `unread` are paths of more files, which are not looked at."""
    languages, sources = tuple(languages), tuple(files)
    by_path = {source.path: source for source in sources}
    folders: defaultdict[str, list[Page]] = defaultdict(list)
    others: list[Page] = []
    for source in sources:
        if source.path.endswith(".md"):
            match = _DOCUMENT_PAGE.fullmatch(source.path)
            (folders[match["id"]] if match else others).append(
                _page(source, languages, bool(match))
            )
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
        _moves(_fields(by_path, Moves.path)),
        _topics(_fields(by_path, Topics.path)),
        frozenset(unread),
    )


def sources(root: Path) -> Iterator[Source]:
    """Every file below `root`/docs, read. Raises OSError only where docs/ cannot be listed."""
    for path, file in list_files(root):
        yield read_source(path, file)


def list_files(root: Path) -> Iterator[tuple[str, Path]]:
    """Every file below `root`/docs: its path as reports show it, and where it is."""
    for folder, names, files in os.walk(root / "docs"):
        links = [name for name in names if (Path(folder) / name).is_symlink()]
        names[:] = sorted(set(names) - set(links))
        inside = printable(Path(folder).relative_to(root).as_posix())
        for name in sorted([*files, *links]):
            if not is_leftover(name):
                yield f"{inside}/{printable(name)}", Path(folder, name)


def is_leftover(name: str) -> bool:
    """Whether systems and editors leave files of this name behind."""
    return bool(_LEFTOVER.match(name))


def read_source(path: str, file: Path) -> Source:
    """The file with the path that reports show. Never raises."""
    try:
        status = file.lstat()
        if S_ISLNK(status.st_mode):
            return Source(path, b"", link=printable(str(file.readlink())))
        if not S_ISREG(status.st_mode):
            return Source(path, b"", readable=False)
        if status.st_size > max_bytes(path):
            return Source(path, b"", too_large=True)
        return Source(path, file.read_bytes())
    except OSError:
        return Source(path, b"", readable=False)


def max_bytes(path: str) -> int:
    """The size above which a file of this name is not read."""
    return _LIMITS.get(f".{path.rpartition('.')[2]}", MAX_FILE_BYTES)


def page_language(path: str, languages: Iterable[str]) -> str:
    """The language in a file's name: "en" for "ii.en.md", else the official one."""
    named = re.search(r"\.(\w+)\.\w+$", path)
    return named[1] if named and named[1] in languages else OFFICIAL


@lru_cache(SHARED_PAGES)
def _page(source: Source, languages: tuple[str, ...], of_document: bool) -> Page:  # noqa: FBT001
    text = source.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    front, has_front, body_line = split_front_matter(text)
    body = "\n".join(text.split("\n")[body_line - 1 :])
    sound = source.is_text and not (front.errors and body_line == 1)
    read = _read_document if of_document else read_page
    try:
        reading = read(body, body_line) if sound else Reading()
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
        parsed=sound,
        links=reading.links,
        markup=reading.markup,
    )


def _read_document(body: str, first_line: int) -> Reading:
    """The blocks of a page of a document, not yet numbered: that takes the pages before it."""
    if found := long_line(body):
        raise UnreadableError(found)
    return Reading(tuple(map(Unit, read_blocks(body, first_line))))


def _document(name: str, pages: list[Page], sources: Mapping[str, Source]) -> Document:
    official = make_edition(OFFICIAL, pages)
    others = {page.language for page in pages} - {OFFICIAL}
    editions = {language: make_edition(language, pages, official) for language in sorted(others)}
    path = f"docs/{name}"
    ledger_path = f"{path}/original/corrections.yml"
    ledger = _fields(sources, ledger_path)
    corrections, questions = _entries(ledger, "corrections"), _entries(ledger, "questions")
    scan = f"{path}/{official.metadata.scan}"
    return Document(
        name,
        path,
        {OFFICIAL: official, **editions},
        _original(official.metadata, path, sources),
        ledger,
        ledger_path,
        scan if official.metadata.scan and scan in sources else "",
        sources.get(f"{path}/{official.metadata.received}") if official.metadata.received else None,
        tuple(read_record(Correction, entry, line=line) for entry, line in corrections),
        tuple(read_record(Question, entry, line=line) for entry, line in questions),
        _bound_units(f"{path}/{UNITS_FILE}", sources),
    )


def _bound_units(path: str, sources: Mapping[str, Source]) -> BoundUnits:
    fields = _fields(sources, path)
    units = (
        BoundUnit(
            text_of(entry, "id"),
            _listed(entry, "names"),
            _listed(entry, "asked"),
            tuple(
                read_record(Binding, one, line=fields.line(f"units.{index}.provisions.{place}"))
                for place, one in enumerate(_mappings(entry.get("provisions")))
            ),
            line,
        )
        for index, (entry, line) in enumerate(_entries(fields, "units"))
    )
    return BoundUnits(fields, tuple(units), path)


def _listed(entry: Mapping[str, Any], key: str) -> dict[str, tuple[str, ...]]:
    """The lists of texts in a field, by language."""
    found = entry.get(key)
    return {str(one): texts_of(found, one) for one in found} if isinstance(found, dict) else {}


def _mappings(listed: object) -> list[Mapping[str, Any]]:
    found = listed if isinstance(listed, list) else ()
    return [one for one in found if isinstance(one, dict)]


def _original(metadata: Metadata, path: str, sources: Mapping[str, Source]) -> Original | None:
    source = sources.get(f"{path}/{metadata.original_file}")
    received = source is not None and source.path.startswith(f"{path}/original/")
    return read_original(source, metadata.original_format) if source and received else None


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


def _topics(fields: Fields) -> Topics:
    topics = (
        Topic({name: text_of(entry, name) for name in entry}, line)
        for entry, line in _entries(fields, "topics")
    )
    return Topics(fields, tuple(one for one in topics if one.names.get(OFFICIAL)))


def _moves(fields: Fields) -> Moves:
    moves = (
        Move(text_of(entry, "from"), text_of(entry, "to"), text_of(entry, "reason"), line)
        for entry, line in _entries(fields, "moves")
    )
    return Moves(fields, tuple(moves))
