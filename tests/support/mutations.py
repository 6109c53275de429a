"""Random single changes to published text, and changes of layout alone; seeded, so repeatable."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from portal.model.documents import OFFICIAL
from portal.model.files import Source
from portal.model.library import Library
from portal.source.loader import build_library
from portal.source.numbering import is_document

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
MARKS = "\u0300\u0301\u0309\u0303\u0323"
LOOK_ALIKES = {"đ": "ð", "Đ": "Ð", "a": "а", "o": "ο", "e": "е", "c": "с", "p": "р", "i": "і"}
INVISIBLE = "\u00a0\u200b\u200d\u00ad\u2060\ufeff\u202e\u2009"


@dataclass(frozen=True)
class Changed:
    """Pages with their new text, and the places (path, line) at which a report is right."""

    kind: str
    texts: Mapping[str, str]
    places: frozenset[tuple[str, int]]


def official_pages(library: Library) -> dict[str, str]:
    """The text of every page whose words are official, by path."""
    return {
        page.path: page.text
        for document in library.documents
        for page in document.official.pages
        if page.language == OFFICIAL and is_document(page.blocks)
    }


def with_texts(library: Library, texts: Mapping[str, str]) -> Library:
    """The same library with other texts in some of its files."""
    changed = (
        Source(source.path, texts[source.path].encode("utf-8")) if source.path in texts else source
        for source in library.sources
    )
    return build_library(changed, library.languages)


def change(kind: str, pages: Mapping[str, str], random: Random) -> Changed:
    """One change of a kind somewhere in the pages' text."""
    if kind == "paragraph moved":
        return _move_paragraph(pages, random)
    for _ in range(1000):  # some lines have nothing to change
        path, number, line = _some_line(pages, random)
        lines = pages[path].split("\n")
        lines[number] = _EDITS[kind](line, random)
        if lines[number] != line:
            place = frozenset({(path, number + 1)})
            return Changed(kind, {path: "\n".join(lines)}, place)
    raise LookupError(kind)


def relayout(pages: Mapping[str, str], random: Random) -> Changed:
    """One page laid out differently, with the same words."""
    path = random.choice(sorted(pages))
    kind = random.choice(sorted(_LAYOUTS))
    head, body = _split(pages[path])
    return Changed(kind, {path: head + _LAYOUTS[kind](body, random)}, frozenset())


def _split(text: str) -> tuple[str, str]:
    found = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    return (found[0], text[found.end() :]) if found else ("", text)


def _some_line(pages: Mapping[str, str], random: Random) -> tuple[str, int, str]:
    """A line of text, longer ones more often, with its index in the page."""
    lines = [
        (path, number, line)
        for path, text in sorted(pages.items())
        for number, line in enumerate(text.split("\n"))
        if number >= _split(text)[0].count("\n") and line.strip()
    ]
    return random.choices(lines, [len(line) for _, _, line in lines])[0]


def _sign(line: str) -> str:
    """The sign that opens a heading or a point."""
    found = re.match(r"#+ |- ", line)
    return found[0] if found else ""


def _spot(line: str, random: Random, fits: Callable[[str], bool]) -> int | None:
    start = len(_sign(line))
    fitting = [index for index in range(start, len(line)) if fits(line[index])]
    return random.choice(fitting) if fitting else None


def _replacing(
    fits: Callable[[str], bool], new: Callable[[str, Random], str]
) -> Callable[[str, Random], str]:
    def edit(line: str, random: Random) -> str:
        at = _spot(line, random, fits)
        return line if at is None else line[:at] + new(line[at], random) + line[at + 1 :]

    return edit


def _other_mark(letter: str, random: Random) -> str:
    base = "".join(c for c in unicodedata.normalize("NFD", letter) if c not in MARKS)
    return unicodedata.normalize("NFC", base + random.choice(["", *MARKS]))


def _words(line: str) -> tuple[str, list[str]]:
    sign = _sign(line)
    return sign, line[len(sign) :].split(" ")


def _edit_words(edit: Callable[[list[str], Random], None]) -> Callable[[str, Random], str]:
    def apply(line: str, random: Random) -> str:
        sign, words = _words(line)
        edit(words, random)
        return sign + " ".join(words) if words else line

    return apply


def _add(words: list[str], random: Random) -> None:
    words.insert(random.randrange(1, len(words) + 1), random.choice(["không", "và", "các", "mới"]))


def _drop(words: list[str], random: Random) -> None:
    if len(words) > 1:
        words.pop(random.randrange(len(words)))


def _double(words: list[str], random: Random) -> None:
    at = random.randrange(len(words))
    words.insert(at, words[at])


def _move(words: list[str], random: Random) -> None:
    word = words.pop(random.randrange(len(words)))
    words.insert(random.randrange(len(words) + 1), word)


