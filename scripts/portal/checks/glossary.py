"""One wording for each term, in every document."""

import re
from collections.abc import Iterator

from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import Check, rule
from portal.checks.shape import misshapen
from portal.checks.translation_pairs import unit_pairs, without_names
from portal.model.documents import OFFICIAL
from portal.model.files import DataFile
from portal.model.library import Library
from portal.model.problems import Finding
from portal.source.prose import PUNCTUATION, WORD


def untranslated_words(library: Library) -> frozenset[str]:
    """The words that stay in every language as their bearers write them, in lower case."""
    texts = library.glossary.untranslated
    words = (word.strip(PUNCTUATION) for text in texts for word in text.split())
    return frozenset(word.casefold() for word in (*words, *WORD.findall(" ".join(texts))))


@rule(Library, needs=Part.GLOSSARY | Part.PAGES | Part.WORDING)
def glossary_term(library: Library) -> Iterator[Finding]:
    """A term of the glossary is translated by one of its wordings wherever it occurs."""
    terms = {t.official.casefold(): t.wordings for t in library.glossary.terms if t.official}
    longest_first = sorted(map(re.escape, terms), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)" if terms else r"(?!)")
    for document in library.documents:
        for page, official, translated in unit_pairs(document):
            text = translated.text.casefold()
            translatable = without_names(official.text, document).casefold()
            for term in dict.fromkeys(pattern.findall(translatable)):
                accepted = terms[term].get(page.language, ())
                if accepted and not any(wording.casefold() in text for wording in accepted):
                    wordings, path = "» hoặc «".join(accepted), library.glossary.path
                    message = say("glossary-term", term=term, wordings=wordings, path=path)
                    yield Finding(page.path, translated.block.line, message)


def _stale(library: Library) -> Iterator[Finding]:
    """Terms that occur twice or lack a language of the site, untranslated words not in use."""
    glossary = library.glossary
    languages = [language for language in library.languages if language != OFFICIAL]
    seen: set[str] = set()
    for index, term in enumerate(glossary.terms):
        complete = all(f"terms.{index}.{name}" in glossary.fields.lines for name in languages)
        official = term.official.casefold()
        if official and (not complete or official in seen):
            names = ", ".join(languages)
            message = say("glossary-entry", "incomplete", term=term.official, languages=names)
            yield Finding(glossary.path, term.line, message)
        seen.add(official)
    translated = (page for page in library.every_page if page.language != OFFICIAL)
    used = " ".join(block.text for page in translated for block in page.blocks)
    for index, text in enumerate(glossary.untranslated):
        if text not in used:
            line = glossary.fields.line(f"kept.{index}")
            yield Finding(glossary.path, line, say("glossary-entry", "unused", text=text))


@rule(
    DataFile,
    needs=Part.FILE,
    breaks=Part.FILE,
    beyond=(Check(Library, _stale, Part.PAGES | Part.WORDING),),
)
def glossary_entry(file: DataFile) -> Iterator[Finding]:
    """A glossary entry is complete and unique, and a kept spelling is still in use."""
    yield from misshapen(file, "glossary-entry")
