"""The built site in a real Chromium, served from this machine."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served; ends with a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        pytest.fail("No Chromium here: `make test` installs it or says how.")
    expect.set_options(timeout=20_000)  # a busy machine is no fault of the page
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(params=[360, 1280], ids=["360px", "1280px"])
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh page of a phone's or a desktop's width; anything it says wrong fails the test."""
    context = browser.new_context(
        base_url=address, viewport={"width": request.param, "height": 800}, locale="vi-VN"
    )
    opened = context.new_page()
    wrong: list[str] = []

    def hear(said: ConsoleMessage) -> None:
        if said.type == "error":
            wrong.append(f"{said.text} {said.location}")

    def see(asked: Request) -> None:
        if not asked.url.startswith(address):
            wrong.append(f"asked {asked.url}")

    opened.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    opened.on("console", hear)
    opened.on("request", see)
    yield opened
    context.close()
    assert wrong == []
