"""The original as a page of its own: every character and line as received, with its SHA-256."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from babel.numbers import format_decimal

from portal.model.documents import Original
from portal.pages.comparison import line_id
from portal.pages.downloads import source_downloads
from portal.reference.localized import LocalizedDocument
from portal.source.original import WORD


@dataclass(frozen=True)
class Line:
    """A line with what ends it, as HTML that browsers read back to the same characters."""

    id: str
    html: str


def transcription(document: LocalizedDocument) -> Mapping[str, Any]:
    """The lines of the original, its file, and what it is: received as text, or extracted."""
    original = document.document.original
    if original is None:  # such a document has no page of this kind
        return {}
    lines = list(_lines(original.reading))
    path = original.path.removeprefix("docs/")
    return {
        "lines": lines,
        "remarks": list(_remarks(document, original)),
        "files": source_downloads(document)[: 2 if document.document.received else 1],
        "file_name": path.rpartition("/")[2],
        "size": format_decimal(len(original.data), locale=document.language),
        "sha256": document.document.official.metadata.original_sha256,
    }


def _lines(reading: str) -> Iterator[Line]:
    """The lines as comparisons count them; browsers drop carriage returns, but for references."""
    for number, line in enumerate(re.findall(r"[^\n]*\n|[^\n]+", reading), 1):
        yield Line(line_id(number), escape(line, quote=False).replace("\r", "&#13;"))


def _remarks(document: LocalizedDocument, original: Original) -> Iterator[str]:
    """What a reader must know of the text below."""
    messages, is_word = document.messages, original.path.lower().endswith(WORD)
    yield messages["transcription_word" if is_word else "transcription_text"]
    if document.document.received:
        yield messages["comparison_extracted"]
    if original.decoded:
        yield messages["comparison_decoded"].format(encoding=original.decoded)
