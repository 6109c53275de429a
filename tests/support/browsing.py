"""How browser tests open pages as a reader does, and hear what goes wrong there."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Request, Route

PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "has_touch": True,
    "is_mobile": True,
}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}

OpenPage = Callable[..., Page]
"""`open_page(*scripts, **options)`: scripts run before the page's own; options are a context's."""


def listen(opened: Page, address: str, wrong: list[str]) -> None:
    """Note in `wrong` each error that a page tells of, and each request to another host."""

    def hear(said: ConsoleMessage) -> None:
        # The browser asks for the icon by itself, past the service worker, with a network or not.
        if said.type == "error" and not said.location["url"].endswith("/favicon.svg"):
            wrong.append(f"{said.text} {said.location}")

    def see(asked: Request) -> None:
        if not asked.url.startswith((address, "blob:")):  # a blob is the page's own
            wrong.append(f"asked {asked.url}")

    opened.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    opened.on("console", hear)
    opened.on("request", see)


def wait_until(page: Page, condition: str, given: object = None) -> None:
    """Until a function is true in the page. Raises an error after a minute.

    Playwright's own way evaluates a text there, which our pages' policy refuses.
    """
    page.evaluate(
        f"""async (given) => {{
          for (const end = Date.now() + 60_000; !(await ({condition})(given)); ) {{
            if (Date.now() > end) throw new Error("in vain");
            await new Promise((go) => setTimeout(go, 20));
          }}
        }}""",
        given,
    )


def hold(page: Page, part: str) -> Callable[[], None]:
    """Let every request for an address with this part wait until the answer is called."""
    held: list[Route] = []
    released = threading.Event()

    def keep(route: Route) -> None:
        if released.is_set():
            route.continue_()
        else:
            held.append(route)

    def go_on() -> None:
        released.set()
        for route in held:
            route.continue_()

    page.route(re.compile(part), keep)
    return go_on
