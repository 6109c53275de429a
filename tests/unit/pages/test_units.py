"""Whom a document binds, as its page and the links to it show: nothing but what the text says."""

from __future__ import annotations

from portal.model.documents import Document, Provision
from portal.model.files import Source
from portal.pages.units import Deadline, bound_units, units_page
from portal.reference.localized import localize
from portal.source.loader import build_library
from support.document_library import sources
from support.documents import folder_of, text_of

UNITS = """\
units:
  - id: cap-huyen
    names: {vi: [LĐLĐ các huyện]}
    asked: {vi: [Công đoàn xã]}
    provisions:
      - provision: UNIT
"""


def with_units(name: str, provision: str) -> Document:
    """One of the twelve documents, with a file of units."""
    path = folder_of(name)
    units = Source(f"docs/{path}/units.yml", UNITS.replace("UNIT", provision).encode())
    (document,) = build_library([*sources(path, text_of(name)), units]).documents
    return document


def words(provision: Provision) -> str:
    return " ".join(f"{one.label} {one.text}".strip() for one in provision.walk())


def test_links_name_units_as_the_text_does_and_as_people_ask(plan: Document) -> None:
    first, second, *_ = bound_units(plan.bound.units, "vi")
    assert (first.id, first.names, first.asked) == (
        "cap-tren-co-so",
        ("Liên đoàn Lao động huyện, thành phố", "Công đoàn ngành", "Công đoàn Viên chức"),
        (),
    )
    assert (second.names, second.asked) == (("Công đoàn các cấp",), ("Công đoàn cơ sở",))


def test_each_language_has_the_names_of_its_text(plan: Document) -> None:
    first, *_ = bound_units(plan.bound.units, "en")
    assert first.names == (
        "District and city Labour Federations",
        "Sectoral Trade Unions",
        "Public Sector Trade Union",
    )


def test_provisions_are_quoted_whole_without_their_ids(plan: Document) -> None:
    for unit in units_page(localize(plan, "vi"))["units"]:
        for quoted in unit.provisions:
            assert " id=" not in quoted.html
    quoted, *_ = units_page(localize(plan, "vi"))["units"][0].provisions
    assert (quoted.place, quoted.path, quoted.own) == ("mục 2, phần IV", "../iv/#iv-2", "../iv-2/")
    assert quoted.under == "IV. TỔ CHỨC THỰC HIỆN"
    text = quoted.html.replace("</span>", "").split(">")
    shown = " ".join(" ".join(part.partition("<")[0] for part in text).split())
    assert shown == words(plan.official.ancestry["iv-2"][-1])


def test_time_limits_are_those_of_the_provisions() -> None:
    document = with_units("d13", "iv-2")
    (unit,) = units_page(localize(document, "vi"))["units"]
    assert unit.deadlines == (
        Deadline(
            "LĐLĐ các huyện, thành phố báo cáo kết quả trước ngày 05/6/2025.",
            "../#iv-2",
            "Mục 2, phần IV",
        ),
    )


def test_a_document_without_the_file_has_no_units() -> None:
    (document,) = build_library(sources(folder_of("d13"), text_of("d13"))).documents
    assert bound_units(document.bound.units, "vi") == []
