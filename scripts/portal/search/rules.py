"""docs/search.yml is valid, and every entry of it finds something."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from unicodedata import normalize

from portal.checks.message_format import opening
from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import Check, rule
from portal.checks.shape import invalid_fields
from portal.model.documents import Document
from portal.model.files import DataFile
from portal.model.library import Library
from portal.model.problems import Finding
from portal.model.site_data import Synonym
from portal.search.lexicon import words
from portal.search.records import records

_ALL_TEXTS = Part.PAGES | Part.FRONT_MATTER | Part.WORDING | Part.TRANSLATED_UNITS

MAX_TYPED = 60
"""Letters of the longest phrase that may be listed: longer ones are hardly typed twice alike."""


def _unused_entries(library: Library) -> Iterator[Finding]:
    """Languages that the site does not have, and entries that find nothing or are repeated."""
    vocabulary, fields = library.search_vocabulary, library.search_vocabulary.fields
    for language in fields.values.keys() - set(library.languages):
        listed = ", ".join(library.languages)
        message = say("search-entry", "language", language=language, languages=listed)
        yield Finding(vocabulary.path, fields.line(language), message)
    for language in vocabulary.synonyms.keys() & set(library.languages):
        line = fields.line(f"{language}.small")
        for word, count in Counter(vocabulary.stop_words[language]).items():
            if count > 1:
                message = say("search-entry", "repeated", word=word, count=count)
                yield Finding(vocabulary.path, line, message)
        synonyms = [one for one in vocabulary.synonyms[language] if one.is_complete]
        unused = _unused(map(_written, synonyms), library, language)
        seen = Counter[tuple[str, str]]()
        for synonym in synonyms:
            for message in _faults(synonym, unused, seen):
                yield Finding(vocabulary.path, synonym.line, message)


def _texts(document: Document, language: str) -> Iterator[str]:
    """The words of each search record, with a space before and after each word."""
    for record in records([document], language):
        yield f" {' '.join(words(record.searched))} "


def _written(synonym: Synonym) -> str:
    return " ".join(words(synonym.written))


def _unused(phrases: Iterable[str], library: Library, language: str) -> set[str]:
    """The phrases that no text has.

    The documents with most of them are looked through first, and none after the last is found.
    """
    unused = set(phrases)

    def having(document: Document) -> int:
        pages = document.editions[language].pages
        text = normalize("NFC", " ".join(page.text for page in pages)).lower()
        return sum(phrase in text for phrase in unused)

    editions = (one for one in library.documents if language in one.editions)
    documents = [one for one in editions if one.editions[language].index]
    for document in sorted(documents, key=having, reverse=True):
        if not unused:
            break
        found = list(_texts(document, language))
        unused = {one for one in unused if not any(f" {one} " in text for text in found)}
    return unused


def _faults(
    synonym: Synonym, unused: Container[str], seen: Counter[tuple[str, str]]
) -> Iterator[str]:
    """What makes an entry useless; `seen` counts the phrases of earlier entries."""
    written = _written(synonym)
    if written in unused:
        yield say("search-entry", "unused", written=synonym.written)
    for typed in synonym.typed:
        plain = " ".join(words(typed))
        seen[plain, written] += 1
        if not plain or plain == written or seen[plain, written] > 1 or len(plain) > MAX_TYPED:
            yield say("search-entry", "typed", typed=opening(typed), longest=MAX_TYPED)


@rule(
    DataFile,
    needs=Part.FILE,
    breaks=Part.FILE,
    beyond=(Check(Library, _unused_entries, _ALL_TEXTS),),
)
def search_entry(file: DataFile) -> Iterator[Finding]:
    """An entry of docs/search.yml has what people type, what texts say instead, and a reason."""
    yield from invalid_fields(file, "search", "search-entry")
