"""The built site has every address and id of the committed lists, and publishes the whole list."""

from __future__ import annotations

from pathlib import Path

from portal.model.library import Library
from portal.pages.built_site import read_site
from portal.reference.permalinks import PUBLISHED, formatted, listed, listed_lines


def test_every_listed_address_is_in_the_site_with_its_ids(site: Path, library: Library) -> None:
    built = read_site(site, "https://congdoan-laichau.example/", library)
    for address, ids in listed(listed_lines(library)).items():
        path = address[1:] + ("index.html" if address.endswith("/") else "")
        assert path in built.files
        page = built.pages.get(path)
        assert ids <= {name for name, _ in page.ids} if page else not ids, address


def test_the_site_publishes_the_whole_list(site: Path, library: Library) -> None:
    committed = formatted(listed(listed_lines(library)))
    assert (site / PUBLISHED).read_text("utf-8") == committed
    assert not (site / "permalinks").exists()
