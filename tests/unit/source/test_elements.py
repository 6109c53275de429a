"""The HTML of units: printed marks, levels, tables, notes, quotations, signatures."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from portal.source.elements import html_of
from portal.source.lines import evened, read_blocks
from portal.source.numbering import number
from support.built_words import classes, parsed, words


def written(text: str, *, controls: bool = False) -> str:
    return html_of(number(read_blocks(text)), level=2, controls=controls)


def test_marks_are_printed_as_letters_each_level_inside_the_one_before() -> None:
    text = "I. A\n- Một\n+ Hai\n* Ba\n- Bốn\nII. B\n1. C:\n"
    assert written(text).split("\n", 1)[1] == (
        '<ul class="bullets">\n'
        '<li class="provision bullet" id="i-g1"><span class="label">-</span> Một'
        '<ul class="bullets">\n'
        '<li class="provision bullet" id="i-g1-g1"><span class="label">+</span> Hai'
        '<ul class="bullets">\n'
        '<li class="provision bullet" id="i-g1-g1-g1"><span class="label">*</span> Ba'
        "</li></ul></li></ul></li>\n"
        '<li class="provision bullet" id="i-g2"><span class="label">-</span> Bốn</li></ul>\n'
        '<h2 class="provision section" id="ii"><span class="label">II.</span> B</h2>\n'
        '<p class="provision item" id="ii-1"><span class="label">1.</span> C:</p>'
    )


def test_what_is_inside_a_numbered_text_is_further_in() -> None:
    text = "I. A\n1. Một câu:\na) Hai:\na.1) Ba.\nII. B\n1. Tên mục\na) Bốn.\n"
    found = {one.get("id"): classes(one)[2:] for one in parsed(written(text)).iter("p")}
    assert found == {"i-1": [], "i-1-a": ["depth-1"], "i-1-a-1": ["depth-2"], "ii-1-a": ["depth-1"]}


def test_table_has_heads_merged_cells_and_a_frame() -> None:
    text = "I. A\n\n|TT|Nội dung||\n|^^|Nam|Nữ|\n|--|--|--|\n|1|2|3|\n\nII. B\n"
    (table,) = parsed(written(text)).iter("table")
    assert html.unescape(re.sub(r"</?tr>|\s", "", _inner(text))) == (
        '<thead><thscope="col"rowspan="2">TT</th><thscope="col"colspan="2">Nộidung</th>'
        '<thscope="col">Nam</th><thscope="col">Nữ</th></thead>'
        "<tbody><td>1</td><td>2</td><td>3</td></tbody>"
    )
    assert words(table) == ["TT", "Nội", "dung", "Nam", "Nữ", "1", "2", "3"]


def _inner(text: str) -> str:
    return written(text).partition("<table>")[2].partition("</table>")[0]


def test_quoted_text_belongs_to_the_unit_that_quotes_it() -> None:
    text = "I. A\n1. Mục 3 sửa như sau:\n“3. Hình thức\n- Miệng.”\n2. Hết.\n"
    assert written(text).split("\n")[1] == (
        '<div class="provision item" id="i-1"><span class="label">1.</span> Mục 3 sửa như sau: '
        '<p class="quoted">“3. Hình thức</p> <p class="quoted">- Miệng.”</p></div>'
    )


def test_note_leads_back_to_its_reference() -> None:
    text = "I. A\n1. Theo luật[1].\nII. B\n1. Hết.\n[1] Luật năm 2019.\n"
    page = written(text)
    assert 'luật<a class="note-reference" href="#chu-thich-1">[1]</a>.' in page
    assert (
        '<p class="provision note outermost" id="chu-thich-1">'
        '<a class="label" href="#i-1">[1]</a> Luật năm 2019.</p>'
    ) in page


def test_signatures_that_follow_each_other_share_a_row() -> None:
    text = (
        "I. A\n1. Hết./.\nSỞ GIÁO DỤC\nGIÁM ĐỐC\n\n\nNguyễn Văn B\n"
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH\nCHỦ TỊCH\n\n\nNguyễn Văn A\n"
    )
    row = next(one for one in parsed(written(text)).iter("div") if "signatures" in classes(one))
    assert [(one.get("id"), words(one)[-1]) for one in row] == [("chu-ky", "B"), ("chu-ky-2", "A")]


@given(st.lists(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=9)))
def test_any_printable_words_reach_the_page_as_they_are(said: list[str]) -> None:
    text = f"I. A\n1. Mở {' '.join(said)} đóng\nII. B\n"
    assert words(parsed(written(text, controls=True))) == evened(text).split()
