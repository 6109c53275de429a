"""The search page: answers as one types, the address and the history, keys and voices."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from portal.reference.messages import messages_in
from support.browsing import DESKTOP, PHONE, OpenPage
from support.project import PLAN
from support.search_box import SEARCH, answered, ask, change_words, index_files, results

SAYS = messages_in("vi")


# --- what an answer shows and where it leads


def test_an_answer_tells_its_place_and_marks_the_words(search: Page) -> None:
    first = ask(search, "thong tin doi ngoai").first
    expect(first).to_contain_text("Kế hoạch 113/KH-LĐLĐ › Phần II › Mục 1 › Tiểu mục 1.3")
    expect(first.locator("mark").first).to_have_text("thông tin đối ngoại")


def test_an_answer_leads_to_its_provision_highlighted(search: Page) -> None:
    ask(search, "bac bo tin gia phan bac kip thoi").first.click()
    expect(search).to_have_url(re.compile(rf"/{PLAN}/(ii|iv)/#"))
    provision = search.locator(":target")
    expect(provision).to_be_in_viewport()
    plain = search.locator(".provision:not(:target)").first
    ground = "element => getComputedStyle(element).backgroundColor"
    assert provision.evaluate(ground) != plain.evaluate(ground)


def test_citation_as_query_leads_to_its_provision(search: Page) -> None:
    link = ask(search, "khẩu hiệu 7")
    expect(link).to_have_count(1)
    expect(link).to_have_attribute("href", re.compile(rf"/{PLAN}/iii/#iii-7$"))


def test_the_document_itself_is_found_by_its_number(search: Page) -> None:
    first = ask(search, "113/KH-LĐLĐ").first
    expect(first).to_have_attribute("href", re.compile(rf"/{PLAN}/$"))


ANSWERS = [
    ("điện hạt nhân", "whole", "6 kết quả"),
    ("khẩu hiệu 7", "whole", "1 kết quả"),
    ("áp phích xyz", "partial", "Không có «xyz» trong văn bản nào. Gần nhất: 2 kết quả"),
    ("tin gọn", "partial", ""),
    ("xổ số", "none", "Không tìm thấy «xổ số»."),
]


@pytest.mark.parametrize(("query", "answer", "told"), ANSWERS)
def test_what_was_typed_and_is_not_there_is_told_first(
    search: Page, query: str, answer: str, told: str
) -> None:
    ask(search, query)
    expect(results(search)).to_have_attribute("data-search-answer", answer)
    expect(search.get_by_role("status")).to_contain_text(told)


def test_where_nothing_was_asked_nothing_is_answered(search: Page) -> None:
    ask(search, "xổ số")
    search.get_by_role("searchbox").fill("")
    expect(results(search)).to_have_attribute("data-search-state", "idle")
    assert results(search).get_attribute("data-search-answer") is None


def test_corrected_query_is_offered_as_a_link(search: Page) -> None:
    ask(search, "tinh gonj booj mays")
    suggestion = search.locator("[data-search-meant]")
    expect(suggestion).to_have_text("Ý bạn là tinh gọn bộ máy?")
    suggestion.get_by_role("link").click()
    expect(search.get_by_role("searchbox")).to_have_value("tinh gọn bộ máy")
    answered(search)
    expect(suggestion).to_be_hidden()
    expect(search).to_have_url(re.compile(quote("tinh gọn bộ máy", safe="").replace("%20", r"\+")))


def test_nothing_is_found_for_what_is_not_there_and_a_way_on_is_shown(search: Page) -> None:
    expect(ask(search, "xổ số")).to_have_count(0)
    expect(search.get_by_role("status")).to_contain_text("Không tìm thấy «xổ số».")
    search.get_by_role("link", name=SAYS["whole_text"]).click()
    expect(search.locator("#iv-2-g2")).to_be_attached()


def test_further_results_are_shown_on_request(search: Page) -> None:
    expect(ask(search, "tuyên truyền")).to_have_count(10)
    count = int((search.get_by_role("status").text_content() or "").split()[0])
    search.get_by_role("button", name=SAYS["more_found"]).click()
    expect(results(search).get_by_role("link")).to_have_count(count)
    expect(results(search).get_by_role("link").nth(10)).to_be_focused()


def test_results_can_be_filtered_by_section(search: Page) -> None:
    ask(search, "đoàn viên")
    sections = search.get_by_role("combobox", name=SAYS["narrow_section"])
    name = next(text for text in sections.locator("option").all_inner_texts() if "Phần IV" in text)
    count = name.partition("(")[2].rstrip(")")
    sections.select_option(name)
    expect(search.get_by_role("status")).to_have_text(f"{count} kết quả")
    for place in results(search).locator(".results__place").all():
        expect(place).to_contain_text("Phần IV")
    expect(sections).to_have_value("Phần IV")
    search.reload()
    answered(search)
    expect(search.get_by_role("status")).to_have_text(f"{count} kết quả")
    sections.select_option("")
    expect(search).not_to_have_url(re.compile("section="))


def test_filter_without_results_is_ignored(search: Page) -> None:
    ask(search, "điện hạt nhân")
    search.goto(f"{SEARCH}?q=điện+hạt+nhân&section=Phần+IX&document=2019/1-kh-x")
    expect(answered(search)).to_have_count(6)
    expect(search).to_have_url(re.compile(r"nh%C3%A2n$"))  # nor does it wait for other answers


def test_filter_is_dropped_with_its_query(search: Page) -> None:
    search.goto(f"{SEARCH}?q=tuyên+truyền&section=Phần+III")
    answered(search)
    search.get_by_role("searchbox").fill("")
    expect(search).to_have_url(re.compile(rf"/{SEARCH}$"))
    expect(ask(search, "tuyên truyền")).to_have_count(10)


def test_filters_are_listed_in_text_order(search: Page) -> None:
    ask(search, "tuyên truyền")
    sections = search.get_by_role("combobox", name=SAYS["narrow_section"]).locator("option")
    names = [name.partition(" (")[0] for name in sections.all_inner_texts()]
    assert names[1:] == ["Căn cứ", "Phần I", "Phần II", "Phần III", "Phần IV"]


def test_no_filters_where_all_results_are_in_one_section(search: Page) -> None:
    ask(search, "điện mặt trời")
    expect(search.get_by_role("combobox")).to_have_count(0)


def test_texts_not_preloaded_are_fetched_for_results(
    open_page: OpenPage, search: Page, site: Path
) -> None:
    """As those of older documents are."""
    page = open_page(service_workers="block")
    change_words(page, index_files(site), preloaded=0)
    page.goto(SEARCH)
    for query in ("chữ ký", "điện hạt nhân", "khẩu hiệu 7", "ho tro chu ky"):
        expected = ask(search, query).first.inner_text()
        assert ask(page, query).first.inner_text() == expected


UNANSWERED = """async () => {
  const {words: path} = document.querySelector("[data-search]").dataset;
  const script = document.querySelector("link[href$='/search/backend/engine.js']").href;
  const {engineOf, fetchJson} = await import(script);
  const address = new URL(path, location.href).href;
  const data = await fetchJson(address);
  const engine = engineOf(address, data);
  const hits = await Promise.all(data.words.join(" ").split(" ").map(
    async word => [word, await engine.find(word), await engine.alike(word)]));
  return hits.filter(([word, found, alike]) => !found.length || !alike.includes(word));
}"""


@pytest.mark.parametrize("path", [SEARCH, "en/search/"])
def test_the_index_has_every_word_of_the_list(open_page: OpenPage, path: str) -> None:
    """The page looks for each word in the shard into which the build put it."""
    page = open_page()
    page.goto(path)
    assert page.evaluate(UNANSWERED) == []


# --- the address, the history, the state


def test_every_query_has_an_address(search: Page) -> None:
    assert results(search).get_attribute("data-search-state") == "idle"
    ask(search, "điện hạt nhân")
    assert search.evaluate("new URLSearchParams(location.search).get('q')") == "điện hạt nhân"
    expect(search).to_have_title(re.compile(r"^điện hạt nhân · Tìm kiếm"))
    search.get_by_role("searchbox").fill("")
    expect(results(search)).to_have_attribute("data-search-state", "idle")
    expect(search).to_have_url(re.compile(rf"/{SEARCH}$"))


def test_an_address_with_a_query_answers_it(open_page: OpenPage) -> None:
    page = open_page()
    page.goto(f"{SEARCH}?q=dien+hat+nhan&fbclid=IwAR0x")
    expect(answered(page).first).to_contain_text("điện hạt nhân")
    expect(page.get_by_role("searchbox")).to_have_value("dien hat nhan")


def test_the_query_is_kept_when_one_comes_back(search: Page) -> None:
    ask(search, "điện hạt nhân").first.click()
    expect(search.locator(":target")).to_be_visible()
    search.go_back()
    expect(search.get_by_role("searchbox")).to_have_value("điện hạt nhân")
    expect(answered(search).first).to_be_visible()


def test_going_back_returns_to_the_followed_result(search: Page) -> None:
    """Also where the page is loaded again then, as most apps' browsers do."""
    search.add_init_script("addEventListener('unload', () => {})")  # so that it is not kept
    search.goto(f"{SEARCH}?q=tuyên+truyền")
    answered(search)
    search.get_by_role("button", name=SAYS["more_found"]).click()
    links = results(search).get_by_role("link")
    count = links.count()
    links.nth(25).click()
    expect(search.locator(":target")).to_be_visible()
    search.go_back()
    expect(links).to_have_count(count)
    expect(links.nth(25)).to_be_in_viewport()


