"""Documents by their summaries: which is newest, what bears on what, what is in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from portal.model.metadata import Metadata
from portal.model.relations import Related, Relations, Status
from portal.model.summary import DocumentSummary
from portal.reference.catalogue import Catalogue, catalogue_of
from support.document_library import library_of

NUMBER = "9/KH-LĐLĐ"
IN_2024, IN_2025, IN_2026 = date(2024, 3, 1), date(2025, 3, 1), date(2026, 3, 1)


def of(id_: str, day: date, number: str = "", **fields: Any) -> DocumentSummary:
    """A plan of this date; its number is its id's, where it is given none."""
    stated = Metadata(
        number=number or f"{id_.partition('/')[2]}/KH-LĐLĐ", type="Kế hoạch", date=day, **fields
    )
    return DocumentSummary(id_, {"vi": stated, "en": replace(stated, type="Plan")})


def related(one: DocumentSummary, cited: str = "") -> Related:
    """A document as those see it that bear on it, or that it bears on."""
    number = one.official.number
    names = (("vi", f"Kế hoạch {number}"), ("en", f"Plan {number}"))
    day = one.official.date
    return Related(cited or number, one.id, day, one.official.effective or day, names)


def test_the_newest_come_first_and_of_one_day_the_higher_id() -> None:
    first, second, third = of("2025/1", IN_2025), of("2025/2", IN_2025), of("2024/9", IN_2024)
    catalogue = Catalogue((third, first, second))
    assert catalogue.newest == (second, first, third)
    assert catalogue.newest_date == IN_2025
    assert Catalogue(()).newest_date == date(1970, 1, 1)


@pytest.mark.parametrize(
    ("said", "reverse"), [("amends", "amended_by"), ("replaces", "replaced_by")]
)
def test_what_bears_on_another_is_told_of_both(said: str, reverse: str) -> None:
    older = of("2024/9", IN_2024)
    cited: Any = {said: (NUMBER,)}
    newer = of("2025/3", IN_2025, **cited)
    catalogue = Catalogue((older, newer))
    assert getattr(catalogue.relations(newer.id), said) == (related(older),)
    assert getattr(catalogue.relations(older.id), reverse) == (related(newer),)


def test_a_repealed_document_names_the_one_that_repeals_it() -> None:
    older = of("2024/9", IN_2024, repealed_by=("3/KH-LĐLĐ",))
    newer = of("2025/3", IN_2025, effective=date(2025, 4, 1))
    catalogue = Catalogue((older, newer))
    assert catalogue.relations(older.id) == Relations(
        repealed_by=(related(newer),), status=Status.IN_FORCE
    )
    assert catalogue.relations(newer.id) == Relations(
        repeals=(related(older),), status=Status.NOT_YET
    )


def test_a_document_that_the_portal_lacks_has_the_date_that_the_text_states() -> None:
    citing = of(
        "2025/3",
        IN_2025,
        basis=("302-KH/TU", "7-NQ/TW", "8-CT/TW"),
        cited_dates=(("302-KH/TU", "2024-12-24"), ("7-NQ/TW", "2024"), ("8-CT/TW", "2024-13-40")),
    )
    stated = date(2024, 12, 24)
    assert Catalogue((citing,)).relations(citing.id).basis == (
        Related("302-KH/TU", date=stated, since=stated),
        Related("7-NQ/TW"),
        Related("8-CT/TW"),
    )


OF_2023, OF_2024 = of("2023/9", date(2023, 3, 1)), of("2024/9", IN_2024)
OF_2026, TWIN = of("2026/9", IN_2026), of("2024/9-cd", IN_2024, NUMBER)
UNDATED_ONE = of("1970/9", date(1970, 1, 1))
BY_OTHERS = of("2023/9-cd", date(2023, 5, 1), NUMBER, issuers=("Công đoàn",))


