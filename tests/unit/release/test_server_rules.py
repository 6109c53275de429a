"""What servers do for a site is read from the site: redirects, policy, pages for what is absent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal.release.answer_headers import FINGERPRINTED
from portal.release.page_policy import content_security_policy, inline_hashes
from portal.release.server_rules import ServerRules, server_rules
from support.released import KEPT_ID, MOVED, MOVED_ID


def rules(site: Path, pages: dict[str, str], url: str = "https://a.example/") -> ServerRules | None:
    """The rules of a site of these pages."""
    for path, text in pages.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, "utf-8")
    return server_rules(site, url)


def redirects(site: Path, to: str, ids: str = "") -> dict[str, str]:
    found = rules(site, {"2025/13/ii/index.html": MOVED.format(to=to, ids=ids)})
    return dict(found.redirects) if found else {}


@pytest.mark.parametrize(
    ("to", "target"),
    [
        ("../../113/ii/", "/2025/113/ii/"),
        ("../../../", "/"),
        ("../../113/#ii", "/2025/113/#ii"),
        ("../../113/113.pdf", "/2025/113/113.pdf"),
    ],
)
def test_a_page_that_only_leads_elsewhere_is_a_redirect(
    to: str, target: str, tmp_path: Path
) -> None:
    assert redirects(tmp_path, to) == {"/2025/13/ii/": target}


def test_ids_that_went_along_do_not_matter(tmp_path: Path) -> None:
    assert redirects(tmp_path, "../113/", KEPT_ID) == {"/2025/13/ii/": "/2025/13/113/"}


def test_where_an_id_went_elsewhere_the_page_itself_leads_on(tmp_path: Path) -> None:
    assert redirects(tmp_path, "../113/", KEPT_ID + MOVED_ID) == {}


def test_the_policy_has_what_any_page_has_inline(tmp_path: Path) -> None:
    pages = {
        "index.html": "<head><style>a{}</style></head>",
        "ii/index.html": "<head><style>b{}</style></head>",
    }
    found = rules(tmp_path, pages)
    both = inline_hashes(pages["index.html"]) | inline_hashes(pages["ii/index.html"])
    assert found
    assert found.headers.policies[".html"] == content_security_policy(both)


def test_each_language_with_a_page_for_what_is_absent_shows_its_own(tmp_path: Path) -> None:
    found = rules(tmp_path, {"404.html": "", "en/404.html": ""})
    assert found
    assert list(found.not_found.items()) == [("/en/", "/en/404.html"), ("/", "/404.html")]


@pytest.mark.parametrize(("url", "expected"), [("https://a.example/", True), ("http://a/", False)])
def test_only_https_is_asked_to_stay(url: str, *, expected: bool, tmp_path: Path) -> None:
    found = rules(tmp_path, {"index.html": ""}, url)
    assert found
    assert ("Strict-Transport-Security" in found.headers.of_all) == expected


def test_a_site_below_a_path_of_a_host_has_no_server_of_its_own(tmp_path: Path) -> None:
    assert rules(tmp_path, {"index.html": ""}, "https://a.example/van-ban/") is None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/assets/0123456789ab/js/page.js", True),
        ("/assets/search/0123456789ab.json", True),
        ("/assets/letters-0123456789ab.json", True),
        ("/assets/favicon.svg", False),
        ("/assets/icons/icon-192.png", False),
        ("/assets/0123456789/js/page.js", False),
        ("/assets/0123456789abc", False),
        ("/2025/0123456789ab/", False),
    ],
)
def test_addresses_with_a_fingerprint_are_known(path: str, *, expected: bool) -> None:
    assert bool(re.match(FINGERPRINTED, path)) == expected
