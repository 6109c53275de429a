"""What in a Word file (.docx) is a program, or is fetched from elsewhere when it is opened."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

MAX_RELATIONS_BYTES = 1024 * 1024
"""Longer lists of relationships are not read: the longest that Word writes have a few KB."""

_PROGRAM = re.compile(r"(?i)vbaProject|activeX/|embeddings/|\.(?:bin|exe|dll|js|vbs|html?)$")
_FAILURES = (BadZipFile, zlib.error, ET.ParseError, ValueError, RuntimeError, EOFError, OSError)
_HARMLESS = {"hyperlink"}
"""What may be outside: a link is followed only by who clicks it."""

_INCLUDED = {"aFChunk", "attachedTemplate", "oleObject", "package", "control", "vbaProject"}


def programs_in(data: bytes) -> Iterator[str]:
    """The name of each part that is a program, and the type of each that is fetched or included."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            for entry in archive.infolist():
                if _PROGRAM.search(entry.filename):
                    yield entry.filename
                elif entry.filename.endswith(".rels") and entry.file_size <= MAX_RELATIONS_BYTES:
                    yield from _fetched(archive.read(entry))
    except _FAILURES:
        yield from ()  # fidelity says that it cannot be read


def _fetched(relations: bytes) -> Iterator[str]:
    if b"<!DOCTYPE" in relations:
        yield "DOCTYPE"
        return
    for relation in ET.fromstring(relations):  # noqa: S314 - without a document type, no entities
        kind = relation.get("Type", "").rpartition("/")[2]
        is_outside = relation.get("TargetMode", "").lower() == "external"
        if kind in _INCLUDED or (is_outside and kind not in _HARMLESS):
            yield kind or "Relationship"
