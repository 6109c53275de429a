"""Visits to pages as a reader with a phone makes them, measured by Chromium itself."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, CDPSession, ConsoleMessage, Page

from bench.counting_host import Host, Sent

SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
SLOWDOWN = 4
"""A cheap phone's processor is about this many times slower than a desk's."""

LONGEST = 60
"""Seconds after which a page that never rests is given up."""

OBSERVE = """
window.seen = {first: 0, paint: 0, shift: 0, blocking: 0};
const watch = (type, take) => new PerformanceObserver(
  list => list.getEntries().forEach(take)).observe({type, buffered: true});
watch("largest-contentful-paint", entry => { seen.paint = entry.startTime; });
watch("paint", entry => {
  if (entry.name === "first-contentful-paint") seen.first = entry.startTime;
});
watch("layout-shift", entry => { if (!entry.hadRecentInput) seen.shift += entry.value; });
watch("longtask", entry => { seen.blocking += Math.max(0, entry.duration - 50); });
"""


@dataclass
class Visit:
    """What one page cost: answers of its host, requests elsewhere, and what Chromium observed.

    `first` (paint of anything), `paint` (of the largest element) and `blocking` are milliseconds,
    `shift` is the sum of all layout shifts, `errors` what the console called an error.
    """

    address: str
    status: int = 0
    sent: list[Sent] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    first: float = 0
    paint: float = 0
    shift: float = 0
    blocking: float = 0

    @property
    def bytes(self) -> int:
        """Bytes on the wire, headers included, workers included."""
        return sum(answer.bytes for answer in self.sent)

    @property
    def requests(self) -> int:
        """Requests that the page made of any host."""
        return len(self.sent) + len(self.elsewhere)


class Reader:
    """A person with a phone and a cache of their own; opens one page after another of a host."""

    def __init__(self, page: Page, host: Host, *, slow: bool) -> None:
        self.page = page
        self._host = host
        self._quiet = 1.5 if slow else 0.6
        self._visit = Visit("")
        self._heard = 0.0
        session = page.context.new_cdp_session(page)
        self._listen(session)
        session.send("Network.enable")
        if slow:
            session.send("Network.emulateNetworkConditions", SLOW_4G)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        page.add_init_script(OBSERVE)

    def open(self, path: str) -> Visit:
        """Go to a page and stay until nothing has gone over the network for a while."""
        self._visit = Visit(self._host.address + path)
        before = len(self._host.sent)
        answer = self.page.goto(self._visit.address, timeout=60_000)
        self._visit.status = answer.status if answer else 0
        self.rest(self._quiet)
        self._visit.sent = self._host.sent[before:]
        for name, value in self.page.evaluate("seen").items():
            setattr(self._visit, name, value)
        return self._visit

    def rest(self, quiet: float) -> None:
        """Wait until neither the page nor its host has done anything for so many seconds.

        Raises TimeoutError where they never do.
        """
        self._hear()
        sent = len(self._host.sent)
        deadline = time.monotonic() + LONGEST
        while time.monotonic() - self._heard < quiet:
            if time.monotonic() > deadline:
                raise TimeoutError(self._visit.address)
            self.page.wait_for_timeout(100)
            if sent != len(self._host.sent):
                sent = len(self._host.sent)
                self._hear()

    def _listen(self, session: CDPSession) -> None:
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._hear)
        session.on("Network.loadingFailed", self._hear)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self._visit.errors.append(str(error)))

    def _hear(self, _: object = None) -> None:
        self._heard = time.monotonic()

    def _asked(self, event: dict[str, Any]) -> None:
        self._hear()
        asked = event["request"]["url"]
        if asked.startswith("http") and not asked.startswith(self._host.address):
            self._visit.elsewhere.append(asked)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._visit.errors.append(f"{message.text} {message.location.get('url', '')}")


@contextmanager
def reader(
    browser: Browser, host: Host, *, slow: bool = False, workers: bool = False
) -> Iterator[Reader]:
    """A new reader: nothing cached; `workers` lets a service worker run, as browsers do."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
        locale="vi-VN",
        service_workers="allow" if workers else "block",
    )
    try:
        yield Reader(context.new_page(), host, slow=slow)
    finally:
        context.close()
