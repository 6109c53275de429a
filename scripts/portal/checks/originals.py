"""Originals are as received, and each correction of one matches what it says."""

import hashlib
import re
from collections.abc import Iterator

from portal.checks.message_format import opening
from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import rule
from portal.model.documents import Document, Page
from portal.model.files import Source
from portal.model.problems import Finding
from portal.source.comparison import faulty

_SHA256 = re.compile(r"[0-9a-f]{64}")


@rule(Document, needs=Part.METADATA, breaks=Part.ORIGINAL | Part.WORDING)
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


@rule(Document, needs=Part.ORIGINAL | Part.LEDGER, breaks=Part.LEDGER)
def correction_unapplied(document: Document) -> Iterator[Finding]:
    """Every correction matches exactly one place in the original, and changes something."""
    if document.original is None:
        return
    places = dict(faulty(document.corrections, document.original.reading))
    for index, correction in enumerate(document.corrections):
        quoted, count = opening(" ".join(correction.original.split())), places.get(index, 1)
        if count > 1:
            message = say("correction-unapplied", "several-places", original=quoted, places=count)
        elif count == 0:
            message = say("correction-unapplied", "no-place", original=quoted)
        elif correction.original == correction.published:
            message = say("correction-unapplied", "no-change")
        else:
            continue
        yield Finding(document.ledger_path, correction.line, message)
