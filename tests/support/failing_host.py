"""A host whose files change while one reads, and that fails as hosts and networks do."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Iterator
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
SNAPSHOT = f"{PLAN}/offline.json"
LAST = "no-such-snapshot.json"
VERSION = r'(<meta name="version" content=")[^"]*'


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
        kept: dict[str, Any] = json.loads((self.folder / path).read_text("utf-8"))
        return kept

    def publish(self, old: str, new: str) -> None:
        """Put a new version online: `new` for `old` on every page, and a style of its own."""
        shutil.copytree(self.assets, self.assets.with_name("0123456789ab"))
        names = {old: new, self.assets.name: "0123456789ab"}
        shutil.rmtree(self.assets)
        for file in [*self.folder.rglob("*.html"), *self.folder.rglob("offline.json")]:
            text = file.read_text("utf-8")
            for before, after in names.items():
                text = text.replace(before, after)
            file.write_text(text, "utf-8")
        self.call("new", version="new")

    def call(self, commit: str, **changed: str) -> None:
        """Make all of the site say that it was built from `commit`."""
        for file in self.folder.rglob("offline.json"):
            snapshot = json.loads(file.read_text("utf-8")) | {"built": commit} | changed
            file.write_text(json.dumps(snapshot, ensure_ascii=False), "utf-8")
        for file in self.folder.rglob("*.html"):
            said = re.sub(VERSION, rf"\g<1>{commit}", file.read_text("utf-8"))
            file.write_text(said, "utf-8")

    @property
    def assets(self) -> Path:
        """The folder of styles and scripts."""
        name: str = self.snapshot()["assets"][0].split("/")[1]
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
    """A copy of the built site, as if built from one commit, on a host of its own."""
    folder = scratch / ROOT
    shutil.copytree(site, folder)
    host = Host(folder)
    host.silent.set()
    host.call("old")
    with serving(partial(_Handler, directory=str(scratch), host=host)) as address:
        host.address = f"{address}{ROOT}/"
        try:
            yield host
        finally:
            host.silent.set()


KEPT = """async () => {
  const whole = [];
  for (const name of await caches.keys()) {
    if (await (await caches.open(name)).match("https://note.invalid/")) whole.push(name);
  }
  return whole.sort();
}"""


def kept(page: Page) -> list[str]:
    """The snapshots that the browser keeps, each whole."""
    names: list[str] = page.evaluate(KEPT)
    return names


def wait_until_kept(page: Page, *versions: str) -> None:
    """Until the browser keeps snapshots of just these versions."""
    page.evaluate(UNTIL_KEPT, sorted(versions))


UNTIL_KEPT = f"""async versions => {{
  let names = [];
  for (const end = Date.now() + 20_000; Date.now() < end;) {{
    names = await ({KEPT})();
    const there = names.map(name => name.split(" ").pop()).sort();
    if (JSON.stringify(there) === JSON.stringify(versions)) return;
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
             .postMessage({offline, version: ""})""",
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
