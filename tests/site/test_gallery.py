"""The page of slogans for print, from the built site: whose words, which files."""

from __future__ import annotations

import re
from pathlib import Path

import html5lib
import pytest

from portal.model.documents import Document
from portal.pages.gallery import LISTED
from portal.print.slogans import slogans_of
from portal.reference.headings import opening
from support.project import PLAN

GALLERY = f"{PLAN}/iii/in-an/index.html"
KINDS = {
    "vi": [
        "Băng rôn 6 × 0,8 m, tỉ lệ 1:10",
        "Áp phích A3, A2",
        "Ảnh mạng xã hội 1080 × 1350",
        "Chỉ lời văn",
    ],
    "en": [
        "Banner 6 × 0.8 m, scale 1:10",
        "Poster A3, A2",
        "Social image 1080 × 1350",
        "Text only",
    ],
}


@pytest.fixture(scope="module", params=["vi", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def text(site: Path, language: str) -> str:
    return (site / ("en" if language == "en" else "") / GALLERY).read_text("utf-8")


def test_gallery_has_each_slogan_word_for_word(text: str, plan: Document, language: str) -> None:
    sections = re.findall(r'<section id="(iii-\d+)" class="slogan-sheets"', text)
    found = re.findall(r'<p class="provision banner__words whole-\d+ tenths-\d">(.+?)</p>', text)
    said = [re.sub("</?span>", "", words) for words in found]
    assert sections == [one.id for one in slogans_of(plan)]
    assert said == [one.text for one in slogans_of(plan)]
    indexed = re.findall(r'</b> <span lang="vi">(.+?)</span>', text)
    assert indexed == [opening(one, LISTED) for one in said]
    translated = [p.text for p in plan.editions["en"].provisions if p.id.startswith("iii-")]
    shown = [one for one in translated if f'__translation">{one}</p>' in text]
    assert shown == (translated if language == "en" else [])
    assert ('class="unofficial"' in text) == (language == "en")


def test_each_file_is_there_with_its_name_type_and_size(
    text: str, site: Path, language: str
) -> None:
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    place = (site / ("en" if language == "en" else "") / GALLERY).parent
    names = []
    for entry in tree.iterfind(".//ul[@class='downloads']/li"):
        (link,) = entry.iter("a")
        if "/bang-ron/" in str(link.get("href")):
            continue
        file = (place / str(link.get("href"))).resolve()
        size = f"{round(file.stat().st_size / 1000) or 1} KB"
        assert entry.findtext("span") == f"({file.suffix[1:].upper()}, {size})"
        names.append(link.text)
    assert len(names) == 10 * 8
    assert [name for name in names[:8] if name in KINDS[language]] == KINDS[language]


@pytest.mark.parametrize("page", ["", "i/", "iii/", "toan-van/"])
def test_other_pages_link_to_the_printed_files(site: Path, page: str, plan: Document) -> None:
    found = (site / PLAN / page / "index.html").read_text("utf-8")
    downloads = re.findall(
        r'href="[^"]*?([^/"]+\.(?:pdf|docx))"[^>]*>([^<]+)</a> <span>\((?:PDF|DOCX), \d+ KB\)',
        found,
    )
    section = page.rstrip("/")
    alone = [(f"113-kh-ldld-{section}.docx", "Tệp Word riêng phần này")]
    assert downloads == [
        *(alone if section in ("i", "iii") else []),
        ("113-kh-ldld.pdf", "Bản in khổ A4"),
        ("113-kh-ldld.docx", "Tệp Word cả văn bản"),
        ("113-kh-ldld-so-tay-bao-cao-vien.pdf", "Sổ tay báo cáo viên"),
        (
            "113-kh-ldld-so-tay-bao-cao-vien-gap-doi.pdf",
            "Sổ tay để gấp đôi: in hai mặt giấy A4, lật theo cạnh ngắn",
        ),
    ]
    assert ("/iii/in-an/" in found) == (page != "i/")


def test_the_index_leads_to_the_banner_of_six_metres(
    text: str, site: Path, plan: Document, language: str
) -> None:
    found = re.findall(r'class="slogan-list__file" href="([^"]+)"', text)
    place = (site / ("en" if language == "en" else "") / GALLERY).parent
    files = [
        (place / address).resolve().relative_to(site.resolve()).as_posix() for address in found
    ]
    assert files == [
        f"{PLAN}/iii-{n}/khau-hieu-{n}-bang-ron-600x80cm-ti-le-1-10.pdf" for n in range(1, 11)
    ]
    assert all((site / file).is_file() for file in files)


@pytest.mark.parametrize("root", ["", "en/"])
def test_a_slogan_offers_its_files_and_a_clause_none(site: Path, root: str) -> None:
    slogan = (site / root / PLAN / "iii-7/index.html").read_text("utf-8")
    files = re.findall(r'href="[^"]*?/(khau-hieu-7-[^/"]+)"', slogan)
    assert [name for name in files if (site / PLAN / "iii-7" / name).is_file()] == files
    assert len(files) == 8
    assert "/iii/bang-ron/?so=iii-7" in slogan
    clause = (site / root / PLAN / "ii-1-1/index.html").read_text("utf-8")
    assert "khau-hieu-" not in clause
    assert "bang-ron" not in clause
