"""The words that the texts are made of, as the search page needs them to read what people type.

Vietnamese has some seven thousand syllables, and each is written apart: their list stays small
however many documents there are. Names, numbers and foreign words are without end, so only the
commonest are kept; what is left out is looked for as it is typed, though no mistake is read in it.
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

MOST_OTHERS = 800
"""Words kept that are no syllables: with all seven thousand of these the list stays under 20 KB."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$|['’]")
_LOOK_ALIKES = str.maketrans("ðɖ", "đđ")
_LEADING_ZEROS = re.compile(r"^0+(?=\d+$)")


def words(text: str) -> list[str]:
    """The words of a text as search compares them, as `tokens` in spelling.js finds them."""
    composed = unicodedata.normalize("NFC", text).lower().translate(_LOOK_ALIKES)
    return [_normal(word) for word in _WORD.findall(composed)]


def _normal(word: str) -> str:
    """One form for each word: km² is km2, h'mông is hmông, today's is today, 07 is 7."""
    return _LEADING_ZEROS.sub("", unicodedata.normalize("NFKC", _POSSESSIVE.sub("", word)))


def lexicon(records: Sequence[Record], typing: SearchVocabulary, language: str) -> dict[str, Any]:
    """What the page reads queries with, as plain data.

    `words[n]` are those that stand in 2ⁿ to 2ⁿ⁺¹ - 1 of the records: the rarer, the more they tell.
    `syllables` says that they are none but syllables, of which one alone tells little.
    """
    counts = Counter(word for record in records for word in set(words(record.searched)))
    groups: dict[int, list[str]] = {}
    for word in sorted(_kept(counts)):
        groups.setdefault(counts[word].bit_length() - 1, []).append(word)
    return {
        "records": len(records),
        "syllables": language == OFFICIAL,
        "words": [" ".join(groups.get(power, ())) for power in range(max(groups, default=-1) + 1)],
        "stop_words": " ".join(typing.stop_words.get(language, ())),
        "synonyms": list(_synonyms(typing.synonyms.get(language, ()), counts)),
    }


def _kept(counts: Counter[str]) -> Iterator[str]:
    others = [word for word in sorted(counts) if not is_syllable(word)]
    yield from (word for word in counts if is_syllable(word))
    yield from sorted(others, key=lambda word: -counts[word])[:MOST_OTHERS]


def _synonyms(sayings: Iterable[Synonym], known: Counter[str]) -> Iterator[list[Any]]:
    """Typed phrases separated by "|", the written phrase, and a 1 for a question."""
    for saying in sayings:
        written = words(saying.written)
        if all(word in known for word in written):
            typed = "|".join(" ".join(words(one)) for one in saying.typed)
            yield [typed, " ".join(written), *([1] if saying.question else [])]
