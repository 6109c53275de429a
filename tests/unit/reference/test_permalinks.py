"""The list of permanent addresses: what is in it, how it is written, what is lost of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.model.documents import Document
from portal.model.files import Source
from portal.model.library import Library
from portal.reference.permalinks import (
    HEAD,
    Addresses,
    ListedLine,
    by_document,
    document_of,
    formatted,
    list_path,
    listed,
    listed_lines,
    lost,
    merged,
    own_addresses,
    parse,
    published,
    published_versions,
    size,
)
from portal.source.loader import build_library, load
from support.corrected_document import ENGLISH, ID, correct_twice, versions_in
from support.document_library import sources
from support.project import PLAN

TEXT = """TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM
LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU
Số: 1/TB-LĐLĐ
Lai Châu, ngày 02 tháng 3 năm 2025
THÔNG BÁO
Về việc nghỉ lễ
I. THỜI GIAN
1. Nghỉ năm ngày.
- Ngày đầu là thứ Tư.
"""


@pytest.fixture
def addresses() -> Addresses:
    guide = Source("docs/huong-dan/in.md", b"# In\n")
    home = Source("docs/index.md", "# Trang đầu\n".encode())
    return published(build_library([*sources("2025/1-tb-ldld", TEXT), guide, home], ("vi", "en")))


def ids(text: str) -> frozenset[str]:
    return frozenset(text.split())


def test_of_lists_those_of_all_and_of_years_are_promised_whether_read_or_not() -> None:
    unread = ("docs/2019/2-kh-ldld/index.md", "docs/permalinks/portal.txt")
    library = build_library(sources("2025/1-tb-ldld", TEXT), ("vi",), unread)
    assert set(own_addresses(library)) - set(own_addresses(build_library((), ("vi",)))) == {
        f"/{one}{file}" for one in ("van-ban/", "2019/", "2025/") for file in ("", "atom.xml")
    } - {"/van-ban/atom.xml"}


def test_a_document_of_one_file_that_is_not_translated(addresses: Addresses) -> None:
    base = "/2025/1-tb-ldld/"
    every = ids("i i-1 i-1-g1")
    assert by_document(addresses) == {
        "": dict.fromkeys(
            (
                "/",
                "/en/",
                "/tim-kiem/",
                "/en/search/",
                "/atom.xml",
                "/en/atom.xml",
                "/huong-dan/in/",
                "/library.json",
                "/du-lieu/",
                "/en/data/",
                "/xac-minh/",
                "/en/xac-minh/",
                "/schemas/document.schema.json",
                "/schemas/library.schema.json",
                "/schemas/library-page.schema.json",
                *(
                    f"{root}{path}"
                    for root in ("/", "/en/")
                    for path in ("van-ban/", "2025/", "2025/atom.xml")
                ),
            ),
            frozenset(),
        ),
        "2025/1-tb-ldld": {
            base: every,
            f"{base}toan-van/": every,
            f"{base}doi-chieu/": frozenset(),
            f"{base}ban-chep/": frozenset(),
            f"{base}i/": every,
            f"{base}i-1/": ids("i-1 i-1-g1"),
            f"{base}i-1-g1/": ids("i-1-g1"),
            f"{base}1-tb-ldld.pdf": frozenset(),
            f"{base}1-tb-ldld.docx": frozenset(),
            f"{base}1-tb-ldld.akn.xml": frozenset(),
            f"{base}document.json": frozenset(),
            f"{base}original/1-tb-ldld.txt": frozenset(),
            f"/en{base}": frozenset(),
        },
    }


def test_every_provision_of_plan_113_is_listed_everywhere_in_both_languages(
    library: Library, agreed: list[tuple[str, str]]
) -> None:
    committed = listed(listed_lines(library))
    names = frozenset(name for name, _ in agreed)
    assert len(names) == 53
    for root in ("/", "/en/"):
        assert committed[f"{root}{PLAN}/toan-van/"] == names
        own = {name for name in names if name in committed.get(f"{root}{PLAN}/{name}/", ())}
        assert own == names
        sections = ("", "i/", "ii/", "iii/", "iv/", "noi-nhan/")
        read = (committed[f"{root}{PLAN}/{section}"] for section in sections)
        assert frozenset[str]().union(*read) == names


def test_the_committed_lists_are_what_is_published(library: Library, plan: Document) -> None:
    assert plan.id == PLAN
    assert listed(listed_lines(library)) == published(library)


def test_a_list_reads_as_it_was_written(addresses: Addresses) -> None:
    lines = parse("docs/permalinks/portal.txt", HEAD + formatted(addresses))
    assert listed(lines) == addresses


def test_lines_are_sorted_and_so_are_their_ids() -> None:
    assert formatted({"/b/": ids("ii i"), "/a.pdf": frozenset(), "/": frozenset()}) == (
        "/\n/a.pdf\n/b/ i ii\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "2025/1-kh/",
        "https://a.example/",
        "/a//",
        "/../a/",
        "/a b/",
        "/A/",
        "/a/  i",
        "/a/ i ",
        "//",
    ],
)
def test_a_line_of_another_form_has_no_address(text: str) -> None:
    assert list(parse("a.txt", text)) == [ListedLine("a.txt", 1, text, "", frozenset())]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_editors_end_them_and_nowhere_else(end: str) -> None:
    assert list(parse("a.txt", f"/a\x0c/\x85{end}/b/{end}")) == [
        ListedLine("a.txt", 1, "/a\x0c/\x85", "", frozenset()),
        ListedLine("a.txt", 2, "/b/", "/b/", frozenset()),
    ]


def test_comments_and_empty_lines_are_none() -> None:
    assert list(parse("a.txt", "# a\n\n/b/ i\n")) == [
        ListedLine("a.txt", 3, "/b/ i", "/b/", ids("i"))
    ]


def test_lost_are_ids_of_a_page_and_pages_with_all_their_ids() -> None:
    old = {"/a/": ids("i ii"), "/b/": ids("iii"), "/c.pdf": frozenset[str](), "/d/": ids("iv")}
    new = {"/a/": ids("i v"), "/d/": ids("iv"), "/e/": ids("vi")}
    assert lost(old, new) == {"/a/": ids("ii"), "/b/": ids("iii"), "/c.pdf": frozenset()}


def test_nothing_is_lost_of_what_is_still_there() -> None:
    assert lost({"/a/": ids("i")}, {"/a/": ids("i ii"), "/b/": frozenset()}) == {}


def test_ids_of_an_address_are_put_together() -> None:
    assert merged([("/a/", ids("i")), ("/b/", ids("")), ("/a/", ids("ii"))]) == {
        "/a/": ids("i ii"),
        "/b/": frozenset(),
    }


@pytest.mark.parametrize(
    ("address", "document", "path"),
    [
        ("/2025/1-kh/ii/", "2025/1-kh", "docs/permalinks/2025/1-kh.txt"),
        ("/en/2025/1-kh/", "2025/1-kh", "docs/permalinks/2025/1-kh.txt"),
        ("/2025/1-kh/1-kh.pdf", "2025/1-kh", "docs/permalinks/2025/1-kh.txt"),
        ("/2025/trang-2/", "", "docs/permalinks/portal.txt"),
        ("/en/2025/atom.xml", "", "docs/permalinks/portal.txt"),
        ("/huong-dan/2025/", "", "docs/permalinks/portal.txt"),
        ("/", "", "docs/permalinks/portal.txt"),
    ],
)
def test_each_address_has_its_list(address: str, document: str, path: str) -> None:
    assert document_of(address) == document
    assert list_path(document) == path


def test_size_counts_pages_and_the_ids_on_them() -> None:
    assert size({"/a/": ids("i ii"), "/b.pdf": frozenset()}) == 4


def test_versions_have_addresses_of_their_own_which_are_written_and_read_as_others(
    tmp_path: Path,
) -> None:
    correct_twice(tmp_path, ENGLISH)
    library = load(tmp_path)
    every = "i i-d2 ii ii-1 ii-2 chu-ky"
    found = published_versions(library, {ID: versions_in(tmp_path)})
    assert found == {
        f"/{root}{ID}/{path}": ids(words)
        for root in ("", "en/")
        for path, words in {
            "phien-ban/": "",
            "@2025-01-07/": every,
            "@2025-02-03/": every,
            "so-sanh/2025-01-07/": "",
            "so-sanh/2025-02-03/": "",
            "so-sanh/2025-01-07/2025-02-03/": "",
        }.items()
    }
    assert listed(parse("permalinks.txt", formatted(found))) == found
    assert not found.keys() & published(library).keys()
