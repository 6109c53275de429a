"""The vocabulary of the texts, with which the search page interprets queries.

Vietnamese has about seven thousand syllables, written apart, so their list stays small however many
documents there are. Of all other words, names, numbers and foreign words, only the most frequent
are listed; the rest can be searched for too, but typing errors in them are not corrected.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from portal.language.syllables import is_syllable
from portal.model.documents import OFFICIAL
from portal.model.site_data import SearchVocabulary, Synonym
from portal.search.records import Record

MAX_OTHER_WORDS = 800
"""List at most this many words besides syllables; with all syllables that is under 20 KB."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$|['’]")
_LOOK_ALIKES = str.maketrans("ðɖ", "đđ")
_LEADING_ZEROS = re.compile(r"^0+(?=\d+$)")


def words(text: str) -> list[str]:
    """The words of a text as search compares them; `tokens` in spelling.js does the same."""
    composed = unicodedata.normalize("NFC", text).lower().translate(_LOOK_ALIKES)
    return [_normal(word) for word in _WORD.findall(composed)]


def _normal(word: str) -> str:
    """The normal form of a word: km² is km2, h'mông is hmông, today's is today, 07 is 7."""
    return _LEADING_ZEROS.sub("", unicodedata.normalize("NFKC", _POSSESSIVE.sub("", word)))


def lexicon(
    records: Sequence[Record], vocabulary: SearchVocabulary, language: str
) -> dict[str, Any]:
    """The vocabulary as plain data.

    `words[n]` are in 2ⁿ to 2ⁿ⁺¹ - 1 of the records: rarer words have more weight. `syllables`: the
    language writes its words in syllables, of which a single one has little weight.
    """
    counts = Counter(word for record in records for word in set(words(record.searched)))
    groups: dict[int, list[str]] = {}
    for word in sorted(_listed(counts)):
        groups.setdefault(counts[word].bit_length() - 1, []).append(word)
    return {
        "records": len(records),
        "syllables": language == OFFICIAL,
        "words": [" ".join(groups.get(power, ())) for power in range(max(groups, default=-1) + 1)],
        "stop_words": " ".join(vocabulary.stop_words.get(language, ())),
        "synonyms": list(_synonyms(vocabulary.synonyms.get(language, ()), counts)),
    }


def _listed(counts: Counter[str]) -> Iterator[str]:
    others = [word for word in sorted(counts) if not is_syllable(word)]
    yield from (word for word in counts if is_syllable(word))
    yield from sorted(others, key=lambda word: -counts[word])[:MAX_OTHER_WORDS]


def _synonyms(synonyms: Iterable[Synonym], known: Counter[str]) -> Iterator[list[Any]]:
    """Typed phrases separated by "|", the written phrase, and a 1 for a question."""
    for synonym in synonyms:
        written = words(synonym.written)
        if all(word in known for word in written):
            typed = "|".join(" ".join(words(one)) for one in synonym.typed)
            yield [typed, " ".join(written), *([1] if synonym.question else [])]
