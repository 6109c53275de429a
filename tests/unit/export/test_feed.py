"""atom.xml: the newest documents, for those who follow the portal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

from portal.export.feed import NEWEST, Feed, feed
from portal.model.context import BuildContext, Settings
from portal.model.documents import Document
from portal.model.library import Library
from portal.model.metadata import UNDATED
from portal.reference.addresses import feed_path, language_root
from portal.reference.catalogue import catalogue_of

URL = "https://portal.example/"
BUILD = BuildContext(
    Settings(
        URL,
        ("vi", "en"),
        names={"vi": "Văn bản", "en": "Documents"},
        unions={"vi": "Công đoàn", "en": "Union"},
        descriptions={"vi": "Nơi đọc & dẫn nguồn.", "en": "Read and cite."},
    )
)
ATOM = "{http://www.w3.org/2005/Atom}"


def of(library: Library, *documents: Document) -> Library:
    """A library of just these documents."""
    return replace(library, documents=documents)


def written(library: Library, language: str) -> bytes:
    """The feed of a library."""
    settings = BUILD.settings
    names = settings.names[language], settings.descriptions[language]
    about = Feed(feed_path(language), language_root(language), *names)
    return feed(about, catalogue_of(library).newest, language, BUILD)


def read(library: Library, language: str) -> ET.Element:
    return ET.fromstring(written(library, language))  # noqa: S314 - our own


def fields(element: ET.Element) -> list[tuple[str, str]]:
    """Each element of a feed or an entry in its order: its name and what it says or leads to."""
    return [
        (
            one.tag.removeprefix(ATOM) + (f" {one.get('rel')}" if one.get("rel") else ""),
            one.get("href") or one.findtext(f"{ATOM}name") or one.text or "",
        )
        for one in element
        if one.tag != f"{ATOM}entry"
    ]


def entries(root: ET.Element) -> list[ET.Element]:
    return root.findall(f"{ATOM}entry")


def test_the_feed_says_whose_it_is_and_how_new(library: Library, plan: Document) -> None:
    root = read(of(library, plan), "vi")
    assert root.tag == f"{ATOM}feed"
    assert fields(root) == [
        ("id", f"{URL}atom.xml"),
        ("title", "Văn bản"),
        ("subtitle", "Nơi đọc & dẫn nguồn."),
        ("updated", "2025-01-07T00:00:00+07:00"),
        ("author", "Công đoàn"),
        ("link self", f"{URL}atom.xml"),
        ("link alternate", URL),
    ]


def test_an_entry_leads_to_its_document(library: Library, plan: Document) -> None:
    (entry,) = entries(read(of(library, plan), "vi"))
    assert fields(entry) == [
        ("id", f"{URL}2025/113-kh-ldld/"),
        ("title", f"Kế hoạch 113/KH-LĐLĐ: {plan.official.metadata.title}"),
        ("published", "2025-01-07T00:00:00+07:00"),
        ("updated", "2025-01-07T00:00:00+07:00"),
        ("author", "Liên đoàn Lao động tỉnh Lai Châu"),
        ("link alternate", f"{URL}2025/113-kh-ldld/"),
        ("summary", "Kế hoạch số 113/KH-LĐLĐ ngày 07/01/2025 của LĐLĐ tỉnh Lai Châu"),
    ]


def test_each_language_has_its_own_feed(library: Library, plan: Document) -> None:
    root = read(of(library, plan), "en")
    (entry,) = entries(root)
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert (root.get(language), entry.get(language)) == ("en", "en")
    assert dict(fields(root))["link self"] == f"{URL}en/atom.xml"
    assert dict(fields(entry))["id"] == f"{URL}en/2025/113-kh-ldld/"


def dated(plan: Document, name: str, day: date) -> Document:
    """The plan as another document of another day."""
    official = plan.official
    edition = replace(official, metadata=replace(official.metadata, date=day))
    return replace(plan, id=name, editions={"vi": edition})


def test_the_newest_come_first_and_only_so_many(library: Library, plan: Document) -> None:
    days = [date.fromordinal(date(2025, 1, 1).toordinal() + day) for day in range(NEWEST + 5)]
    documents = tuple(dated(plan, f"2025/{day:%m-%d}", day) for day in days)
    told = [dict(fields(one))["updated"] for one in entries(read(of(library, *documents), "vi"))]
    assert told == [f"{day}T00:00:00+07:00" for day in reversed(days)][:NEWEST]


def test_an_undated_document_and_an_empty_library_have_a_feed(
    library: Library, plan: Document
) -> None:
    undated = read(of(library, dated(plan, "2025/x", UNDATED)), "vi")
    empty = read(of(library), "vi")
    assert [dict(fields(one))["updated"] for one in (undated, empty)] == [
        "1970-01-01T00:00:00+07:00"
    ] * 2


def test_the_same_library_gives_the_same_bytes(library: Library, plan: Document) -> None:
    one = of(library, plan)
    assert written(one, "vi") == written(one, "vi")
