"""How provisions are cited, in both languages."""

from __future__ import annotations

import pytest

from portal.model.documents import Document
from portal.reference.citation import cite_number, cite_place
from portal.reference.localized import localize
from portal.reference.messages import messages_in


@pytest.mark.parametrize(
    ("provision", "number", "vietnamese", "english"),
    [
        ("can-cu", "", "căn cứ", "legal basis"),
        ("ii", "II", "phần II", "section II"),
        ("ii-1", "II.1", "mục 1, phần II", "item 1, section II"),
        ("ii-1-1", "II.1.1", "điểm 1.1, mục 1, phần II", "clause 1.1, item 1, section II"),
        (
            "ii-1-1-g5",
            "II.1.1",
            "gạch đầu dòng thứ năm, điểm 1.1, mục 1, phần II",
            "point 5, clause 1.1, item 1, section II",
        ),
        (
            "ii-1-2-d2",
            "II.1.2",
            "đoạn thứ hai, điểm 1.2, mục 1, phần II",
            "paragraph 2, clause 1.2, item 1, section II",
        ),
        ("i-g1", "I", "gạch đầu dòng thứ nhất, phần I", "point 1, section I"),
        ("iii-10", "III.10", "khẩu hiệu 10, phần III", "slogan 10, section III"),
        ("noi-nhan-g4", "", "gạch đầu dòng thứ tư, nơi nhận", "point 4, recipients"),
        ("chu-ky", "", "chữ ký", "signature"),
    ],
)
def test_each_kind_of_provision_is_cited_in_its_form(
    plan: Document, provision: str, number: str, vietnamese: str, english: str
) -> None:
    ancestry = plan.official.ancestry[provision]
    assert cite_number(ancestry) == number
    assert cite_place(ancestry, messages_in("vi")) == vietnamese
    assert cite_place(plan.editions["en"].ancestry[provision], messages_in("en")) == english


def test_every_provision_has_a_unique_citation(plan: Document) -> None:
    for language, edition in plan.editions.items():
        cited = [cite_place(path, messages_in(language)) for path in edition.ancestry.values()]
        assert len(set(cited)) == len(cited) == 53


def test_document_is_cited_in_both_languages(plan: Document) -> None:
    assert {language: localize(plan, language).citation for language in plan.editions} == {
        "vi": "Kế hoạch số 113/KH-LĐLĐ ngày 07/01/2025 của LĐLĐ tỉnh Lai Châu",
        "en": "Plan No. 113/KH-LĐLĐ of 7 January 2025 of the Lai Chau Provincial Labour"
        " Federation (unofficial translation)",
    }
