"""The vocabulary of the texts, with which the search page interprets queries.

Vietnamese has about seven thousand syllables, written apart, so their list stays small however many
documents there are. Of all other words, names, numbers and foreign words, only the most frequent
are listed; the rest can be searched for too, but typing errors in them are not corrected.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from portal.language.syllables import is_syllable, plain
from portal.model.documents import OFFICIAL
from portal.model.site_data import SearchVocabulary, Synonym

MAX_OTHER_WORDS = 800
"""List at most this many words besides syllables; with all syllables that is under 20 KB."""

_WORD = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?![^\W_])|[^\W_]+(?:['’][^\W\d_]+)*")
_SIGNS_INSIDE = re.compile(r"['’]s$|['’.,]")
_LOOK_ALIKES = str.maketrans("ðɖ", "đđ")
_LEADING_ZEROS = re.compile(r"^0+(?=\d+$)")
_FINAL_Y = re.compile(r"^([bcdghklmnpqrstvx]+)y$")
_ENDINGS = (
    re.compile(r"^(.{2,}al|.{5,}?)(?:(?:at)?ions?|at(?:e|ed|es|ing)|ments?|ly)$"),
    re.compile(r"^(?!.*ss$)(.{3,}?)(?:ing|ed|es|e|s)?$"),
)
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_Y = re.compile(r"y$")


def words(text: str) -> list[str]:
    """The words of a text as search compares them; `tokens` in spelling.js does the same."""
    composed = unicodedata.normalize("NFC", text).lower().translate(_LOOK_ALIKES)
    return [_normal(found[0]) for found in _WORD.finditer(composed)]


@lru_cache(2**14)
def _normal(word: str) -> str:
    """The normal form of a word: km² is km2, h'mông is hmông, today's is today, 07 is 7.

    A number is one word however its thousands are parted: 8.654 and 8,654 are 8654.
    """
    return _LEADING_ZEROS.sub("", unicodedata.normalize("NFKC", _SIGNS_INSIDE.sub("", word)))


def key(word: str, language: str) -> str:
    """What words have in common that stand together in the index; `keyOf` in keys.js does the same.

    It is the letters without marks, for kỉ as for kỷ; of other languages without usual endings.
    """
    bare = plain(word)
    if language == OFFICIAL:
        return _FINAL_Y.sub(r"\1i", bare)
    for ending in _ENDINGS:
        if found := ending.match(bare):
            return _Y.sub("i", _DOUBLED.sub(r"\1", found[1]))
    return bare


def lexicon(
    counts: Mapping[str, int], records: int, vocabulary: SearchVocabulary, language: str
) -> dict[str, Any]:
    """The vocabulary as plain data, given how many of the records have each word.

    `words[n]` are in 2ⁿ to 2ⁿ⁺¹ - 1 of the records: rarer words have more weight. `syllables`: the
    language writes its words in syllables, of which a single one has little weight.
    """
    groups: dict[int, list[str]] = {}
    for word in sorted(_listed(counts)):
        groups.setdefault(counts[word].bit_length() - 1, []).append(word)
    return {
        "records": records,
        "syllables": language == OFFICIAL,
        "words": [" ".join(groups.get(power, ())) for power in range(max(groups, default=-1) + 1)],
        "stop_words": " ".join(vocabulary.stop_words.get(language, ())),
        "synonyms": list(_synonyms(vocabulary.synonyms.get(language, ()), counts)),
    }


def _listed(counts: Mapping[str, int]) -> Iterator[str]:
    others = [word for word in sorted(counts) if not is_syllable(word)]
    yield from (word for word in counts if is_syllable(word))
    yield from sorted(others, key=lambda word: -counts[word])[:MAX_OTHER_WORDS]


def _synonyms(synonyms: Iterable[Synonym], known: Mapping[str, int]) -> Iterator[list[Any]]:
    """Typed phrases separated by "|", the written phrase, and a 1 for a question."""
    for synonym in synonyms:
        written = words(synonym.written)
        if all(word in known for word in written):
            typed = "|".join(" ".join(words(one)) for one in synonym.typed)
            yield [typed, " ".join(written), *([1] if synonym.question else [])]
