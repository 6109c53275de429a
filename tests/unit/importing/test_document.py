"""Whole documents brought in: their trees, their metadata, their files, what the checks say."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from portal.importing.document import MAX_LINES, Composed, compose
from portal.importing.reading import Reading, read_received
from portal.importing.received import receive
from portal.importing.report import waiting_in
from portal.model.blocks import Span
from portal.model.documents import Document
from portal.model.files import Source
from portal.model.library import Library
from portal.model.problems import Problem, UserError
from portal.pages.all_rules import check_library
from portal.reference.headings import without_notes
from portal.source.loader import build_library
from support.documents import (
    DOCUMENTS,
    MORE,
    NAMES,
    fields_of,
    folder_of,
    metadata_of,
    provisions_of,
    text_of,
)
from support.project import PLAN, ROOT

HEAD = "Số: 7/KH-LĐLĐ\nLai Châu, ngày 02 tháng 3 năm 2025\nKẾ HOẠCH\nTổ chức hội thi\n"
PDFS = ROOT / "tests/support/data/pdf"


def brought_in(file: Path, address: str = "") -> Composed:
    return compose(read_received(receive(file)), address)


def document(composed: Composed) -> Document:
    (found,) = build_library(sources(composed)).documents
    return found


def sources(composed: Composed) -> list[Source]:
    return [Source(f"docs/{composed.id}/{path}", data) for path, data in composed.files.items()]


def problems(library: Library, composed: Composed) -> list[Problem]:
    """What the checks find in the document beside those of the library."""
    found = check_library(build_library((*library.sources, *sources(composed))))
    return waiting_in([one for one in found if one.path.startswith(f"docs/{composed.id}/")])


def outline(read: Document) -> list[tuple[str, ...]]:
    lines = read.official.ancestry.values()
    return [
        (
            line[-1].id,
            str(line[-1].kind),
            line[-2].id if len(line) > 1 else "-",
            line[-1].label,
            " ".join(without_notes(line[-1].text, read.official.notes).split()[:6]),
        )
        for line in lines
    ]


@pytest.mark.parametrize("suffix", ["docx", "txt"])
@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_brought_in_whole(name: str, suffix: str, library: Library) -> None:
    file = DOCUMENTS / f"{name}.{suffix}"
    composed = brought_in(file)
    read = document(composed)
    assert outline(read) == provisions_of(name)
    assert fields_of(read.official.metadata) == metadata_of(name)
    stem = folder_of(name).partition("/")[2]
    assert composed.id == folder_of(name)
    assert {path: composed.files[path] for path in composed.files if path != "index.md"} == {
        f"original/{stem}.{suffix}": file.read_bytes()
    }
    assert problems(library, composed) == []


@pytest.mark.parametrize("name", MORE)
def test_other_layouts_keep_their_trees(name: str) -> None:
    reading = Reading(text_of(name).encode(), ".txt", text_of(name))
    assert outline(document(compose(reading, "2025/1-kh"))) == provisions_of(name)


@pytest.mark.parametrize("name", ["d10", "d13", "d7"])
def test_a_pdf_gives_the_tree_of_the_word_file_it_was_made_from(
    name: str, library: Library
) -> None:
    file = PDFS / f"{name}.pdf"
    composed = brought_in(file)
    read = document(composed)
    assert outline(read) == provisions_of(name)
    assert fields_of(read.official.metadata) == metadata_of(name)
    assert read.received is not None
    assert read.received.data == file.read_bytes()
    assert problems(library, composed) == []


def test_plan_113_as_received_gives_its_pages_of_today() -> None:
    folder = ROOT / "docs" / PLAN
    composed = brought_in(folder / "original/113-kh-ldld.txt")
    written = {
        path: data.decode().replace("trung gian công kênh", "trung gian cồng kềnh")
        for path, data in composed.files.items()
        if path.endswith(".md")
    }
    front, _, body = written.pop("index.md").removeprefix("---\n").partition("---\n")
    assert body == (folder / "index.md").read_text("utf-8").split("---\n", 2)[2]
    names = ("i", "ii", "iii", "iv", "noi-nhan")
    assert written == {f"{name}.md": (folder / f"{name}.md").read_text("utf-8") for name in names}
    digest = hashlib.sha256((folder / "original/113-kh-ldld.txt").read_bytes()).hexdigest()
    assert front == (
        f"original:\n  file: original/113-kh-ldld.txt\n  sha256: {digest}\n  format: markdown\n"
    )


def test_plan_113_has_three_sentences_healed_as_corrections_that_the_checks_accept() -> None:
    composed = brought_in(ROOT / "docs" / PLAN / "original/113-kh-ldld.txt")
    read = document(composed)
    assert [(fault.line, fault.correction.published) for fault in composed.faults] == [
        (37, "tầm nhiệm vụ, đáp ứng yêu cầu trong"),
        (51, "củng cố niềm tin của cộng đồng quốc"),
        (65, "tham gia Công ước Khung của Liên hợp"),
    ]
    assert [one.published for one in read.corrections] == [
        fault.correction.published for fault in composed.faults
    ]
    assert waiting_in(check_library(build_library(sources(composed)))) == []


def test_merged_cells_keep_their_places_below_a_correction() -> None:
    text = (
        f"{HEAD}1. Các đơn vị sau đây tham gia hội\n\nthi theo bảng.\n"
        "Khối\tĐơn vị\nMột\tA\n\tB\nCộng\t\n"
    )
    single, above, wide = Span(1, goes_on=False), Span(1, goes_on=True), Span(2, goes_on=False)
    spans = {9: (single, single), 10: (above, single), 11: (wide,)}
    reading = Reading(text.encode(), ".txt", text, spans=spans)
    composed = compose(reading)
    assert (
        composed.files["index.md"]
        .decode()
        .endswith(
            "1. Các đơn vị sau đây tham gia hội thi theo bảng.\n\n"
            "| Khối | Đơn vị |\n| --- | --- |\n| Một | A |\n| ^^ | B |\n| Cộng ||\n"
        )
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("KẾ HOẠCH\nTổ chức hội thi\n1. A", "số và ngày"),
        ("Số: 7/KH-LĐLĐ\nKẾ HOẠCH\nTổ chức hội thi\n1. A", "ngày"),
    ],
)
def test_an_address_is_asked_for_where_the_text_tells_none(text: str, message: str) -> None:
    reading = Reading(text.encode(), ".txt", text)
    with pytest.raises(UserError) as refused:
        compose(reading)
    assert str(refused.value) == (
        f"Lời văn không cho biết {message} của văn bản, nên chưa biết đặt vào đâu. Hãy thêm «--to"
        " năm/số», ví dụ «--to 2025/114-kh-ldld»."
    )
    assert compose(reading, "./docs/2025/7-kh-ldld/").id == "2025/7-kh-ldld"


@pytest.mark.parametrize(
    "address", ["7-kh", "2025/../x", "2025/Kế hoạch", "/etc/passwd", "2025/a/b"]
)
def test_an_address_of_another_form_is_refused(address: str) -> None:
    with pytest.raises(UserError, match="phải là năm và số, ký hiệu"):
        compose(Reading(b"a", ".txt", f"{HEAD}1. A"), address)


def test_what_a_document_lacks_is_told_with_its_line() -> None:
    composed = compose(Reading(b"", ".txt", f"{HEAD}1. A\n"))
    assert [(one.line, one.text) for one in composed.doubts] == [
        (1, "không thấy cơ quan ban hành ở đầu văn bản; nếu biết, ghi «issuer:» ở index.md"),
        (5, "không thấy chữ ký: chức vụ và họ tên người ký"),
    ]


@pytest.mark.parametrize("text", ["a\n" * (MAX_LINES + 1), "a " * 10_001])
def test_a_text_too_long_for_a_document_is_refused(text: str) -> None:
    with pytest.raises(UserError, match=r"quá dài|dài quá"):
        compose(Reading(b"", ".txt", text), "2025/1-kh")
