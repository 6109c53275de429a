"""What is unpacked from the portable zip is whole: each link on a page leads to a file of it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from support.portable import unpacked

REFERENCES = "//@href|//@action|//link/@href|//img/@src|//script[not(@type)]/@src"


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(site, tmp_path_factory.mktemp("portable"))


def test_a_reader_sees_what_to_read_and_what_to_open(folder: Path) -> None:
    assert sorted(one.name for one in folder.iterdir()) == [
        "DOC-TOI.txt",
        "MO-TRANG-NAY.html",
        "trang",
    ]


def test_every_link_leads_to_a_file(folder: Path) -> None:
    lost = [
        f"{page.relative_to(folder)}: {reference}"
        for page in sorted(folder.rglob("*.html"))
        for reference in html.parse(page).xpath(REFERENCES)
        if not urlsplit(reference).scheme and (path := unquote(urlsplit(reference).path))
        if not (page.parent / path).is_file()
    ]
    assert lost == []


def test_files_to_keep_are_those_of_the_site(site: Path, folder: Path) -> None:
    kept = [one for end in ("pdf", "docx", "txt", "json") for one in site.rglob(f"*.{end}")]
    documents = [one.relative_to(site) for one in kept if "assets" not in one.parts]
    assert documents
    assert [
        one
        for one in documents
        if (folder / "trang" / one).read_bytes() != (site / one).read_bytes()
    ] == []
