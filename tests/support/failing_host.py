"""A host whose files change while one reads, and that fails as hosts and networks do."""

from __future__ import annotations

import json
import re
import shutil
import threading
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from support.http_server import Files, serving
from support.project import PLAN

ROOT = "van-ban"
"""The portal lies below the host's root, as on GitHub Pages."""

SECTION = f"{PLAN}/ii/"
SNAPSHOT = f"{PLAN}/offline.bin"
LAST = "no-such-snapshot.bin"


def read_snapshot(file: Path) -> dict[str, Any]:
    """What is in a snapshot."""
    found: dict[str, Any] = json.loads(zlib.decompress(file.read_bytes()))
    return found


def write_snapshot(file: Path, snapshot: dict[str, Any]) -> None:
    """Write a snapshot as the site's builder does."""
    file.write_bytes(zlib.compress(json.dumps(snapshot, ensure_ascii=False).encode()))


def pages_of(snapshot: dict[str, Any]) -> dict[str, str]:
    """The pages of a snapshot, put together from their lines."""
    return {path: _page(ranges, snapshot["lines"]) for path, ranges in snapshot["pages"].items()}


def _page(ranges: str, lines: list[str]) -> str:
    found: list[str] = []
    for one in ranges.split(" "):
        first, _, count = one.partition("+")
        found += lines[int(first) : int(first) + int(count or 1)]
    return "\n".join(found)


def _replaced(text: str, names: Mapping[str, str]) -> str:
    for before, after in names.items():
        text = text.replace(before, after)
    return text


@dataclass
class Host:
    """A host whose files one may change, and that may fail."""

    folder: Path
    address: str = ""
    asked: list[str] = field(default_factory=list)
    broken: re.Pattern[str] | None = None
    """Paths that it hangs up on in the middle of the answer."""
    down: bool = False
    """It answers that it is not available."""
    silent: threading.Event = field(default_factory=threading.Event)
    """Until this is set, it does not answer at all; set from the start."""
    _news: threading.Condition = field(default_factory=threading.Condition)

    def ask(self, path: str) -> None:
        """Note what is asked for."""
        with self._news:
            self.asked.append(path)
            self._news.notify_all()

    def wait_until_asked(self, path: str) -> None:
        """Until somebody asks for this path. Raises TimeoutError after 20 seconds."""
        with self._news:
            if not self._news.wait_for(lambda: path in self.asked, 20):
                raise TimeoutError(path)

    def snapshot(self, path: str = SNAPSHOT) -> dict[str, Any]:
        """A snapshot, as a browser reads it."""
        return read_snapshot(self.folder / path)

    def publish(self, old: str, new: str) -> None:
        """Put a new version online: `new` for `old` on every page, and a style of its own."""
        shutil.copytree(self.assets, self.assets.with_name("0123456789ab"))
        names = {old: new, self.assets.name: "0123456789ab"}
        shutil.rmtree(self.assets)
        for file in self.folder.rglob("*.html"):
            file.write_text(_replaced(file.read_text("utf-8"), names), "utf-8")
        for file in self.folder.rglob("offline.bin"):
            text = _replaced(json.dumps(read_snapshot(file), ensure_ascii=False), names)
            write_snapshot(file, json.loads(text) | {"version": "new"})

    @property
    def assets(self) -> Path:
        """The folder of styles and scripts."""
        name: str = self.snapshot()["assets"].split("/")[1]
        return self.folder / "assets" / name


class _Handler(Files):
    """Answers as its host says."""

    def __init__(self, *args: Any, host: Host, **options: Any) -> None:
        self.host = host
        super().__init__(*args, **options)

    def do_GET(self) -> None:  # noqa: N802 - so http.server calls it
        del self.headers["If-Modified-Since"]  # two versions may be of one second
        self.host.ask(self.path.removeprefix(f"/{ROOT}/"))
        self.host.silent.wait(30)
        if self.host.down:
            self.send_error(503)
        elif self.host.broken and self.host.broken.search(self.path):
            self.send_response(200)
            self.send_header("Content-Length", "100000")
            self.end_headers()
            self.wfile.write(b"half of")
        else:
            super().do_GET()


@contextmanager
def hosted(site: Path, scratch: Path) -> Iterator[Host]:
    """A copy of the built site, on a host of its own."""
    folder = scratch / ROOT
    shutil.copytree(site, folder)
    host = Host(folder)
    host.silent.set()
    with serving(partial(_Handler, directory=str(scratch), host=host)) as address:
        host.address = f"{address}{ROOT}/"
        try:
            yield host
        finally:
            host.silent.set()


KEPT = """async portals => {
  const whole = [];
  for (const name of await caches.keys()) {
    const note = await (await caches.open(name)).match("https://note.invalid/");
    if (note && (await note.json()).edition.startsWith(" ") === portals) whole.push(name);
  }
  return whole.sort();
}"""


def kept(page: Page) -> list[str]:
    """The snapshots of documents that the browser keeps, each whole."""
    names: list[str] = page.evaluate(KEPT, arg=False)
    return names


def wait_until_kept(page: Page, *versions: str) -> None:
    """Until the browser keeps documents of just these versions, and the portal's own pages."""
    page.evaluate(UNTIL_KEPT, sorted(versions))


UNTIL_KEPT = f"""async versions => {{
  let names = [];
  for (const end = Date.now() + 20_000; Date.now() < end;) {{
    names = await ({KEPT})(false);
    const there = names.map(name => name.split(" ").pop()).sort();
    const isThere = JSON.stringify(there) === JSON.stringify(versions);
    if (isThere && (await ({KEPT})(true)).length) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }}
  throw new Error(`not ${{versions}} but ${{names}}`);
}}"""

AT_REST = "() => new Promise(resolve => requestIdleCallback(() => setTimeout(resolve)))"
"""Whatever a page has put off until it is at rest is done."""


def wait_until_worker_is_done(page: Page, host: Host) -> None:
    """Until the service worker has done all that the page asked of it.

    It does one thing after another, so it is done when it asks for what a last message names.
    """
    page.wait_for_load_state("networkidle")
    page.evaluate(AT_REST)
    keep(page, f"{host.address}{LAST}")
    host.wait_until_asked(LAST)


def keep(page: Page, snapshot: str) -> None:
    """Ask the service worker to keep the snapshot at this address."""
    page.evaluate(
        """async offline => (await navigator.serviceWorker.ready).active
             .postMessage({document: offline, portal: offline})""",
        snapshot,
    )


def visit(page: Page, host: Host, path: str = SECTION) -> None:
    """A first visit, long enough for the browser to keep the document."""
    page.goto(path)
    wait_until_kept(page, host.snapshot()["version"])


def lose_network(page: Page, host: Host) -> None:
    """Both ends go, so no request can slip through."""
    page.context.set_offline(offline=True)
    host.down = True
    host.asked.clear()
