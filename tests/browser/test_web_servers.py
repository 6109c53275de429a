"""A release in a real Chromium, as the built configurations of nginx and Caddy serve it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response

from portal.release.caddy import CADDYFILE
from portal.release.nginx import RULES
from support.browsing import OpenPage
from support.project import PLAN
from support.released import lay_configurations
from support.web_servers import caddy, nginx

ORIGINAL = f"{PLAN}/original/113-kh-ldld.txt"


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def served(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Where a server serves the project's site as a release; ends with a slash."""
    folder = tmp_path_factory.mktemp(request.param)
    shutil.copytree(site, folder / "site")
    lay_configurations(folder / "site", folder)
    started, rules = (nginx, RULES) if request.param == "nginx" else (caddy, CADDYFILE)
    with started(folder / "site", folder / rules, folder / "run") as address:
        yield address


@pytest.fixture
def opened(open_page: OpenPage, served: str) -> Page:
    """A page of that server, which fails the test where the browser refuses anything."""
    return open_page(base_url=served)


def test_pages_of_every_kind_open_and_nothing_is_refused(opened: Page, places: list[str]) -> None:
    for place in places:
        answer = opened.goto(place)
        assert isinstance(answer, Response)
        assert answer.status == 200


def test_a_text_is_shown_in_vietnamese(loose_page: OpenPage, served: str) -> None:
    """Browsers ask for an icon of their own beside a text; the portal has it in its pages."""
    opened = loose_page(base_url=served)
    opened.goto(ORIGINAL)
    assert "KẾ HOẠCH" in opened.inner_text("body")
