"""What every address says of itself: to readers, to search engines, to previews."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import html5lib
import pytest

from portal.model.documents import Document
from portal.pages.sharing import share_links
from portal.reference.addresses import document_path, own_path
from support.project import PLAN

SITE = "https://congdoan-laichau.example/"
LOCATION = re.compile("<loc>(.*?)</loc>")


def listed(site: Path) -> list[str]:
    """The addresses in all sitemaps that the index names."""
    files = LOCATION.findall((site / "sitemap.xml").read_text("utf-8"))
    texts = ((site / file.removeprefix(SITE)).read_text("utf-8") for file in files)
    return [address for text in texts for address in LOCATION.findall(text)]


def head(file: Path) -> dict[str, Any]:
    """Title, metadata, links and JSON-LD of a page."""
    tree = html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False)
    found: dict[str, Any] = {"title": tree.findtext("head/title")}
    for meta in tree.iterfind("head/meta"):
        for name in filter(None, (meta.get("property"), meta.get("name"))):
            found[name] = meta.get("content")
    for link in tree.iterfind("head/link"):
        if link.get("rel") in ("canonical", "alternate"):
            found[" ".join(filter(None, [link.get("rel"), link.get("hreflang")]))] = link.get(
                "href"
            )
    data = [s.text for s in tree.iterfind("head/script") if s.get("type") == "application/ld+json"]
    return found | {"data": json.loads(data[0] or "") if data else None}


def test_one_provision_has_all_its_fields(site: Path) -> None:
    address, title = f"{SITE}{PLAN}/iii-8/", "Khẩu hiệu 8, phần III · Kế hoạch 113/KH-LĐLĐ"
    text = "Đảng Cộng sản Việt Nam quang vinh muôn năm!"
    found = head(site / PLAN / "iii-8/index.html")
    assert found == {
        "title": title,
        "viewport": "width=device-width,initial-scale=1",
        "description": text,
        "canonical": address,
        "alternate vi": address,
        "alternate en": f"{SITE}en/{PLAN}/iii-8/",
        "alternate x-default": address,
        "og:type": "article",
        "og:site_name": "Văn bản Công đoàn Lai Châu",
        "og:title": title,
        "og:description": text,
        "og:url": address,
        "og:locale": "vi_VN",
        "og:image": f"{address}card.png",
        "og:image:width": "720",
        "og:image:height": "378",
        "twitter:card": "summary_large_image",
        "color-scheme": "light dark",
        "theme-color": "#a4161a",
        "portal-root": "../../..",
        "offline": f"../../../{PLAN}/offline.bin",
        "data": {
            "@context": "https://schema.org",
            "@type": "Legislation",
            "@id": address,
            "name": title,
            "inLanguage": "vi",
            "isPartOf": {"@type": "Legislation", "@id": f"{SITE}{PLAN}/"},
        },
    }


def test_translation_is_marked_and_links_its_source(site: Path) -> None:
    data = head(site / "en" / PLAN / "ii-1-1/index.html")["data"]
    assert data["legislationLegalValue"] == "https://schema.org/UnofficialLegalValue"
    assert data["translationOfWork"]["@id"] == f"{SITE}{PLAN}/ii-1-1/"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_all_53_addresses_have_their_own_title_description_and_card(
    site: Path, plan: Document, language: str
) -> None:
    edition = plan.editions[language]
    root = document_path(plan, language)
    seen = []
    for provision in edition.provisions:
        path = root + own_path(provision)
        found = head(site / path / "index.html")
        assert (found["canonical"], found["og:url"]) == (SITE + path, SITE + path)
        assert found["og:image"] == f"{SITE}{path}card.png"
        assert (site / path / "card.png").is_file()
        assert 0 < len(found["description"]) <= 160
        seen.append((found["title"], found["description"], found["og:image"]))
    assert len(seen) == 53
    assert [len(set(column)) for column in zip(*seen, strict=True)] == [53, 53, 53]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("", "Văn bản Công đoàn Lai Châu"),
        ("en/", "Documents of the Lai Chau Trade Union"),
        (f"{PLAN}/ii/", "II. NỘI DUNG TUYÊN TRUYỀN · Kế hoạch 113/KH-LĐLĐ"),
        (f"{PLAN}/noi-nhan/", "Nơi nhận · Kế hoạch 113/KH-LĐLĐ"),
        (f"{PLAN}/toan-van/", "Toàn văn trên một trang · Kế hoạch 113/KH-LĐLĐ"),
        (f"en/{PLAN}/doi-chieu/", "Comparison with the received transcription · Plan 113/KH-LĐLĐ"),
        ("tim-kiem/", "Tìm kiếm · Văn bản Công đoàn Lai Châu"),
        ("en/search/", "Search · Documents of the Lai Chau Trade Union"),
    ],
)
def test_other_pages_have_a_title_and_an_existing_card(site: Path, path: str, title: str) -> None:
    found = head(site / path / "index.html")
    assert (found["title"], found["canonical"]) == (title, SITE + path)
    assert (site / found["og:image"].removeprefix(SITE)).is_file()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_provision_page_has_its_text_and_nested_provisions(
    site: Path, plan: Document, language: str
) -> None:
    edition = plan.editions[language]
    for line in edition.ancestry.values():
        file = site / document_path(plan, language) / own_path(line[-1]) / "index.html"
        tree = html5lib.parse(file.read_text("utf-8"), namespaceHTMLElements=False)
        said = {
            element.get("id"): " ".join("".join(element.itertext()).split())
            for element in tree.iter()
            if "provision" in (element.get("class") or "").split()
        }
        for inside in line[-1].walk():
            assert said[inside.id].endswith(inside.text), (file, inside.id)


def test_the_sitemap_lists_every_canonical_address_once(site: Path) -> None:
    pages = site.rglob("index.html")
    assert sorted(listed(site)) == sorted({head(page)["canonical"] for page in pages})


def test_shared_links_carry_the_address_whole() -> None:
    assert share_links("https://a.example/2025/x/") == {
        "facebook": "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fa.example%2F2025%2Fx%2F",
        "zalo": "https://button-share.zalo.me/share_external?d="
        "eyJ1cmwiOiJodHRwczovL2EuZXhhbXBsZS8yMDI1L3gvIn0%3D",
    }
