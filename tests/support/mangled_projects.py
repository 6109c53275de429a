"""Projects as no editor leaves them: sound files of docs/ mangled, in memory."""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from itertools import starmap
from random import Random
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from hypothesis import strategies as st

from portal.model.files import Source
from portal.model.library import Library
from portal.reference.permalinks import HEAD, by_document, formatted, list_path, published
from portal.source.loader import build_library, load, max_bytes
from portal.source.trees import Comparison
from portal.source.word_parts import MAX_PART_BYTES
from support.document_library import sources
from support.documents import DOCUMENTS, NAMES, folder_of, text_of
from support.mutations import INVISIBLE, LOOK_ALIKES
from support.project import ROOT
from support.small_library import BASE

Files = Mapping[str, bytes]
"""The bytes of each file, by its path: "docs/index.md"."""

MOVES = "docs/permalinks/moves.yml"
BODY = "word/document.xml"

PIECES = (
    *("\n", "\n\n", "\r\n", " ", "    ", "\t", "  \n", "- ", "+ ", "• ", "1. ", "1.1. ", "a) "),
    *("# ", "## ", "#", "**", "__", "*", "_", "`", "```\n", "~~~\n", "> ", "|", "|---|\n", "\\"),
    *("[a](b)", "[", "](", "![](a.png)", "[^1]", "[^1]: a", "<b>", "<!--", "-->", "</del>"),
    *(
        "{#a}",
        "{: .b }",
        "--8<-- 'a'\n",
        "^^",
        "---\n",
        "...\n",
        ": ",
        "&a ",
        "*a",
        "!!int ",
        "<<: ",
    ),
    *("{", "}", "'", '"', "|-\n", ">\n", "? ", "~", "null", "title: ", "  - from: /\n", "moves:\n"),
    *("II. ", "Điều 2. ", "Chương II", "PHỤ LỤC I", "Nơi nhận:", "Số: 1/KH-LĐLĐ\n", "“", "”", "«"),
    *("hép møt tÕt", "Xin chaøo", "ð", "а", "e\u0301", "\u0301", "\u200b", "\u00ad", "\u202e"),
    *("\ufeff", "\u2028", "\x85", "\x0b", "\x1b[31m", "\x02", "\0", "\ud800", "::error::", "@a"),
    *("/2025/1-kh-ldld/ ii\n", "/2025/1-kh-ldld/#", "/../", "https://a.example", "javascript:a"),
    *("<w:p/>", "</w:p>", "<w:tbl>", "<w:ins>", "w:val='-1'", "]]>", "<!DOCTYPE a>"),
)
VALUES = (
    *("", "~", "[]", "{}", "[[a]]", "{a: {b: c}}", "5", "-1", "1e999", "0x_", "2025-02-30", "1:60"),
    *(
        "true",
        "''",
        '"\\ud800"',
        "|",
        "*a",
        "!!binary a",
        "2025-01-01 00:00:00",
        "\u0301",
        "9" * 400,
    ),
)
LENGTHS = (50, 1000, 20_000)
"""How often a piece is repeated in one place."""


@dataclass(frozen=True)
class Edit:
    """One change of one file: its kind, two places in the file, and what to put there."""

    kind: str
    file: int
    at: int
    other: int
    piece: str


@dataclass(frozen=True)
class InMemory:
    """A tree of files that is nowhere on disk."""

    files: Files

    @property
    def paths(self) -> Collection[str]:
        return self.files.keys()

    def read(self, paths: Iterable[str]) -> list[Source]:
        wanted = frozenset(paths)
        return [source_of(path, data) for path, data in self.files.items() if path in wanted]


@cache
def small() -> Files:
    """The small sound library, with lists of its permanent addresses."""
    files = {one.path: one.data for one in load(BASE).sources}
    return {**files, MOVES: b"moves: []\n", **_lists(library_of(files))}