_EDITS: dict[str, Callable[[str, Random], str]] = {
    "letter": _replacing(lambda c: c.lower() in LETTERS, lambda _, r: r.choice(LETTERS)),
    "tone mark": _replacing(lambda c: c.lower() in "aăâeêioôơuưy" or ord(c) > 0x1E9F, _other_mark),
    "digit": _replacing(str.isdigit, lambda _, r: r.choice("0123456789")),
    "comma": _replacing(lambda c: c in ",;", lambda _, r: r.choice(["", ".", ";", ","])),
    "full stop": _replacing(lambda c: c in ".!", lambda _, r: r.choice(["", "…", ","])),
    "quote": _replacing(lambda c: c in "“”", lambda _, r: r.choice(['"', "", "«", "'"])),
    "capital": _replacing(str.isalpha, lambda c, _: c.swapcase()),
    "look-alike": _replacing(lambda c: c in LOOK_ALIKES, lambda c, _: LOOK_ALIKES[c]),
    "invisible": _replacing(lambda c: c.isalpha(), lambda c, r: c + r.choice(INVISIBLE)),
    "odd space": _replacing(lambda c: c == " ", lambda _, r: r.choice("\u00a0\u2003\u202f")),
    "space lost": _replacing(lambda c: c == " ", lambda *_: ""),
    "decomposed": _replacing(
        lambda c: unicodedata.decomposition(c) != "", lambda c, _: unicodedata.normalize("NFD", c)
    ),
    "bullet": lambda line, r: re.sub(r"^[-+•*–](?=\s)", lambda _: r.choice("+•*–"), line),
    "word added": _edit_words(_add),
    "word dropped": _edit_words(_drop),
    "word doubled": _edit_words(_double),
    "word moved": _edit_words(_move),
}

KINDS = (*_EDITS, "paragraph moved")
"""Every kind of single change; each must be caught."""


def _move_paragraph(pages: Mapping[str, str], random: Random) -> Changed:
    """A paragraph in another place: on another section's page, or elsewhere on its own."""
    source = random.choice(sorted(pages))
    folder = source.rpartition("/")[0]
    sections = [p for p in sorted(pages) if re.search(rf"{folder}/[ivx]+\.md$", p)]
    if len(sections) > 1:
        source, target = random.sample(sections, 2)
    else:
        target = source
    lines = pages[source].split("\n")
    head = _split(pages[source])[0].count("\n")
    movable = [
        i
        for i, line in enumerate(lines)
        if i >= head and len(line.split()) > 3 and not line.startswith("#")
    ]
    line = lines.pop(random.choice(movable))
    others = lines if target == source else pages[target].split("\n")
    to = random.choice([i for i, other in enumerate(others) if i >= head and other != line])
    others[to:to] = ["", line, ""]
    texts = {source: "\n".join(lines), target: "\n".join(others)}
    return Changed("paragraph moved", texts, frozenset({(target, to + 2)}))


def _wrap(body: str, random: Random) -> str:
    """Break lines at spaces, but not in headings nor where the next word would open a list."""

    def wrapped(line: str) -> str:
        if line.startswith("#"):
            return line
        safe = r" (?![-*+#>]|\d+\.(?: |$))(?=\S)"
        first = re.match(r"(?:- |\d+\. )?\S+", line)
        head = first[0] if first else ""
        rest = re.sub(safe, lambda _: random.choice([" ", " ", "\n", "\n  "]), line[len(head) :])
        return head + rest

    return "\n".join(map(wrapped, body.split("\n")))


def _embolden(body: str, random: Random) -> str:
    words = re.compile(r"(?<![\w*#-])([^\W\d_]+)(?![\w*])")
    return words.sub(lambda w: f"**{w[1]}**" if random.random() < 0.1 else w[1], body)


_LAYOUTS: dict[str, Callable[[str, Random], str]] = {
    "wrapped lines": _wrap,
    "bold words": _embolden,
    "tight lists": lambda body, _: re.sub(
        r"\n\n(?=- )(?<=\n\n)", "\n", re.sub(r"(?m)^(- .*)\n\n(?=- )", r"\1\n", body)
    ),
    "spaced lists": lambda body, r: re.sub(r"\n(?=- )", "\n" * r.randint(2, 4), body),
    "more empty lines": lambda body, r: re.sub(r"\n\n", lambda _: "\n" * r.randint(2, 5), body),
    "trailing spaces": lambda body, r: re.sub(
        r"(?m)(?<=\S)$", lambda _: " " * r.choice([0, 1]), body
    ),
    "wider spaces": lambda body, r: re.sub(
        r"(?<=\S) (?=\S)", lambda _: " " * r.choice([1, 1, 2]), body
    ),
    "wider bullets": lambda body, r: re.sub(r"(?m)^- ", r.choice(["-   ", " - ", "-\t"]), body),
    "windows line ends": lambda body, _: body.replace("\n", "\r\n"),
}
