"""The text of PDFs: some printed by an office program, small ones made here, hostile ones."""

from __future__ import annotations

import zlib
from io import BytesIO

import pikepdf
import pytest

from portal.importing import pdf_text
from portal.importing.pdf_text import PdfText, read_pdf
from portal.model.problems import UserError
from support.documents import text_of
from support.project import ROOT

PDFS = ROOT / "tests/support/data/pdf"


def told(read: PdfText) -> list[str]:
    return [one.text for one in (*read.done, *read.doubts)]


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.replace("\xad", "").split("\n") if line.strip()]


def pdf(*pages: str) -> bytes:
    """A PDF with these contents of pages, in one of the fonts that every reader has."""
    made = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name("/Times-Roman"),
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    for content in pages:
        page = made.add_blank_page(page_size=(595, 842))
        page.Contents = made.make_stream(content.encode("latin-1"))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def shown(*words: tuple[str, float, float]) -> str:
    """A page's content: each text at its place."""
    return "".join(f"BT /F 12 Tf {x} {y} Td ({text}) Tj ET\n" for text, x, y in words)


@pytest.mark.parametrize("name", ["d10", "d13", "d7", "g03"])
def test_a_printed_document_has_the_text_of_its_word_file(name: str) -> None:
    read = read_pdf("x.pdf", (PDFS / f"{name}.pdf").read_bytes())
    assert lines(read.text) == lines(text_of(name))
    assert [one for one in told(read) if "số trang" not in one] == []


def test_a_font_without_a_line_height_keeps_the_columns_of_a_foot_apart() -> None:
    read = read_pdf("x.pdf", (PDFS / "g02.pdf").read_bytes())
    assert lines(read.text)[-8:] == lines(text_of("g02"))[-8:]
    assert told(read) == []


def test_pages_are_joined_and_their_numbers_removed() -> None:
    full = "Cong doan cac cap to chuc tuyen truyen sau rong den doan vien, nguoi lao dong"
    first = shown((full, 85, 700), (full, 85, 680), ("2", 300, 60))
    second = shown(("trong toan tinh.", 85, 780), ("- Het.", 85, 760), ("- 3 -", 290, 60))
    read = read_pdf("x.pdf", pdf(first, second))
    assert read.text == f"{full} {full} trong toan tinh.\n- Het.\n"
    assert told(read)[:2] == [
        "đã bỏ số trang ở 2 trang",
        "đã nối câu bị ngắt ở chỗ sang trang, trước «trong toan tinh.»",
    ]


def test_a_ruled_table_keeps_its_merged_cells() -> None:
    rules = "".join(
        f"{x} {y} m {right} {top} l S\n"
        for x, y, right, top in (
            *((100, y, 400, y) for y in (700, 660, 600)),
            *((200, 640, 400, 640), (200, 620, 400, 620)),
            *((x, 600, x, 700) for x in (100, 400)),
            *((200, 600, 200, 660), (300, 620, 300, 660)),
        )
    )
    cells = (("Tong", 120, 680), ("A", 120, 625), ("b", 220, 645), ("c", 320, 645))
    more = (("d", 220, 625), ("e", 320, 625), ("f", 220, 605))
    read = read_pdf("x.pdf", pdf(rules + shown(*cells, *more)))
    assert read.text == "Tong\t\t\nA\tb\tc\n\td\te\n\tf\t\n"
    assert {line: [tuple(span) for span in row] for line, row in read.spans.items()} == {
        1: [(3, False)],
        3: [(1, True), (1, False), (1, False)],
        4: [(1, True), (2, False)],
    }


def ruled(*rows: tuple[str, str], top: int) -> str:
    """A table of two columns with lines around its cells, below `top`."""
    bottom = top - 20 * len(rows)
    across = "".join(f"85 {y} m 485 {y} l S\n" for y in range(bottom, top + 1, 20))
    down = "".join(f"{x} {bottom} m {x} {top} l S\n" for x in (85, 185, 485))
    words = [
        word
        for (left, right), y in zip(rows, range(top - 15, bottom, -20), strict=True)
        for word in ((left, 90, y), (right, 190, y))
    ]
    return across + down + shown(*words)


