"""The page of slogans for print, from the built site: whose words, which files."""

from __future__ import annotations

import re
from pathlib import Path

import html5lib
import pytest

from portal.model.documents import Document
from portal.print.slogans import slogans_of
from support.project import PLAN

GALLERY = f"{PLAN}/iii/in-an/index.html"
KINDS = {
    "vi": ["Băng rôn 6 × 0,8 m", "Áp phích A3", "Ảnh mạng xã hội 1080 × 1350", "Chỉ lời văn"],
    "en": ["Banner 6 × 0.8 m", "Poster A3", "Social image 1080 × 1350", "Text only"],
}


@pytest.fixture(scope="module", params=["vi", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def text(site: Path, language: str) -> str:
    return (site / ("en" if language == "en" else "") / GALLERY).read_text("utf-8")


def test_gallery_has_each_slogan_word_for_word(text: str, plan: Document, language: str) -> None:
    found = re.findall(r'<p id="([\w-]+)" class="provision [^"]+" lang="vi">(.+?)</p>', text)
    said = [(name, re.sub("</?span>", "", words)) for name, words in found]
    assert said == [(one.id, one.text) for one in slogans_of(plan)]
    translated = [p.text for p in plan.editions["en"].provisions if p.id.startswith("iii-")]
    shown = [one for one in translated if f"<p>{one}</p>" in text]
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
        file = (place / str(link.get("href"))).resolve()
        size = f"{round(file.stat().st_size / 1000) or 1} KB"
        assert entry.findtext("span") == f"({file.suffix[1:].upper()}, {size})"
        names.append(link.text)
    assert len(names) == 10 * 9
    assert [name for name in names[:9] if name in KINDS[language]] == KINDS[language]


def test_all_files_are_in_one_archive(text: str, site: Path, language: str) -> None:
    (address,) = re.findall(r'class="all-sheets" href="([^"]+)"', text)
    assert address.endswith(f"/{PLAN}/iii/113-kh-ldld-khau-hieu.zip")
    place = (site / ("en" if language == "en" else "") / GALLERY).parent
    assert (place / address).resolve().stat().st_size < 2_500_000


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
    ]
    assert ("/iii/in-an/" in found) == (page != "i/")
