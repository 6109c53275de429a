"""Libraries of single documents, made in memory as the loader makes them from files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from portal.model.documents import Document
from portal.model.files import Source
from portal.model.library import Library
from portal.source.loader import build_library
from support.documents import folder_of, text_of


def sources(path: str, text: str, front: str = "") -> list[Source]:
    """A document of one file, and its original."""
    data = text.encode()
    name = f"original/{path.rpartition('/')[2]}.txt"
    stated = f"original:\n  file: {name}\n  sha256: {hashlib.sha256(data).hexdigest()}\n"
    page = f"---\n{stated}{front}---\n\n{text}"
    return [Source(f"docs/{path}/index.md", page.encode()), Source(f"docs/{path}/{name}", data)]


def library_of(*names: str, front: Mapping[str, str] | None = None) -> Library:
    """The named ones of the twelve documents, with lines of front matter by name."""
    added = front or {}
    files = [sources(folder_of(name), text_of(name), added.get(name, "")) for name in names]
    return build_library(source for one in files for source in one)


def document_of(name: str) -> Document:
    """One of the twelve documents."""
    (document,) = library_of(name).documents
    return document


def document_from(text: str) -> Document:
    """A document with this text."""
    (document,) = build_library(sources("2025/1-kh-ldld", text)).documents
    return document
