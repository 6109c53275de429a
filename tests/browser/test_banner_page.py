"""The page that makes banners, in a browser: what is drawn, what is told, what is downloaded."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from portal.print.layout_rules import MILLIMETRE
from support.browsing import OpenPage
from support.page_kinds import Visit
from support.project import PLAN

MAKER = f"{PLAN}/iii/bang-ron/"
NAME = "Công đoàn xã Mường So"


@pytest.fixture
def maker(open_page: OpenPage) -> Page:
    page = open_page(viewport={"width": 360, "height": 740})
    page.goto(f"{MAKER}?so=iii-7")
    page.locator("form[data-banner]").wait_for()
    return page


def downloaded(page: Page, name: str, folder: Path) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    waiting.value.save_as(folder / "file")
    return waiting.value.suggested_filename, (folder / "file").read_bytes()


def ask(page: Page, width: str, height: str) -> None:
    page.get_by_label("Rộng (m)").fill(width)
    page.get_by_label("Cao (m)").fill(height)


def test_a_banner_of_any_size_has_the_units_own_name(maker: Page, tmp_path: Path) -> None:
    maker.get_by_label("Tên đơn vị ở chân băng rôn").fill(NAME)
    ask(maker, "4,2", "0.7")
    maker.get_by_label("Nền thêm mỗi phía").select_option("5 cm")
    expect(maker.locator("[data-told]")).to_contain_text(
        "Khổ 4,2 × 0,7 m, tệp vẽ đúng khổ thật: in 100%. Thêm nền 5 cm mỗi phía."
    )
    name, file = downloaded(maker, "Tải PDF", tmp_path)
    assert name == "khau-hieu-7-bang-ron-420x70cm-them-5cm-cong-doan-xa-muong-so.pdf"
    with pikepdf.open(io.BytesIO(file)) as opened:
        page = opened.pages[0]
        sides = [round(float(side) / MILLIMETRE) for side in (*page.mediabox, *page.trimbox)]
        assert sides == [-50, -50, 4250, 750, 0, 0, 4200, 700]
        assert str(opened.docinfo["/Author"]) == NAME.upper()


def test_what_no_page_can_hold_is_drawn_smaller_and_says_so(maker: Page, tmp_path: Path) -> None:
    expect(maker.locator("[data-told]")).to_contain_text(
        "Khổ thật 6 × 0,8 m; tệp vẽ theo tỉ lệ 1:10"
    )
    name, file = downloaded(maker, "Tải PDF", tmp_path)
    assert name == "khau-hieu-7-bang-ron-600x80cm-ti-le-1-10.pdf"
    with pikepdf.open(io.BytesIO(file)) as opened:
        sides = [round(float(side) / MILLIMETRE) for side in opened.pages[0].mediabox]
        assert sides == [0, 0, 600, 80]
    name, file = downloaded(maker, "Tải SVG", tmp_path)
    assert name == "khau-hieu-7-bang-ron-600x80cm.svg"
    assert b'width="6000mm" height="800mm"' in file


def test_the_picture_is_the_file(maker: Page, tmp_path: Path) -> None:
    shown = maker.locator("[data-picture] svg").evaluate("svg => svg.outerHTML")
    _, file = downloaded(maker, "Tải SVG", tmp_path)
    written = file.decode().replace("/>", "></path>").replace("></path></g>", "></rect></g>")
    paths = re.compile(r' d="([^"]+)"')
    assert paths.findall(shown) == paths.findall(written) != []
    assert maker.locator("[data-picture] text, [data-picture] foreignObject").count() == 0


@pytest.mark.parametrize(
    ("label", "typed", "told"),
    [
        ("Rộng (m)", "", "Hãy gõ chiều rộng và chiều cao bằng mét"),
        ("Cao (m)", "80", "Hãy gõ chiều rộng và chiều cao bằng mét"),
        ("Rộng (m)", "0,5", "Khổ này quá nhỏ"),
        ("Tên đơn vị ở chân băng rôn", " ", "Hãy gõ tên đơn vị."),
        ("Tên đơn vị ở chân băng rôn", "ກຳ", "Không có nét chữ cho ký tự: ກ ຳ."),
    ],
)
def test_what_cannot_be_made_is_told_and_not_offered(
    maker: Page, label: str, typed: str, told: str
) -> None:
    maker.get_by_label(label).fill(typed)
    expect(maker.get_by_role("status")).to_contain_text(told)
    expect(maker.get_by_role("status")).to_be_in_viewport()
    expect(maker.get_by_role("button", name="Tải PDF")).to_be_disabled()
    expect(maker.get_by_label(label)).to_have_attribute("aria-invalid", "true")


def test_the_scale_shown_is_that_of_the_file(maker: Page) -> None:
    scale = maker.get_by_label("Tỉ lệ của tệp PDF")
    expect(scale).to_have_value("10")
    ask(maker, "3", "1")
    expect(scale).to_have_value("1")
    scale.select_option("1:10")
    ask(maker, "2", "1")
    expect(scale).to_have_value("10")


def test_what_is_pasted_unseen_with_a_name_is_left_out(maker: Page) -> None:
    maker.get_by_label("Tên đơn vị ở chân băng rôn").fill("Công đoàn\u200b xã\u00ad Mường So\u200e")
    expect(maker.locator("[data-picture] title")).to_contain_text(NAME.upper())


def test_a_long_name_is_drawn_whole(maker: Page) -> None:
    name = f"{NAME}, huyện Phong Thổ, tỉnh Lai Châu, trực thuộc Liên đoàn Lao động tỉnh Lai Châu"
    ask(maker, "10", "3")
    maker.get_by_label("Tên đơn vị ở chân băng rôn").fill(name)
    expect(maker.locator("[data-picture] title")).to_contain_text(name.upper())


def test_an_address_with_what_is_not_offered_changes_nothing(open_page: OpenPage) -> None:
    page = open_page()
    page.goto(f"{MAKER}?so=iii-99&mep=999&ti-le=abc")
    page.locator("[data-picture] svg").wait_for()
    expect(page.get_by_label("Khẩu hiệu")).to_have_value("iii-1")
    expect(page.get_by_label("Nền thêm mỗi phía")).to_have_value("0")


def test_the_address_keeps_what_was_chosen(maker: Page) -> None:
    maker.get_by_label("Khẩu hiệu").select_option("iii-3")
    maker.get_by_label("Tên đơn vị ở chân băng rôn").fill(NAME)
    maker.get_by_label("Khổ thường dùng").select_option("3 × 1 m")
    maker.reload()
    expect(maker.get_by_label("Khẩu hiệu")).to_have_value("iii-3")
    expect(maker.get_by_label("Tên đơn vị ở chân băng rôn")).to_have_value(NAME)
    expect(maker.get_by_label("Rộng (m)")).to_have_value("3")
    expect(maker.locator("[data-picture] title")).to_contain_text("Tinh gọn bộ máy")


def test_without_javascript_it_leads_to_the_ready_files(visit: Visit) -> None:
    with visit(java_script_enabled=False) as page:
        page.goto(MAKER)
        expect(page.locator("form[data-banner]")).to_be_hidden()
        expect(page.get_by_text("Trang này cần JavaScript")).to_be_visible()
        page.get_by_role("link", name="Các tệp làm sẵn").filter(visible=True).click()
        expect(page.locator(".slogan-list__file").first).to_be_visible()
