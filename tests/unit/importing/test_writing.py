"""The Markdown of pages: what is a heading, what stands together, how tables and pages are made."""

from __future__ import annotations

import pytest

from portal.importing.writing import LONG, write_pages
from portal.source.comparison import read_units, words
from portal.source.editions import page_order
from portal.source.lines import read_blocks
from portal.source.numbering import number
from support.documents import MORE, NAMES, text_of

HEAD = "Số: 7/KH-LĐLĐ\nLai Châu, ngày 02 tháng 3 năm 2025\nKẾ HOẠCH\nTổ chức hội thi\n"
BREAK = "  "
WRITTEN = f"""\
Số: 7/KH-LĐLĐ

Lai Châu, ngày 02 tháng 3 năm 2025

# KẾ HOẠCH

Tổ chức hội thi

## I. MỤC ĐÍCH

- Vui.

## II. NỘI DUNG

### 1. Thời gian

- Ngày 3.

2. Địa điểm: hội trường.

| Đơn vị | Số người |
| --- | --- |
| A | 5 |

## Nơi nhận:

- Như trên;
- Lưu: VT.

TM. BAN THƯỜNG VỤ{BREAK}
CHỦ TỊCH

Nguyễn Văn A
"""


def test_a_page_is_written_as_editors_write_it() -> None:
    text = (
        f"{HEAD}I.\tMỤC ĐÍCH\n-\tVui.\nII. NỘI DUNG\n1. Thời gian\n- Ngày 3.\n2. Địa điểm: hội"
        " trường.\nĐơn vị\tSố người\nA\t5\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
        "TM. BAN THƯỜNG VỤ\nCHỦ TỊCH\nNguyễn Văn A\n"
    )
    assert write_pages(read_units(text)) == {"index": WRITTEN}


def test_a_short_text_and_one_without_sections_are_one_page() -> None:
    long = "".join(f"{index}. {'Nội dung ' * 300}.\n" for index in range(1, 9))
    assert list(write_pages(read_units(f"{HEAD}I. A\n1. B.\nII. C\n1. D.\n"))) == ["index"]
    assert list(write_pages(read_units(HEAD + long))) == ["index"]


def test_a_long_text_is_a_page_a_section_with_its_foot_and_annexes() -> None:
    filling = "Nội dung của mục này.\n" * (LONG // 20)
    text = (
        f"{HEAD}Căn cứ kế hoạch năm.\nI. MỘT\n{filling}II. HAI\n1. Việc\n- Làm.\n"
        "Nơi nhận:\n- Lưu: VT.\n"
        "TM. BAN THƯỜNG VỤ\nNguyễn Văn A\nLIÊN ĐOÀN LAO ĐỘNG TỈNH\nPhụ lục I\nDANH SÁCH\n1. A.\n"
    )
    pages = write_pages(read_units(text))
    assert list(pages) == ["index", "i", "ii", "noi-nhan", "phu-luc-i"]
    assert pages["ii"] == "# II. HAI\n\n## 1. Việc\n\n- Làm.\n"
    assert pages["noi-nhan"].startswith("# Nơi nhận:\n\n- Lưu: VT.\n\nTM. BAN THƯỜNG VỤ\n")


@pytest.mark.parametrize("annexes", [
    ("PHỤ LỤC I", "MẪU SỐ 01", "PHỤ LỤC II", "MẪU SỐ 01", "PHỤ LỤC III"),
    ("PHỤ LỤC II", "PHỤ LỤC I"),
    ("PHỤ LỤC I", "PHỤ LỤC I", "PHỤ LỤC II"),
])  # fmt: skip
def test_pages_are_read_in_the_order_of_the_text(annexes: tuple[str, ...]) -> None:
    filling = "Nội dung của mục này.\n" * (LONG // 20)
    forms = "".join(f"{name}\nDANH SÁCH\n1. Việc {at}.\n" for at, name in enumerate(annexes))
    text = f"{HEAD}I. MỘT\n{filling}II. HAI\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nNguyễn Văn A\n{forms}"
    pages = write_pages(read_units(text))
    order = page_order(pages)
    again = [block for name in sorted(pages, key=order) for block in read_blocks(pages[name])]
    assert [block.text for block in again] == [block.text for block in read_blocks(text)]


@pytest.mark.parametrize("name", [*NAMES, *MORE])
def test_what_is_written_is_read_back_with_the_same_words_and_blocks(name: str) -> None:
    units = read_units(text_of(name))
    pages = write_pages(units)
    again = number(tuple(block for page in pages.values() for block in read_blocks(page)))
    assert [word.text for word in words(again)] == [word.text for word in words(units)]
    ids = [[unit.id for unit in found if not unit.joined] for found in (again, units)]
    assert ids[0] == ids[1]
