"""Slogans on banners, posters and images: position and size of texts, and what is refused."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageFilter

from portal.model.documents import Document
from portal.model.library import Library
from portal.model.problems import UserError
from portal.model.site_data import WordGroups
from portal.print.formats import BANNERS, IMAGES, POSTERS, Format, Size, banner, parse_size
from portal.print.layout_rules import MILLIMETRE, RULES
from portal.print.outline_pdf import OUTLINES
from portal.print.outlines import line_width
from portal.print.render import Sheet, render_sheets
from portal.print.slogan_layout import block_height, lay_out
from portal.print.slogans import (
    Wanted,
    banner_sheet,
    find_slogan,
    slogan_sheets,
    slogan_texts,
    slogans_of,
)
from portal.print.typesetting import pdf
from support import pdfs
from support.project import ROOT

ISSUER = "LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU"
REFERENCES = ROOT / "tests/unit/print/references"
FORMS = {form.name: form for form in (*map(banner, BANNERS), *POSTERS, *IMAGES)}
PAGES = dict(zip(FORMS, (*BANNERS, Size(297, 420), Size(420, 594)), strict=False))
"""The physical sizes of what the PDF files show, in millimetres."""


@pytest.fixture(scope="module")
def word_groups(library: Library) -> WordGroups:
    return library.word_groups


@pytest.fixture(scope="module")
def sheets(plan: Document, word_groups: WordGroups) -> list[Sheet]:
    return slogan_sheets(plan, word_groups)


@pytest.fixture(scope="module")
def files(sheets: list[Sheet], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return render_sheets(sheets, tmp_path_factory.mktemp("cache"))


def name(path: str) -> str:
    """The end of a file's name: "ap-phich-a3.pdf"."""
    return re.sub(r".*/khau-hieu-\d+-", "", path)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_slogan_letters_fill_the_box(form: Format, plan: Document, word_groups: WordGroups) -> None:
    for slogan in slogans_of(plan):
        layout = lay_out(slogan.text, ISSUER, form, word_groups)
        size, lines = layout.fitted.size, layout.fitted.lines
        widths = [(line_width(line) + layout.tracking * (len(line) - 1)) * size for line in lines]
        height = block_height(len(lines)) * size
        assert " ".join(lines) == slogan.text
        assert max(widths) <= layout.box.width * 1.0001
        assert height <= layout.box.height * 1.0001
        assert max(widths) > 0.9 * layout.box.width or height > 0.92 * layout.box.height
        assert layout.legible


def test_every_slogan_has_its_seven_files(plan: Document, sheets: list[Sheet]) -> None:
    folder = "2025/113-kh-ldld/iii-7/khau-hieu-7"
    assert [sheet.path for sheet in sheets if folder in sheet.path] == [
        f"{folder}-bang-ron-600x80cm-ti-le-1-10.pdf",
        f"{folder}-bang-ron-300x100cm.pdf",
        f"{folder}-bang-ron-500x150cm.pdf",
        f"{folder}-bang-ron-1000x200cm-ti-le-1-10.pdf",
        f"{folder}-ap-phich-a3.pdf",
        f"{folder}-anh-1080x1350.png",
        f"{folder}-anh-1200x630.png",
    ]
    assert len({sheet.path for sheet in sheets}) == 70
    assert {sheet.date for sheet in sheets} == {datetime(2025, 1, 7, tzinfo=UTC)}
    texts = slogan_texts(plan)
    eighth = "\ufeffĐảng Cộng sản Việt Nam quang vinh muôn năm!\n".encode()
    assert (len(texts), texts["2025/113-kh-ldld/iii-8/khau-hieu-8-loi-van.txt"]) == (10, eighth)


def test_pages_have_their_physical_size(files: dict[str, bytes]) -> None:
    for path, file in files.items():
        if path.endswith(".png"):
            with Image.open(io.BytesIO(file)) as image:
                assert f"anh-{image.width}x{image.height}.png" == name(path)
                assert len(file) < 20_000, path
            continue
        with pikepdf.open(io.BytesIO(file)) as opened:
            (page,) = opened.pages
            assert "/UserUnit" not in page.obj, path
            sides = [float(side) for side in page.mediabox]
            assert sides == [float(side) for side in page.trimbox]
            subject = str(opened.docinfo["/Subject"])
        assert max(sides) <= 14_400, path
        reduced = "-ti-le-1-10" in path
        true = [side * (10 if reduced else 1) / MILLIMETRE for side in sides[2:]]
        assert true == pytest.approx(PAGES[name(path)], abs=0.1), path
        assert ("in phóng 1000%" if reduced else "in 100%") in subject, path
        assert len(file) < 9_000, path


