"""Rules for docs/search.yml: stop words and synonyms are well formed and useful."""

from collections import Counter
from collections.abc import Iterator

from portal.checks.message_format import opening
from portal.checks.parts import Part
from portal.checks.registry import Check, rule
from portal.checks.shape import misshapen
from portal.model.files import DataFile
from portal.model.library import Library
from portal.model.problems import Finding
from portal.model.site_data import Synonym
from portal.search.lexicon import words
from portal.search.records import records

MAX_TYPED = 60
"""The longest typed phrase, in letters: longer phrases are not typed the same way twice."""


def _useless(library: Library) -> Iterator[Finding]:
    """Unknown languages, and entries that find nothing or are repeated."""
    vocabulary, fields = library.search_vocabulary, library.search_vocabulary.fields
    for language in fields.values.keys() - set(library.languages):
        yield Finding(
            vocabulary.path,
            fields.line(language),
            f"«{language}» không phải một ngôn ngữ của trang. Tệp này chia theo ngôn ngữ"
            f" ({', '.join(library.languages)}).",
        )
    for language in vocabulary.synonyms.keys() & set(library.languages):
        line = fields.line(f"{language}.small")
        for word, count in Counter(vocabulary.stop_words[language]).items():
            if count > 1:
                message = f"«{word}» có {count} lần. Hãy giữ lại một."
                yield Finding(vocabulary.path, line, message)
        texts, seen = list(_texts(library, language)), Counter[tuple[str, str]]()
        for synonym in vocabulary.synonyms[language]:
            for message in _faults(synonym, texts, seen) if synonym.is_complete else ():
                yield Finding(vocabulary.path, synonym.line, message)


def _texts(library: Library, language: str) -> Iterator[str]:
    """The words of each record, with a space on either side of each word."""
    editions = (d for d in library.documents if language in d.editions)
    translated = [d for d in editions if d.editions[language].index]
    for record in records(translated, language):
        yield f" {' '.join(words(record.searched))} "


def _faults(synonym: Synonym, texts: list[str], seen: Counter[tuple[str, str]]) -> Iterator[str]:
    """Messages about an entry that is useless; `seen` counts the pairs of all entries before."""
    written = " ".join(words(synonym.written))
    if not any(f" {written} " in text for text in texts):
        yield (
            f"Không còn văn bản nào có «{synonym.written}». Hãy sửa theo chữ trong văn bản, hoặc"
            " xóa mục này."
        )
    for typed in synonym.typed:
        plain = " ".join(words(typed))
        seen[plain, written] += 1
        if not plain or plain == written or seen[plain, written] > 1 or len(plain) > MAX_TYPED:
            yield (
                f"«{opening(typed)}» trống, trùng với «written», có hai lần, hoặc dài quá"
                f" {MAX_TYPED} chữ cái. Hãy bỏ đi."
            )


@rule(
    DataFile,
    needs=Part.FILE,
    breaks=Part.FILE,
    beyond=(Check(Library, _useless, Part.PAGES | Part.FRONT_MATTER),),
)
def search_entry(file: DataFile) -> Iterator[Finding]:
    """An entry of the search file has what is typed, what a text has in its place, and why.

    Bad: written: công đoàn cơ sở, where no text has these words
    Good: typed: [nq], written: nghị quyết, reason: ký hiệu loại văn bản
    """
    if file.schema == "search":
        for line, message in file.fields.errors:
            yield Finding(file.path, line, message)
        yield from misshapen(file, "search-entry")