@cache
def _received(name: str, suffix: str) -> Files:
    """One of the twelve documents, with its text or its Word file as the original."""
    files = {one.path: one.data for one in sources(folder_of(name), text_of(name))}
    if suffix == "docx":
        text = next(path for path in files if path.endswith(".txt"))
        word = (DOCUMENTS / f"{name}.docx").read_bytes()
        old, new = (sha256(one).hexdigest().encode() for one in (files.pop(text), word))
        page = files[(index := f"docs/{folder_of(name)}/index.md")]
        files[index] = page.replace(b".txt\n", b".docx\n", 1).replace(old, new)
        files[text.removesuffix("txt") + "docx"] = word
    return {**files, MOVES: b"moves: []\n", **_lists(library_of(files))}


@cache
def project() -> Files:
    """The project's own docs/, without pictures."""
    return {one.path: one.data for one in load(ROOT).sources if not one.path.endswith(".png")}


def _lists(library: Library) -> Files:
    found = by_document(published(library)).items()
    return {list_path(name): (HEAD + formatted(one)).encode() for name, one in found}


def library_of(files: Files) -> Library:
    """The library of these files."""
    return build_library(starmap(source_of, files.items()))


def source_of(path: str, data: bytes) -> Source:
    """A file as the loader reads it: without its bytes where it is too large."""
    return Source(path, data) if len(data) <= max_bytes(path) else Source(path, b"", too_large=True)


def mangled(files: Files, edits: Sequence[Edit]) -> Files:
    """The files after these edits."""
    found = dict(files)
    for edit in edits:
        paths = sorted(found)
        path, other = paths[edit.file % len(paths)], paths[edit.other % len(paths)]
        if edit.kind == "remove" and len(paths) > 1:
            del found[path]
        elif edit.kind == "rename":
            found[f"docs/2025/{edit.at % 3}-kh-ldld/{path.rpartition('/')[2]}"] = found.pop(path)
        elif edit.kind == "paste":
            found[path] = found[other]
        else:
            found[path] = _edited(path, found[path], edit)
    return found


def _edited(path: str, data: bytes, edit: Edit) -> bytes:
    if edit.kind == "flip":
        return _flipped(data, edit)
    if path.endswith(".docx"):
        return _repacked(data, edit)
    text = data.decode("utf-8", "surrogateescape")
    written = _EDITS.get(edit.kind, _insert)(text, edit)
    return written.encode("utf-8", "surrogateescape" if _is_escaped(written) else "surrogatepass")


def _is_escaped(text: str) -> bool:
    """Whether all surrogates in a text stand for bytes that are no UTF-8."""
    return all("\udc80" <= sign <= "\udcff" for sign in text if "\ud800" <= sign <= "\udfff")


def _flipped(data: bytes, edit: Edit) -> bytes:
    """Some bytes changed; a place is counted from the end too."""
    found = bytearray(data)
    random = Random(edit.other)
    for step in range(1 + random.randrange(6) if found else 0):
        found[(edit.at * (step + 1)) % len(found)] = random.randrange(256)
    return bytes(found)


_SPOILT = (BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError)
"""What reading a package raises of which bytes were changed before."""


def _repacked(data: bytes, edit: Edit) -> bytes:
    """A Word file with its body's XML edited as text."""
    made = BytesIO()
    try:
        with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
            for name in old.namelist():
                part = old.read(name)[:MAX_PART_BYTES]
                if name == BODY:
                    text = _EDITS.get(edit.kind, _insert)(part.decode("utf-8", "replace"), edit)
                    part = text.encode("utf-8", "replace")
                new.writestr(name, part)
    except _SPOILT:
        return data
    return made.getvalue()


def _insert(text: str, edit: Edit) -> str:
    at = edit.at % (len(text) + 1)
    return text[:at] + edit.piece + text[at:]