def test_going_back_returns_to_a_query_whose_results_were_read(search: Page) -> None:
    search.clock.install()
    search.reload()
    ask(search, "facebook")
    search.clock.fast_forward(1200)  # longer than reading takes
    ask(search, "băng rôn")
    search.go_back()
    expect(search.get_by_role("searchbox")).to_have_value("facebook")


def test_each_query_is_one_history_entry(search: Page) -> None:
    for query in ("đoàn viên", "băng rôn"):
        search.get_by_role("searchbox").fill("")
        search.get_by_role("searchbox").press_sequentially(query)
        answered(search)
        search.keyboard.press("Enter")
    search.go_back()
    expect(search.get_by_role("searchbox")).to_have_value("đoàn viên")
    expect(answered(search).first).to_contain_text(re.compile("đoàn viên", re.IGNORECASE))
    search.go_forward()
    expect(search.get_by_role("searchbox")).to_have_value("băng rôn")
    expect(answered(search).first).to_contain_text("In khẩu hiệu")


def test_the_last_query_wins(search: Page) -> None:
    search.evaluate("""() => {
      const field = document.querySelector("input[name=q]");
      for (const query of ["đoàn viên", "xổ số", "áp phích"]) {
        field.value = query;
        field.dispatchEvent(new Event("input"));
      }
    }""")
    expect(answered(search)).to_have_count(2)
    expect(results(search)).to_contain_text("áp phích")


