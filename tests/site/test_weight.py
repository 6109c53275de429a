"""What a document weighs: hosts take so many bytes, and a library has thousands of documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.project import PLAN

MEAN = {
    "*/card.png": 6_000,
    "iii-*/*.pdf": 6_500,
    "iii-*/khau-hieu-*.png": 11_500,
    "i*-*/index.html": 10_500,
    "offline.bin": 78_000,
    "*.pdf": 95_000,
    "*.docx": 13_000,
}
"""Bytes of a file on average, by pattern below the document's folder."""

WHOLE = {"": 2_350_000, "en/": 1_750_000}
"""Bytes of plan 113 in a language; the Vietnamese one has ten slogans on seven sheets each."""


@pytest.mark.parametrize("root", WHOLE)
@pytest.mark.parametrize("pattern", MEAN)
def test_files_of_a_kind_weigh_no_more_on_average(site: Path, root: str, pattern: str) -> None:
    sizes = [file.stat().st_size for file in (site / root / PLAN).glob(pattern)]
    assert sum(sizes) <= MEAN[pattern] * len(sizes)


@pytest.mark.parametrize("root", WHOLE)
def test_a_document_in_a_language_weighs_no_more(site: Path, root: str) -> None:
    files = [
        file
        for file in (site / root / PLAN).rglob("*")
        if file.is_file() and not any(part.startswith("@") for part in file.parts)
    ]
    assert sum(file.stat().st_size for file in files) <= WHOLE[root]
