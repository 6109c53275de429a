"""A document's contents: what has a line of its own, and where it leads."""

from __future__ import annotations

from portal.model.documents import Document
from portal.pages.contents import Entry, contents, outline, views
from portal.reference.localized import LocalizedDocument, localize
from support.document_library import document_of


def shown(entries: tuple[Entry, ...]) -> list[tuple[str, ...]]:
    """Number, title and path of each line, those inside another one after it."""
    return [
        row
        for entry in entries
        for row in [(entry.number, entry.title, entry.path), *shown(entry.items)]
    ]


def listed(document: LocalizedDocument) -> list[tuple[str, ...]]:
    return shown(contents(document, document.path))


def test_divided_document_leads_to_its_pages(plan: Document) -> None:
    document = localize(plan, "vi")
    found = listed(document)
    assert found[:3] == [
        ("I.", "MỤC ĐÍCH, YÊU CẦU", "i/"),
        ("II.", "NỘI DUNG TUYÊN TRUYỀN", "ii/"),
        ("1.", document.edition.ancestry["ii-1"][-1].text, "ii/#ii-1"),
    ]
    assert found[-1] == ("", "Nơi nhận", "noi-nhan/")
    paths = [view.path for view in views(document, document.path)]
    assert paths == ["don-vi/", "toan-van/", "doi-chieu/"]
    assert [e.is_current for e in contents(document, f"{plan.id}/i/")] == [True, *[False] * 4]


def test_document_of_one_page_leads_to_its_parts() -> None:
    document = localize(document_of("d9"), "vi")
    found = listed(document)
    assert found[0] == (
        "Điều 1.",
        "Ban hành kèm theo Quyết định này Quy chế công tác văn thư của LĐLĐ tỉnh Lai Châu.",
        "#dieu-1",
    )
    assert found[3:] == [
        ("", "Nơi nhận", "#noi-nhan"),
        ("QUY CHẾ", "Công tác văn thư", "#quy-che"),
        ("Chương I", "QUY ĐỊNH CHUNG", "#quy-che-chuong-i"),
        ("Chương II", "SOẠN THẢO, KÝ BAN HÀNH VĂN BẢN HÀNH CHÍNH", "#quy-che-chuong-ii"),
        ("Chương III.", "TỔ CHỨC THỰC HIỆN", "#quy-che-chuong-iii"),
    ]
    assert [view.path for view in views(document, document.path)] == ["doi-chieu/"]


def test_document_without_titles_has_no_contents() -> None:
    assert listed(localize(document_of("w1"), "vi")) == []


def test_the_outline_of_a_page_goes_two_levels_deep(plan: Document) -> None:
    known = plan.official.ancestry
    found = outline(known["ii"][-1])
    assert [entry.path.removeprefix("#ii-") for entry in found] == [
        "1", "1-1", "1-2", "1-3", "1-4", "2", "2-1", "2-2", "2-3", "3",
    ]  # fmt: skip
    assert (found[3].number, found[3].title) == (
        "1.3.",
        "Tuyên truyền, thông tin đối ngoại về chủ…",
    )


def test_a_page_with_little_on_it_has_no_outline(plan: Document) -> None:
    known = plan.official.ancestry
    assert [outline(known[name][-1]) for name in ("i", "iv", "noi-nhan")] == [(), (), ()]
    assert outline(None) == ()


def test_clauses_are_reached_by_their_numbers(plan: Document) -> None:
    second = contents(localize(plan, "vi"), plan.id)[1]
    assert [[clause.number for clause in item.items] for item in second.items] == [
        ["1.1.", "1.2.", "1.3.", "1.4."],
        ["2.1.", "2.2.", "2.3."],
        [],
    ]
