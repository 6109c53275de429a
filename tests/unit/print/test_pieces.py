"""Documents of every kind on paper: their words, and what stands where, read from the PDFs."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import combinations, pairwise
from pathlib import Path

import pikepdf
import pytest

from portal.model.context import BuildContext
from portal.model.documents import Document
from portal.model.files import Source
from portal.model.site_data import WordGroups
from portal.print.contents import document_sheets, has_booklet
from portal.print.render import render_sheets
from portal.reference.localized import localize
from portal.source.loader import build_library, load
from portal.source.settings import read_settings
from support import pdfs
from support.documents import NAMES, folder_of, lay_document, text_of
from support.pdfs import MILLIMETRE, Box
from support.project import ROOT

PORTAL = BuildContext(read_settings(ROOT), datetime(2026, 11, 22, tzinfo=UTC))
LEFT, MIDDLE, RIGHT = 30 * MILLIMETRE, 110 * MILLIMETRE, 190 * MILLIMETRE
"""The margins of a page, and the middle between them."""

Printer = Callable[[str], Path]


def evened(text: str) -> list[str]:
    """The words of a text, composed, without the soft hyphens that Word leaves."""
    return unicodedata.normalize("NFC", text.replace("\u00ad", "")).split()


def printed(document: Document, folder: Path) -> Path:
    """The printed document, rendered into a folder."""
    sheets = document_sheets(localize(document, "vi", PORTAL), WordGroups())[:1]
    ((path, file),) = render_sheets(sheets, folder / "cache").items()
    (folder / Path(path).name).write_bytes(file)
    return folder / Path(path).name


def document_of(text: str) -> Document:
    """A document of one page."""
    (document,) = build_library([Source("docs/2025/1-kh/index.md", text.encode())]).documents
    return document


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    root = tmp_path_factory.mktemp("documents")
    for name in NAMES:
        lay_document(root, name)
    return {name: load(root).by_id[folder_of(name)] for name in NAMES}


@pytest.fixture(scope="module")
def printer(documents: dict[str, Document], tmp_path_factory: pytest.TempPathFactory) -> Printer:
    folder = tmp_path_factory.mktemp("paper")
    return lambda name: printed(documents[name], folder)


def said(pdf: Path, first_words: list[str]) -> list[str]:
    """The words between the margins, after the note above the text."""
    pages = len(pdfs.boxes(pdf))
    found = pdfs.words(pdf, last=1, bottom=25)
    found += pdfs.words(pdf, first=2, top=20, bottom=25) if pages > 1 else []
    starts = (i for i in range(len(found)) if found[i : i + 3] == first_words[:3])
    return found[next(starts, 0) :]


def line(page: list[Box], first: str, second: str = "") -> Box:
    """The box around two words that stand beside each other, the first such on a page."""
    pairs = pairwise([*page, Box("", 0, 0, 0, 0)])
    one, other = next((a, b) for a, b in pairs if a.word == first and second in ("", b.word))
    last = other if second else one
    return Box(f"{first} {second}", one.left, one.top, last.right, last.bottom)


def pages(pdf: Path) -> list[list[Box]]:
    return [boxes for _, boxes in pdfs.boxes(pdf)]


@pytest.mark.parametrize("name", NAMES)
def test_the_paper_says_what_the_original_says(name: str, printer: Printer) -> None:
    words = evened(text_of(name))
    assert said(printer(name), words) == words


@pytest.mark.parametrize("name", NAMES)
def test_words_neither_overlap_nor_leave_the_page(name: str, printer: Printer) -> None:
    for page, boxes in pdfs.boxes(printer(name)):
        assert [one for one in boxes if not pdfs.inside(one, page)] == []
        assert [(a, b) for a, b in combinations(boxes, 2) if pdfs.overlap(a, b)] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_provision_has_a_bookmark_and_a_name(
    name: str, printer: Printer, documents: dict[str, Document]
) -> None:
    official = documents[name].official
    depths = [len(ancestry) for ancestry in official.ancestry.values()]
    assert [depth for depth, _ in pdfs.outline(printer(name))] == depths
    assert set(official.ancestry) <= pdfs.names(printer(name))


def test_number_and_date_stand_on_one_row_in_two_columns(printer: Printer) -> None:
    (page,) = pages(printer("w1"))
    number, date = line(page, "Số:"), line(page, "Lai", "Châu,")
    nation, body = line(page, "CỘNG", "HÒA"), line(page, "TỔNG", "LIÊN")
    assert number.top == pytest.approx(date.top, abs=1)
    assert nation.top == pytest.approx(body.top, abs=1)
    assert number.right < LEFT + 64 * MILLIMETRE < min(date.left, nation.left)


def test_a_letter_has_its_subject_below_its_number(printer: Printer) -> None:
    (page,) = pages(printer("d4"))
    number, subject, urgency = line(page, "Số:"), line(page, "V/v:"), line(page, "HỎA", "TỐC")
    assert number.bottom <= subject.top + 2 < urgency.top
    assert subject.left > LEFT
    assert max(subject.right, urgency.right) < LEFT + 64 * MILLIMETRE
    addressees = [box for box in page if abs(box.top - line(page, "Kính", "gửi:").top) < 1]
    centre = (addressees[0].left + addressees[-1].right) / 2
    assert centre == pytest.approx(MIDDLE, abs=2)


def test_a_decision_has_its_deciding_words_in_the_middle(printer: Printer) -> None:
    (page,) = pages(printer("d2a"))
    for words in (("QUYẾT", "ĐỊNH:"), ("QUYẾT", "ĐỊNH")):
        found = line(page, *words)
        assert (found.left + found.right) / 2 == pytest.approx(MIDDLE, abs=2)


def test_two_signers_sign_side_by_side_with_room_for_each(printer: Printer) -> None:
    page = pages(printer("w2"))[-1]
    left, right = line(page, "Nguyễn", "Văn"), line(page[::-1], "Văn", "Nguyễn")
    assert left.top == pytest.approx(right.top, abs=0.5)
    assert left.left < MIDDLE < right.left
    for office, name in ((line(page, "GIÁM", "ĐỐC"), left), (line(page, "CHỦ", "TỊCH"), right)):
        assert name.top - office.bottom > 20 * MILLIMETRE
    assert line(page, "Nơi", "nhận:").top > left.bottom


def test_recipients_stand_left_of_the_one_signature(printer: Printer) -> None:
    page = pages(printer("d1"))[-1]
    recipients, signature = line(page, "Nơi", "nhận:"), line(page, "TM.", "BAN")
    assert recipients.top == pytest.approx(signature.top, abs=3)
    assert recipients.left == pytest.approx(LEFT, abs=1)
    assert signature.left > MIDDLE


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("d13", {3: "Phụ lục I DANH", 4: "Phụ lục II LỊCH", 5: "Mẫu số 01 BÁO"}),
        ("d9", {2: "TỔNG LIÊN ĐOÀN LAO"}),
    ],
)
def test_each_annex_begins_a_page(name: str, first: dict[int, str], printer: Printer) -> None:
    for number, words in first.items():
        found = pdfs.words(printer(name), first=number, last=number, top=20)
        assert " ".join(found).startswith(words)


def test_entries_are_further_in_by_their_level(printer: Printer) -> None:
    page = pages(printer("w4"))[0]
    marks = [line(page, mark).left for mark in ("i)", "•", "–")]
    steps = [(b - a) / MILLIMETRE for a, b in pairwise(marks)]
    assert steps == pytest.approx([7, 7], abs=0.5)


def test_what_an_amendment_quotes_is_set_apart(printer: Printer) -> None:
    page = pages(printer("d14"))[0]
    quoted, unit = line(page, "“3.", "Hình"), line(page, "1.", "Mục")
    assert quoted.left > unit.left + 5 * MILLIMETRE


def test_references_lead_to_the_notes_at_the_end(printer: Printer) -> None:
    pdf = printer("d7")
    with pikepdf.open(pdf) as opened:
        links = [a for page in opened.pages for a in page.get("/Annots", [])]
        targets = [str(a.Dest) for a in links if "/Dest" in a]
    assert targets == ["chu-thich-1", "chu-thich-2"]
    assert said(pdf, [])[-13:-11] == ["[2]", "Lấy"]


def test_a_speaker_has_a_booklet_where_there_is_something_to_present(
    documents: dict[str, Document],
) -> None:
    presented = [name for name, document in documents.items() if has_booklet(document)]
    assert presented == ["d1", "d10", "d13", "d14", "d7", "w2", "w4"]


def test_every_kind_of_booklet_is_made(documents: dict[str, Document], tmp_path: Path) -> None:
    for name, document in documents.items():
        sheets = document_sheets(localize(document, "vi", PORTAL), WordGroups())[1:]
        for path, file in render_sheets(sheets, tmp_path / "cache").items():
            (tmp_path / "booklet.pdf").write_bytes(file)
            found = pdfs.words(tmp_path / "booklet.pdf")
            texts = [word for one in document.official.provisions for word in one.text.split()]
            assert set(texts) - set(found) <= {"TƯLĐTT[1].", "động[2]."}, (name, path)


ROWS = "\n".join(f"{n}\tĐơn vị số {n}\t{n * 10}" for n in range(1, 91))
LONG = f"""LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU
Số: 1/BC-LĐLĐ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lai Châu, ngày 01 tháng 4 năm 2025
BÁO CÁO
Kết quả phát triển đoàn viên

