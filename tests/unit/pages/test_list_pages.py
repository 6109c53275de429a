"""The pages of lists: what they are called, where they lead to, what they lead with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portal.model.context import BuildContext, Settings
from portal.model.metadata import Metadata
from portal.model.relations import Status
from portal.model.site_data import Topic
from portal.model.summary import DocumentSummary
from portal.pages.list_pages import ListPages, Way, Ways, list_title, rows, ways_to
from portal.reference.catalogue import Catalogue
from portal.reference.lists import PAGE, Facet, lists_of
from support.project import ROOT

BUILD = BuildContext(
    Settings(
        "https://portal.example/",
        ("vi", "en"),
        names={"vi": "Cổng", "en": "Portal"},
        unions={"vi": "Công đoàn", "en": "Union"},
        descriptions={"vi": "Nơi đọc.", "en": "Read."},
        colours={"brand": "#a4161a"},
    )
)
TOPICS = (Topic({"vi": "Nữ công", "en": "Women"}),)


def of(id_: str, kind: str = "Kế hoạch", **fields: object) -> DocumentSummary:
    year, _, number = id_.partition("/")
    day = date(int(year), 1, 1 + int(number) % 28)
    stated = Metadata(f"{number}/KH", kind, day, title="A", issuers=("Công đoàn A",), **fields)  # type: ignore[arg-type]
    return DocumentSummary(id_, {"vi": stated})


CATALOGUE = Catalogue(
    (of("2024/1"), of("2025/2", "Thông báo"), of("2025/3", replaces=("2024/1",))), date(2025, 6, 1)
)


@pytest.mark.parametrize(
    ("path", "official", "english"),
    [
        ("van-ban/", "Tất cả văn bản", "All documents"),
        ("2025/", "Văn bản năm 2025", "Documents of 2025"),
        ("loai/ke-hoach/", "Loại văn bản: Kế hoạch", "Type of document: Kế hoạch"),
        ("co-quan/cong-doan-a/", "Văn bản của Công đoàn A", "Documents of the Công đoàn A"),
        ("hieu-luc/duoc-thay-the/", "Hiệu lực: Được thay thế", "Status: Replaced"),
    ],
)
def test_a_list_is_called_by_what_it_lists(path: str, official: str, english: str) -> None:
    lists = {one.path: one for one in lists_of(CATALOGUE)}
    assert [list_title(lists[path], language) for language in ("vi", "en")] == [official, english]


def test_only_lists_that_leave_a_choice_are_led_to() -> None:
    assert ways_to(lists_of(CATALOGUE), "vi", 1) == [
        Ways(Facet.YEAR, (Way("2025/", "2025", "vi", 2),)),
        Ways(Facet.TYPE, (Way("loai/ke-hoach/", "Kế hoạch", "vi", 2),)),
        Ways(Facet.STATUS, (Way("hieu-luc/con-hieu-luc/", "Còn hiệu lực", "vi", 2),)),
    ]
    assert ways_to(lists_of(Catalogue((of("2025/1"),))), "vi") == []


def test_a_row_tells_the_status_of_what_is_not_plainly_in_force() -> None:
    assert rows(CATALOGUE, CATALOGUE.newest, "vi", BUILD)["statuses"] == {"2024/1": Status.REPLACED}


def written(catalogue: Catalogue, folder: Path) -> set[str]:
    (folder / "en").mkdir(parents=True)
    pages = ListPages(catalogue, TOPICS, BUILD, ROOT / "overrides")
    for one in pages.lists:
        pages.write(one, folder)
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*.*") if file.is_file()}


def test_each_list_has_a_page_and_a_feed_in_each_language(tmp_path: Path) -> None:
    lists = ("2024", "2025", "co-quan/cong-doan-a", "hieu-luc/con-hieu-luc")
    more = ("hieu-luc/duoc-thay-the", "loai/ke-hoach", "loai/thong-bao")
    assert written(CATALOGUE, tmp_path) == {
        f"{root}{path}"
        for root in ("", "en/")
        for path in (
            "van-ban/index.html",
            *(f"{one}/{name}" for one in (*lists, *more) for name in ("index.html", "atom.xml")),
        )
    }


def test_the_same_catalogue_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in "ab":
        written(CATALOGUE, tmp_path / name)
    files = sorted(one.relative_to(tmp_path / "a") for one in (tmp_path / "a").rglob("*.*"))
    for file in files:
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


def test_an_older_page_stays_as_it_is_when_a_document_is_added(tmp_path: Path) -> None:
    documents = (*(of(f"2024/{number}") for number in range(3 * PAGE - 1)), of("2025/1"))
    pages = []
    for count in (len(documents) - 1, len(documents)):
        written(Catalogue(documents[:count], date(2025, 6, 1)), tmp_path / str(count))
        pages.append((tmp_path / str(count) / "van-ban/trang-1/index.html").read_text("utf-8"))
    shown = [page.partition('<ul class="documents">')[2].partition("</ul>")[0] for page in pages]
    assert shown[0] == shown[1]