def test_a_table_over_two_pages_has_its_headings_once() -> None:
    first = shown(("Danh sach:", 85, 200)) + ruled(("TT", "Ho ten"), ("1", "An"), top=180)
    second = ruled(("TT", "Ho ten"), ("", "va Mai"), ("2", "Binh"), top=780) + shown(
        ("Het.", 85, 60)
    )
    read = read_pdf("x.pdf", pdf(first, second))
    assert read.text == "Danh sach:\nTT\tHo ten\n1\tAn\n\tva Mai\n2\tBinh\nHet.\n"
    repeated, rest = "đã bỏ tiêu đề của bảng lặp lại ở đầu trang sau", "hàng ở đầu trang có thể là"
    rest += " phần còn lại của hàng ở cuối trang trước: hãy nối lại nếu đúng"
    told_lines = [(one.line, one.text) for one in (*read.done, *read.doubts)]
    assert told_lines[:2] == [(3, repeated), (4, rest)]


def test_tables_with_words_between_them_both_keep_their_headings() -> None:
    first = ruled(("TT", "Ho ten"), ("1", "An"), top=180)
    second = shown(("Danh sach hai:", 85, 800)) + ruled(("TT", "Ho ten"), ("1", "Binh"), top=780)
    assert read_pdf("x.pdf", pdf(first, second)).text == (
        "TT\tHo ten\n1\tAn\nDanh sach hai:\nTT\tHo ten\n1\tBinh\n"
    )


def test_a_frame_around_words_is_no_table() -> None:
    frames = "120 694 120 14 re S 80 674 60 14 re S\n"
    words = (("Cac cap cong doan to chuc phoi hop trong", 85, 700), ("dip Tet va le hoi.", 85, 680))
    assert read_pdf("x.pdf", pdf(frames + shown(*words))).text == (
        "Cac cap cong doan to chuc phoi hop trong dip Tet va le hoi.\n"
    )


def test_a_space_before_a_narrow_letter_parts_no_word() -> None:
    words = (("mot", 85, 700), (" ", 103, 700), ("t", 106, 700), ("ich", 110.2, 700))
    assert read_pdf("x.pdf", pdf(shown(*words))).text == "mot tich\n"
    words = (("mot", 85, 700), (" ", 103, 700), ("h", 107, 700), ("op", 114.3, 700))
    assert read_pdf("x.pdf", pdf(shown(*words))).text == "mot hop\n"


def test_columns_without_rules_are_doubted() -> None:
    rows = [(text, x, y) for y in (700, 680, 660) for text, x in ((f"mot{y}", 85), ("hai", 300))]
    read = read_pdf("x.pdf", pdf(shown(*rows)))
    assert read.text == "mot700\thai\nmot680\thai\nmot660\thai\n"
    assert "bảng không kẻ ô: hãy xem lại các ô và dòng của bảng" in told(read)


PICTURE = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q\n"
STAMP = shown(("www.congdoan.example", 400, 20))


def test_scanned_pages_of_a_text_are_doubted() -> None:
    words = "Cong doan cac cap to chuc tuyen truyen sau rong den doan vien, nguoi lao dong."
    text = shown((words, 85, 700), ("Het.", 85, 600))
    read = read_pdf("x.pdf", pdf(text, PICTURE + text, PICTURE + STAMP))
    assert [one for one in told(read) if "ảnh quét" in one] == [
        "trang 2 là ảnh quét, chữ do máy nhận dạng: hãy so từng chữ",
        "trang 3 là ảnh quét, không có chữ bên trong: hãy gõ thêm trang này",
    ]


def bomb() -> bytes:
    """A PDF whose one page unpacks to far more than it may have."""
    made = pikepdf.open(BytesIO(pdf("")))
    packed = zlib.compress(b"BT /F 12 Tf (a) Tj ET\n" * 4_000_000, 9)
    made.pages[0].Contents = made.make_stream(packed, Filter=pikepdf.Name.FlateDecode)
    out = BytesIO()
    made.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    return out.getvalue()


def protected() -> bytes:
    out = BytesIO()
    pikepdf.open(BytesIO(pdf(""))).save(out, encryption=pikepdf.Encryption(user="a", owner="b"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (pdf(""), "là bản quét (ảnh chụp), không có chữ bên trong"),
        (pdf(PICTURE + STAMP, PICTURE), "là bản quét (ảnh chụp), không có chữ bên trong"),
        (protected(), "có đặt mật khẩu"),
        (b"%PDF-1.7\nnothing", "bị hỏng hoặc tải về chưa đủ"),
        (pdf(*([""] * (pdf_text.MAX_PAGES + 1))), "quá lớn hoặc quá phức tạp"),
        (bomb(), "quá lớn hoặc quá phức tạp"),
    ],
    ids=["scan", "stamped scan", "password", "broken", "pages", "bomb"],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(UserError, match=r"\A«x.pdf» [^\n]+\.\Z") as refused:
        read_pdf("x.pdf", data)
    assert sentence in str(refused.value)
