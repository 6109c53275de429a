"""The built site in a real Chromium, served from this machine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from portal.model.documents import Document
from support.browsing import DESKTOP, PHONE, OpenPage, listen
from support.chromium import chromium
from support.failing_host import Host, hosted
from support.http_server import serving_files
from support.page_kinds import Visit, one_of_each, reading
from support.provision_actions import NO_SHARE
from support.search_box import SEARCH


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served; ends with a slash."""
    with serving_files(site) as address:
        yield address


@pytest.fixture(scope="session")
def corrected_address(corrected_site: Path) -> Iterator[str]:
    """Where the site with a corrected document is served; ends with a slash."""
    with serving_files(corrected_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine."""
    expect.set_options(timeout=20_000)  # a busy machine is no fault of the page
    with chromium(quick=True) as started:
        yield started


@pytest.fixture(scope="session")
def places(site: Path, plan: Document) -> list[str]:
    """One page of each kind, in both languages: paths below the root."""
    return one_of_each(site, [provision.id for provision in plan.official.provisions])


@pytest.fixture
def visit(browser: Browser, address: str) -> Visit:
    """A way to open fresh pages."""
    return partial(reading, browser, address)


@pytest.fixture(params=[360, 1280], ids=["360px", "1280px"])
def page(open_page: OpenPage, request: pytest.FixtureRequest) -> Page:
    """A fresh page of a phone's or a desktop's width; anything it says wrong fails the test."""
    return open_page(viewport={"width": request.param, "height": 800})


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def device(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What a reader holds or sits at, as Playwright's options."""
    options: dict[str, Any] = request.param
    return options


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[OpenPage]:
    """Opens fresh pages, each of a browser of its own; what one says wrong fails the test."""
    yield from _opening(browser, address)


@pytest.fixture(scope="module")
def module_page(browser: Browser, address: str) -> Iterator[OpenPage]:
    """The same for all tests of a module, where none changes the page for another."""
    yield from _opening(browser, address)


@pytest.fixture
def loose_page(browser: Browser, address: str) -> Iterator[OpenPage]:
    """The same where something is lost on the way, of which the browser itself tells."""
    yield from _opening(browser, address, strict=False)


def _opening(browser: Browser, address: str, *, strict: bool = True) -> Iterator[OpenPage]:
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_one(*scripts: str, **options: Any) -> Page:
        context = browser.new_context(**{"base_url": address, "locale": "vi-VN", **options})
        contexts.append(context)
        for script in scripts:
            context.add_init_script(script)
        opened = context.new_page()
        listen(opened, options.get("base_url", address), wrong)
        return opened

    yield open_one
    for context in contexts:
        context.close()
    assert wrong == [] or not strict


@pytest.fixture
def reader(open_page: OpenPage, device: dict[str, Any]) -> Page:
    """A reader with a usual browser that has no system sheet to share with."""
    return open_page(NO_SHARE, permissions=["clipboard-read", "clipboard-write"], **device)


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Host]:
    """The built site, as if built from one commit, on a host of its own."""
    with hosted(site, tmp_path) as host:
        yield host


@pytest.fixture
def guest(open_page: OpenPage, host: Host) -> Page:
    """A reader of that host, whose network may go; even then no page may tell of an error."""
    page = open_page(base_url=host.address)
    page.set_default_timeout(20_000)
    return page


@pytest.fixture
def search(open_page: OpenPage) -> Page:
    """The search page."""
    page = open_page()
    page.goto(SEARCH)
    return page
