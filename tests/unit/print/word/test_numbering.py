"""Printed numbers as Word's own: what a paragraph prints alone is what is printed."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from portal.print.word.numbering import Lists
from portal.source.word import word_text
from support.word_files import RELATIONS, TYPES, docx, in_list

COUNTED = (
    "I.", "II.", "IV.", "XIX.", "A.", "C.", "1.", "10.", "01.", "1.1.", "2.3", "1.1.12.", "1/",
    "II/", "a)", "i)", "h)", "a.1)", "(1)", "Điều 4.", "Chương XII", "Mục 3:", "-", "–", "+", "•",
    "*",
)  # fmt: skip
TYPED = ("", "đ)", "Phần thứ nhất", "Nơi nhận:", "1a.", "50%", "1%.", "IIII.", "aa)", "12345.")


def read(lists: Lists, *numbers: int) -> list[str]:
    """What paragraphs of these lists print, each with the word "lời"."""
    body = "".join(f"<p><pPr>{in_list(n)}</pPr><r><t>lời</t></r></p>" for n in numbers)
    files = {"word/numbering.xml": lists.part(), "word/document.xml": b""}
    with ZipFile(BytesIO(docx(body))) as archive:
        files["word/document.xml"] = archive.read("word/document.xml")
        files["_rels/.rels"] = RELATIONS.format(TYPES, "word/document.xml").encode()
    relation = f'<Relationship Type="{TYPES}/numbering" Target="numbering.xml"/>'
    files["word/_rels/document.xml.rels"] = f"<Relationships>{relation}</Relationships>".encode()
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return word_text(packed.getvalue()).splitlines()


def test_every_label_is_printed_as_it_is_and_alone_too() -> None:
    lists = Lists()
    numbers = [lists.number(label) for label in COUNTED]
    printed = [f"{label} lời" for label in COUNTED]
    assert read(lists, *numbers) == printed
    assert read(lists, *reversed(numbers)) == printed[::-1]
    assert [read(lists, number) for number in numbers] == [[one] for one in printed]


def test_a_paragraph_added_below_has_the_next_number() -> None:
    lists = Lists()
    two, three, article = (lists.number(label) for label in ("2.2.", "2.3.", "Điều 4."))
    assert read(lists, two, three, three, article, article) == [
        "2.2. lời",
        "2.3. lời",
        "2.4. lời",
        "Điều 4. lời",
        "Điều 5. lời",
    ]


@pytest.mark.parametrize("label", TYPED)
def test_what_no_list_of_word_prints_is_typed(label: str) -> None:
    assert Lists().number(label) == 0


def test_lists_of_one_form_share_their_definition() -> None:
    lists = Lists()
    for label in ("1.", "2.", "3.", "-", "-", "+"):
        lists.number(label)
    text = lists.part().decode()
    assert re.findall(r'lvlText w:val="([^"]*)"', text) == ["%1.", "-", "+"]
    assert re.findall(r'w:num w:numId="(\d)"', text) == ["1", "2", "3", "4", "5"]
    assert len({*re.findall(r'w:nsid w:val="([0-9A-F]{8})"', text)}) == 3


def test_a_bold_number_is_of_another_list() -> None:
    lists = Lists()
    assert lists.number("Điều 1.", bold=True) != lists.number("Điều 1.")
    assert lists.part().decode().count("<w:b/>") == 1
