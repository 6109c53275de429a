"""Vietnamese words are typed with their marks, in one style; quotation marks are paired and curly.

Code and markup are not looked at. Names with another spelling are listed, with a reason, under
`kept` in the glossary.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from portal.checks.glossary import untranslated_words
from portal.checks.message_format import also, around
from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import rule
from portal.language.keyboards import untransformed
from portal.language.old_encodings import deciphered
from portal.language.syllables import Style, is_syllable, respelled
from portal.model.documents import OFFICIAL, Document, Page
from portal.model.library import Library
from portal.model.problems import Finding
from portal.source.comparison import corrected
from portal.source.prose import WORD, Line, paragraphs, seen_in, seen_on, words_on

_SINGLE_QUOTES = "'`´‚‛‹›"
_WRONG_QUOTE = re.compile(f"``|''|[\"«»„‟{_SINGLE_QUOTES}]")
_PAIRED_QUOTE = re.compile("[“”‘’]")


@rule(Library, needs=Part.GLOSSARY)
def telex_residue(library: Library) -> Iterator[Finding]:
    """Vietnamese pages have no words typed in Telex or VNI that no input method transformed."""
    kept = untranslated_words(library)
    for _, page in _pages(library):
        for word, lines in words_on(page).items() if page.language == OFFICIAL else ():
            for method, syllable in untransformed(word) if word.casefold() not in kept else ():
                message = say("telex-residue", word=word, method=method, syllable=syllable)
                yield from (Finding(page.path, number, message) for number in lines)


@rule(Library, needs=Part.GLOSSARY | Part.ORIGINAL)
def tone_mark_style(library: Library) -> Iterator[Finding]:
    """Tone marks stand where the document's original has them; on other pages, hòa and thủy."""
    kept = untranslated_words(library)
    received = {document.id: _spelling(document) for document in library.documents}
    for document, page in _pages(library):
        style, spelled = received[document.id] if document else (Style.OLD, frozenset[str]())
        for word, lines in words_on(page).items():
            wanted = _respelled(word, style)
            if wanted and not (word.casefold() in kept or word.casefold() in spelled):
                variant = style.name.lower() if is_syllable(word) else "misplaced"
                message = say("tone-mark-style", variant, word=word, wanted=wanted)
                yield from (Finding(page.path, number, message) for number in lines)


@rule(Library)
def straight_quote(library: Library) -> Iterator[Finding]:
    """Quotation marks are “ ” and the apostrophe is ’, unless the original has others."""
    for document, page in _pages(library):
        received = _received(document, page)
        found: dict[str, list[tuple[Line, str]]] = {}
        for line in seen_on(page):
            for mark in dict.fromkeys(_WRONG_QUOTE.findall(line.text)):
                if mark not in received and not deciphered(line.text):
                    kind = "single" if mark in set(_SINGLE_QUOTES) else "double"
                    found.setdefault(kind, []).append((line, mark))
        for kind, places in found.items():
            (line, mark), *others = places
            shown = around(line.text, line.text.index(mark))
            message = say("straight-quote", kind, mark=mark, code=ord(mark[0]), shown=shown)
            more = (one.number for one, _ in others if one.number != line.number)
            yield Finding(page.path, line.number, message + also(more))


@rule(Library, needs=Part.ORIGINAL | Part.LEDGER)
def unpaired_quote(library: Library) -> Iterator[Finding]:
    """Every “ has its ” later in the same paragraph, unless the original has none either."""
    marks = {one.path: _marks_agree(one) for one in library.documents}
    for document, page in _pages(library):
        if document and page.language == OFFICIAL and marks[document.path]:
            continue
        wrong = [
            (paragraph, *fault)
            for paragraph in paragraphs(seen_on(page))
            for fault in _unpaired(paragraph)
        ]
        received = _paragraphs_received(document) if wrong and document else frozenset[str]()
        for paragraph, line, at in wrong:
            if _bare(paragraph) not in received:
                message = say("unpaired-quote", line.text[at], shown=around(line.text, at))
                yield Finding(page.path, line.number, message, ("text-differs",))


def _received(document: Document | None, page: Page) -> str:
    """The original of an official page; "" for others."""
    is_official = document is not None and page.language == OFFICIAL
    return document.original.reading if document and document.original and is_official else ""


def _marks_agree(document: Document) -> bool:
    """Whether the official text has exactly the quotation marks of its original."""
    if document.original is None:
        return False
    received = corrected(document.original.reading, document.corrections)
    published = "".join(block.text for page in document.official.pages for block in page.blocks)
    return _PAIRED_QUOTE.findall(published) == _PAIRED_QUOTE.findall(received)


def _pages(library: Library) -> Iterator[tuple[Document | None, Page]]:
    """Every page that could be read, with the document that it belongs to."""
    yield from ((None, page) for page in library.pages if page.parsed)
    for document in library.documents:
        for edition in document.editions.values():
            yield from ((document, page) for page in edition.pages if page.parsed)


@lru_cache(maxsize=1 << 15)
def _respelled(word: str, style: Style) -> str | None:
    """The word with its tone mark in the right place; None if it is there already."""
    wanted = respelled(word, style)
    return wanted if wanted and wanted.lower() != word.lower() else None


def _spelling(document: Document) -> tuple[Style, frozenset[str]]:
    """The style that most words of the original follow, and all its words in lower case."""
    original = document.original.reading if document.original else ""
    words = Counter(WORD.findall(unicodedata.normalize("NFC", original).casefold()))
    shown = {
        style: sum(count for word, count in words.items() if _respelled(word, style))
        for style in Style
    }
    style = Style.NEW if shown[Style.OLD] > shown[Style.NEW] else Style.OLD
    return style, frozenset(words)


def _unpaired(paragraph: Iterable[Line]) -> tuple[tuple[Line, int], ...]:
    """The first unpaired quotation mark, with its line and position; ’ may be an apostrophe."""
    opened: dict[str, tuple[Line, int]] = {}
    for line in paragraph:
        for mark in _PAIRED_QUOTE.finditer(line.text):
            place = line, mark.start()
            if mark[0] in opened:
                return (opened[mark[0]],)
            if mark[0] in "“‘":
                opened[mark[0]] = place
            elif not opened.pop("“" if mark[0] == "”" else "‘", None) and mark[0] == "”":
                return (place,)
    return tuple(opened.values())[:1]


def _paragraphs_received(document: Document) -> frozenset[str]:
    """The paragraphs of the original, corrections applied."""
    original = document.original.reading if document.original else ""
    lines = seen_in(corrected(original, document.corrections))
    return frozenset(map(_bare, paragraphs(lines)))


def _bare(paragraph: Iterable[Line]) -> str:
    """The words of a paragraph without the Markdown of headings and bold text."""
    return " ".join(re.sub(r"[*#]", "", " ".join(line.text for line in paragraph)).split())
