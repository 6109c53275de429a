"""The pages of a document's versions: which there are, and what each says of itself."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from portal.model.context import BuildContext, Settings
from portal.model.versions import Version
from portal.pages.contents import views
from portal.pages.document_facts import known
from portal.pages.standing import DatedLink
from portal.pages.version_pages import write_version_pages
from portal.reference.localized import LocalizedDocument, localize
from support.built_words import parsed, words
from support.corrected_document import ENGLISH, ID, PAGES, correct_twice, document_in, versions_in
from support.project import ROOT

URL = "https://example.org/"
NAMES = {"vi": "Cổng", "en": "Portal"}
CONTEXT = BuildContext(
    Settings(URL, ("vi", "en"), NAMES, NAMES, NAMES, colours={"brand": "#a4161a"})
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    correct_twice(root, ENGLISH)
    return root


def of_versions(versions: tuple[Version, ...]) -> BuildContext:
    return replace(CONTEXT, versions={ID: versions})


@pytest.fixture(scope="module")
def shown(project: Path) -> dict[str, LocalizedDocument]:
    document, versions = document_in(project), versions_in(project)
    return {
        language: localize(document, language, of_versions(versions)) for language in ("vi", "en")
    }


@pytest.fixture(scope="module")
def pages(shown: dict[str, LocalizedDocument], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_version_pages(shown.values(), ROOT / "overrides", folder)
    return folder


def _text(pages: Path, path: str) -> str:
    """The words of a page's main part."""
    (main,) = parsed((pages / path / "index.html").read_text("utf-8")).iter("main")
    return " ".join(words(main))


def _written(folder: Path) -> list[str]:
    found = (file.parent.relative_to(folder).as_posix() for file in folder.rglob("index.html"))
    return sorted(f"{path}/" for path in found)


def test_every_version_but_the_newest_and_every_pair_has_a_page_in_each_language(
    pages: Path,
) -> None:
    assert _written(pages / ID) == list(PAGES)
    assert _written(pages / "en" / ID) == list(PAGES)


def test_a_document_with_one_version_has_no_page_and_no_link(project: Path, tmp_path: Path) -> None:
    document = localize(document_in(project), "vi", CONTEXT)
    write_version_pages([document], ROOT / "overrides", tmp_path)
    assert _written(tmp_path) == []
    assert "versions" not in {fact.name for fact in known(document)}
    assert "phien-ban/" not in {entry.path for entry in views(document, f"{ID}/")}


def test_the_document_leads_to_its_versions(shown: dict[str, LocalizedDocument]) -> None:
    (fact,) = (fact for fact in known(shown["vi"]) if fact.name == "versions")
    assert fact.values == (DatedLink("phien-ban/", "3 phiên bản, mới nhất ngày 04/03/2025"),)
    assert "phien-ban/" in {entry.path for entry in views(shown["vi"], f"{ID}/")}


def test_an_earlier_version_says_that_it_is_none_of_the_newest(pages: Path) -> None:
    text = _text(pages, f"{ID}/@2025-01-07/")
    assert (
        "Đây không phải phiên bản mới nhất. Phiên bản 07/01/2025, đăng ngày 10/01/2025,"
        " đã được thay bằng phiên bản 03/02/2025." in text
    )
    assert "Tuyên truyên sâu rộng" in text
    english = _text(pages, f"en/{ID}/@2025-02-03/")
    assert (
        "published on 3 February 2025, has been replaced by the version of 4 March 2025" in english
    )
    assert "Unofficial translation" in english


def test_an_earlier_version_has_the_ids_of_its_provisions(pages: Path) -> None:
    page = (pages / ID / "@2025-01-07/index.html").read_text("utf-8")
    assert re.findall(r'class="provision[^>]* id="([^"]+)"', page) == [
        "i",
        "i-d2",
        "ii",
        "ii-1",
        "ii-2",
        "chu-ky",
    ]


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_newest_is_canonical_and_earlier_ones_are_not_searched(
    pages: Path, language: str
) -> None:
    for path in PAGES:
        page = (pages / language / ID / path / "index.html").read_text("utf-8")
        (canonical,) = re.findall(r'<link rel="canonical" href="([^"]+)">', page)
        is_list = path == "phien-ban/"
        assert canonical == f"{URL}{language}{ID}/{path if is_list else ''}"
        assert ('<meta name="robots" content="noindex">' in page) is not is_list
        assert ("hreflang" in page.partition("</head>")[0]) is is_list


