"""The page on which readers check a file or a text, in a browser: answers, privacy, offline."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from portal.export.digests import normalized
from portal.model.documents import Document
from portal.pages.build_context import read_context
from portal.pages.earlier_files import earlier_files
from portal.reference.catalogue import catalogue_of
from portal.reference.messages import messages_in
from portal.source.loader import load
from support.browsing import OpenPage
from support.corrected_document import DAY, ID
from support.failing_host import Host, lose_network, visit
from support.project import PLAN

SAYS = messages_in("vi")
VERIFY = "xac-minh/"
PDF = f"{PLAN}/113-kh-ldld.pdf"
CITED = "Kế hoạch số 113/KH-LĐLĐ ngày 07/01/2025 của LĐLĐ tỉnh Lai Châu"


@pytest.fixture
def verify(open_page: OpenPage) -> Page:
    page = open_page()
    page.goto(VERIFY)
    return page


def answer(page: Page) -> Locator:
    return page.get_by_role("status")


def pick(page: Page, name: str, data: bytes) -> None:
    file = FilePayload(name=name, mimeType="application/octet-stream", buffer=data)
    page.get_by_label(SAYS["verify_choose"]).set_input_files(file)


def drop(page: Page, *files: Path) -> None:
    """Drop files or folders of the disk on the page, as a hand does."""
    devtools = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(file) for file in files], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        event = {"type": kind, "x": 40, "y": 40, "data": data}
        devtools.send("Input.dispatchDragEvent", event)
    devtools.detach()


def paste(page: Page, text: str) -> None:
    page.get_by_label(SAYS["verify_paste"]).fill(text)
    page.get_by_role("button", name=SAYS["verify_check"]).click()


@pytest.mark.parametrize(
    "path",
    [
        PDF,
        f"en/{PLAN}/113-kh-ldld-en.docx",
        f"{PLAN}/original/113-kh-ldld.txt",
        f"{PLAN}/iii-7/khau-hieu-7-loi-van.txt",
        f"{PLAN}/ii/card.png",
        f"{PLAN}/document.json",
    ],
)
def test_a_file_of_the_portal_is_known_under_any_name(verify: Page, site: Path, path: str) -> None:
    pick(verify, "Bản chép (1).bin", (site / path).read_bytes())
    expect(answer(verify)).to_contain_text(SAYS["verify_genuine"])
    link = answer(verify).get_by_role("link", name=path.rpartition("/")[2])
    assert link.evaluate("link => link.href").endswith(f"/{path}")
    expect(answer(verify).get_by_role("link", name=CITED)).to_be_visible()


def test_a_file_altered_by_one_byte_is_foreign(verify: Page, site: Path) -> None:
    data = bytearray((site / PDF).read_bytes())
    data[len(data) // 2] ^= 1
    pick(verify, "113-kh-ldld.pdf", bytes(data))
    expect(answer(verify)).to_contain_text(SAYS["verify_foreign"])
    expect(answer(verify)).not_to_contain_text(SAYS["verify_genuine"])
    answer(verify).get_by_role("link", name=SAYS["verify_find"]).click()
    expect(verify.get_by_role("searchbox")).to_be_visible()


def test_a_file_of_someone_else_is_foreign(verify: Page) -> None:
    pick(verify, "la.pdf", b"%PDF-1.7\n\xe2\xe3\xcf\xd3")
    expect(answer(verify)).to_contain_text(SAYS["verify_foreign"])


def test_an_empty_file_is_told_as_such(verify: Page) -> None:
    pick(verify, "trong.txt", b"")
    expect(answer(verify)).to_contain_text(SAYS["verify_empty"])
    expect(answer(verify)).to_contain_text("trong.txt")


def test_a_file_that_changed_is_checked_anew(verify: Page, site: Path, tmp_path: Path) -> None:
    file = tmp_path / "113-kh-ldld.pdf"
    chooser = verify.get_by_label(SAYS["verify_choose"])
    data = (site / PDF).read_bytes()
    for changed, expected in ((data, "verify_genuine"), (data[:-1], "verify_foreign")):
        file.write_bytes(changed)
        chooser.set_input_files(file)
        expect(answer(verify)).to_contain_text(SAYS[expected])
        expect(answer(verify)).to_contain_text(file.name)
        # Of an input with this path, a browser tells no change when it is chosen again.
        expect(chooser).to_have_value("")


def test_a_dropped_file_is_checked(verify: Page, site: Path) -> None:
    drop(verify, site / PDF)
    expect(answer(verify)).to_contain_text(SAYS["verify_genuine"])
    expect(answer(verify)).to_contain_text("113-kh-ldld.pdf")


def test_of_several_dropped_files_none_is_checked(verify: Page, site: Path, tmp_path: Path) -> None:
    (other := tmp_path / "la.pdf").write_bytes(b"%PDF-1.7")
    for files in ([site / PDF, other], [other, site / PDF]):
        drop(verify, site / PDF)
        expect(answer(verify)).to_contain_text(SAYS["verify_genuine"])
        drop(verify, *files)
        expect(answer(verify)).to_contain_text(SAYS["verify_several"])
        expect(answer(verify)).not_to_contain_text(SAYS["verify_genuine"])


def test_what_cannot_be_read_is_told_as_such(verify: Page, site: Path, tmp_path: Path) -> None:
    (folder := tmp_path / "thu-muc").mkdir()
    drop(verify, folder)
    expect(answer(verify)).to_contain_text(SAYS["verify_unreadable"])
    expect(answer(verify)).to_contain_text("thu-muc")
    drop(verify, site / PDF)
    expect(answer(verify)).to_contain_text(SAYS["verify_genuine"])


def test_pasted_words_are_known_to_the_letter(verify: Page, plan: Document) -> None:
    slogan = next(one for one in plan.official.provisions if one.id == "iii-7")
    paste(verify, f"\n {slogan.label}\u00a0{slogan.text}  \n")
    expect(answer(verify)).to_contain_text(SAYS["verify_genuine_words"])
    answer(verify).get_by_role("link", name=SAYS["verify_words"]).click()
    verify.wait_for_url("**/iii-7/")
    verify.go_back()
    paste(verify, slogan.text.replace("!", "."))
    expect(answer(verify)).to_contain_text(SAYS["verify_foreign_words"])


def test_copied_text_of_a_unit_with_others_in_it_is_known(verify: Page, plan: Document) -> None:
    clause = plan.official.ancestry["ii-1-1"][-1]
    paste(verify, "\n".join(f"{one.label} {one.text}" for one in clause.walk()))
    expect(answer(verify)).to_contain_text(SAYS["verify_genuine_words"])


@pytest.mark.parametrize("turned", ["\u202e{}\u202c", "\u2067{}\u2069", "\u200f{}", "{}\u061c"])
def test_words_that_are_turned_are_never_genuine(verify: Page, plan: Document, turned: str) -> None:
    slogan = next(one for one in plan.official.provisions if one.id == "iii-7")
    text = turned.format(slogan.text)
    paste(verify, text)
    expect(answer(verify)).to_contain_text(SAYS["verify_turned"])
    pick(verify, "zalo.txt", text.encode("utf-16"))
    expect(answer(verify)).to_contain_text("zalo.txt")
    expect(answer(verify)).to_contain_text(SAYS["verify_turned"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_transcription_that_was_saved_again_is_known_by_its_words(
    verify: Page, site: Path, encoding: str
) -> None:
    original = site / PLAN / "original/113-kh-ldld.txt"
    text = unicodedata.normalize("NFD", original.read_text("utf-8")).replace("\n", "\r\n")
    pick(verify, "luu lai.txt", text.encode(encoding))
    expect(answer(verify)).to_contain_text(SAYS["verify_transcription"])
    link = answer(verify).get_by_role("link", name=original.name)
    assert link.evaluate("link => link.href").endswith(f"/{PLAN}/original/{original.name}#")
    expect(answer(verify).get_by_role("link", name=CITED)).to_be_visible()
    pick(verify, "sua.txt", text.replace("113", "131", 1).encode(encoding))
    expect(answer(verify)).to_contain_text(SAYS["verify_foreign"])


def test_a_file_of_nothing_but_published_letters_is_no_published_file(
    verify: Page, site: Path, plan: Document
) -> None:
    slogan = next(one for one in plan.official.provisions if one.id == "iii-7")
    transcription = (site / PLAN / "original/113-kh-ldld.txt").read_text("utf-8")
    for text, says in ((slogan.text, "genuine_text"), (transcription, "transcription")):
        pick(verify, "lien.txt", normalized(text).encode())
        expect(answer(verify)).to_contain_text(SAYS[f"verify_{says}"])
        expect(answer(verify)).to_contain_text(SAYS["verify_genuine_words"])
        expect(answer(verify)).not_to_contain_text(SAYS["verify_genuine_file"])


def test_a_file_that_was_replaced_is_told_as_such(
    open_page: OpenPage, corrected_site: Path, corrected_address: str
) -> None:
    root = corrected_site.with_name("corrected-project")
    library = load(root, ("vi", "en"))
    context = read_context(root, catalogue_of(library), library.paths)
    _, files = next(earlier_files(root, ID, context))
    page = open_page(base_url=corrected_address)
    page.goto(VERIFY)
    pick(page, "zalo.pdf", files[f"{ID}/7-kh-ldld.pdf"])
    expect(answer(page)).to_contain_text(SAYS["verify_older_file"])
    expect(answer(page)).to_contain_text("7-kh-ldld.pdf, ghi ngày 10/01/2025")
    answer(page).get_by_role("link").click()
    page.wait_for_url(f"**/{ID}/")


def test_words_before_a_correction_are_told_as_such(
    open_page: OpenPage, corrected_address: str
) -> None:
    page = open_page(base_url=corrected_address)
    page.goto(VERIFY)
    paste(page, f"Báo cáo kết quả về Liên đoàn {DAY[0]}.")
    expect(answer(page)).to_contain_text(SAYS["verify_older"])
    paste(page, f"Báo cáo kết quả về Liên đoàn {DAY[1]}.")
    expect(answer(page)).to_contain_text(SAYS["verify_genuine_words"])
    paste(page, f"Báo cáo kết quả về Liên đoàn {DAY[0]}.")
    answer(page).get_by_role("link", name="phiên bản 07/01/2025").click()
    page.wait_for_url(f"**/{ID}/@*/#ii-2")
    expect(page.locator("#ii-2")).to_contain_text(DAY[0])


def test_nothing_of_a_file_leaves_the_machine(verify: Page, site: Path) -> None:
    asked: list[str] = []
    verify.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    pick(verify, "113-kh-ldld.pdf", (site / PDF).read_bytes())
    expect(answer(verify)).to_contain_text(SAYS["verify_genuine"])
    (only,) = [one for one in asked if "/checks-" in one]
    assert only.startswith("GET ")
    assert len(only.rpartition("/")[2]) == len("0.json")


def test_a_check_that_fails_says_so_and_can_be_repeated(loose_page: OpenPage, site: Path) -> None:
    page = loose_page(service_workers="block")
    page.route("**/checks-*/*", lambda route: route.abort())
    page.goto(VERIFY)
    drop(page, site / PDF)
    expect(answer(page)).to_contain_text(SAYS["verify_failed"])
    expect(answer(page)).not_to_contain_text(SAYS["verify_unreadable"])
    page.unroute("**/checks-*/*")
    drop(page, site / PDF)
    expect(answer(page)).to_contain_text(SAYS["verify_genuine"])


def test_it_works_without_a_network(guest: Page, host: Host) -> None:
    data = (host.folder / PDF).read_bytes()
    visit(guest, host)
    lose_network(guest, host)
    guest.goto(VERIFY)
    pick(guest, "113.pdf", data)
    expect(answer(guest)).to_contain_text(SAYS["verify_genuine"])
    pick(guest, "113.pdf", data[:-1])
    expect(answer(guest)).to_contain_text(SAYS["verify_foreign"])


def test_where_no_digest_can_be_computed_it_says_so(open_page: OpenPage) -> None:
    page = open_page("Object.defineProperty(crypto, 'subtle', {value: undefined})")
    page.goto(VERIFY)
    expect(answer(page)).to_contain_text(SAYS["verify_insecure"])
    expect(page.get_by_label(SAYS["verify_choose"])).to_be_hidden()


def test_without_javascript_it_tells_how_to_compare_by_hand(
    open_page: OpenPage, site: Path
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(VERIFY)
    expect(page.get_by_text(SAYS["verify_without_script"])).to_be_visible()
    expect(page.locator("main [data-ask]:visible, main button:visible")).to_have_count(0)
    expect(page.get_by_text(f"sha256sum {SAYS['verify_sample']}")).to_be_visible()
    href = page.get_by_role("link", name="sha256-2025.txt").get_attribute("href")
    assert href is not None
    listed = (site / VERIFY / href).resolve().read_text("utf-8")
    assert f"  {PDF}\n" in listed