I. SỐ LIỆU
STT\tTên đơn vị\tSố đoàn viên
{ROWS}
II. NHẬN XÉT
Các đơn vị đạt chỉ tiêu.
"""


def test_a_long_table_repeats_its_head_on_each_page(tmp_path: Path) -> None:
    pdf = printed(document_of(LONG), tmp_path)
    assert [[box.word for box in page].count("STT") for page in pages(pdf)] == [1, 1, 1]
    tags = pdfs.tags(pdf)
    assert {tag: tags.count(tag) for tag in ("Table", "TH", "TR")} == {
        "Table": 1,
        "TH": 3,
        "TR": 91,
    }


PARTY = """TỈNH ỦY LAI CHÂU
*
Số 10-NQ/TU
ĐẢNG CỘNG SẢN VIỆT NAM

Lai Châu, ngày 15 tháng 4 năm 2025

NGHỊ QUYẾT
về phát triển đội ngũ công nhân

Thực hiện Nghị quyết số 02-NQ/TW, ngày 12-6-2021 của Bộ Chính trị.
I- TÌNH HÌNH
1- Đội ngũ công nhân tăng về số lượng.
2- Còn một số hạn chế.
"""


def test_a_paper_of_the_party_has_its_own_head(tmp_path: Path) -> None:
    pdf = printed(document_of(PARTY), tmp_path)
    assert said(pdf, evened(PARTY)) == evened(PARTY)
    (page,) = pages(pdf)
    party, star, number = line(page, "ĐẢNG", "CỘNG"), line(page, "*"), line(page, "Số", "10-NQ/TU")
    assert party.left > LEFT + 64 * MILLIMETRE > star.right
    assert star.bottom <= number.top + 1
    assert number.top == pytest.approx(line(page, "Lai", "Châu,").top, abs=1)


NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
BARE = "Số: 10-NQ/TU\nLai Châu, ngày 15 tháng 4 năm 2025\nNGHỊ QUYẾT\nvề công nhân\n\nI- A\n1- B.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LONG, []),
        (BARE, ["ĐẢNG", "CỘNG", "SẢN", "VIỆT", "NAM"]),
        (BARE.replace("10-NQ/TU", "10/NQ-LĐLĐ"), evened(f"{NATION} {MOTTO}")),
    ],
    ids=["complete", "party", "state"],
)
def test_what_the_head_lacks_is_added_and_named(
    text: str, expected: list[str], tmp_path: Path
) -> None:
    found = pdfs.words(printed(document_of(text), tmp_path), last=1, bottom=25)
    told = "phục dựng ở đầu trang: quốc hiệu." in " ".join(found)
    assert told == bool(expected)
    start = found.index("Số:") - len(expected)
    assert not expected or found[start : start + len(expected)] == expected


@pytest.mark.parametrize(
    "head",
    [
        f"{NATION}\n{MOTTO}\nCÔNG ĐOÀN TỈNH\nSố: 1/KH-CĐ\n",
        f"CÔNG ĐOÀN TỈNH\n{NATION}\nSố: 1/KH-CĐ\n{MOTTO}\n",
    ],
    ids=["right column first", "by rows"],
)
def test_the_words_of_a_head_keep_their_order(head: str, tmp_path: Path) -> None:
    text = (
        f"{head}Lai Châu, ngày 05 tháng 4 năm 2025\nKẾ HOẠCH\nVệ sinh\nI. A\n1. B.\nII. C\n1. D.\n"
    )
    pdf = printed(document_of(text), tmp_path)
    assert said(pdf, evened(text)) == evened(text)
    (page,) = pages(pdf)
    assert line(page, "CÔNG", "ĐOÀN").top == pytest.approx(line(page, "CỘNG", "HÒA").top, abs=1)


def test_a_long_regulation_is_printed_whole(tmp_path: Path) -> None:
    """Thirty pages."""
    articles = "\n\n".join(
        f"Điều {n}. Trách nhiệm thứ {n}\n1. Cơ quan thứ {n} {'thực hiện nghiêm túc ' * 12}.\n"
        f"a) Đơn vị {'phối hợp chặt chẽ ' * 12};\nb) Cá nhân {'chấp hành đầy đủ ' * 12}."
        for n in range(1, 114)
    )
    text = f"{PARTY.partition('I- ')[0]}Chương I\nQUY ĐỊNH CHUNG\n\n{articles}\n"
    pdf = printed(document_of(text), tmp_path)
    assert len(pages(pdf)) >= 30
    assert said(pdf, evened(text)) == evened(text)


def test_signs_of_forms_and_of_words_symbol_fonts_are_printed(tmp_path: Path) -> None:
    text = PARTY.replace("2- Còn", "☐ Có ☑ Không ✓\n\uf0b7 Một\n\uf0d8 *Hai*\n2- Còn")
    found = said(printed(document_of(text), tmp_path), evened(text))
    assert found == evened(text.replace("\uf0b7", "•").replace("\uf0d8", "➢"))


def test_a_dotted_line_longer_than_the_page_goes_on_below(tmp_path: Path) -> None:
    text = PARTY.replace("2- Còn", f"Họ tên: {'.' * 300}\n2- Còn")
    for page, boxes in pdfs.boxes(printed(document_of(text), tmp_path)):
        assert [one for one in boxes if one.right > page.right - 19 * MILLIMETRE] == []
        assert sum(one.word.count(".") for one in boxes if set(one.word) == {"."}) == 300


def test_a_list_of_recipients_longer_than_a_page_is_printed(tmp_path: Path) -> None:
    names = "".join(f"- Đơn vị số {n};\n" for n in range(90))
    text = f"{PARTY}Nơi nhận:\n{names}T/M TỈNH ỦY\nBÍ THƯ\n\n\nNguyễn Văn A\n"
    found = said(printed(document_of(text), tmp_path), evened(text))
    assert found == evened(text)


def test_entries_inside_recipients_and_addressees_are_printed(tmp_path: Path) -> None:
    text = (
        "CÔNG ĐOÀN X\nSố: 5/CĐ\nV/v báo cáo\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nLai Châu, ngày 01/02/2025\nKính gửi:\n"
        "- Các đơn vị, gồm:\n+ Đơn vị A;\n+ Đơn vị B.\nĐề nghị báo cáo trước ngày 05/3/2025.\n"
        "Nơi nhận:\n- Niêm yết:\n+ Bảng tin;\n* Tầng 1;\n- Lưu: VT.\nCHỦ TỊCH\n\nNguyễn Văn A"
    )
    pdf = printed(document_of(text), tmp_path)
    assert said(pdf, evened(text)) == evened(text)
