"""A project of many documents: copies of the twelve, each with a number of its own."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from portal.checks.structure import folder_name
from support.documents import NAMES, metadata_of, text_of
from support.project_copy import commit, copy_project

COUNT = 300


def copy_with_many(root: Path, count: int = COUNT) -> Path:
    """A copy of the project as a commit, with so many documents, plan 113 one of them."""
    copy_project(root)
    for index in range(count - 1):
        _lay(root, NAMES[index % len(NAMES)], index)
    commit(root, "B")
    return root


def _lay(root: Path, name: str, index: int) -> None:
    metadata = metadata_of(name)
    number, _, symbol = metadata["number"].partition("/")
    renumbered = f"{1000 + index}/{symbol}"
    printed = rf"(?<!\d){number}\s*/\s*{re.escape(symbol)}"
    text = re.sub(printed, renumbered, text_of(name))
    folder = root / "docs" / metadata["date"][:4] / folder_name(renumbered)
    (folder / "original").mkdir(parents=True)
    original = folder / "original/van-ban.txt"
    original.write_bytes(text.encode())
    digest = hashlib.sha256(text.encode()).hexdigest()
    front = f"---\noriginal:\n  file: original/van-ban.txt\n  sha256: {digest}\n---\n\n"
    (folder / "index.md").write_text(front + text, "utf-8")
