"""The published text is that of the original, word for word and mark for mark."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence

from portal.checks.message_format import named
from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import rule
from portal.model.blocks import Word
from portal.model.documents import Document, Page
from portal.model.files import Source
from portal.model.problems import Finding
from portal.source.comparison import (
    PARAGRAPH,
    Difference,
    corrected,
    differences,
    faulty,
    opens_block,
    read_units,
    words,
)

_SHA256 = re.compile(r"[0-9a-f]{64}")

SHOWN = 12
"""Words quoted in a message at most."""


@rule(Document, needs=Part.TEXT | Part.METADATA | Part.ORIGINAL | Part.LEDGER)
def text_differs(document: Document) -> Iterator[Finding]:
    """The Vietnamese pages say, in order, exactly what the original says, corrections applied."""
    if document.original is None or not document.official.pages:
        return
    pages = document.official.pages
    if document.original.data and not document.original.reading:
        yield Finding(document.original.path, 1, say("text-differs", "unreadable"))
        return
    received = corrected(document.original.reading, document.corrections)
    original = read_units(received, markdown=document.original.markdown)
    wanted = [word.text for word in words(original)]
    published = [(page.path, word) for page in pages for word in words(page.units)]
    present = [word.text for _, word in published]
    for found in differences(wanted, present):
        path, line = _place(found, wanted, published)
        yield Finding(path, line, _difference(wanted[found.expected], present[found.published]))


@rule(Document, needs=Part.METADATA)
def original_changed(document: Document) -> Iterator[Finding]:
    """The original is there, byte for byte: its SHA-256 is the one that the index page states."""
    index, original, metadata = (
        document.official.index,
        document.original,
        document.official.metadata,
    )
    if index is None or not metadata.original_file:
        return
    if metadata.scan and not document.scan:
        message = say("original-changed", "missing", name=metadata.scan)
        yield Finding(index.path, index.front.line("original.scan"), message)
    for source, name, field, key, stated in (
        (original, metadata.original_file, "file", "sha256", metadata.original_sha256),
        (document.received, metadata.received, "received", "received_sha256",
         metadata.received_sha256),
    ):  # fmt: skip
        if source is None and name:
            message = say("original-changed", "missing", name=name)
            yield Finding(index.path, index.front.line(f"original.{field}"), message)
        elif source and source.data:
            yield from _hash_differs(source, index, key, stated)


def _hash_differs(source: Source, index: Page, key: str, stated: str) -> Iterator[Finding]:
    """Whether a file has another SHA-256 than the index page states under a key."""
    actual = hashlib.sha256(source.data).hexdigest()
    if actual == stated:
        return
    if _SHA256.fullmatch(stated):
        message = say("original-changed", "changed", actual=actual, stated=stated)
        yield Finding(source.path, 1, message)
        return
    message = say("original-changed", "unstated", key=key, actual=actual)
    yield Finding(index.path, index.front.line(f"original.{key}"), message)


@rule(Document, needs=Part.ORIGINAL | Part.LEDGER)
def correction_unapplied(document: Document) -> Iterator[Finding]:
    """Every correction matches exactly one place in the original, and changes something."""
    if document.original is None:
        return
    places = dict(faulty(document.corrections, document.original.reading))
    for index, correction in enumerate(document.corrections):
        quoted, count = _shown(correction.original.split()), places.get(index, 1)
        if count > 1:
            message = say("correction-unapplied", "several-places", original=quoted, places=count)
        elif count == 0:
            message = say("correction-unapplied", "no-place", original=quoted)
        elif correction.original == correction.published:
            message = say("correction-unapplied", "no-change")
        else:
            continue
        yield Finding(document.ledger_path, correction.line, message)


def _place(
    found: Difference, wanted: Sequence[str], published: Sequence[tuple[str, Word]]
) -> tuple[str, int]:
    """The line of the first word that differs, or of the words beside the missing ones."""
    missing, at = found.expected, found.published.start
    if at == found.published.stop:
        ends_block = missing.stop >= len(wanted) or opens_block(wanted[missing.stop])
        merges = missing.stop == missing.start + 1 and opens_block(wanted[missing.start])
        at -= ends_block and not merges
    path, word = published[max(0, min(at, len(published) - 1))]
    return path, word.line


def _difference(wanted: Sequence[str], present: Sequence[str]) -> str:
    quoted, found = _shown(wanted), _shown(present)
    if not present:
        return say("text-differs", "missing", wanted=quoted)
    if not wanted:
        return say("text-differs", "extra", present=found)
    words_only = not any(map(opens_block, (*wanted, *present)))
    if (
        words_only
        and len(wanted) == len(present) == 1
        and (letters := _hard_to_see(wanted[0], present[0]))
    ):
        return say("text-differs", "letters", wanted=quoted, present=found, letters=letters)
    return say("text-differs", "words", wanted=quoted, present=found)


def _hard_to_see(wanted: str, present: str) -> str:
    """The characters that differ, where they look the same or are invisible; else ""."""
    strange = sorted(set(present) - set(wanted)) or sorted(set(wanted) - set(present))
    alike = unicodedata.normalize("NFKC", wanted) == unicodedata.normalize("NFKC", present)
    if present.isprintable() and not alike and any(map(str.isalnum, strange)):
        return ""
    return ", ".join(map(named, strange))


def _shown(words: Sequence[str]) -> str:
    """The first words as messages quote them."""
    return " ".join(map(_readable, words[:SHOWN])) + (" …" if len(words) > SHOWN else "")


def _readable(word: str) -> str:
    """The word, or what it stands for where it is the sign of a block's beginning."""
    if opens_block(word):
        return say("text-differs", "paragraph" if word == PARAGRAPH else "cell")
    return word
