"""Symbols of documents stand on one line of the printed sheets."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import pytest

from portal.model.documents import Document
from portal.reference.line_breaks import symbols

PRINTED = {"vi": ("", "so-tay-bao-cao-vien"), "en": ("en", "speakers-booklet")}
"""The ends of the names of a document's printed files, by language."""


@pytest.mark.parametrize(
    ("language", "end"), [(language, end) for language, ends in PRINTED.items() for end in ends]
)
def test_no_line_of_paper_ends_within_a_symbol(
    site: Path, plan: Document, language: str, end: str
) -> None:
    edition = plan.editions[language]
    text = "\n".join(provision.text for provision in edition.provisions)
    written = Counter(text[found.start : found.stop] for found in symbols(text))
    folder = site / ("" if language == "vi" else language) / plan.id
    sheet = "-".join(part for part in (folder.name, end) if part)
    command = ["pdftotext", "-layout", str(folder / f"{sheet}.pdf"), "-"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert written["18-NQ/TW"] > 5
    assert {one: printed.count(one) for one in written if printed.count(one) < written[one]} == {}
