"""Without a network: one visit keeps the whole document, always of one version."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from portal.reference.messages import messages_in
from support.browsing import OpenPage
from support.failing_host import (
    AT_REST,
    SECTION,
    SNAPSHOT,
    Host,
    keep,
    kept,
    lose_network,
    read_snapshot,
    visit,
    wait_until_kept,
    wait_until_worker_is_done,
    write_snapshot,
)
from support.project import PLAN
from support.provision_actions import with_more

SAYS = messages_in("vi")
EN = f"en/{SNAPSHOT}"
LOADED = """
[...document.querySelectorAll("script[src], link[rel=stylesheet], link[rel=prefetch]")]
  .map(file => file.src || file.href)
"""
"""The styles and scripts that a page names."""


# --- one visit keeps everything


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_after_one_visit_every_page_opens_without_a_network(
    guest: Page, host: Host, prefix: str
) -> None:
    guest.goto(f"{prefix}{SECTION}")
    snapshot = host.snapshot(f"{prefix}{SNAPSHOT}")
    wait_until_kept(guest, snapshot["version"])
    lose_network(guest, host)
    assert len(snapshot["pages"]) > 53
    assert f"{prefix}{PLAN}/ii-1-1/" in snapshot["pages"]
    titles, styled = {}, {}
    for path in snapshot["pages"]:
        guest.goto(path, wait_until="domcontentloaded")
        titles[path] = guest.locator("h1").first.inner_text()
        styled[path] = guest.evaluate("[...document.styleSheets].some(s => s.cssRules.length)")
    assert [path for path, title in titles.items() if not title] == []
    assert [path for path, is_styled in styled.items() if not is_styled] == []
    assert set(host.asked) <= {"sw.js"}  # of which browsers ask for a newer one by themselves


def test_navigation_and_actions_work_offline(guest: Page, host: Host) -> None:
    visit(guest, host, f"{PLAN}/")
    lose_network(guest, host)
    guest.goto(f"{PLAN}/i/")
    guest.locator("[rel=next]").click()
    expect(guest).to_have_url(f"{host.address}{SECTION}")
    guest.locator('a.permalink[href$="/ii-1-1/"]').click()
    with_more(guest.locator("dialog")).locator("[data-action=qr]").click()
    expect(guest.locator("dialog [data-address]")).to_contain_text(f"{PLAN}/ii-1-1/")
    expect(guest.locator("dialog img")).to_be_visible()
    guest.locator("dialog [data-action=open]").click()
    expect(guest).to_have_url(f"{host.address}{PLAN}/ii-1-1/")
    expect(guest.get_by_role("button", name=SAYS["copy_link"])).to_be_visible()


@pytest.mark.parametrize("end", ["?fbclid=IwAR0x", "?fbclid=IwAR0x#ii-2-1", "index.html"])
def test_query_strings_and_index_html_open_the_cached_page(
    guest: Page, host: Host, end: str
) -> None:
    visit(guest, host, "")
    lose_network(guest, host)
    guest.goto(SECTION + end)
    expect(guest.locator("#ii-2-1")).to_be_visible()


def test_a_link_without_its_last_slash_still_opens(guest: Page, host: Host) -> None:
    visit(guest, host, "")
    lose_network(guest, host)
    guest.goto(f"{PLAN}/ii-1-1")
    expect(guest).to_have_url(f"{host.address}{PLAN}/ii-1-1/")
    expect(guest.locator("#ii-1-1")).to_be_visible()


def test_pages_of_no_document_fail_offline(guest: Page, host: Host) -> None:
    visit(guest, host)
    lose_network(guest, host)
    with pytest.raises(Error, match=r"ERR_INTERNET_DISCONNECTED|ERR_FAILED"):
        guest.goto("khong-co/")


# --- the reader is told


def test_a_page_tells_when_the_network_goes_and_comes(guest: Page, host: Host) -> None:
    visit(guest, host)
    notice = guest.locator("[data-offline-notice]")
    expect(notice).to_be_hidden()
    guest.context.set_offline(offline=True)
    expect(notice).to_be_visible()
    expect(notice).to_have_text(SAYS["offline_notice"])
    guest.context.set_offline(offline=False)
    expect(notice).to_be_hidden()


def test_cached_page_shows_the_offline_notice(guest: Page, host: Host) -> None:
    visit(guest, host)
    lose_network(guest, host)
    guest.goto(f"{PLAN}/ii-1-1/")
    expect(guest.locator("[data-offline-notice]")).to_be_visible()


# --- a network that does not deserve the name


def test_cached_page_is_shown_when_the_host_fails(guest: Page, host: Host) -> None:
    visit(guest, host)
    host.down = True
    guest.goto(f"{PLAN}/iii/")
    expect(guest.locator("#iii-7")).to_be_visible()
    expect(guest.locator("[data-offline-notice]")).to_be_visible()


def test_cached_page_is_shown_soon_when_the_host_hangs(guest: Page, host: Host) -> None:
    visit(guest, host)
    host.silent.clear()
    guest.goto(f"{PLAN}/iii/", timeout=10_000)
    expect(guest.locator("#iii-7")).to_be_visible()
    expect(guest.locator("[data-offline-notice]")).to_be_visible()


def test_online_page_comes_from_the_host(guest: Page, host: Host) -> None:
    visit(guest, host)
    page = host.folder / PLAN / "iii/index.html"
    page.write_text(page.read_text("utf-8").replace("quang vinh", "rất quang vinh"), "utf-8")
    guest.goto(f"{PLAN}/iii/")
    expect(guest.locator("#iii-8")).to_contain_text("rất quang vinh")
    expect(guest.locator("[data-offline-notice]")).to_be_hidden()


def test_deleted_page_gives_404_online(browser: Browser, host: Host) -> None:
    context = browser.new_context(base_url=host.address)
    page = context.new_page()
    visit(page, host)
    shutil.rmtree(host.folder / PLAN / "iii")
    answer = page.goto(f"{PLAN}/iii/")
    assert answer is not None
    assert answer.status == 404
    context.close()


# --- one version at a time


def test_the_same_version_is_asked_for_only_once(guest: Page, host: Host) -> None:
    visit(guest, host)
    for path in (f"{PLAN}/iii/", "", f"{PLAN}/ii-1-1/"):
        guest.goto(path, wait_until="networkidle")
    wait_until_worker_is_done(guest, host)
    assert host.asked.count(SNAPSHOT) == 1


def test_a_new_version_replaces_the_old_whole(guest: Page, host: Host) -> None:
    visit(guest, host)
    host.publish("quang vinh", "rất quang vinh")
    guest.goto(f"{PLAN}/")
    wait_until_kept(guest, "new")
    wait_until_worker_is_done(guest, host)
    assert guest.evaluate("async () => (await caches.keys()).length") == 3  # and portal, assets
    lose_network(guest, host)
    for path in (f"{PLAN}/iii/", f"{PLAN}/toan-van/", f"{PLAN}/iii-8/"):
        guest.goto(path)
        expect(guest.locator("#iii-8")).to_contain_text("rất quang vinh")
        loaded = guest.evaluate(LOADED)
        assert all("/assets/0123456789ab/" in file for file in loaded)


def test_a_download_cut_short_leaves_the_old_version_whole(guest: Page, host: Host) -> None:
    visit(guest, host)
    before = guest.evaluate("caches.keys()")
    old = host.snapshot()
    host.publish("quang vinh", "rất quang vinh")
    host.broken = re.compile(r"/js/actions/sheet\.js$")  # the page itself needs it only later
    guest.goto(f"{PLAN}/")
    wait_until_worker_is_done(guest, host)
    assert any(path.endswith("/js/actions/sheet.js") for path in host.asked)
    assert guest.evaluate("caches.keys()") == before
    guest.context.set_offline(offline=True)
    for path in old["pages"]:
        if "/iii" in path:
            guest.goto(path, wait_until="domcontentloaded")
            expect(guest.locator("body")).not_to_contain_text("rất quang vinh")
            loaded = guest.evaluate(LOADED)
            assert not any("/assets/0123456789ab/" in file for file in loaded)
    guest.context.set_offline(offline=False)
    host.broken = None
    guest.goto(f"{PLAN}/")
    wait_until_kept(guest, "new")


def test_both_languages_are_kept_side_by_side(guest: Page, host: Host) -> None:
    visit(guest, host)
    guest.goto(f"en/{SECTION}")
    wait_until_kept(guest, *(host.snapshot(path)["version"] for path in (EN, SNAPSHOT)))
    lose_network(guest, host)
    guest.goto(f"en/{PLAN}/iii/")
    guest.goto(f"{PLAN}/iii/")
    expect(guest.locator("#iii-8")).to_be_visible()


def test_only_the_latest_documents_are_kept(guest: Page, host: Host) -> None:
    visit(guest, host)
    versions = [host.snapshot()["version"]]
    for number in range(6):
        versions.append(f"v{number}")
        snapshot = host.snapshot() | {"document": f"2026/{number}", "version": f"v{number}"}
        write_snapshot(host.folder / f"{number}.bin", snapshot)
        keep(guest, f"{host.address}{number}.bin")
        wait_until_kept(guest, *versions[-5:])


# --- where nothing is kept


@pytest.mark.parametrize(
    "script",
    [
        "delete Navigator.prototype.serviceWorker",
        "navigator.serviceWorker.register = () => Promise.reject(new Error('not here'))",
        "Object.defineProperty(navigator, 'serviceWorker', {get() { throw new Error('no'); }})",
    ],
    ids=["missing", "refused", "throwing"],
)
@pytest.mark.parametrize("path", [SECTION, f"{PLAN}/ii-1-1/"])
def test_where_service_workers_are_missing_nothing_breaks(
    open_page: OpenPage, path: str, script: str
) -> None:
    page = open_page(script)
    page.goto(path, wait_until="networkidle")
    page.evaluate(AT_REST)
    assert kept(page) == []


def test_data_saver_prevents_caching(open_page: OpenPage) -> None:
    page = open_page("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    page.goto(SECTION, wait_until="networkidle")
    page.evaluate(AT_REST)
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_preview_caches_nothing(guest: Page, host: Host) -> None:
    page = host.folder / SECTION / "index.html"
    page.write_text(re.sub(r'<meta name="offline"[^>]*>', "", page.read_text("utf-8")), "utf-8")
    guest.goto(SECTION, wait_until="networkidle")
    guest.evaluate(AT_REST)
    count = guest.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)")
    assert count == 0


def test_a_visit_online_tells_of_no_error(
    open_page: OpenPage, device: dict[str, Any], site: Path
) -> None:
    page = open_page(**device)
    page.goto(SECTION)
    wait_until_kept(page, read_snapshot(site / SNAPSHOT)["version"])
    page.goto(f"{PLAN}/ii-1-1/")
    page.goto("")
