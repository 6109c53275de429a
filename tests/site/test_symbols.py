"""Symbols of documents stand on one line of the printed sheets."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import pytest

from portal.model.documents import Document
from portal.reference.line_breaks import symbols


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("sheet", ["113-kh-ldld.pdf", "113-kh-ldld-so-tay-bao-cao-vien.pdf"])
def test_no_line_of_paper_ends_within_a_symbol(
    site: Path, plan: Document, language: str, sheet: str
) -> None:
    edition = plan.editions[language]
    text = "\n".join(provision.text for provision in edition.provisions)
    written = Counter(text[found.start : found.stop] for found in symbols(text))
    folder = site / ("" if language == "vi" else language) / "2025/113-kh-ldld"
    command = ["pdftotext", "-layout", str(folder / sheet), "-"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert written["18-NQ/TW"] > 5
    assert {one: printed.count(one) for one in written if printed.count(one) < written[one]} == {}
