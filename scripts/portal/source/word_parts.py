"""The parts of a Word file (.docx): a package of XML files, opened with care.

What could be dangerous or is no Word file is refused before it is unpacked or parsed.
"""

import posixpath
import zlib
from collections.abc import Sequence
from enum import StrEnum, auto
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

MAX_UNPACKED_BYTES = 50 * 1024 * 1024
"""Larger files are not unpacked."""

MAX_PART_BYTES = 8 * 1024 * 1024
"""Larger XML parts are not parsed: a hundred pages have about 3 MB, old files converted 6 MB."""

MAX_ENTRIES = 3000
"""Files in a package at most: a document with a hundred pictures has about 150."""

MAX_ELEMENTS = 250_000
"""Elements of a part at most, and so cells of a table: real documents have up to 201,000."""

DOCUMENT = "officeDocument"
NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
COMMENTS = "comments"
FRAMES = ("header", "footer")
"""Parts that can be there several times."""

_READ = ("styles", "numbering", *NOTES.values())
_MACROS = "vbaProject"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FAILURES = (BadZipFile, ET.ParseError, KeyError, ValueError, RuntimeError, EOFError, OSError)
_FAILURES_OF_ZIP = (*_FAILURES, zlib.error)  # ZipFile raises kinds of RuntimeError, too


class Flaw(StrEnum):
    """Why a file is not read."""

    BROKEN = auto()
    ENCRYPTED = auto()
    MACROS = auto()
    OTHER_KIND = auto()
    TOO_LARGE = auto()
    UNSAFE = auto()


class WordFileError(ValueError):
    """A file that is no readable Word file; `flaw` says why."""

    def __init__(self, flaw: Flaw, detail: object) -> None:
        super().__init__(f"not a readable Word file (.docx): {detail}")
        self.flaw = flaw


def word_parts(data: bytes, *, more: bool = False) -> dict[str, Sequence[ET.Element]]:
    """The XML parts that the text is made from, by the last word of their relationship's type.

    With `more`, those too that are only reported: comments, headers and footers. Raises
    WordFileError.
    """
    if data.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise WordFileError(Flaw.ENCRYPTED if encrypted else Flaw.OTHER_KIND, "an OLE file")
    try:
        with ZipFile(BytesIO(data)) as archive:
            _weigh(archive)
            return _read(archive, (*_READ, COMMENTS, *FRAMES) if more else _READ)
    except WordFileError:
        raise
    except _FAILURES_OF_ZIP as error:
        raise WordFileError(Flaw.BROKEN, error) from error


def _weigh(archive: ZipFile) -> None:
    """Refuse what is too large, and what carries a program."""
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or sum(e.file_size for e in entries) > MAX_UNPACKED_BYTES:
        raise WordFileError(Flaw.TOO_LARGE, "too large when unpacked")
    if any(_MACROS.lower() in entry.filename.lower() for entry in entries):
        raise WordFileError(Flaw.MACROS, "it carries macros")
    if any(entry.flag_bits & 1 for entry in entries):
        raise WordFileError(Flaw.ENCRYPTED, "a password")


def _read(archive: ZipFile, wanted: Sequence[str]) -> dict[str, Sequence[ET.Element]]:
    top = _targets(archive, "_rels/.rels")
    if not top:
        raise WordFileError(Flaw.OTHER_KIND, "no package of Office")
    main = top[DOCUMENT][0]
    folder, name = posixpath.split(main)
    root = _parse(archive, main)
    if root.tag != "document":
        raise WordFileError(Flaw.OTHER_KIND, "another kind of Office file")
    beside = _targets(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, Sequence[ET.Element]] = {
        kind: [_parse(archive, path) for path in paths if path in archive.namelist()]
        for kind, paths in beside.items()
        if kind in wanted
    }
    return found | {DOCUMENT: [root]}


def _targets(archive: ZipFile, path: str) -> dict[str, list[str]]:
    """The paths in a file of relationships, by the last word of their type."""
    folder = posixpath.join("/", posixpath.dirname(posixpath.dirname(path)))
    targets: dict[str, list[str]] = {}
    for relation in _parse(archive, path) if path in archive.namelist() else ():
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join(folder, relation.get("Target", "")))
            kind = relation.get("Type", "").rpartition("/")[2]
            targets.setdefault(kind, []).append(target.lstrip("/"))
    return targets


def _parse(archive: ZipFile, path: str) -> ET.Element:
    """A part's root, with tags and attributes by their local names."""
    entry = archive.getinfo(path)
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise WordFileError(Flaw.BROKEN, f"{path} is packed in an unknown way")
    if entry.file_size > MAX_PART_BYTES:
        raise WordFileError(Flaw.TOO_LARGE, f"{path} is too large")
    text = archive.read(entry).decode("utf-8-sig")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise WordFileError(Flaw.UNSAFE, f"{path} declares a document type")
    if text.count("<") - text.count("</") > MAX_ELEMENTS:
        raise WordFileError(Flaw.TOO_LARGE, f"{path} has too many elements")
    root = ET.fromstring(text)  # noqa: S314 - without a document type there are no entities
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        element.attrib = {key.rpartition("}")[2]: text for key, text in element.attrib.items()}
    return root
