"""Every file can be read: it is in UTF-8, of a reasonable size, and its YAML is valid."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from portal.checks.link_address import shortened
from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import Check, rule
from portal.checks.shape import misshapen
from portal.model.documents import Document, Page
from portal.model.files import DataFile, Source
from portal.model.problems import Finding
from portal.source.limits import (
    MAX_CHARACTERS_SEARCHED,
    MAX_DEPTH,
    MAX_PARAGRAPH_CHARACTERS,
    Obstacle,
    long_line,
    obstacle,
)
from portal.source.loader import max_bytes

TEXT = (".md", ".yml", ".txt", ".svg")
WRITTEN = (".md", ".yml")
"""What editors write, unlike originals, which stay as received."""

LONGEST_NAME = 100
"""Characters of a name at most: some disks and archives hold no more than about 140."""

_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
"""Names that Windows cannot write, with any suffix: a copy there would miss these files."""

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?")
_FOLDER = re.compile(r"[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?")


@rule(Source, breaks=Part.FILE)
def not_utf8(source: Source) -> Iterator[Finding]:
    """Text files are UTF-8."""
    if not source.path.endswith(TEXT) or _is_binary(source):
        return
    try:
        source.data.decode("utf-8")
    except UnicodeDecodeError as error:
        variant = "utf-16" if source.data.startswith(_UTF16) else "other"
        message = say("not-utf8", variant, byte=source.data[error.start])
        yield Finding(source.path, _line_at(source, error.start), message)


@rule(Source)
def byte_order_mark(source: Source) -> Iterator[Finding]:
    """Pages and YAML files begin with their text, not with a byte order mark."""
    if source.path.endswith(WRITTEN) and source.data.startswith(_BOM):
        yield Finding(source.path, 1, say("byte-order-mark"))


@rule(Source, breaks=Part.FILE)
def binary_text(source: Source) -> Iterator[Finding]:
    """A file with the suffix of a text file is text: it has no NUL bytes."""
    if source.path.endswith(TEXT) and _is_binary(source):
        line = _line_at(source, source.data.index(b"\0"))
        yield Finding(source.path, line, say("binary-text"))


def _is_binary(source: Source) -> bool:
    return b"\0" in source.data and not source.data.startswith(_UTF16)


def _line_at(source: Source, offset: int) -> int:
    return source.data.count(b"\n", 0, offset) + 1


@rule(Source, breaks=Part.FILE)
def empty_file(source: Source) -> Iterator[Finding]:
    """No page, YAML file or original is empty."""
    if not source.is_text:
        return
    if source.path.endswith((*WRITTEN, ".txt")) and not source.data.strip():
        yield Finding(source.path, 1, say("empty-file"))


@rule(Source, breaks=Part.FILE)
def file_too_large(source: Source) -> Iterator[Finding]:
    """Files are small enough for a phone: pages to 128 KB, originals to 512 KB, others to 20 MB."""
    if source.too_large:
        limit = max_bytes(source.path) // 1024
        size = f"{limit // 1024} MB" if limit >= 1024 else f"{limit} KB"  # noqa: PLR2004 - KB in a MB
        yield Finding(source.path, 1, say("file-too-large", size=size))


@rule(Source)
def file_name(source: Source) -> Iterator[Finding]:
    """Names have a-z, 0-9, "-", "_" and, in files, "."; none is too long, or a device's."""
    *folders, name = PurePosixPath(source.path).parts[1:]
    for form, part in (*((_FOLDER, folder) for folder in folders), (_NAME, name)):
        if not part.startswith(".") and not form.fullmatch(part):
            yield Finding(source.path, 1, say("file-name", "letters", name=part))
        elif _DEVICE.fullmatch(part):
            yield Finding(source.path, 1, say("file-name", "device", name=part))
        elif len(part) > LONGEST_NAME:
            message = say("file-name", "long", name=shortened(part), most=LONGEST_NAME)
            yield Finding(source.path, 1, message)


@rule(Page, needs=Part.PAGES, breaks=Part.FILE)
def front_matter_unreadable(page: Page) -> Iterator[Finding]:
    """The front matter between the two "---" lines is valid YAML."""
    for line, message in page.front.errors:
        yield Finding(page.path, line, message)


def _unparsed_original(document: Document) -> Iterator[Finding]:
    if document.original and (found := long_line(document.original.reading)):
        yield Finding(document.original.path, found.line, _unparsed(found))


@rule(
    Page,
    needs=Part.PAGES,
    breaks=Part.FILE,
    beyond=(Check(Document, _unparsed_original, Part.ORIGINAL, Part.FILE),),
)
def unparsed_page(page: Page) -> Iterator[Finding]:
    """Pages and originals keep the parser's limits of depth, length and number of signs."""
    if not page.parsed:
        limit = obstacle if page.kind.is_own else long_line
        found = limit("\n".join(page.text.split("\n")[page.body_line - 1 :]))
        line = page.body_line + found.line - 1 if found else page.body_line
        yield Finding(page.path, line, _unparsed(found))


def _unparsed(found: Obstacle | None) -> str:
    return say(
        "unparsed-page",
        found.limit if found else "inline",
        depth=MAX_DEPTH,
        paragraph=_grouped(MAX_PARAGRAPH_CHARACTERS),
        searched=_grouped(MAX_CHARACTERS_SEARCHED),
    )


def _grouped(number: int) -> str:
    """A number as Vietnamese writes it: 20.000."""
    return f"{number:,}".replace(",", ".")


@rule(DataFile, needs=Part.FILE, breaks=Part.FILE)
def yaml_unreadable(file: DataFile) -> Iterator[Finding]:
    """Glossary, corrections and hosts are valid YAML; other data files have rules of their own."""
    if file.schema in ("glossary", "hosts", "corrections"):
        for line, message in file.fields.errors:
            yield Finding(file.path, line, message)


@rule(DataFile, needs=Part.FILE, breaks=Part.FILE)
def yaml_list(file: DataFile) -> Iterator[Finding]:
    """The glossary, the corrections and the hosts are lists of entries under known names."""
    yield from misshapen(file, "yaml-list")
