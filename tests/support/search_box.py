"""How tests search: typed in the page's own box, until its answers are there."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

SEARCH = "tim-kiem/"


def results(page: Page) -> Locator:
    return page.locator("[data-search-results]")


def ask(page: Page, query: str) -> Locator:
    """Type a query and wait for its answers."""
    page.get_by_role("searchbox").fill(query)
    return answered(page)


def answered(page: Page) -> Locator:
    expect(results(page)).to_have_attribute("data-search-state", "done")
    return results(page).get_by_role("link")


@dataclass(frozen=True)
class IndexFiles:
    """The Vietnamese index: its words, and a pattern of the addresses of each kind of file."""

    data: dict[str, Any]
    words: str
    texts: str
    shards: str


def index_files(site: Path) -> IndexFiles:
    """The index of a built site."""
    page = (site / SEARCH / "index.html").read_text("utf-8")
    (words,) = re.findall(r'data-words="[./]*([^"]+)"', page)
    data = json.loads((site / words).read_bytes())
    texts, shards = ("|".join(data[kind].split()) for kind in ("texts", "shards"))
    return IndexFiles(data, words, texts, shards)


def change_words(page: Page, files: IndexFiles, **changes: Any) -> None:
    """Let the file of the words, which names all others, be another one."""
    page.route(re.compile(files.words), lambda route: route.fulfill(json={**files.data, **changes}))


def add_texts(page: Page, files: IndexFiles) -> None:
    """Let there be texts that do not come with the words, so that the index is asked."""
    texts, sizes = f"{files.data['texts']} 000000000000", [*files.data["sizes"], 1]
    change_words(page, files, texts=texts, sizes=sizes)
