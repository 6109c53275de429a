"""The original as text: a Word file by what it prints, old encodings by what they mean."""

import unicodedata

from portal.language.old_encodings import deciphered
from portal.model.blocks import Spans
from portal.model.documents import Original
from portal.model.files import Source

WORD = ".docx"
"""The suffix of Word files; the older .doc cannot be read."""

READ = (WORD, ".txt", ".md")
"""The suffixes of the files that can be an original."""

MARKDOWN = "markdown"
"""What front matter calls an original that is a transcription in Markdown."""

DECOMPOSED = "Unicode tổ hợp"
"""What readers are told of a text whose marks are characters of their own."""


def read_original(source: Source, form: str = "") -> Original:
    """The original in a file; its reading is empty where the file cannot be read.

    `form` is MARKDOWN for a transcription in Markdown.
    """
    spans: Spans = {}
    if not source.path.lower().endswith(READ):
        reading, decoded = "", ""
    elif source.path.lower().endswith(WORD):
        from portal.source.word import read_word  # noqa: PLC0415 - few originals are Word files

        try:
            reading, decoded, _, spans = read_word(source.data)
        except ValueError:
            reading, decoded = "", ""
    else:
        reading, decoded = _decoded(source.text)
    return Original(
        source.path, source.data, reading=reading, decoded=decoded, markdown=form == MARKDOWN,
        spans=spans,
    )  # fmt: skip


def _decoded(text: str) -> tuple[str, str]:
    """The text in Unicode NFC, and the name of the encoding that it was read from."""
    lines = text.split("\n")
    readings = [deciphered(line) for line in lines]
    names = [reading.encoding for reading in readings if reading]
    if names:
        decoded = (one.text if one else line for one, line in zip(readings, lines, strict=True))
        return "\n".join(decoded), max(set(names), key=names.count)
    return text, "" if unicodedata.is_normalized("NFC", text) else DECOMPOSED
