"""Where addresses went: documents, provisions, pages and files, in every language."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from portal.model.site_data import Move
from portal.reference.moves import Place, movement, place_of, unresolved

PUBLISHED = {
    "/tim-kiem/": frozenset[str](),
    "/en/search/": frozenset[str](),
    "/2025/2-kh/": frozenset({"i"}),
    "/2025/2-kh/2-kh.pdf": frozenset[str](),
    "/2025/2-kh/2-kh.akn.xml": frozenset[str](),
    "/2025/2-kh/original/2-kh.txt": frozenset[str](),
    "/2025/2-kh/original/1-kh.docx": frozenset[str](),
    "/2025/2-kh/toan-van/": frozenset({"i", "ii", "ii-2", "ii-2-g1"}),
    "/2025/2-kh/i/": frozenset({"i"}),
    "/2025/2-kh/ii/": frozenset({"ii", "ii-2", "ii-2-g1"}),
    "/2025/2-kh/ii-2/": frozenset({"ii-2", "ii-2-g1"}),
    "/2025/2-kh/ii-2-g1/": frozenset({"ii-2-g1"}),
    "/2025/2-kh/ii/in-an/": frozenset[str](),
    "/en/2025/2-kh/": frozenset({"i"}),
    "/en/2025/2-kh/toan-van/": frozenset({"i", "ii", "ii-2", "ii-2-g1"}),
    "/en/2025/2-kh/ii/": frozenset({"ii", "ii-2", "ii-2-g1"}),
    "/en/2025/2-kh/ii-2/": frozenset({"ii-2", "ii-2-g1"}),
}
RENAMED = {"/2025/1-kh/": "/2025/2-kh/"}
RENUMBERED = {"/2025/2-kh/#ii-1": "/2025/2-kh/#ii-2"}


def went(place: str, moves: Mapping[str, str]) -> str:
    """Where an address goes, or ""."""
    listed = [Move(old, new, "a", 1) for old, new in moves.items()]
    address, _, name = place.partition("#")
    found = movement(listed, PUBLISHED, ("vi", "en")).destination(Place(address, name))
    return str(found) if found else ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/2025/1-kh/", "/2025/2-kh/"),
        ("/2025/1-kh/#i", "/2025/2-kh/#i"),
        ("/2025/1-kh/ii/", "/2025/2-kh/ii/"),
        ("/2025/1-kh/ii/#ii-2", "/2025/2-kh/ii/#ii-2"),
        ("/2025/1-kh/toan-van/#ii-2-g1", "/2025/2-kh/toan-van/#ii-2-g1"),
        ("/2025/1-kh/ii/in-an/", "/2025/2-kh/ii/in-an/"),
        ("/2025/1-kh/1-kh.pdf", "/2025/2-kh/2-kh.pdf"),
        ("/2025/1-kh/original/1-kh.txt", "/2025/2-kh/original/2-kh.txt"),
        ("/2025/1-kh/original/1-kh.docx", "/2025/2-kh/original/1-kh.docx"),
        ("/en/2025/1-kh/ii/#ii-2", "/en/2025/2-kh/ii/#ii-2"),
        ("/en/2025/1-kh/i/", "/2025/2-kh/i/"),  # no longer translated
        ("/en/2025/1-kh/1-kh-en.pdf", "/2025/2-kh/2-kh.pdf"),
        ("/en/2025/1-kh/1-kh-en.akn.xml", "/2025/2-kh/2-kh.akn.xml"),
        ("/2025/1-kh/v/", ""),
        ("/2025/1-kh/ii/#v", ""),
        ("/2025/11-kh/", ""),
    ],
)
def test_a_document_takes_its_pages_files_and_languages_along(old: str, new: str) -> None:
    assert went(old, RENAMED) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/2025/2-kh/ii-1/", "/2025/2-kh/ii-2/"),
        ("/2025/2-kh/ii-1/#ii-1", "/2025/2-kh/ii-2/#ii-2"),
        ("/2025/2-kh/ii-1/#ii-1-g1", "/2025/2-kh/ii-2/#ii-2-g1"),
        ("/2025/2-kh/ii-1-g1/", "/2025/2-kh/ii-2-g1/"),
        ("/2025/2-kh/ii/#ii-1", "/2025/2-kh/ii/#ii-2"),
        ("/2025/2-kh/toan-van/#ii-1-g1", "/2025/2-kh/toan-van/#ii-2-g1"),
        ("/2025/2-kh/#ii-1", "/2025/2-kh/ii-2/#ii-2"),
        ("/en/2025/2-kh/ii-1/", "/en/2025/2-kh/ii-2/"),
        ("/en/2025/2-kh/ii-1-g1/", "/2025/2-kh/ii-2-g1/"),
        ("/2025/2-kh/ii/#ii-1-g2", ""),
        ("/2025/2-kh/ii/#ii-11", ""),
    ],
)
def test_a_provision_takes_what_is_inside_it_along(old: str, new: str) -> None:
    assert went(old, RENUMBERED) == new


def test_an_entry_of_an_inner_provision_comes_first() -> None:
    inner = {**RENUMBERED, "/2025/2-kh/#ii-1-g1": "/2025/2-kh/#i"}
    assert went("/2025/2-kh/toan-van/#ii-1", inner) == "/2025/2-kh/toan-van/#ii-2"
    assert went("/2025/2-kh/toan-van/#ii-1-g1", inner) == "/2025/2-kh/toan-van/#i"


def test_a_provision_may_go_to_another_document() -> None:
    moves = {"/2025/3-kh/#v": "/2025/2-kh/#ii"}
    assert went("/2025/3-kh/v-2/", moves) == "/2025/2-kh/ii-2/"
    assert went("/2025/3-kh/toan-van/#v-2", moves) == "/2025/2-kh/toan-van/#ii-2"


def test_pages_of_the_portal_go_one_by_one() -> None:
    assert went("/tim/", {"/tim/": "/tim-kiem/"}) == "/tim-kiem/"
    assert went("/en/find/", {"/en/find/": "/en/search/"}) == "/en/search/"
    assert went("/tim/sau/", {"/tim/": "/tim-kiem/"}) == ""


def test_a_translation_goes_to_the_official_text_only_by_an_entry_of_its_own() -> None:
    assert went("/en/2025/2-kh/i/", {}) == ""
    assert went("/en/2025/2-kh/i/", {"/en/2025/2-kh/": "/2025/2-kh/"}) == "/2025/2-kh/i/"


def test_a_provision_on_another_page_of_its_document_needs_no_entry() -> None:
    assert went("/2025/2-kh/#ii-2", {}) == "/2025/2-kh/ii-2/#ii-2"
    assert went("/2025/2-kh/#ii-9", {}) == ""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("/2025/1-kh/", Place("/2025/1-kh/")),
        ("/2025/1-kh/ii/#ii-1", Place("/2025/1-kh/", "ii-1")),
        ("/en/2025/1-kh/toan-van/#ii-1", Place("/en/2025/1-kh/", "ii-1")),
        ("/huong-dan/", Place("/huong-dan/")),
    ],
)
def test_a_provision_is_named_from_any_page_of_its_document(text: str, place: Place) -> None:
    assert place_of(text) == place


def test_unresolved_is_what_no_move_leads_on() -> None:
    gone = {
        "/2025/1-kh/ii/": frozenset({"ii", "ii-7"}),
        "/2025/1-kh/": frozenset({"i"}),
        "/2025/2-kh/ii/": frozenset({"ii-8"}),
        "/huong-dan/": frozenset[str](),
    }
    moves = movement([Move("/2025/1-kh/", "/2025/2-kh/", "a", 1)], PUBLISHED, ("vi", "en"))
    assert unresolved(gone, moves) == {
        "/2025/1-kh/ii/": frozenset({"ii-7"}),
        "/2025/2-kh/ii/": frozenset({"ii-8"}),
        "/huong-dan/": frozenset(),
    }
