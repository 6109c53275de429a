"""Received files as no office makes them: sound ones mangled, and texts put together at random."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZipFile

from hypothesis import strategies as st

from portal.importing.received import Form, Received
from support.documents import DOCUMENTS
from support.project import ROOT
from support.word_files import cell, docx, in_list, p, run, table

PDFS = ROOT / "tests/support/data/pdf"
PIECES = (
    *(
        "\n",
        "\n\n",
        " ",
        "\t",
        "\r\n",
        "  ",
        "-\n",
        "|",
        "||",
        "\\|",
        "^^",
        "**",
        "# ",
        "## ",
        "---",
    ),
    *("- ", "+ ", "• ", "1. ", "2) ", "a) ", "đ) ", "i) ", "1.1. ", "II. ", "A. ", "(1) ", "[1] "),
    *(
        "Điều 1. ",
        "Chương II",
        "Mục 3",
        "Phần thứ nhất",
        "PHỤ LỤC I",
        "MẪU SỐ 01",
        "Khoản 2",
        "“",
        "”",
    ),
    *("Số: 7/KH-LĐLĐ", "Số: ../../x", "Số: 12/QĐ-\\/", "Lai Châu, ngày 02 tháng 3 năm 2025"),
    *(
        "ngày 31 tháng 02 năm 2025",
        "KẾ HOẠCH",
        "QUYẾT ĐỊNH:",
        "V/v nghỉ lễ",
        "Kính gửi: ",
        "Căn cứ ",
    ),
    *(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Nơi nhận:",
        "- Như trên;",
    ),
    *("TM. BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "Nguyễn Văn A", "Trên đây là ", "Trang 2", "3", "- 4 -"),
    *(
        "công đoàn",
        "các cấp tổ chức.",
        "THI ĐUA",
        "tuyên truyền,",
        "đoàn viên; ",
        "hép møt tÕt",
        "ð",
    ),
    *(
        "\u0301",
        "\u00ad",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\0",
        "\x0b",
        "\u2028",
        "\x01m0\x02",
        "\ud800",
    ),
    *(
        "<b>",
        "&lt;",
        "{{ x }}",
        "{% raw %}",
        "--8<--",
        "[a](b)",
        "[^1]",
        "[^1]: ",
        "../",
        "title: x",
    ),
)
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=60).map("".join)

VALUES = ("", "0", "1", "-1", "99999999999", "x" * 300, "../../a", "\x7f", "upperRoman", "restart")


def _seeds() -> list[bytes]:
    made = docx(
        p("Số: 7/KH-LĐLĐ")
        + p("KẾ HOẠCH")
        + p("Mục", in_list(1))
        + table(cell("a", "b", properties="<gridSpan val='2'/>") + cell("c"), cell("d"))
        + f"<p>{run('x')}<ins>{run('y')}</ins><del><r><delText>z</delText></r></del></p>"
    )
    return [made, *((DOCUMENTS / f"{name}.docx").read_bytes() for name in ("d1", "d13"))]


def _mangled_part(text: bytes, edits: Sequence[tuple[str, int, int, str]]) -> bytes:
    """A part with elements dropped, doubled, moved, nested or renamed, and attributes changed."""
    root = ET.fromstring(text)  # noqa: S314 - made here
    for kind, at, other, junk in edits:
        parents = {child: parent for parent in root.iter() for child in parent}
        if not parents:
            break
        elements = list(parents)
        one, two = elements[at % len(elements)], elements[other % len(elements)]
        match kind:
            case "drop":
                parents[one].remove(one)
            case "double":
                parents[one].append(deepcopy(one))
            case "nest":
                two.append(deepcopy(one))
            case "rename":
                one.tag = two.tag
            case "attribute":
                for name in list(one.attrib)[:1]:
                    one.set(name, junk)
            case _:
                one.text = re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd]", "", junk)
    return ET.tostring(root)


def _repacked(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A package with one part changed."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for entry in old.namelist():
            part = old.read(entry)
            new.writestr(entry, change(part) if entry == name else part)
    return made.getvalue()


def _flipped(data: bytes, flips: Sequence[tuple[int, int]]) -> bytes:
    """The bytes with some of them changed; a place is counted from the end too."""
    found = bytearray(data)
    for place, value in flips:
        found[place % len(found)] = value
    return bytes(found)


flips = st.lists(st.tuples(st.integers(-4000, 4000), st.integers(0, 255)), min_size=1, max_size=12)
edits = st.lists(
    st.tuples(
        st.sampled_from(("drop", "double", "nest", "rename", "attribute", "text")),
        st.integers(0, 2000),
        st.integers(0, 2000),
        st.sampled_from(VALUES) | texts,
    ),
    min_size=1,
    max_size=10,
)
seeds = st.sampled_from(_seeds())
parts = st.sampled_from(("word/document.xml", "word/numbering.xml", "word/styles.xml"))


def _word(data: bytes) -> Received:
    return Received("a.docx", data, Form.WORD)


mangled_parts = st.builds(
    lambda data, part, found: _word(_repacked(data, part, lambda text: _mangled_part(text, found))),
    seeds, parts, edits,
)  # fmt: skip
flipped_packages = st.builds(lambda data, found: _word(_flipped(data, found)), seeds, flips)
plain_texts = st.builds(
    lambda text, coding: Received("a.txt", text.encode(coding, "replace"), Form.TEXT),
    texts, st.sampled_from(("utf-8", "utf-16", "cp1258", "latin-1")),
)  # fmt: skip
any_bytes = st.binary(max_size=300).map(lambda data: Received("a.txt", data, Form.TEXT))
transcriptions = texts.map(
    lambda text: Received("a.md", text.encode("utf-8", "replace"), Form.MARKDOWN)
)
pdfs = st.builds(
    lambda name, found: Received("a.pdf", _flipped((PDFS / name).read_bytes(), found), Form.PDF),
    st.sampled_from(("d10.pdf", "d13.pdf")), flips,
)  # fmt: skip

received = mangled_parts | flipped_packages | plain_texts | any_bytes | transcriptions
"""Any file that is read without a process of its own: all but PDFs."""

repeated = st.builds(
    lambda piece, end, form: Received(f"a{form}", (f"{piece}{end}" * 4900).encode(), form),
    st.sampled_from([piece for piece in PIECES if piece.isprintable()]),
    st.sampled_from(("\n", "\n\n", " và\n", ".\n", "\t")),
    st.sampled_from((Form.TEXT, Form.MARKDOWN)),
)
"""One piece as often as a document can have lines."""