def _repeat(text: str, edit: Edit) -> str:
    many = edit.piece * min(LENGTHS[edit.other % len(LENGTHS)], 60_000 // (len(edit.piece) or 1))
    at = edit.at % (len(text) + 1)
    return text[:at] + many + text[at:]


def _lines(change: Callable[[list[str], int, int], None]) -> Callable[[str, Edit], str]:
    def apply(text: str, edit: Edit) -> str:
        lines = text.split("\n")
        change(lines, edit.at % len(lines), edit.other % len(lines))
        return "\n".join(lines)

    return apply


def _move(lines: list[str], at: int, other: int) -> None:
    lines.insert(other, lines.pop(at))


def _value(text: str, edit: Edit) -> str:
    """The value of a line with a colon replaced by one of another type."""
    lines = text.split("\n")
    fitting = [index for index, line in enumerate(lines) if ":" in line] or [0]
    at = fitting[edit.at % len(fitting)]
    lines[at] = f"{lines[at].partition(':')[0]}: {VALUES[edit.other % len(VALUES)]}"
    return "\n".join(lines)


def _spoil(text: str, edit: Edit) -> str:
    """A letter with a look-alike or hidden character in its place, or beside it."""
    at = edit.at % (len(text) or 1)
    letter = text[at : at + 1]
    hidden = letter + INVISIBLE[edit.other % len(INVISIBLE)]
    return text[:at] + LOOK_ALIKES.get(letter, hidden) + text[at + 1 :]


def _decompose(text: str, edit: Edit) -> str:
    start, end = sorted((edit.at % (len(text) + 1), edit.other % (len(text) + 1)))
    return text[:start] + unicodedata.normalize("NFD", text[start:end]) + text[end:]


_EDITS: dict[str, Callable[[str, Edit], str]] = {
    "insert": _insert,
    "repeat": _repeat,
    "drop": _lines(lambda lines, at, _: lines.__delitem__(at)),
    "double": _lines(lambda lines, at, other: lines.insert(other, lines[at])),
    "move": _lines(_move),
    "indent": _lines(lambda lines, at, other: lines.__setitem__(at, " " * (other % 9) + lines[at])),
    "cut": lambda text, edit: text[: edit.at % (len(text) + 1)],
    "value": _value,
    "spoil": _spoil,
    "decompose": _decompose,
    "Windows": lambda text, _: text.replace("\n", "\r\n"),
}
KINDS = ("flip", "remove", "rename", "paste", *_EDITS)

edits = st.lists(
    st.builds(
        Edit,
        st.sampled_from(KINDS),
        st.integers(0, 50),
        st.integers(0, 5000),
        st.integers(0, 5000),
        st.sampled_from(PIECES) | st.text(max_size=5),
    ),
    min_size=1,
    max_size=8,
)
sound = st.just(small) | st.sampled_from(NAMES).flatmap(
    lambda name: st.sampled_from(("txt", "docx")).map(
        lambda suffix: lambda: _received(name, suffix)
    )
)


def compared(before: Files, after: Files) -> Comparison:
    """What differs between two states of a project."""
    changed = {path for path in {**before, **after} if before.get(path) != after.get(path)}
    return Comparison(InMemory(before), InMemory(after), frozenset(changed))


HIDDEN = "\u200b"

harm = st.builds(
    Edit,
    st.sampled_from(("decompose", "Windows", "spoil", "insert", "repeat")),
    st.integers(0, 50),
    st.integers(0, 5000),
    st.integers(0, 5000),
    st.just(HIDDEN),
)
"""What `fix` mends, but in some places: hidden and wrong letters, loose marks, line ends."""

projects = st.builds(lambda base, found: (base(), mangled(base(), found)), sound, edits)
"""A sound project, and the same one mangled."""

harmed = st.builds(
    lambda base, found: (base(), mangled(base(), found)), sound, st.lists(harm, max_size=4)
)
"""A sound project, and the same one with a little of what `fix` mends."""

large = st.builds(lambda found: (project(), mangled(project(), found)), edits)
"""The project's own texts, and the same ones mangled."""