@pytest.mark.parametrize(
    ("held", "cited", "stated", "found"),
    [
        pytest.param([OF_2024], NUMBER, "", "2024/9", id="the only one"),
        pytest.param([OF_2024], "9/KH - LĐLĐ", "", "2024/9", id="otherwise spaced"),
        pytest.param([OF_2024], "/2024/9/", "", "2024/9", id="an address"),
        pytest.param([OF_2023, OF_2024], "2023/9", "", "2023/9", id="an address of several"),
        pytest.param([OF_2023, OF_2024], NUMBER, "", "2024/9", id="the newest"),
        pytest.param([OF_2023, OF_2026], NUMBER, "", "2023/9", id="not a later one"),
        pytest.param([OF_2026], NUMBER, "", "", id="only a later one"),
        pytest.param([OF_2023, OF_2024], NUMBER, "2023-03-01", "2023/9", id="of a stated date"),
        pytest.param([OF_2023, OF_2024], NUMBER, "2023", "2023/9", id="of a stated year"),
        pytest.param([OF_2024], NUMBER, "2024-03-02", "", id="none of the stated date"),
        pytest.param([OF_2024, TWIN], NUMBER, "", "", id="two of a day"),
        pytest.param([OF_2024, BY_OTHERS], NUMBER, "", "", id="two issuers"),
        pytest.param([OF_2024, BY_OTHERS], NUMBER, "2023", "2023/9-cd", id="two issuers, a year"),
        pytest.param([UNDATED_ONE], NUMBER, "", "1970/9", id="the only one, undated"),
        pytest.param([UNDATED_ONE, OF_2024], NUMBER, "", "", id="several, one undated"),
        pytest.param([OF_2024], "10/KH-LĐLĐ", "", "", id="none"),
        pytest.param([], "3/KH-LĐLĐ", "", "", id="itself"),
        pytest.param([], "2025/3", "", "", id="its own address"),
    ],
)
def test_a_cited_symbol_leads_to_a_document_where_that_is_sure(
    held: list[DocumentSummary], cited: str, stated: str, found: str
) -> None:
    dates = ((NUMBER, stated),) if stated else ()
    citing = of("2025/3", IN_2025, cited_dates=dates)
    assert Catalogue((citing, *held)).find(cited, citing) == found


def test_what_repeals_is_the_oldest_that_is_not_earlier() -> None:
    citing = of("2024/1", IN_2024, repealed_by=(NUMBER,))
    catalogue = Catalogue((citing, OF_2023, OF_2026, of("2027/9", date(2027, 3, 1))))
    assert [one.id for one in catalogue.relations(citing.id).repealed_by] == ["2026/9"]


def replaced(day: date, **fields: Any) -> list[DocumentSummary]:
    return [of("2024/9", IN_2024), of("2025/3", day, replaces=(NUMBER,), **fields)]


@pytest.mark.parametrize(
    ("documents", "status"),
    [
        pytest.param([of("2024/9", IN_2024)], Status.IN_FORCE, id="nothing stated"),
        pytest.param(
            [of("2024/9", IN_2024, effective=IN_2025)], Status.IN_FORCE, id="since that day"
        ),
        pytest.param([of("2024/9", IN_2024, effective=IN_2026)], Status.NOT_YET, id="from later"),
        pytest.param([of("2024/9", IN_2024, expires=IN_2025)], Status.EXPIRED, id="expires"),
        pytest.param([of("2024/9", IN_2024, expires=IN_2026)], Status.IN_FORCE, id="expires later"),
        pytest.param(replaced(IN_2025), Status.REPLACED, id="replaced"),
        pytest.param(replaced(IN_2026), Status.IN_FORCE, id="replaced later"),
        pytest.param(
            replaced(IN_2025, effective=IN_2026), Status.IN_FORCE, id="by one not yet in force"
        ),
        pytest.param(
            [of("2024/9", IN_2024), of("2025/3", IN_2025, amends=(NUMBER,))],
            Status.AMENDED,
            id="amended",
        ),
        pytest.param(
            [*replaced(IN_2025), of("2025/4", IN_2025, amends=(NUMBER,))],
            Status.REPLACED,
            id="amended, then replaced",
        ),
        pytest.param(
            [of("2024/9", IN_2024, repealed_by=("1-QĐ/TW",))],
            Status.REPEALED,
            id="repealed by one that the portal lacks",
        ),
    ],
)
def test_the_status_follows_from_stated_dates_and_relations(
    documents: list[DocumentSummary], status: Status
) -> None:
    catalogue = Catalogue(tuple(documents), IN_2025)
    assert catalogue.status("2024/9") == catalogue.relations("2024/9").status == status
    assert Catalogue(tuple(documents)).status("2024/9", IN_2025) == status


def test_relations_can_be_part_of_a_cache_key() -> None:
    library = library_of("d1", "d14", front={"d14": "amends: [34/KH-LĐLĐ]\n"})
    first, again = (catalogue_of(library).relations("2021/34-kh-ldld") for _ in range(2))
    assert (hash(first), repr(first)) == (hash(again), repr(again))
