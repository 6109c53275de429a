"""Ids come from the document's own numbering."""

from __future__ import annotations

import markdown
import pytest

from portal.model.documents import Document
from portal.source.markdown import read
from portal.source.numbering import tree


def ids(text: str) -> list[str]:
    return [unit.id for unit in read(text) if unit.id]


def test_plan_has_the_agreed_ids_in_both_languages(
    plan: Document, agreed: list[tuple[str, str]]
) -> None:
    expected = [name for name, _ in agreed]
    assert len(expected) == 53
    for edition in plan.editions.values():
        assert [provision.id for provision in edition.provisions] == expected


def test_each_agreed_id_begins_with_the_agreed_words(
    plan: Document, agreed: list[tuple[str, str]]
) -> None:
    for provision, (name, opening) in zip(plan.official.provisions, agreed, strict=True):
        printed = f"{provision.label} {provision.text}"
        begins = provision.text.startswith(opening) or printed.strip().startswith(opening)
        assert begins, name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# II. NỘI DUNG\n\n## 1. Mục", ["ii", "ii-1"]),
        (
            "# II. A\n\n## 3. B\n\n3.1. C\n\n- d\n\n- e",
            ["ii", "ii-3", "ii-3-1", "ii-3-1-g1", "ii-3-1-g2"],
        ),
        ("# I. A\n\n1.1. B\n\nThêm.\n\nNữa.", ["i", "i-1-1", "i-1-1-d2", "i-1-1-d3"]),
        ("# I. A\n\nMở đầu.\n\n- b", ["i", "i-d1", "i-g1"]),
        ("# III. KHẨU HIỆU\n\n1. A!\n\n2. B!", ["iii", "iii-1", "iii-2"]),
        ("# I. A\n\n- b\n    - c\n    - d\n- e", ["i", "i-g1", "i-g1-g1", "i-g1-g2", "i-g2"]),
        ("# Nơi nhận:\n\n- A;\n\nTM. B\n\nTên", ["noi-nhan", "noi-nhan-g1", "chu-ky", "chu-ky"]),
        ("# Recipients:\n\n- A;\n\nFOR B", ["noi-nhan", "noi-nhan-g1", "chu-ky"]),
        (
            "Số: 1/KH-LĐLĐ\n\nNơi, ngày\n\n# KẾ HOẠCH\n\nVề\n\nCăn cứ A;\n\nCăn cứ B",
            ["can-cu", "can-cu-d2"],
        ),
        ("# Hướng dẫn\n\n## 1. Mở trang\n\n- bước", []),
        ("", []),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_units_take_their_ids_from_the_numbers_typed(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


def test_wording_never_changes_an_id() -> None:
    assert ids("# I. MỤC ĐÍCH\n\n- Một") == ids("# I. YÊU CẦU\n\n- Hai")


def test_ids_come_from_the_typed_number_not_the_list_position() -> None:
    assert ids("# I. KHẨU HIỆU\n\n1. A\n\n3. B") == ["i", "i-1", "i-3"]


def test_provisions_are_nested_as_in_the_text() -> None:
    (section,) = tree(read("# II. A\n\n## 1. B\n\n1.1. C\n\n- d\n\n## 2. E"), "ii.md")
    outline = [(p.id, p.label, p.text, [c.id for c in p.children]) for p in section.walk()]
    assert outline == [
        ("ii", "II.", "A", ["ii-1", "ii-2"]),
        ("ii-1", "1.", "B", ["ii-1-1"]),
        ("ii-1-1", "1.1.", "C", ["ii-1-1-g1"]),
        ("ii-1-1-g1", "-", "d", []),
        ("ii-2", "2.", "E", []),
    ]


def test_markdown_extension_writes_the_same_ids_without_mkdocs() -> None:
    html = markdown.markdown("# II. A\n\n1.1. B\n\n- c", extensions=["portal"])
    assert (
        html == '<h1 class="provision section" id="ii"><span class="label">II.</span> A</h1>\n'
        '<p class="provision clause" id="ii-1-1"><span class="label">1.1.</span> B</p>\n'
        '<ul>\n<li class="provision point" id="ii-1-1-g1">c</li>\n</ul>'
    )


def test_signature_becomes_one_element() -> None:
    text = "# Nơi nhận:\n\n- A.\n\nTM. B  \nCHỨC VỤ\n\nTên"
    assert markdown.markdown(text, extensions=["portal"]).endswith(
        '<div class="provision signature" id="chu-ky">\n<p>TM. B<br>\nCHỨC'
        " VỤ</p>\n<p>Tên</p>\n</div>"
    )