def test_one_letter_is_too_short_for_a_query(search: Page) -> None:
    search.get_by_role("searchbox").fill("đ")
    expect(search.get_by_role("status")).to_have_text(SAYS["search_short"])
    expect(results(search)).to_have_attribute("data-search-state", "idle")


@pytest.mark.parametrize(
    "query", ["a" * 5000, "đoàn " * 1000, "tu kh nq bch cnvclđ " * 300, "(.*)+ <b>"]
)
def test_any_pasted_text_gets_an_answer(search: Page, query: str) -> None:
    ask(search, query)
    expect(results(search)).to_have_attribute("data-search-state", "done")
    assert search.locator("[data-search] b").count() == 0


def test_a_paste_that_is_cut_says_so(search: Page) -> None:
    search.context.grant_permissions(["clipboard-read", "clipboard-write"])
    search.evaluate("text => navigator.clipboard.writeText(text)", "đoàn viên " * 30)
    search.get_by_role("searchbox").focus()
    search.keyboard.press("Control+V")
    answered(search)
    status = search.get_by_role("status")
    expect(status).to_contain_text(SAYS["search_cut"])
    search.keyboard.press("Backspace")
    expect(status).not_to_contain_text(SAYS["search_cut"])


# --- keys and voices


def test_escape_on_an_answer_returns_to_the_field(search: Page) -> None:
    ask(search, "điện hạt nhân")
    search.keyboard.press("ArrowDown")
    search.keyboard.press("Escape")
    expect(search.get_by_role("searchbox")).to_be_focused()
    expect(search.get_by_role("searchbox")).to_have_value("điện hạt nhân")


def test_the_arrow_keys_lead_through_the_answers_and_back(search: Page) -> None:
    links = ask(search, "điện hạt nhân")
    for index in (0, 1):
        search.keyboard.press("ArrowDown")
        expect(links.nth(index)).to_be_focused()
    search.keyboard.press("ArrowUp")
    search.keyboard.press("ArrowUp")
    expect(search.get_by_role("searchbox")).to_be_focused()


def test_search_field_is_focused_on_desktop(open_page: OpenPage) -> None:
    page = open_page(**DESKTOP)
    page.goto(SEARCH)
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_results_stay_visible_above_a_phone_keyboard(open_page: OpenPage) -> None:
    page = open_page(**PHONE)
    page.goto(SEARCH)
    ask(page, "điện hạt nhân")
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).not_to_be_focused()


def test_result_count_is_announced_to_screen_readers(search: Page) -> None:
    ask(search, "điện hạt nhân")
    expect(search.get_by_role("status")).to_have_text("6 kết quả")
