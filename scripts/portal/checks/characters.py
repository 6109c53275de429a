"""Text is Vietnamese in composed Unicode, without invisible, foreign or wrongly encoded letters.

Whole files are checked, front matter and YAML included. Names that are rightly written otherwise
are listed, with a reason, under `kept` in the glossary.
"""

import re
import unicodedata
from collections.abc import Iterator
from unicodedata import is_normalized, normalize

from portal.checks.glossary import untranslated_words
from portal.checks.message_format import SHOWN, also, around, named, readable
from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import rule
from portal.language.confusables import is_invisible, is_strange, meant, unusual
from portal.language.old_encodings import deciphered
from portal.language.syllables import LETTERS
from portal.model.library import Library
from portal.model.problems import Finding
from portal.source.prose import PUNCTUATION, Line, blanked, numbered, without_code

LEDGER = "/original/corrections.yml"
"""Its `original` fields quote what is wrong in the original."""

NEAR = 8
"""Characters on either side by which a place in a page is found in its original."""

_TOLD_BY_YAML = ("front-matter-unreadable", "yaml-unreadable")
"""Rules that tell of a tab in YAML."""

_MEASURE = re.compile(r"(?<=\d)ª(?!\w)|(?<![^\W\d])µ(?=[A-Za-z])")
"""An ordinal such as 5ª, and micro before a unit: letters that stand for themselves."""

_QUOTED = re.compile(
    r"^[ -]*original:.*?(?=^[ -]*(?:original|published|reason):|\Z)", re.DOTALL | re.MULTILINE
)


_YAML = (
    Part.FRONT_MATTER
    | Part.LEDGER
    | Part.GLOSSARY
    | Part.HOSTS
    | Part.WORD_GROUPS
    | Part.VOCABULARY
)


@rule(Library, breaks=_YAML)
def not_nfc(library: Library) -> Iterator[Finding]:
    """A letter and its marks are one character (Unicode NFC), unless the original has it so."""
    received = {one.path: one.original.reading for one in library.documents if one.original}
    for path, text in _texts(library):
        original = received.get(path.rpartition("/")[0], "")
        wrong = [
            (line.number, word)
            for line in numbered(text)
            for word in line.text.split()
            if not is_normalized("NFC", word) and word not in original
        ]
        if wrong:
            number, word = wrong[0]
            shown = readable(normalize("NFC", word))[: 2 * SHOWN]
            lines = len({line for line, _ in wrong})
            yield Finding(path, number, say("not-nfc", word=shown, lines=lines))


@rule(Library)
def invisible_character(library: Library) -> Iterator[Finding]:
    """The text has no hidden or damaged characters, and no odd spaces but those of its original."""
    received = {one.path: one.original.reading for one in library.documents if one.original}
    for path, text in _texts(library):
        original = received.get(path.rpartition("/")[0])
        found: dict[str, list[Line]] = {}
        for line in numbered(text):
            for character in dict.fromkeys(unusual(line.text)):
                if not is_invisible(character) or is_received(character, line.text, original):
                    continue
                if not deciphered(line.text):
                    found.setdefault(character, []).append(line)
        for character, lines in found.items():
            message = _invisible(character, lines[0].text) + also(one.number for one in lines[1:])
            yield Finding(path, lines[0].number, message, _TOLD_BY_YAML)


def is_received(character: str, line: str, original: str | None) -> bool:
    """Whether a document has a tab, or a character only where its original has it, too."""
    if original is None or character in "\t\ufffd":
        return original is not None and character == "\t"
    places = (found.start() for found in re.finditer(re.escape(character), line))
    return all(line[max(0, at - NEAR) : at + NEAR] in original for at in places)


def _invisible(character: str, line: str) -> str:
    if character == "\ufffd" or unicodedata.category(character) in ("Cn", "Co", "Cs"):
        variant = "lost"
    else:
        blank = character.isspace() or character in "\u3164\u2800"
        variant = "tab" if character == "\t" else "space" if blank else "hidden"
    shown = around(line, line.index(character))
    return say("invisible-character", variant, character=named(character), around=shown)


@rule(Library, needs=Part.GLOSSARY)
def look_alike_letter(library: Library) -> Iterator[Finding]:
    """Letters and digits are those of the Vietnamese and English alphabets, not look-alikes."""
    untranslated = untranslated_words(library)
    for path, text in _texts(library):
        found: dict[str, list[tuple[int, str]]] = {}
        for number, whole in numbered(normalize("NFC", _outside_code(path, text))):
            line = _MEASURE.sub(" ", whole)
            if not any(map(is_strange, unusual(line))) or deciphered(line):
                continue
            for word in dict.fromkeys(line.split()):
                strange = [letter for letter in dict.fromkeys(word) if is_strange(letter)]
                bare = word.strip(PUNCTUATION)
                if strange and bare.casefold() not in untranslated:
                    key = "".join(sorted(strange)) if all(map(meant, strange)) else bare
                    found.setdefault(key, []).append((number, _look_alike(bare, strange)))
        for group in found.values():
            (first, message), *others = group
            lines = (number for number, _ in others if number != first)
            yield Finding(path, first, message + also(lines))


def _look_alike(word: str, strange: list[str]) -> str:
    letters = ", ".join(
        named(letter) + (f" ({letter} → {meaning})" if (meaning := meant(letter)) else "")
        for letter in strange
    )
    shown = word[: 2 * SHOWN]
    if all(map(meant, strange)):
        wanted = readable(shown.translate({ord(letter): meant(letter) for letter in strange}))
        word = readable(shown)
        variant = "in-word" if LETTERS & set(word) else "known"
        return say("look-alike-letter", variant, word=word, letters=letters, wanted=wanted)
    return say("look-alike-letter", "foreign", word=readable(shown), letters=letters)


@rule(Library)
def legacy_encoding(library: Library) -> Iterator[Finding]:
    """The text is in Unicode, not in the TCVN3 (ABC) or VNI encoding of old Word files."""
    for path, text in _texts(library):
        lines = numbered(_outside_code(path, text))
        found = [(line, reading) for line in lines if (reading := deciphered(line.text))]
        if found:
            line, reading = found[0]
            meaning = around(reading.text, reading.at, 3 * SHOWN)
            message = say("legacy-encoding", encoding=reading.encoding, meaning=meaning)
            yield Finding(path, line.number, message + also(one.number for one, _ in found[1:]))


def quoted_lines(path: str, text: str) -> frozenset[int]:
    """The lines, counted from 0, of what a list of corrections quotes from the original."""
    if not path.endswith(LEDGER):
        return frozenset()
    return frozenset(
        line
        for found in _QUOTED.finditer(text)
        for line in range(text.count("\n", 0, found.start()), text.count("\n", 0, found.end()))
    )


def _texts(library: Library) -> Iterator[tuple[str, str]]:
    """Path and text of pages and YAML files, without what corrections quote from the original.

    Files that are not UTF-8 are left to another rule.
    """
    sound = {source.path: source for source in library.sources if source.is_text}
    yield from ((page.path, page.text) for page in library.every_page if page.path in sound)
    for path, source in sound.items():
        if path.endswith((".yml", ".yaml")):
            text = source.text.removeprefix("\ufeff").replace("\r\n", "\n")
            yield path, _QUOTED.sub(blanked, text) if path.endswith(LEDGER) else text


def _outside_code(path: str, text: str) -> str:
    """A page's text outside code; in YAML nothing is code."""
    return without_code(text) if path.endswith(".md") else text
