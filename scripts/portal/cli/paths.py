"""Paths as people type them: of a document or a page, from any folder, on any system."""

import posixpath
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote, urlsplit

from portal.model.library import Library
from portal.model.problems import UserError

DOCS = "docs"

_LEAST_ALIKE = 0.4
"""How alike a suggested path must be, from 0 to 1."""


def places(library: Library, names: Iterable[str], root: Path) -> tuple[str, ...]:
    """The file or folder below `root` that each name means; a folder ends with a slash.

    A name is a path from anywhere, a document, a page without its suffix, or an address on the
    site. Raises UserError, which suggests the nearest, for one that means nothing.
    """
    known = _known(library)
    return tuple(_place(library, known, name, root) for name in names)


def holds(place: str, path: str) -> bool:
    """Whether a path is this file, or is in this folder."""
    return path.startswith(place) if place.endswith("/") else path == place


def _known(library: Library) -> dict[str, str]:
    """Every file and folder by its path in lower case."""
    found: dict[str, str] = {f"{DOCS}/": f"{DOCS}/"}
    for source in library.sources:
        found[source.path.casefold()] = source.path
        folder = posixpath.dirname(source.path)
        while folder:
            found[f"{folder}/".casefold()] = f"{folder}/"
            folder = posixpath.dirname(folder)
    return found


def _place(library: Library, known: dict[str, str], name: str, root: Path) -> str:
    for candidate in _candidates(name, root):
        plain = posixpath.normpath(candidate).casefold()
        for end in ("", ".md", "/"):
            if found := known.get(f"{plain}{end}"):
                return found
        document, _, provision = plain.removeprefix(f"{DOCS}/").rpartition("/")
        if document in library.by_id:
            ancestry = library.by_id[document].official.ancestry
            if provision in ancestry:
                return ancestry[provision][-1].path
    raise UserError(_unknown(library, known, name))


def _candidates(name: str, root: Path) -> Iterator[str]:
    """Paths from the root that a name can stand for."""
    typed = name.strip().strip("\"'«»").replace("\\", "/")
    if "://" in typed:
        typed = unquote(urlsplit(typed).path).lstrip("/")
    typed = typed.partition("#")[0] or "."
    try:
        absolute = Path(typed).resolve()
    except (OSError, ValueError):
        return
    if absolute.is_relative_to(root.resolve()):
        below = absolute.relative_to(root.resolve()).as_posix()
        yield below if below != "." else DOCS
    marker = f"/{DOCS}/"
    bare = posixpath.normpath(typed).lstrip("./")
    yield from (bare, f"{DOCS}/{bare}")
    if marker in typed:
        yield f"{DOCS}/{typed.rpartition(marker)[2]}"


def _unknown(library: Library, known: dict[str, str], name: str) -> str:
    """A sentence that says what there is instead."""
    bare = posixpath.normpath(name.strip().replace("\\", "/")).lstrip("./").casefold()
    pages = {path.removeprefix(f"{DOCS}/").rstrip("/"): path for path in known}
    for path in list(pages):
        pages.setdefault(path.removesuffix(".md"), pages[path])
    wanted = bare.removeprefix(f"{DOCS}/")
    if near := get_close_matches(wanted, pages, 1, _LEAST_ALIKE):
        suggestion = known[pages[near[0]]].rstrip("/")
        return f"Không có «{name}» trong docs/. Có phải «{suggestion}» không?"
    listed = ", ".join(sorted(library.by_id))
    return f"Không có «{name}» trong docs/. Đang có các văn bản: {listed}."