def test_every_link_of_these_pages_leads_to_one_of_them_or_to_the_document(pages: Path) -> None:
    known_pages = {f"{root}{ID}/{path}" for root in ("", "en/") for path in PAGES}
    for path in sorted(known_pages):
        page = parsed((pages / path / "index.html").read_text("utf-8"))
        (main,) = page.iter("main")
        links = {link.get("href", "") for link in main.iter("a")}
        found = {_resolved(path, link) for link in links if not link.startswith("#")}
        document = {f"{root}{ID}/" for root in ("", "en/")}
        inside = {one for one in found if one.startswith((*document,))}
        assert inside - known_pages <= {
            f"{root}{below}" for root in document for below in ("", "ban-chep/", "doi-chieu/")
        }


def _resolved(page: str, link: str) -> str:
    return urlsplit(urljoin(f"{URL}{page}", link)).path[1:]


def test_the_list_tells_when_each_was_published_the_newest_first(pages: Path) -> None:
    text = _text(pages, f"{ID}/phien-ban/")
    previous, newest = "So với phiên bản trước", "So với phiên bản mới nhất"
    order = [
        f"Phiên bản 04/03/2025 mới nhất Đăng ngày 04/03/2025. {previous}",
        f"Phiên bản 03/02/2025 Đăng ngày 03/02/2025. {previous} {newest}",
        "Phiên bản 07/01/2025 Đăng lần đầu ngày 10/01/2025; mang ngày của văn bản.",
        newest,
    ]
    assert " ".join(order) in text


def test_changed_words_are_marked_by_elements_and_for_those_who_listen(pages: Path) -> None:
    page = (pages / ID / "so-sanh/2025-01-07/2025-02-03/index.html").read_text("utf-8")
    assert (
        '<p lang="vi">Tuyên <del><span class="said">[bỏ: </span>truyên<span class="said"> hết]'
        '</span></del> <ins><span class="said">[thêm: </span>truyền<span class="said"> hết]</span>'
        "</ins> sâu rộng trong đoàn viên. </p>" in page
    )


def test_where_only_the_official_texts_differ_the_translation_leads_to_them(pages: Path) -> None:
    text = _text(pages, f"en/{ID}/so-sanh/2025-01-07/2025-02-03/")
    assert "The translations of the two versions are the same; the official texts differ." in text


def test_a_version_without_a_translation_is_linked_in_vietnamese(
    project: Path, tmp_path: Path
) -> None:
    document, versions = document_in(project), versions_in(project)
    bare = type(document)(
        **{**vars(versions[0].document), "editions": {"vi": versions[0].document.official}}
    )
    older = Version(versions[0].date, versions[0].since, bare)
    shown = localize(document, "en", of_versions((older, *versions[1:])))
    write_version_pages([shown], ROOT / "overrides", tmp_path)
    assert "@2025-01-07/" not in _written(tmp_path / "en" / ID)
    page = (tmp_path / "en" / ID / "phien-ban/index.html").read_text("utf-8")
    assert f'<a href="../../../../{ID}/@2025-01-07/" hreflang="vi">' in page


def test_a_text_that_comes_back_is_the_same_as_it_was(project: Path, tmp_path: Path) -> None:
    document, versions = document_in(project), versions_in(project)
    back = Version(dt.date(2025, 5, 6), dt.date(2025, 5, 6), versions[0].document)
    shown = localize(document, "vi", of_versions((versions[0], versions[1], back)))
    write_version_pages([shown], ROOT / "overrides", tmp_path)
    assert "Hai phiên bản có lời văn giống nhau." in _text(tmp_path, f"{ID}/so-sanh/2025-01-07/")
