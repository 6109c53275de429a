"""The comparison: corrections and questions where they belong, every row in its part."""

from __future__ import annotations

from dataclasses import replace

from portal.model.documents import Correction, Document
from portal.pages.comparison import ShownCorrection, comparison
from portal.reference.localized import localize
from portal.source.comparison import Passage, collate
from support.document_library import document_of


def compared(document: Document, language: str = "vi") -> dict[str, object]:
    return dict(comparison(localize(document, language), f"{document.id}/doi-chieu/"))


def told(shown: ShownCorrection) -> tuple[str, ...]:
    """Where it is, on which lines, and what differs: [was] {is}."""
    run = "".join(f"[{one.text}]" for one in shown.original if one.differs)
    run += "".join(f"{{{one.text}}}" for one in shown.published if one.differs)
    place, lines = shown.place, shown.lines
    assert place is not None
    assert lines is not None
    return place.path, lines.path, lines.name, run


def test_corrections_of_the_plan_come_in_the_order_of_the_text(plan: Document) -> None:
    found = compared(plan)["corrections"]
    assert isinstance(found, list)
    assert [told(one) for one in found] == [
        ("../ii/#ii-1-1-g3", "../ban-chep/#dong-33", "Dòng 33–37", "[¶]"),
        ("../ii/#ii-1-1-g4", "../ban-chep/#dong-39", "Dòng 39", "[công kênh]{cồng kềnh}"),
        ("../ii/#ii-1-3", "../ban-chep/#dong-47", "Dòng 47–51", "[¶]"),
        ("../ii/#ii-2-1-g2", "../ban-chep/#dong-61", "Dòng 61–65", "[¶]"),
    ]
    assert found[0].place.name == "Gạch đầu dòng thứ ba, " + found[0].place.name.partition(", ")[2]
    assert found[0].original == (
        Passage("ngang tầm nhiệm vụ, đáp", differs=False),
        Passage("¶", differs=True),
        Passage("ứng yêu cầu trong thời kỳ mới; kiến nghị", differs=False),
    )


def test_correction_that_applies_nowhere_has_no_place(plan: Document) -> None:
    stray = Correction("không có ở đâu", "cũng không", {"vi": "lý do"}, 1)
    found = compared(replace(plan, corrections=(stray,)))["corrections"]
    assert isinstance(found, list)
    assert [(one.place, one.lines) for one in found] == [(None, None)]


def test_questions_lead_to_what_they_are_about(plan: Document) -> None:
    found = compared(plan)["questions"]
    assert isinstance(found, list)
    assert [one.place.path if one.place else "" for one in found] == [
        "",
        "../ii/#ii-3-g1",
        "../iii/#iii-10",
        "../noi-nhan/#noi-nhan-g5",
        "../noi-nhan/#chu-ky",
    ]


def test_every_row_is_in_its_part(plan: Document) -> None:
    groups = compared(plan)["groups"]
    assert isinstance(groups, list)
    assert [(one.number, one.title, one.differing) for one in groups] == [
        ("", "Phần đầu văn bản", 0),
        ("I.", "MỤC ĐÍCH, YÊU CẦU", 0),
        ("II.", "NỘI DUNG TUYÊN TRUYỀN", 4),
        ("III.", "KHẨU HIỆU TUYÊN TRUYỀN", 0),
        ("IV.", "TỔ CHỨC THỰC HIỆN", 0),
        ("", "Nơi nhận", 0),
    ]
    assert tuple(row for one in groups for row in one.rows) == collate(plan)


def test_parts_are_named_in_the_language_of_the_page(plan: Document) -> None:
    groups = compared(plan, "en")["groups"]
    assert isinstance(groups, list)
    assert [one.title for one in groups][:2] == ["Head of the document", "PURPOSE AND REQUIREMENTS"]


def test_document_without_parts_is_one_group() -> None:
    document = document_of("w1")
    groups = compared(document)["groups"]
    assert isinstance(groups, list)
    assert [one.title for one in groups] == [localize(document, "vi").name, "Nơi nhận"]
