"""The vocabulary for queries: its words, their groups, its size."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from random import Random

import brotli  # type: ignore[import-untyped]
import pytest

from portal.model.library import Library
from portal.model.site_data import SearchVocabulary, Synonym
from portal.search.lexicon import MAX_OTHER_WORDS, key, lexicon, words
from portal.search.records import records
from support.syllables import SYLLABLES

MAX_BYTES = 20_000
"""The size of the compressed vocabulary, whatever the number of documents."""


def counts(texts: Sequence[str]) -> Counter[str]:
    """How many of the texts have each word."""
    return Counter(word for text in texts for word in set(words(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Số: 18-NQ/TW", ["số", "18", "nq", "tw"]),
        ("ngày 07/01/2025", ["ngày", "7", "1", "2025"]),
        ("100 năm; về 0 (Net Zero)", ["100", "năm", "về", "0", "net", "zero"]),
        ("Ðoàn viên, COP26", ["đoàn", "viên", "cop26"]),
        ("các-bon giám sát...", ["các", "bon", "giám", "sát"]),
        ("hòa", ["hòa"]),
        ("8.654 người, 1,234,567 đồng", ["8654", "người", "1234567", "đồng"]),
        ("07.01.2025, 2.2.1, 66,7%", ["7", "1", "2025", "2", "2", "1", "66", "7"]),
        ("QĐ-TTg, 12 km², H’Mông, today's", ["qđ", "ttg", "12", "km2", "hmông", "today"]),
    ],
)
def test_text_is_split_into_lower_case_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("language", "together"),
    [
        ("vi", ["tình", "tinh", "tỉnh"]),
        ("vi", ["kỷ", "kỉ"]),
        ("vi", ["đoàn", "doan", "đoán"]),
        ("en", ["federation", "federations", "federated"]),
        ("en", ["energy", "energies"]),
        ("en", ["disseminating", "dissemination", "disseminate", "disseminates"]),
        ("en", ["oral", "orally"]),
        ("en", ["plan", "planning", "planned", "plans"]),
        ("en", ["class", "classes"]),
        ("en", ["employment", "employ", "employed"]),
        ("en", ["family", "families"]),
    ],
)
def test_words_with_one_key_stand_together(language: str, together: list[str]) -> None:
    assert len({key(word, language) for word in together}) == 1


@pytest.mark.parametrize(
    ("language", "apart"),
    [("vi", ["đoàn", "toàn"]), ("en", ["station", "state"]), ("en", ["pass", "past"])],
)
def test_other_words_have_another_key(language: str, apart: list[str]) -> None:
    assert len({key(word, language) for word in apart}) == len(apart)


def test_words_are_grouped_by_record_count() -> None:
    texts = ["tinh gọn", "tinh gọn bộ máy", "tinh", "tinh tinh COP26"]
    assert lexicon(counts(texts), 4, SearchVocabulary(), "vi") == {
        "records": 4,
        "syllables": True,
        "words": ["bộ cop26 máy", "gọn", "tinh"],
        "stop_words": "",
        "synonyms": [],
    }


def test_synonyms_of_unknown_words_are_dropped() -> None:
    synonyms = (
        Synonym(("NQ", "n.q."), "Nghị quyết", "", 1),
        Synonym(("bch",), "ban chấp hành", "", 2),
        Synonym(("ai ký",), "nghị", "", 3, question=True),
    )
    known = lexicon(
        counts(["Nghị quyết"]),
        1,
        SearchVocabulary(stop_words={"vi": ("của",)}, synonyms={"vi": synonyms}),
        "vi",
    )
    assert known["stop_words"] == "của"
    assert known["synonyms"] == [["nq|n q", "nghị quyết"], ["ai ký", "nghị", 1]]


def test_lexicon_has_every_word_of_the_plan(library: Library) -> None:
    for language in library.languages:
        every = counts([one.searched for one in records(library.documents, language)])
        known = lexicon(every, len(every), library.search_vocabulary, language)["words"]
        assert sorted(" ".join(known).split()) == sorted(every)


def test_lexicon_size_stays_bounded_for_many_documents() -> None:
    known = lexicon(counts(_many(Random(113))), 400, SearchVocabulary(), "vi")
    listed = " ".join(known["words"]).split()
    assert len(listed) > 6_500 + MAX_OTHER_WORDS * 0.9
    sent = brotli.compress(json.dumps(known, ensure_ascii=False).encode(), quality=11)
    assert len(sent) <= MAX_BYTES


def _many(draw: Random) -> list[str]:
    """Texts with nearly all syllables, and with more other words than are listed."""
    syllables = draw.sample([one.spelled() for one in SYLLABLES], 7_000)
    others = [
        "".join(draw.choices("bcdfghjklmnpqrstvwxz", k=5)) for _ in range(3 * MAX_OTHER_WORDS)
    ]
    return [" ".join(_some(draw, syllables) + _some(draw, others)[:40]) for _ in range(400)]


def _some(draw: Random, known: Sequence[str]) -> list[str]:
    """Random words, the first ones far more often."""
    return [known[int(len(known) * draw.random() ** 2)] for _ in range(120)]