def test_each_pdf_tells_its_slogan(files: dict[str, bytes], plan: Document) -> None:
    """To screen readers and in lists of files; what is printed are outlines, not letters."""
    texts = {slogan.number: slogan.text for slogan in slogans_of(plan)}
    for path, file in files.items():
        number = path.split("khau-hieu-")[1].partition("-")[0]
        if path.endswith(".pdf"):
            text = texts[number]
            with pikepdf.open(io.BytesIO(file)) as opened:
                assert [entry.title for entry in opened.open_outline().root] == [text], path
                assert str(opened.docinfo["/Title"]) == text, path
                assert str(opened.Root.Lang) == "vi-VN", path
                assert tags(opened.Root.StructTreeRoot) == ["/Document", "/H1", "/P"], path
                (document,) = opened.Root.StructTreeRoot.K
                told = [str(element.ActualText) for element in document.K]
                assert told == [text, ISSUER], path
                assert "/Font" not in opened.pages[0].Resources, path


def tags(element: pikepdf.Object) -> list[str]:
    """The tags of all structure elements below one."""
    kids: Any = element.get("/K", [])
    every = [*kids] if isinstance(kids, pikepdf.Array) else [kids]
    inner = [kid for kid in every if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return [tag for kid in inner for tag in (str(kid.S), *tags(kid))]


def test_outlines_are_the_letters_that_typst_sets(
    plan: Document, word_groups: WordGroups, tmp_path: Path
) -> None:
    """The same layout, drawn as outlines and set by another program in the same font."""
    for slogan in slogans_of(plan):
        layout = lay_out(slogan.text, ISSUER, POSTERS[0], word_groups)
        day = datetime(2025, 1, 7, tzinfo=UTC)
        sheet = Sheet("sheet.pdf", OUTLINES, {**layout.data(), "subject": "A3"}, day)
        (drawn,) = render_sheets([sheet], tmp_path).values()
        pages = []
        for file in (drawn, pdf(REFERENCES / "slogan.typ", {"data": sheet.json}, day)):
            (tmp_path / "sheet.pdf").write_bytes(file)
            (page,) = pdfs.pages(tmp_path / "sheet.pdf", dpi=60)
            pages.append(page.point([0 if value < 150 else 255 for value in range(256)]))
        edges_aside = ImageChops.difference(*pages).filter(ImageFilter.MinFilter(3))
        assert edges_aside.getbbox() is None, slogan.number


def test_a_banner_has_the_name_and_the_ground_around_it_that_are_asked_for(
    plan: Document, word_groups: WordGroups, tmp_path: Path
) -> None:
    wanted = Wanted(Size(3000, 1000), bleed=50, issuer="Công đoàn xã Mường So")
    sheet = banner_sheet(plan, slogans_of(plan)[6], wanted, word_groups)
    assert sheet.data["issuer"] == "CÔNG ĐOÀN XÃ MƯỜNG SO"
    (file,) = render_sheets([sheet], tmp_path).values()
    with pikepdf.open(io.BytesIO(file)) as opened:
        page = opened.pages[0]
        boxes = [
            [float(side) / MILLIMETRE for side in box] for box in (page.mediabox, page.trimbox)
        ]
    assert boxes == [
        pytest.approx([-50, -50, 3050, 1050], abs=0.1),
        pytest.approx([0, 0, 3000, 1000], abs=0.1),
    ]


def test_images_are_yellow_on_red_within_their_margins(files: dict[str, bytes]) -> None:
    for path, file in files.items():
        if path.endswith(".png"):
            form = FORMS[name(path)]
            with Image.open(io.BytesIO(file)) as image:
                shown = image.convert("RGB")
            found = shown.getcolors(1 << 16) or []
            common = {colour for _, colour in sorted(found, reverse=True)[:2]}
            assert common == {(0xDA, 0x25, 0x1D), (0xFF, 0xFF, 0x00)}, path
            box = shown.getchannel("G").point([0] * 128 + [255] * 128).getbbox()
            assert box is not None
            left, top, right, bottom = box
            assert left >= form.margin_x - 4, path
            assert form.width - right >= form.margin_x - 16, path
            assert top >= form.margin_y - 2, path
            assert form.height - bottom >= form.margin_y - 8, path  # the dot below Ộ


def test_same_slogan_gives_same_bytes(
    sheets: list[Sheet], files: dict[str, bytes], tmp_path: Path
) -> None:
    some = [sheet for sheet in sheets if "/iii-7/" in sheet.path]
    assert render_sheets(some, tmp_path) == {sheet.path: files[sheet.path] for sheet in some}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("600x80cm", Size(6000, 800)),
        ("6x0.8m", Size(6000, 800)),
        ("6x0,8m", Size(6000, 800)),
        ("6000x800mm", Size(6000, 800)),
        (" 6 × 0,8 M ", Size(6000, 800)),
        ("6m x 80cm", Size(6000, 800)),
        ("600cm*0.8m", Size(6000, 800)),
        ("605x81mm", Size(605, 81)),
        ("50x50m", Size(50_000, 50_000)),
    ],
)
def test_banner_sizes_are_parsed_as_people_write_them(written: str, expected: Size) -> None:
    assert parse_size(written) == expected


