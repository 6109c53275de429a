"""What the top of every page says of a document that has ended or was amended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portal.model.documents import Document
from portal.model.metadata import Metadata
from portal.model.relations import Related, Relations, Status
from portal.pages.standing import DatedLink, Standing, standing
from support.document_library import document_of
from support.related import related

NEWER = Related(
    "9/KH-LĐLĐ",
    "2026/9-kh-ldld",
    date(2026, 2, 3),
    date(2026, 3, 1),
    (("vi", "Kế hoạch 9/KH-LĐLĐ"), ("en", "Plan 9/KH-LĐLĐ")),
)
LINK = DatedLink("2026/9-kh-ldld/", "Kế hoạch 9/KH-LĐLĐ", "03/02/2026")


def said(relations: Relations, language: str = "vi", **dates: date) -> Standing | None:
    document: Document = document_of("w1")
    metadata: Metadata = replace(document.official.metadata, **dates)  # type: ignore[arg-type]
    edition = replace(document.official, metadata=metadata)
    of_dates = replace(document, editions={"vi": edition})
    return standing(related(of_dates, language, relations))


def test_a_document_in_force_says_nothing() -> None:
    assert said(Relations(basis=(NEWER,), amends=(NEWER,), repeals=(NEWER,))) is None


@pytest.mark.parametrize(
    ("relations", "expected"),
    [
        pytest.param(
            Relations(replaced_by=(NEWER,), amended_by=(NEWER,), status=Status.REPLACED),
            Standing("Văn bản này hết hiệu lực từ ngày 01/03/2026.", "replaced_by", (LINK,), True),
            id="replaced",
        ),
        pytest.param(
            Relations(replaced_by=(NEWER,)),
            Standing("Văn bản này hết hiệu lực từ ngày 01/03/2026.", "replaced_by", (LINK,)),
            id="replaced by one that is not yet in force",
        ),
        pytest.param(
            Relations(repealed_by=(Related("1-QĐ/TW"),), status=Status.REPEALED),
            Standing(
                "Văn bản này đã hết hiệu lực.", "repealed_by", (DatedLink("", "1-QĐ/TW"),), True
            ),
            id="repealed by one that the portal lacks",
        ),
        pytest.param(
            Relations(amended_by=(NEWER,), status=Status.AMENDED),
            Standing("Văn bản này được sửa đổi, bổ sung bởi:", "", (LINK,)),
            id="amended",
        ),
    ],
)
def test_another_document_that_ends_or_amends_it_is_linked(
    relations: Relations, expected: Standing
) -> None:
    assert said(relations) == expected


def test_it_is_said_in_the_language_of_the_page() -> None:
    assert said(Relations(replaced_by=(NEWER,), status=Status.REPLACED), "en") == Standing(
        "This document is not in force from 1 March 2026.",
        "replaced_by",
        (DatedLink("en/2026/9-kh-ldld/", "Plan 9/KH-LĐLĐ", "3 February 2026"),),
        is_ended=True,
    )


def test_an_expired_document_and_one_not_yet_in_force_say_from_when() -> None:
    ended = Standing("Văn bản này hết hiệu lực từ ngày 01/01/2026.", is_ended=True)
    assert said(Relations(status=Status.EXPIRED), expires=date(2026, 1, 1)) == ended
    coming = Standing("Văn bản này có hiệu lực từ ngày 01/01/2026.")
    assert said(Relations(status=Status.NOT_YET), effective=date(2026, 1, 1)) == coming
