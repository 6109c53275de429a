"""Aids to reading: the size of letters, a voice that reads, the last place."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from portal.reference.messages import messages_in
from support.browsing import PHONE, OpenPage, wait_until
from support.page_kinds import LONGEST
from support.project import PLAN
from support.provision_actions import OWN

SAYS = messages_in("vi")
NO_STORAGE = """
  Object.defineProperty(window, "localStorage", {get() { throw new Error("not here"); }});
"""
FULL = """
  Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };
"""

REMEMBERED = """name => JSON.parse(
  localStorage.getItem("place:/2025/113-kh-ldld/") ?? "{}").id === name"""

# --- the size of letters


def size(page: Page) -> float:
    found: float = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    return found


def resize(page: Page, name: str, times: int = 1) -> None:
    for _ in range(times):
        before = size(page)
        page.locator("article, main").first.get_by_role("button", name=SAYS[name]).click()
        wait_until(
            page,
            "before => parseFloat(getComputedStyle(document.documentElement).fontSize) !== before",
            before,
        )


def test_letters_grow_in_steps_and_shrink_again(open_page: OpenPage) -> None:
    page = open_page()
    page.goto(LONGEST)
    sizes = [size(page)]
    for _ in range(3):
        resize(page, "text_larger")
        sizes.append(size(page))
    assert sizes == [16, 18, 20, 24]
    larger = page.locator("article, main").first.get_by_role("button", name=SAYS["text_larger"])
    expect(larger).to_have_attribute("aria-disabled", "true")
    resize(page, "text_smaller", 3)
    assert size(page) == 16


@pytest.mark.parametrize(
    "path", ["", f"{PLAN}/", f"{PLAN}/toan-van/", OWN, "tim-kiem/", "404.html"]
)
def test_the_size_is_remembered_on_every_page(open_page: OpenPage, path: str) -> None:
    page = open_page()
    page.goto(LONGEST)
    resize(page, "text_larger", 2)
    page.goto(path)
    assert size(page) == 20
    page.get_by_role("button", name=SAYS["text_smaller"]).click()
    wait_until(page, "() => document.documentElement.dataset.size === '1'")
    assert size(page) == 18


@pytest.mark.parametrize("refusal", [NO_STORAGE, FULL], ids=["none", "full"])
def test_without_storage_the_size_holds_for_the_page(open_page: OpenPage, refusal: str) -> None:
    page = open_page(refusal)
    page.goto(LONGEST)
    resize(page, "text_larger")
    assert size(page) == 18
    page.goto(LONGEST)
    assert size(page) == 16


def test_without_javascript_nothing_offers_it(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(LONGEST)
    expect(page.locator("[data-text-size]:visible")).to_have_count(0)
    expect(page.locator("[data-aloud]:visible")).to_have_count(0)


# --- reading aloud


def voices(*languages: str, is_late: bool = False) -> str:
    """A device with voices of these languages; what they say is kept in `said`."""
    return f"""
      window.said = [];
      const all = {json.dumps(languages)}.map(lang => ({{lang, localService: true, name: lang}}));
      const heard = new EventTarget();
      let known = {json.dumps(not is_late)};
      window.tell = () => {{ known = true; heard.dispatchEvent(new Event("voiceschanged")); }};
      Object.defineProperty(window, "speechSynthesis", {{value: {{
        getVoices: () => known ? all : [],
        addEventListener: (type, listener) => heard.addEventListener(type, listener),
        speak: (one) => {{ said.push(one.text); window.now = one; }},
        cancel: () => {{ window.now?.onerror?.({{error: "canceled"}}); window.now = null; }},
      }}}});
      window.SpeechSynthesisUtterance = class {{ constructor(text) {{ this.text = text; }} }};
    """


def aloud(page: Page) -> Locator:
    return page.get_by_role("button", name=SAYS["aloud"])


def listen(page: Page, path: str = LONGEST) -> Locator:
    """Begin to listen; gives the bar with the controls."""
    page.goto(path)
    aloud(page).click()
    bar = page.get_by_role("region", name=SAYS["aloud"])
    expect(bar).to_be_visible()
    return bar


def end_of_line(page: Page, times: int = 1) -> None:
    for _ in range(times):
        page.evaluate("now.onend()")


def read_now(page: Page) -> str:
    """The id of the provision that is marked."""
    found: list[str] = page.locator(".is-aloud").evaluate_all("all => all.map(one => one.id)")
    (only,) = found
    return only


def test_line_by_line_is_read_marked_and_shown(open_page: OpenPage) -> None:
    page = open_page(voices("en-US", "vi-VN"), reduced_motion="reduce", **PHONE)
    listen(page)
    assert page.evaluate("[now.voice.lang, now.lang]") == ["vi-VN", "vi-VN"]
    seen = [(read_now(page), page.evaluate("now.text"))]
    for _ in range(5):
        end_of_line(page)
        seen.append((read_now(page), page.evaluate("now.text")))
    clause, point = "ii-1-1", "ii-1-1-g1"
    assert [name for name, _ in seen] == ["ii", "ii-1", clause, clause, point, point]
    assert seen[0][1] == "II. NỘI DUNG TUYÊN TRUYỀN"
    assert seen[2][1].startswith("1.1. Tuyên truyền, quán triệt sâu sắc chủ trương")
    expect(page.locator("#ii-1-1-g1")).to_be_in_viewport()


def test_all_words_of_the_page_are_read_in_order(open_page: OpenPage) -> None:
    page = open_page(voices("vi-VN"))
    listen(page, f"{PLAN}/iii/")
    while page.evaluate("Boolean(window.now)"):
        end_of_line(page)
    expect(page.get_by_role("region", name=SAYS["aloud"])).to_have_count(0)
    words = page.locator("main .provision").evaluate_all("all => all.map(one => one.innerText)")
    said: list[str] = page.evaluate("said")
    assert " ".join(said).split() == " ".join(words).split()


def test_pause_and_go_on_with_the_same_line(open_page: OpenPage) -> None:
    page = open_page(voices("vi-VN"))
    bar = listen(page)
    end_of_line(page, 2)
    line = page.evaluate("now.text")
    bar.get_by_role("button", name=SAYS["aloud_pause"]).click()
    assert page.evaluate("now") is None
    assert read_now(page) == "ii-1-1"
    bar.get_by_role("button", name=SAYS["aloud_resume"]).click()
    assert page.evaluate("now.text") == line
    expect(bar.get_by_role("button", name=SAYS["aloud_pause"])).to_be_visible()


def test_go_to_the_next_and_the_previous_paragraph(open_page: OpenPage) -> None:
    page = open_page(voices("vi-VN"))
    bar = listen(page)
    passed = []
    for name in ("next", "next", "next", "previous", "previous", "previous", "previous"):
        bar.get_by_role("button", name=SAYS[f"aloud_{name}"]).click()
        passed.append(read_now(page))
    assert passed == ["ii-1", "ii-1-1", "ii-1-1-g1", "ii-1-1", "ii-1", "ii", "ii"]


def test_stop_ends_it_and_gives_the_focus_back(open_page: OpenPage) -> None:
    page = open_page(voices("vi-VN"))
    bar = listen(page)
    bar.get_by_role("button", name=SAYS["aloud_stop"], exact=True).click()
    expect(bar).to_have_count(0)
    expect(page.locator(".is-aloud")).to_have_count(0)
    expect(aloud(page)).to_be_focused()
    assert page.evaluate("now") is None


def test_it_begins_where_the_reader_is(open_page: OpenPage) -> None:
    page = open_page(voices("vi-VN"), viewport={"width": 1280, "height": 800})
    page.goto(LONGEST)
    page.evaluate("document.getElementById('ii-1-3').scrollIntoView({behavior: 'instant'})")
    aloud(page).dispatch_event("click")
    expect(page.get_by_role("region", name=SAYS["aloud"])).to_be_visible()
    assert read_now(page) == "ii-1-3"


def test_a_voice_that_fails_pauses(open_page: OpenPage) -> None:
    page = open_page(voices("vi-VN"))
    bar = listen(page)
    page.evaluate("now.onerror({error: 'synthesis-failed'})")
    expect(bar.get_by_role("button", name=SAYS["aloud_resume"])).to_be_visible()


def test_it_is_offered_where_a_voice_of_the_language_is(open_page: OpenPage) -> None:
    offered = {}
    for languages in ((), ("en-US",), ("vi-VN",), ("vi_VN",), ("vi",), ("vie-VN",)):
        page = open_page(voices(*languages))
        page.goto(LONGEST)
        page.wait_for_load_state("load")
        offered[languages] = aloud(page).is_visible()
    assert {languages for languages, is_offered in offered.items() if is_offered} == {
        ("vi-VN",),
        ("vi_VN",),
        ("vi",),
    }


def test_a_translation_is_read_by_a_voice_of_its_own_language(open_page: OpenPage) -> None:
    page = open_page(voices("vi-VN", "en-GB"))
    page.goto(f"en/{LONGEST}")
    page.get_by_role("button", name=messages_in("en")["aloud"]).click()
    wait_until(page, "() => window.now")
    assert page.evaluate("now.lang") == "en-GB"


def test_voices_that_are_known_late_are_offered_then(open_page: OpenPage) -> None:
    page = open_page(voices("vi-VN", is_late=True))
    page.goto(LONGEST)
    page.wait_for_load_state("load")
    expect(aloud(page)).to_be_hidden()
    page.evaluate("tell()")
    expect(aloud(page)).to_be_visible()


def test_a_provisions_own_page_is_read_too(open_page: OpenPage) -> None:
    page = open_page(voices("vi-VN"))
    listen(page, OWN)
    assert read_now(page) == "ii-1-1"


# --- the last place


def read_to(page: Page, name: str, path: str = LONGEST) -> None:
    """Scroll a page to a provision, and rest there until it is remembered."""
    page.goto(path)
    page.evaluate(
        "name => document.getElementById(name).scrollIntoView({behavior: 'instant'})", name
    )
    wait_until(page, REMEMBERED, name)


def offer(page: Page) -> Locator:
    return page.locator("[data-last-place]")


@pytest.mark.parametrize("path", [f"{PLAN}/", LONGEST])
def test_the_last_place_is_offered_at_the_next_visit(
    open_page: OpenPage, device: dict[str, Any], path: str
) -> None:
    page = open_page(**device)
    read_to(page, "ii-1-4")
    page.goto("")
    page.goto(path)
    link = offer(page).get_by_role("link")
    place = page.evaluate("JSON.parse(localStorage.getItem('place:/2025/113-kh-ldld/')).name")
    assert re.fullmatch(r"\w.* 1\.4, mục 1, phần II", place)
    expect(link).to_have_text(f"{SAYS['read_on']} {place}")
    link.click()
    expect(page).to_have_url(re.compile(r"/ii/#ii-1-4$"))
    expect(page.locator("#ii-1-4")).to_be_in_viewport()
    expect(offer(page)).to_be_hidden()


def test_it_is_offered_and_not_forced(open_page: OpenPage) -> None:
    page = open_page()
    read_to(page, "ii-1-4")
    page.goto("")
    page.goto(f"{PLAN}/")
    expect(offer(page)).to_be_visible()
    assert page.evaluate("scrollY") == 0
    offer(page).get_by_role("button", name=SAYS["close"]).click()
    expect(offer(page)).to_be_hidden()


def test_it_is_not_offered_to_who_asks_for_another_place(open_page: OpenPage) -> None:
    page = open_page()
    read_to(page, "ii-1-4")
    for path in (f"{LONGEST}#ii-2", f"{PLAN}/iii/", f"{PLAN}/toan-van/", f"en/{PLAN}/", OWN, ""):
        page.goto("404.html")
        page.goto(path)
        page.wait_for_load_state("networkidle")
        expect(offer(page).locator("visible=true")).to_have_count(0)


def test_nor_to_who_is_in_the_document_already(open_page: OpenPage) -> None:
    page = open_page()
    read_to(page, "ii-1-4")
    page.evaluate("document.querySelector('.breadcrumb a').click()")
    page.wait_for_url(re.compile(f"/{PLAN}/$"))
    page.wait_for_load_state("networkidle")
    expect(offer(page)).to_be_hidden()


def test_the_beginning_is_no_place_to_remember(open_page: OpenPage) -> None:
    page = open_page()
    page.goto(LONGEST)
    page.evaluate("scrollTo({top: 20, behavior: 'instant'})")
    page.wait_for_load_state("networkidle")
    page.goto("")
    assert page.evaluate("Object.keys(localStorage)") == []


@pytest.mark.parametrize("stored", ["", "{", "null", "[]", '{"path": 1}', '{"path": "/x/"}'])
def test_what_others_stored_there_is_not_offered(open_page: OpenPage, stored: str) -> None:
    page = open_page(f"localStorage.setItem('place:/2025/113-kh-ldld/', {json.dumps(stored)})")
    page.goto(f"{PLAN}/")
    page.wait_for_load_state("networkidle")
    expect(offer(page)).to_be_hidden()


@pytest.mark.parametrize("refusal", [NO_STORAGE, FULL], ids=["none", "full"])
def test_without_storage_nothing_is_remembered_or_broken(open_page: OpenPage, refusal: str) -> None:
    page = open_page(refusal)
    page.goto(LONGEST)
    page.evaluate("document.getElementById('ii-1-4').scrollIntoView({behavior: 'instant'})")
    page.wait_for_timeout(600)
    page.goto(f"{PLAN}/")
    page.wait_for_load_state("networkidle")
    expect(offer(page)).to_be_hidden()
