"""What people come to a document for, as links on its page and on the home page."""

from __future__ import annotations

from portal.model.context import BuildContext
from portal.model.documents import Document
from portal.model.library import Library
from portal.model.summary import summary_of
from portal.pages.tasks import Task, home_page, tasks
from portal.reference.addresses import printed_path
from portal.reference.catalogue import Catalogue, catalogue_of
from portal.reference.listed import ListedDocument
from portal.reference.messages import messages_in
from support.document_library import document_of
from support.project import PLAN


def printing(plan: Document) -> BuildContext:
    """A build that prints the plan, in a file of 1,000 bytes a language."""
    paths = (printed_path(plan, language) for language in plan.editions)
    return BuildContext(sizes=dict.fromkeys(paths, 1000))


def test_the_plan_is_read_asked_printed_and_shared(plan: Document) -> None:
    found = tasks(ListedDocument(summary_of(plan), "vi", printing(plan)))
    assert found == [
        Task("Đọc toàn văn", f"{PLAN}/toan-van/", "13 phút"),
        Task("Đơn vị tôi phải làm gì?", f"{PLAN}/don-vi/"),
        Task("Bản in khổ A4", f"{PLAN}/113-kh-ldld.pdf", "PDF, 1 KB"),
        Task("In khẩu hiệu", f"{PLAN}/iii/in-an/"),
        Task("Tìm trong văn bản", "tim-kiem/"),
        Task("Trích dẫn và chia sẻ", f"{PLAN}/#chia-se"),
        Task(messages_in("vi")["comparison"], f"{PLAN}/doi-chieu/"),
    ]


def test_a_document_offers_only_what_it_has() -> None:
    assert tasks(ListedDocument(summary_of(document_of("w1")), "vi", BuildContext())) == [
        Task("Tìm trong văn bản", "tim-kiem/"),
        Task("Trích dẫn và chia sẻ", f"{document_of('w1').id}/#chia-se"),
        Task(messages_in("vi")["comparison"], f"{document_of('w1').id}/doi-chieu/"),
    ]


def test_what_is_not_translated_is_read_in_vietnamese() -> None:
    document = document_of("w1")
    assert tasks(ListedDocument(summary_of(document), "en", BuildContext())) == [
        Task("Read the whole text", f"{document.id}/toan-van/", "1 min"),
        Task("Search the documents", "en/search/"),
        Task("Cite and share", f"en/{document.id}/#chia-se"),
        Task(messages_in("en")["comparison"], f"{document.id}/doi-chieu/"),
    ]


def test_the_home_page_leads_to_the_newest(plan: Document, library: Library) -> None:
    found = home_page(catalogue_of(library), (), "en", printing(plan))
    assert found["units_document"].id == plan.id
    assert [one.path for one in found["slogans"]] == [
        f"en/{PLAN}/iii-{number}/" for number in range(1, 11)
    ]
    assert found["slogans"][7].detail == "Long live the glorious Communist Party of Vietnam!"


def test_an_empty_portal_has_a_home_page() -> None:
    found = home_page(Catalogue(()), (), "vi", BuildContext())
    assert not any(found.values())