@pytest.mark.parametrize(
    "written", ["", "600", "600x80", "x80cm", "600x80in", "600x80x2cm", "-6x1m", "٦x٨m", "1e3x9cm"]
)
def test_invalid_banner_sizes_are_refused(written: str) -> None:
    with pytest.raises(UserError, match=f"^«{re.escape(written)}» không phải một khổ băng rôn."):
        parse_size(written)


@pytest.mark.parametrize("written", ["0x80cm", "600x0.2mm", "51x1m", "1x51m", "999999x999999m"])
def test_unprintable_banner_sizes_are_refused(written: str) -> None:
    with pytest.raises(UserError, match=f"^Khổ «{written}» không in được: .* từ 1 mm đến 50 m."):
        parse_size(written)


@pytest.mark.parametrize(
    ("number", "size"),
    [(7, Size(600, 80)), (1, Size(600, 80)), (8, Size(201, 100)), (1, Size(600, 240))],
)
def test_a_banner_too_small_to_read_is_refused(
    number: int, size: Size, plan: Document, word_groups: WordGroups
) -> None:
    """The advised size is legible, and no smaller one is."""
    slogan = slogans_of(plan)[number - 1]
    with pytest.raises(UserError) as caught:
        banner_sheet(plan, slogan, Wanted(size), word_groups)
    found = re.search(r"Hãy chọn khổ từ (\S+) trở lên", str(caught.value))
    assert found
    advised = parse_size(found[1])
    layout = lay_out(slogan.text, ISSUER, banner(advised), word_groups)
    assert layout.capitals >= RULES.min_capitals * MILLIMETRE
    assert banner_sheet(plan, slogan, Wanted(advised), word_groups).path.endswith(
        f"bang-ron-{advised}.pdf"
    )
    for width in range(10, advised.width, 10):
        height = -(-width * size.height // size.width // 10) * 10
        smaller = banner(Size(width, height))
        assert not lay_out(slogan.text, ISSUER, smaller, word_groups).legible, width


def test_banner_is_refused_with_the_reason(plan: Document, word_groups: WordGroups) -> None:
    why = "phải cao ít nhất 25 mm để đọc được từ 9 m (khổ này: {} mm), và dòng tên đơn vị phải vừa"
    with pytest.raises(UserError) as caught:
        banner_sheet(plan, slogans_of(plan)[6], Wanted(Size(600, 80)), word_groups)
    assert str(caught.value) == (
        f"Khẩu hiệu 7: khổ 60x8cm quá nhỏ. Chữ hoa {why.format(9)} chiều ngang. Hãy chọn khổ từ"
        " 157x21cm trở lên."
    )
    with pytest.raises(UserError) as caught:
        banner_sheet(plan, slogans_of(plan)[6], Wanted(Size(49_000, 1)), word_groups)
    assert str(caught.value) == (
        f"Khẩu hiệu 7: khổ 49000x1mm quá nhỏ. Chữ hoa {why.format(0)} chiều ngang. Cùng tỉ lệ, đến"
        " 50 m cũng không đủ chỗ: hãy chọn tỉ lệ khác."
    )


@pytest.mark.parametrize(
    "size", [Size(50_000, 3000), Size(2000, 3000), Size(4001, 2000), Size(4000, 2000)]
)
def test_banners_of_custom_sizes_are_rendered(
    size: Size, plan: Document, word_groups: WordGroups, tmp_path: Path
) -> None:
    """Wide ones have four lines at most, others as many as fit best."""
    sheet = banner_sheet(plan, slogans_of(plan)[6], Wanted(size), word_groups)
    (file,) = render_sheets([sheet], tmp_path).values()
    assert (len(sheet.data["lines"]) <= 4) == (size.width > 2 * size.height)
    with pikepdf.open(io.BytesIO(file)) as opened:
        page = opened.pages[0]
        scale = 10 if max(size) > 5080 else 1
        true = [float(side) * scale / MILLIMETRE for side in page.mediabox[2:]]
    assert true == pytest.approx(size, abs=0.1)


def test_slogan_is_offered_in_every_format_in_which_it_is_legible(
    plan: Document, word_groups: WordGroups
) -> None:
    """A slogan kept together as one phrase has no line breaks, and is too small on short lines."""
    whole = tuple(slogan.text for slogan in slogans_of(plan))
    sheets = slogan_sheets(plan, replace(word_groups, kept_together=whole, leading=()))
    first = [
        sheet.path.rpartition("khau-hieu-4-")[2] for sheet in sheets if "/iii-4/" in sheet.path
    ]
    assert first == [banner(size).name for size in BANNERS]


def test_slogans_are_found_by_number_or_id(library: Library) -> None:
    for name, number in ((None, "7"), ("2025/113-kh-ldld", "07"), ("docs/2025/113-kh-ldld/", "7.")):
        document, slogan = find_slogan(library, name, number)
        assert (document.id, slogan.id) == ("2025/113-kh-ldld", "iii-7")
    with pytest.raises(UserError, match="Không có văn bản nào có khẩu hiệu ở «2024/x»"):
        find_slogan(library, "2024/x", "7")


def test_a_name_in_other_letters_is_refused(plan: Document, word_groups: WordGroups) -> None:
    wanted = Wanted(Size(3000, 1000), issuer="ກຳມະບານ")
    with pytest.raises(UserError, match="Không hiển thị được ký tự «ກ»"):
        banner_sheet(plan, slogans_of(plan)[6], wanted, word_groups)


def test_box_without_room_is_illegible(word_groups: WordGroups) -> None:
    layout = lay_out("An toàn!", ISSUER, banner(Size(10, 1)), word_groups)
    assert (layout.fitted.size, layout.legible) == (0.0, False)


@pytest.mark.parametrize(
    "form", [FORMS["bang-ron-300x100cm.pdf"], *POSTERS[:1]], ids=lambda f: f.kind
)
def test_sheets_look_like_their_reference_images(
    form: Format, word_groups: WordGroups, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    slogan = "Tập trung thực hiện thắng lợi cuộc cách mạng về tổ chức bộ máy!"
    data = lay_out(slogan, ISSUER, form, word_groups).data()
    sheet = Sheet("sheet.pdf", OUTLINES, {**data, "subject": ""}, datetime(2025, 1, 7, tzinfo=UTC))
    (file,) = render_sheets([sheet], tmp_path).values()
    (tmp_path / "sheet.pdf").write_bytes(file)
    (page,) = pdfs.pages(tmp_path / "sheet.pdf", dpi=4 if form.kind == "banner" else 30)
    reference = REFERENCES / f"{form.kind}.png"
    if request.config.getoption("--write-expected"):
        page.save(reference, optimize=True)
    with Image.open(reference) as expected:
        assert pdfs.difference(page, expected) < pdfs.ALIKE
