"""Addresses that went elsewhere lead on in a real browser, with scripts and without."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.reference.permalinks import listed, listed_lines
from portal.source.loader import load
from support.failing_host import hosted, lose_network, visit
from support.http_server import serving_files
from support.page_kinds import reading
from support.project import PLAN
from support.project_copy import commit, copy_project

OLD = "2025/13-kh-ldld"
"""Where plan 113 was published before, in the story of these tests."""

MOVES = f"""moves:
  - from: /{OLD}/
    to: /{PLAN}/
    reason: Số văn bản ghi sai khi đưa lên.
  - from: /{OLD}/#ii-9
    to: /{PLAN}/#ii-3
    reason: Đánh lại số.
  - from: /{PLAN}/#ii-9
    to: /{PLAN}/#ii-3
    reason: Đánh lại số.
"""


@pytest.fixture(scope="module")
def moved_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's site with a document and a provision that went elsewhere."""
    root = copy_project(tmp_path_factory.mktemp("moved") / "project")
    lists = root / "docs/permalinks"
    plan = (lists / f"{PLAN}.txt").read_text("utf-8")
    older = plan.replace("113-kh-ldld", "13-kh-ldld").replace(" ii-3 ", " ii-3 ii-9 ")
    (lists / f"{OLD}.txt").write_text(older, "utf-8")
    gone = re.sub(
        r"(?m)^(/(?:en/)?2025/113-kh-ldld/(?:ii|toan-van)/ .*)$", r"\1 ii-9 ii-9-g1", plan
    )
    gone += "".join(f"/{root}{PLAN}/ii-9/ ii-9\n" for root in ("", "en/"))
    (lists / f"{PLAN}.txt").write_text(gone, "utf-8")
    (lists / "moves.yml").write_text(MOVES, "utf-8")
    commit(root, "B")
    command = [sys.executable, "scripts/build.py", "build"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return root / "site"


@pytest.fixture(scope="module")
def moved(moved_site: Path) -> Iterator[str]:
    with serving_files(moved_site) as address:
        yield address


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def page(browser: Browser, moved: str, *, scripts: bool) -> Iterator[Page]:
    with reading(browser, moved, java_script_enabled=scripts) as page:
        yield page


@pytest.mark.parametrize("root", ["", "en/"])
def test_the_old_address_of_a_document_leads_to_the_new_one(
    page: Page, moved: str, root: str
) -> None:
    page.goto(f"{root}{OLD}/ii/?fbclid=1")
    expect(page).to_have_url(f"{moved}{root}{PLAN}/ii/")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"{OLD}/ii/#ii-1-1", f"{PLAN}/ii/#ii-1-1"),
        (f"en/{OLD}/toan-van/#iii-7", f"en/{PLAN}/toan-van/#iii-7"),
        (f"{OLD}/ii/#ii-9", f"{PLAN}/ii/#ii-3"),
        (f"{PLAN}/ii-9/", f"{PLAN}/ii-3/"),
        (f"{PLAN}/ii-9/#ii-9", f"{PLAN}/ii-3/#ii-3"),
        (f"{PLAN}/ii/#ii-9", f"{PLAN}/ii/#ii-3"),
        (f"{PLAN}/toan-van/#ii-9-g1", f"{PLAN}/toan-van/#ii-3-g1"),
        (f"en/{PLAN}/ii/#ii-9", f"en/{PLAN}/ii/#ii-3"),
    ],
)
def test_fragments_are_kept_and_led_on(browser: Browser, moved: str, old: str, new: str) -> None:
    with reading(browser, moved) as page:
        page.goto(old)
        expect(page).to_have_url(moved + new)
        expect(page.locator(f"[id='{new.partition('#')[2] or 'ii-3'}']")).to_be_in_viewport()


def test_a_link_on_the_same_page_is_led_on_too(browser: Browser, moved: str) -> None:
    with reading(browser, moved) as page:
        page.goto(f"{PLAN}/ii/")
        page.evaluate("location.hash = 'ii-9'")
        expect(page).to_have_url(f"{moved}{PLAN}/ii/#ii-3")


def test_without_scripts_only_the_link_that_was_asked_for_shows(
    browser: Browser, moved: str
) -> None:
    with reading(browser, moved, java_script_enabled=False) as page:
        page.goto(f"{PLAN}/ii/")
        expect(page.locator("[data-moved]")).to_be_hidden()
        page.goto(f"{PLAN}/ii/#ii-9")
        link = page.locator("[data-moved] a:visible")
        expect(link).to_have_count(1)
        expect(link).to_be_in_viewport()
        link.click()
        expect(page).to_have_url(f"{moved}{PLAN}/ii/#ii-3")


def test_a_file_is_still_at_its_old_address(moved_site: Path) -> None:
    for old, new in (
        (f"{OLD}/13-kh-ldld.pdf", f"{PLAN}/113-kh-ldld.pdf"),
        (f"{OLD}/document.json", f"{PLAN}/document.json"),
        (f"{OLD}/original/13-kh-ldld.txt", f"{PLAN}/original/113-kh-ldld.txt"),
        (f"en/{OLD}/13-kh-ldld-en.pdf", f"en/{PLAN}/113-kh-ldld-en.pdf"),
    ):
        assert (moved_site / old).read_bytes() == (moved_site / new).read_bytes()


def test_search_engines_are_told_of_the_new_address_alone(moved_site: Path) -> None:
    listed = "".join(file.read_text("utf-8") for file in moved_site.glob("sitemap*.xml"))
    assert OLD not in listed
    assert "/ii-9/" not in listed
    text = (moved_site / OLD / "ii/index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in text
    assert f'<link rel="canonical" href="https://congdoan-laichau.example/{PLAN}/ii/">' in text


def test_every_listed_address_is_in_the_site(moved_site: Path) -> None:
    for address in listed(listed_lines(load(moved_site.parent))):
        name = "index.html" if address.endswith("/") else ""
        assert (moved_site / address[1:] / name).is_file(), address


def test_old_addresses_lead_on_without_a_network(
    browser: Browser, moved_site: Path, tmp_path: Path
) -> None:
    with hosted(moved_site, tmp_path) as host:
        context = browser.new_context(base_url=host.address)
        page = context.new_page()
        page.set_default_timeout(20_000)
        visit(page, host, f"{PLAN}/ii/")
        lose_network(page, host)
        page.goto(f"{OLD}/ii/#ii-1-1")
        expect(page).to_have_url(f"{host.address}{PLAN}/ii/#ii-1-1")
        context.close()
