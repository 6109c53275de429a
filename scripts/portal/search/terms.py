"""Terms of the glossary as people type them: in the other language, or by their initials.

Who types "renewable energy" or "NLTT" on the Vietnamese pages means năng lượng tái tạo.
"""

from collections.abc import Iterator
from dataclasses import replace

from portal.language.syllables import is_syllable
from portal.model.documents import OFFICIAL
from portal.model.site_data import Glossary, SearchVocabulary, Synonym, Term
from portal.search.lexicon import words

MOST_WORDS = 4
"""Words of the longest term that is typed so; longer ones are found by their parts."""

INITIALS = range(3, 6)
"""How many syllables a term has that people abbreviate by their first letters."""


def with_terms(vocabulary: SearchVocabulary, glossary: Glossary) -> SearchVocabulary:
    """The vocabulary, and the terms of the glossary for each language that it has."""
    added = {language: tuple(_synonyms(glossary, language)) for language in vocabulary.stop_words}
    known = {
        language: vocabulary.synonyms.get(language, ()) + more for language, more in added.items()
    }
    return replace(vocabulary, synonyms={**vocabulary.synonyms, **known})


def _synonyms(glossary: Glossary, language: str) -> Iterator[Synonym]:
    for term in glossary.terms:
        own = (term.official,) if language == OFFICIAL else term.wordings.get(language, ())[:1]
        typed = tuple(dict.fromkeys(_typed(term, language)))
        for written in own if typed else ():
            yield Synonym(typed, written, "", term.line)


def _typed(term: Term, language: str) -> Iterator[str]:
    if language != OFFICIAL:
        if len(words(term.official)) <= MOST_WORDS:
            yield term.official
        return
    syllables = words(term.official)
    if len(syllables) in INITIALS and all(map(is_syllable, syllables)):
        yield "".join(one[0] for one in syllables)
    for wordings in term.wordings.values():
        for wording in wordings:
            foreign = words(wording)
            if len(foreign) <= MOST_WORDS and not all(map(is_syllable, foreign)):
                yield from _numbers(" ".join(foreign))


def _numbers(wording: str) -> Iterator[str]:
    """An English wording, and in the singular or plural, where an s is all that makes it."""
    yield wording
    if wording.endswith("s"):
        yield wording[:-1]
    elif not wording.endswith("y"):
        yield f"{wording}s"
