"""Every file has an address of its own, and something leads to it."""

import posixpath
from collections.abc import Iterator

from portal.checks.attachments import SUFFIXES
from portal.checks.links import files_in_use
from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import rule
from portal.checks.report import RULES_PATH
from portal.model.bound_units import UNITS_FILE
from portal.model.documents import OFFICIAL
from portal.model.files import Source
from portal.model.library import Library
from portal.model.page_kinds import INDEX
from portal.model.problems import Finding
from portal.reference.addresses import ALL_DOCUMENTS, LIST_FOLDERS, PORTAL_PAGES, is_list
from portal.reference.messages import messages_in
from portal.reference.permalinks import FOLDER
from portal.source.loader import page_language

_LISTS = tuple(one.strip("/") for one in (ALL_DOCUMENTS, *LIST_FOLDERS.values()))
_MADE = (
    "assets", "404", "robots.txt", RULES_PATH.strip("/"),
    "schemas", "library", *_LISTS,
)  # fmt: skip
"""What the build puts at the top of the site; robots.txt would direct search engines."""


@rule(Library, needs=Part.PAGES)
def taken_address(library: Library) -> Iterator[Finding]:
    """A file has an address of its own: none that the site makes, or that another page has."""
    for path, message in _taken(library).items():
        yield Finding(path, 1, message)


@rule(Library, needs=Part.PAGES | Part.METADATA)
def stray_file(library: Library) -> Iterator[Finding]:
    """Every file is a page, one that the build reads, or one that a page leads to."""
    told = files_in_use(library) | _taken(library).keys()
    complete = {document.path for document in library.documents if document.original}
    for source in library.sources:
        folder, is_original, _ = source.path.partition("/original/")
        if source.path not in told and _is_published(source):
            if not is_original:
                yield Finding(source.path, 1, say("stray-file", "other"))
            elif folder in complete:
                yield Finding(source.path, 1, say("stray-file", "original"))


def _is_published(source: Source) -> bool:
    """Whether the file goes onto the site, and no other rule refuses it for what it is called."""
    if source.path.startswith(FOLDER) or source.link is not None:
        return False
    hidden = any(part.startswith(".") for part in source.path.split("/"))
    return source.path.endswith(tuple(SUFFIXES)) and not hidden


def _taken(library: Library) -> dict[str, str]:
    """The message about each file whose address is not its own."""
    documents = {document.path for document in library.documents}
    made = {*_MADE, *(one for one in library.languages if one != OFFICIAL)}
    for key in PORTAL_PAGES:
        made |= {messages_in(one)[key].strip("/") for one in library.languages}
    first: dict[str, str] = {}
    found: dict[str, str] = {}
    for source in library.sources:
        below = source.path.removeprefix("docs/")
        address = _address(source, library) if below.endswith(".md") else below
        own = address.removeprefix(f"{page_language(source.path, library.languages)}/")
        place = next((folder for folder in _above(source.path) if folder in documents), "")
        known = first.setdefault(address, source.path)
        if made & {own.split("/")[0], below.split("/")[0]} or is_list(own):
            found[source.path] = say("taken-address", "made", address=f"/{address}")
        elif place and _is_misplaced(source.path.removeprefix(f"{place}/")):
            found[source.path] = say("taken-address", "inside", place=place)
        elif known != source.path:
            found[source.path] = say("taken-address", "same", address=f"/{address}", first=known)
    return found


def _address(source: Source, library: Library) -> str:
    """The address of the page that a Markdown file becomes, below the site's."""
    language = page_language(source.path, library.languages)
    path = source.path.removeprefix("docs/").removesuffix(".md").removesuffix(f".{language}")
    folder, name = posixpath.split(path)
    place = folder if name == INDEX else path
    return "".join(f"{part}/" for part in ("" if language == OFFICIAL else language, place) if part)


def _above(path: str) -> Iterator[str]:
    """The folders that a file is in, the innermost first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _is_misplaced(inside: str) -> bool:
    """Whether a file in a document's folder is neither a page of it nor one of its originals."""
    folder, _, name = inside.rpartition("/")
    is_known = name.endswith(".md") or name == UNITS_FILE
    return folder not in ("", "original") or (not folder and not is_known)
