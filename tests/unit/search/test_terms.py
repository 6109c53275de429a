"""Terms of the glossary are found as people type them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from portal.model.site_data import Glossary, SearchVocabulary, Synonym, Term
from portal.search.terms import with_terms

OWN = Synonym(("băng rôn",), "băng zôn", "A reason.", 3)


def typed(official: str, *english: str) -> Mapping[str, dict[str, tuple[str, ...]]]:
    """What is typed for a term in each language, by what the texts have."""
    glossary = Glossary(terms=(Term(official, {"en": english}, 7),))
    made = with_terms(SearchVocabulary(stop_words={"vi": (), "en": ()}), glossary)
    return {
        language: {one.written: one.typed for one in synonyms}
        for language, synonyms in made.synonyms.items()
    }


@pytest.mark.parametrize(
    ("official", "english", "vietnamese"),
    [
        ("năng lượng tái tạo", ["renewable energy"], ["nltt", "renewable energy"]),
        ("Kế hoạch", ["plan"], ["plan", "plans"]),  # two syllables are not abbreviated
        ("đoàn viên", ["union members"], ["union members", "union member"]),
        ("Việt Nam", ["Vietnam"], ["vietnam", "vietnams"]),
        ("in", ["in"], []),  # which is Vietnamese too
        ("Nghị quyết 18-NQ/TW", ["Resolution No. 18-NQ/TW"], []),  # a term of many words
    ],
)
def test_on_vietnamese_pages_terms_are_typed_in_english_and_by_their_initials(
    official: str, english: list[str], vietnamese: list[str]
) -> None:
    expected = {official: tuple(vietnamese)} if vietnamese else {}
    assert typed(official, *english)["vi"] == expected


def test_on_english_pages_terms_are_typed_in_vietnamese() -> None:
    assert typed("đoàn viên", "union members", "members")["en"] == {"union members": ("đoàn viên",)}
    assert typed("công đoàn cấp trên trực tiếp cơ sở", "trade unions above")["en"] == {}


def test_entries_of_the_vocabulary_come_first() -> None:
    vocabulary = SearchVocabulary(stop_words={"vi": ()}, synonyms={"vi": (OWN,)})
    term = Term("kế hoạch", {"en": ("plan",)}, 7)
    made = with_terms(vocabulary, Glossary(terms=(term,)))
    assert made.synonyms == {"vi": (OWN, Synonym(("plan", "plans"), "kế hoạch", "", 7))}
