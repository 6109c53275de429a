"""Documents in the languages of the site: their names, citations and addresses."""

from __future__ import annotations

import datetime as dt

import pytest

from portal.model.context import BuildContext, Settings
from portal.model.documents import Document, Edition
from portal.model.files import Fields
from portal.model.metadata import Metadata
from portal.reference.citation import cite_document
from portal.reference.localized import localize
from portal.reference.messages import messages_in
from portal.source.loader import load
from support.documents import NAMES, folder_of, lay_document


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    """The twelve documents of other kinds, by their folders."""
    root = tmp_path_factory.mktemp("documents")
    for name in NAMES:
        lay_document(root, name)
    return {document.id: document for document in load(root).documents}


def test_document_is_cited_in_both_languages(plan: Document) -> None:
    assert {language: localize(plan, language).citation for language in plan.editions} == {
        "vi": "Kế hoạch số 113/KH-LĐLĐ ngày 07/01/2025 của LĐLĐ tỉnh Lai Châu",
        "en": "Plan No. 113/KH-LĐLĐ of 7 January 2025 of the Lai Chau Provincial Labour"
        " Federation (unofficial translation)",
    }


SITE = "https://portal.example/"
CONTEXT = BuildContext(settings=Settings(site_url=SITE))
NUMBER, DATE, ISSUER = "342/LĐLĐ", dt.date(2025, 3, 5), "LĐLĐ tỉnh"


@pytest.mark.parametrize(
    ("metadata", "vietnamese", "english"),
    [
        (
            Metadata(type="Công văn", number=NUMBER, date=DATE, issuer_short=ISSUER),
            "Công văn số 342/LĐLĐ ngày 05/03/2025 của LĐLĐ tỉnh",
            "Công văn No. 342/LĐLĐ of 5 March 2025 of the LĐLĐ tỉnh (unofficial translation)",
        ),
        (
            Metadata(type="Công văn", number=NUMBER),
            "Công văn số 342/LĐLĐ",
            "Công văn No. 342/LĐLĐ (unofficial translation)",
        ),
        (
            Metadata(type="Biên bản", title="Họp Ban Chấp hành", date=DATE),
            "Biên bản Họp Ban Chấp hành ngày 05/03/2025",
            "Biên bản Họp Ban Chấp hành of 5 March 2025 (unofficial translation)",
        ),
    ],
)
def test_document_is_cited_by_what_it_has(
    metadata: Metadata, vietnamese: str, english: str
) -> None:
    assert cite_document(metadata, "vi", messages_in("vi")) == vietnamese
    assert cite_document(metadata, "en", messages_in("en")) == english


@pytest.mark.parametrize(
    ("metadata", "name"),
    [
        (Metadata(type="Công văn", number=NUMBER, title="Về việc nghỉ lễ"), "Công văn 342/LĐLĐ"),
        (Metadata(type="Biên bản", title="Họp Ban Chấp hành"), "Biên bản Họp Ban Chấp hành"),
        (
            Metadata(type="Biên bản", title="Họp " + "Ban Chấp hành " * 9),
            "Biên bản Họp Ban Chấp hành Ban Chấp hành Ban Chấp hành Ban Chấp hành…",
        ),
        (Metadata(), "2025/1-bb"),
    ],
)
def test_document_without_a_number_is_named_by_its_title(metadata: Metadata, name: str) -> None:
    edition = Edition("vi", (), metadata=metadata)
    document = Document("2025/1-bb", "docs/2025/1-bb", {"vi": edition}, None, Fields(), "")
    assert localize(document, "vi").name == name


def test_provision_of_an_issued_text_is_cited_with_the_document_that_issues_it(
    documents: dict[str, Document],
) -> None:
    decision = documents[folder_of("d9")]
    point = decision.official.ancestry["quy-che-dieu-2-2-dd"][-1]
    assert localize(decision, "vi", CONTEXT).cite(point) == (
        "điểm đ khoản 2 Điều 2 Quy chế ban hành kèm theo Quyết định số 47/QĐ-LĐLĐ ngày 02/04/2025"
        f" của Liên đoàn Lao động tỉnh Lai Châu, {SITE}2025/47-qd-ldld/quy-che-dieu-2-2-dd/"
    )


def test_provision_of_an_appendix_is_cited_with_the_document_that_it_is_attached_to(
    documents: dict[str, Document],
) -> None:
    plan = documents[folder_of("d13")]
    table = plan.official.ancestry["phu-luc-ii-b1"][-1]
    assert localize(plan, "vi", CONTEXT).cite(table) == (
        "bảng 1, Phụ lục II kèm theo Kế hoạch số 46/KH-LĐLĐ ngày 01/04/2025"
        f" của Liên đoàn Lao động tỉnh Lai Châu, {SITE}2025/46-kh-ldld/phu-luc-ii-b1/"
    )


def test_untranslated_document_is_cited_and_reached_in_its_own_language(
    documents: dict[str, Document],
) -> None:
    programme = localize(documents[folder_of("w2")], "en", CONTEXT)
    section = programme.edition.ancestry["ii-1"][-1]
    assert (programme.text_language, programme.is_untranslated, programme.is_official) == (
        "vi",
        True,
        True,
    )
    assert programme.path == "en/2025/05-ctrph-ldld-sgddt/"
    assert programme.url(section) == f"{SITE}2025/05-ctrph-ldld-sgddt/ii-1/"
    assert programme.trail(section) == "Phần II › Mục 1"
    assert programme.citation == (
        "Chương trình số 05/CTrPH-LĐLĐ-SGDĐT ngày 05/05/2025 của Liên đoàn Lao động tỉnh Lai Châu"
        " và Sở Giáo dục và Đào tạo"
    )
