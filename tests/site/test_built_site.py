"""The built pages: ids, links, requests; and each rule of the family on pages made wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.checks.report import as_text
from portal.model.library import Library
from portal.pages.all_rules import check_site
from portal.pages.built_site import read_site
from support.project import PLAN

URL = "https://congdoan-laichau.example/"
SECTION = f"{PLAN}/i/index.html"


@pytest.fixture
def pages(site: Path, tmp_path: Path) -> Path:
    """A copy of the built site that a test may spoil."""
    folder = tmp_path / "site"
    for file in site.rglob("*"):
        if file.is_file():
            copy = folder / file.relative_to(site)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.hardlink_to(file)
    return folder


def report(folder: Path, library: Library) -> list[str]:
    problems = check_site(read_site(folder, URL, library))
    return [f"{p.path}: {p.rule}" for p in problems]


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.unlink()
    file.write_text(text.replace(old, new), "utf-8")


def test_built_site_has_no_problems(site: Path, library: Library) -> None:
    assert as_text(check_site(read_site(site, URL, library))) == ""


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_all_agreed_ids_are_in_the_built_pages(
    prefix: str, site: Path, library: Library, agreed: list[tuple[str, str]]
) -> None:
    pages = read_site(site, URL, library).pages
    names = {name for name, _ in agreed}
    whole = [name for name, _ in pages[f"{prefix}{PLAN}/toan-van/index.html"].ids if name in names]
    assert whole == [name for name, _ in agreed]
    parts = ("", "i/", "ii/", "iii/", "iv/", "noi-nhan/")
    apart = [n for p in parts for n, _ in pages[f"{prefix}{PLAN}/{p}index.html"].ids if n in names]
    assert apart == [name for name, _ in agreed]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('id="i-g2"', "", "built-missing-provision"),
        ('id="i-g2"', 'id="i-g1"', "built-repeated-id"),
        ("</article>", '<a href="../v/">V</a></article>', "built-broken-link"),
        ("</article>", '<a href="../ii/#ii-9">V</a></article>', "built-broken-link"),
        ("</article>", '<a href="//">V</a></article>', "built-broken-link"),
        ("</article>", '<img src="x.png"></article>', "built-broken-link"),
        (
            "</head>",
            '<script src="https://cdn.example/x.js"></script></head>',
            "built-outside-request",
        ),
        (
            "</head>",
            '<link rel="preconnect" href="//fonts.example"></head>',
            "built-outside-request",
        ),
        (
            "</article>",
            '<img srcset="https://a.example/x.png 2x"></article>',
            "built-outside-request",
        ),
    ],
)
def test_damaged_page_is_reported(
    old: str, new: str, rule: str, pages: Path, library: Library
) -> None:
    spoil(pages / SECTION, old, new)
    assert f"{SECTION}: {rule}" in report(pages, library)


def test_a_missing_file_is_reported_where_it_is_linked(pages: Path, library: Library) -> None:
    (pages / PLAN / "original/113-kh-ldld.txt").unlink()
    assert report(pages, library) == [
        f"{PLAN}/ban-chep/index.html: built-broken-link",
        f"{PLAN}/original/113-kh-ldld.txt: built-lost-address",
        f"en/{PLAN}/ban-chep/index.html: built-broken-link",
    ]


def test_a_translation_without_its_note_is_reported(pages: Path, library: Library) -> None:
    spoil(pages / "en" / SECTION, 'class="unofficial"', "")
    assert report(pages, library) == [f"en/{SECTION}: built-unmarked-translation"]


def test_links_to_other_hosts_are_not_requests(pages: Path, library: Library) -> None:
    spoil(pages / SECTION, "</article>", '<a href="https://congdoan.example/">x</a></article>')
    assert report(pages, library) == []
