"""The lists of documents: which there are, in which order, and on which pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from portal.model.metadata import Metadata
from portal.model.site_data import Topic
from portal.model.summary import DocumentSummary
from portal.reference.catalogue import Catalogue
from portal.reference.lists import PAGE, DocumentList, Facet, lists_of


def of(id_: str, **fields: Any) -> DocumentSummary:
    year, _, number = id_.partition("/")
    stated = Metadata(number=f"{number}/KH", type="Kế hoạch", date=date(int(year), 1, 1))
    return DocumentSummary(id_, {"vi": replace(stated, **fields)})


def paths(*documents: DocumentSummary, topics: tuple[Topic, ...] = ()) -> dict[str, list[str]]:
    lists = lists_of(Catalogue(documents, date(2026, 1, 1)), topics)
    return {one.path: [document.id for document in one.documents] for one in lists}


def test_an_empty_library_has_no_list() -> None:
    assert lists_of(Catalogue(())) == ()


def test_documents_are_listed_by_what_they_have_in_common() -> None:
    union = ("LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU",)
    plan, notice = of("2024/1", issuers=union), of("2025/2", type="Thông báo", issuers=union)
    joint = of("2025/1", issuers=("Liên đoàn Lao động tỉnh Lai Châu", "Sở Nội vụ"), type="")
    assert paths(plan, notice, joint) == {
        "van-ban/": ["2025/2", "2025/1", "2024/1"],
        "2025/": ["2025/2", "2025/1"],
        "2024/": ["2024/1"],
        "loai/ke-hoach/": ["2024/1"],
        "loai/thong-bao/": ["2025/2"],
        "co-quan/lien-doan-lao-dong-tinh-lai-chau/": ["2025/2", "2025/1", "2024/1"],
        "co-quan/so-noi-vu/": ["2025/1"],
        "hieu-luc/con-hieu-luc/": ["2025/2", "2025/1", "2024/1"],
    }


def test_topics_are_listed_that_documents_have() -> None:
    safety, women = Topic({"vi": "An toàn lao động", "en": "Safety"}), Topic({"vi": "Nữ công"})
    found = paths(of("2025/1", topics=("An toàn lao động",)), of("2025/2"), topics=(safety, women))
    assert [path for path in found if path.startswith("chu-de/")] == ["chu-de/an-toan-lao-dong/"]
    assert found["chu-de/an-toan-lao-dong/"] == ["2025/1"]


def test_documents_are_listed_by_their_status() -> None:
    ended = of("2024/1", expires=date(2025, 1, 1))
    amended, amending = of("2024/2"), of("2025/1", amends=("2024/2",))
    found = paths(ended, amended, amending)
    assert {path: ids for path, ids in found.items() if path.startswith("hieu-luc/")} == {
        "hieu-luc/con-hieu-luc/": ["2025/1"],
        "hieu-luc/duoc-sua-doi/": ["2024/2"],
        "hieu-luc/het-thoi-han/": ["2024/1"],
    }


def test_a_value_is_named_in_each_language_that_a_document_names_it_in() -> None:
    plan = of("2025/1", issuers=("LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU",))
    official = plan.official
    english = replace(official, type="Plan", issuers=("Lai Chau Federation",))
    translated = replace(plan, metadata={"vi": official, "en": english})
    lists = {one.path: one for one in lists_of(Catalogue((translated, of("2025/2", type="Đơn"))))}
    assert lists["loai/ke-hoach/"].names == {"vi": "Kế hoạch", "en": "Plan"}
    assert lists["co-quan/lien-doan-lao-dong-tinh-lai-chau/"].names == {
        "vi": "Liên đoàn Lao động tỉnh Lai Châu",
        "en": "Lai Chau Federation",
    }
    assert lists["loai/don/"].name_language("en") == "vi"


def numbered(count: int) -> DocumentList:
    """A list of so many documents, the newest with the highest number."""
    return DocumentList(Facet.YEAR, "2025", tuple(of(f"2025/{n}") for n in range(count, 0, -1)))


def of_pages(count: int) -> dict[str, tuple[str, str]]:
    """The first and the last document of each page of a list, by its path."""
    return {
        page.path: (page.documents[0].id, page.documents[-1].id) for page in numbered(count).pages
    }


@pytest.mark.parametrize(
    ("count", "pages"),
    [
        (1, {"2025/": ("2025/1", "2025/1")}),
        (2 * PAGE - 1, {"2025/": (f"2025/{2 * PAGE - 1}", "2025/1")}),
        (
            2 * PAGE,
            {
                "2025/": (f"2025/{2 * PAGE}", f"2025/{PAGE + 1}"),
                "2025/trang-1/": (f"2025/{PAGE}", "2025/1"),
            },
        ),
        (
            3 * PAGE + 2,
            {
                "2025/": (f"2025/{3 * PAGE + 2}", f"2025/{2 * PAGE + 1}"),
                "2025/trang-2/": (f"2025/{2 * PAGE}", f"2025/{PAGE + 1}"),
                "2025/trang-1/": (f"2025/{PAGE}", "2025/1"),
            },
        ),
    ],
)
def test_pages_count_from_the_oldest(count: int, pages: dict[str, tuple[str, str]]) -> None:
    assert of_pages(count) == pages


def test_a_new_document_changes_no_page_but_the_first() -> None:
    for count in range(1, 5 * PAGE):
        before, after = of_pages(count), of_pages(count + 1)
        assert {path: after[path] for path in before if path != "2025/"} == {
            path: ends for path, ends in before.items() if path != "2025/"
        }
