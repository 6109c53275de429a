"""Files below docs/ are of known, passive kinds, and are what their names say."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath

from portal.checks.link_address import shortened
from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.pdf import MAX_PARTS, pdf_parts
from portal.checks.registry import rule
from portal.checks.svg import active_parts
from portal.checks.word_file import programs_in
from portal.model.files import Source
from portal.model.problems import Finding

_SIGNATURES = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    ".avif": re.compile(rb".{4}ftypavi[fs]", re.DOTALL),
    ".ico": re.compile(rb"\0\0\x01\0"),
    ".pdf": re.compile(rb"%PDF-[12]\.\d"),
    ".docx": re.compile(rb"PK\x03\x04"),
}
"""How the bytes of each kind of binary file begin."""

_PNG_HEAD = 8
_CHUNK = 12
"""Bytes of a PNG image's signature, and of a chunk without its content."""

WORD = (".doc", ".docx", ".docm", ".rtf", ".odt", ".dot")
"""Files of word processors: only .docx can be an original."""

SUFFIXES = frozenset((".md", ".yml", ".txt", ".svg", *_SIGNATURES))


@rule(Source, breaks=Part.FILE)
def special_file(source: Source) -> Iterator[Finding]:
    """Everything below docs/ is an ordinary, readable file: no links, pipes or devices."""
    if source.link is not None:
        yield Finding(source.path, 1, say("special-file", "link", target=shortened(source.link)))
    elif not source.readable:
        yield Finding(source.path, 1, say("special-file", "unreadable"))


@rule(Source)
def hidden_file(source: Source) -> Iterator[Finding]:
    """No file or folder below docs/ is hidden."""
    hidden = [part for part in PurePosixPath(source.path).parts if part.startswith(".")]
    if hidden:
        yield Finding(source.path, 1, say("hidden-file", name=hidden[0]))


@rule(Source, breaks=Part.ORIGINAL)
def file_type(source: Source) -> Iterator[Finding]:
    """Only files of known, passive kinds are published."""
    path, known = PurePosixPath(source.path), ", ".join(sorted(SUFFIXES - {".docx"}))
    is_file = source.link is None and source.readable and not path.name.startswith(".")
    is_original = path.parent.name == "original"
    if is_file and (path.suffix not in SUFFIXES or (path.suffix == ".docx" and not is_original)):
        variant = "word" if path.suffix.lower() in WORD else "other"
        message = say("file-type", variant, type=path.suffix or path.name, known=known)
        yield Finding(source.path, 1, message)


@rule(Source)
def disguised_file(source: Source) -> Iterator[Finding]:
    """An attachment is what its name says, judged by its first bytes, and nothing follows it."""
    for suffix, signature in _SIGNATURES.items():
        if source.path.endswith(suffix) and source.data:
            if not signature.match(source.data):
                yield Finding(source.path, 1, say("disguised-file", "other", type=suffix))
            elif (end := _image_end(source.data, suffix)) < len(source.data):
                more = len(source.data) - end
                yield Finding(source.path, 1, say("disguised-file", "longer", bytes=more))


def _image_end(data: bytes, suffix: str) -> int:
    """Where a PNG or WebP image ends by its own account; other kinds end with their file."""
    if suffix == ".webp":
        return int.from_bytes(data[4:8], "little") + 8
    at = _PNG_HEAD
    while suffix == ".png" and at + _CHUNK <= len(data):
        kind = data[at + 4 : at + 8]
        at += int.from_bytes(data[at : at + 4], "big") + _CHUNK
        if kind == b"IEND":
            return at
    return len(data)


@rule(Source)
def active_svg(source: Source) -> Iterator[Finding]:
    """A drawing only draws: no scripts, events, styles, foreign content, outside references."""
    if source.path.endswith(".svg") and source.data:
        for line, name in active_parts(source.data):
            yield Finding(source.path, line, say("active-svg", part=shortened(name)))


@rule(Source)
def active_pdf(source: Source) -> Iterator[Finding]:
    """A PDF file only shows pages: no scripts, actions, attached files, passwords or films."""
    if source.path.endswith(".pdf") and _SIGNATURES[".pdf"].match(source.data):
        acting = (found.name for found in pdf_parts(source.data) if not found.is_address)
        for name in islice(acting, MAX_PARTS):
            variant = "acts" if name else "unreadable"
            yield Finding(source.path, 1, say("active-pdf", variant, part=shortened(name)))


@rule(Source, breaks=Part.ORIGINAL)
def active_word_file(source: Source) -> Iterator[Finding]:
    """A Word file holds text and pictures of its own: no macros, programs, outside templates."""
    if source.path.endswith(".docx") and _SIGNATURES[".docx"].match(source.data):
        for name in islice(programs_in(source.data), MAX_PARTS):
            yield Finding(source.path, 1, say("active-word-file", part=shortened(name)))
