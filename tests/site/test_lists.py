"""The lists of documents of a portal with several documents."""

from __future__ import annotations

from pathlib import Path

from support.built_words import parsed, with_class


def listed(file: Path) -> list[str]:
    """Where the rows of a list lead to."""
    rows = with_class(parsed(file.read_text("utf-8")), "documents")
    return [str(link.get("href")) for link in rows.iter("a")]


def test_a_list_of_a_year_has_its_documents_newest_first(documents_site: Path) -> None:
    folders = {one.name for one in (documents_site / "2025").iterdir() if one.is_dir()}
    for root in ("", "en/"):
        found = listed(documents_site / root / "2025/index.html")
        up = "../" * (root.count("/") + 1)
        assert {one.removeprefix(f"{up}{root}2025/").rstrip("/") for one in found} == folders
        assert len(found) == len(folders)


def test_every_list_that_the_home_page_leads_to_is_there(documents_site: Path) -> None:
    home = parsed((documents_site / "index.html").read_text("utf-8"))
    ways = with_class(home, "portal__ways")
    paths = [str(link.get("href")) for link in ways.iter("a")]
    assert paths
    assert [one for one in paths if not (documents_site / one / "index.html").is_file()] == []


def test_with_one_document_the_home_page_leads_to_no_list(site: Path) -> None:
    home = (site / "index.html").read_text("utf-8")
    assert "portal__ways" not in home
    assert 'href="./van-ban/"' not in home
