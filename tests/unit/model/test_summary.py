"""What the portal says of a document without opening it."""

from __future__ import annotations

import pickle

from portal.model.documents import Document
from portal.model.summary import summary_of
from support.document_library import document_of


def test_a_summary_tells_what_lists_and_the_home_page_show(plan: Document) -> None:
    found = summary_of(plan)
    assert (found.id, found.languages, found.has_original) == (plan.id, ("vi", "en"), True)
    assert found.official == plan.official.metadata
    assert found.pages == {"vi": 6, "en": 6}
    assert found.minutes == {"vi": 13, "en": 12}
    assert found.slogan_sections == ("iii",)
    assert [one.id for one in found.slogans["en"]] == [f"iii-{number}" for number in range(1, 11)]
    assert [unit.id for unit in found.units] == [unit.id for unit in plan.bound.units]


def test_a_translation_has_the_official_fields_that_it_does_not_translate(plan: Document) -> None:
    translated = summary_of(plan).metadata["en"]
    assert (translated.number, translated.type) == ("113/KH-LĐLĐ", "Plan")


def test_a_site_shows_the_official_text_where_there_is_no_translation(plan: Document) -> None:
    assert summary_of(plan).text_language("en") == "en"
    assert summary_of(document_of("w1")).text_language("en") == "vi"


def test_a_summary_is_small_and_can_be_kept(plan: Document) -> None:
    found = summary_of(plan)
    kept = pickle.dumps(found)
    assert pickle.loads(kept) == found  # noqa: S301 - our own
    assert len(kept) < 20_000
