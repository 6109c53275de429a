"""The one parser of pages: a Python-Markdown extension that gives provisions their ids.

It needs nothing of MkDocs: `markdown.markdown(text, extensions=["plan.markdown"])` writes the
same ids. `read` is the same parse for the model: every block with its words, the line that
holds each word, and the numbers as the author typed them, which HTML lists do not keep.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markdown import Extension, Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from plan.model import Block, Kind, Unit, Word
from plan.numbering import is_document, number

MAX_DEPTH = 6
"""Lists nested deeper than this are not parsed: Python-Markdown recurses once a level."""

_MARK = re.compile("\x02@(\\d+)@([^\x03]*)\x03")
_LINE = re.compile(r"(?P<prefix>[ ]*(?:>[ ]?)*(?:#{1,6}[ ]*|(?P<marker>[-*+]|\d+\.)[ ]+)?)(?P<rest>.*)")
_RULE_OR_UNDERLINE = re.compile(r"[ ]*([-*_=][ ]*)+$")
_ESCAPED = re.compile("\x02(\\d+)\x03")
_SPACE = re.compile(r"[ \t\r\n]+")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class PlanExtension(Extension):
    """Ids, classes and the signature's element for the pages of an official document.

    Pages that are not part of a document pass through unchanged. After a conversion,
    `units` holds what was found, in the order of the text.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.units: tuple[Unit, ...] = ()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name Python-Markdown calls
        """Mark lines after white space is normal (30), read them after inline markup (20)."""
        md.registerExtension(self)
        SaneListExtension().extendMarkdown(md)
        md.preprocessors.register(_LineMarks(md), "plan-lines", 26)
        md.treeprocessors.register(_Provisions(md, self), "plan-provisions", 15)

    def reset(self) -> None:
        """Forget the page before."""
        self.units = ()


def makeExtension(**kwargs: Any) -> PlanExtension:  # noqa: N802 - the name Python-Markdown calls
    """The entry point of `extensions=["plan.markdown"]`."""
    return PlanExtension(**kwargs)


def read(text: str, first_line: int = 1) -> tuple[Unit, ...]:
    """The units of a page's Markdown; lines count from `first_line`.

    Raises ValueError where lists or quotations are nested deeper than `MAX_DEPTH`.
    """
    too_deep = deepest_line(text)
    if too_deep is not None:
        raise ValueError(first_line + too_deep - 1)
    extension = PlanExtension()
    Markdown(extensions=[extension]).convert("\n" * (first_line - 1) + text)
    return extension.units


def deepest_line(text: str) -> int | None:
    """The first line nested deeper than `MAX_DEPTH`, counted from 1, or None."""
    for index, line in enumerate(text.split("\n"), 1):
        lead = re.match(r"(?:[ \t]|>|(?:[-*+]|\d+\.)[ \t])*", line)
        opened = lead[0].expandtabs(4) if lead else ""
        if opened.count(" ") // 4 + sum(map(opened.count, ">-*+")) > MAX_DEPTH:
            return index
    return None


class _LineMarks(Preprocessor):
    """Puts the line's number, and the list marker typed, at the start of each line's text."""

    def run(self, lines: list[str]) -> list[str]:
        return [self._marked(line, index) for index, line in enumerate(lines, 1)]

    def _marked(self, line: str, index: int) -> str:
        found = _LINE.fullmatch(line)
        if not found or not found["rest"].strip() or _RULE_OR_UNDERLINE.fullmatch(line):
            return line
        return f"{found['prefix']}\x02@{index}@{found['marker'] or ''}\x03{found['rest']}"


class _Provisions(Treeprocessor):
    """Reads the blocks of the finished tree, numbers them and writes ids into their elements."""

    def __init__(self, md: Markdown, extension: PlanExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        found = [self._placed(element, depth) for element, depth in _elements(root)]
        _clear(root, self.md)
        blocks = [placed.block for placed in found]
        units = number(blocks) if is_document(blocks) else tuple(map(Unit, blocks))
        self.extension.units = units
        _write_ids(found, units)
        _wrap_signature(root, [f.element for f, u in zip(found, units, strict=True) if u.kind is Kind.SIGNATURE])

    def _placed(self, element: etree.Element, depth: int) -> _Placed:
        text = "".join(_own_text(element))
        text = _ESCAPED.sub(lambda code: chr(int(code[1])), text)
        text = HTML_PLACEHOLDER_RE.sub(self._stashed, text)
        words, line, marker = _words(text)
        inline = frozenset(_inline_tags(element))
        return _Placed(element, Block(element.tag, marker, words, line, depth, inline))

    def _stashed(self, found: re.Match[str]) -> str:
        raw = self.md.htmlStash.rawHtmlBlocks[int(found[1])]
        return raw if isinstance(raw, str) else "".join(raw.itertext())


@dataclass(frozen=True)
class _Placed:
    """A block and the element that holds it."""

    element: etree.Element
    block: Block


def _elements(root: etree.Element, depth: int = 0) -> Iterator[tuple[etree.Element, int]]:
    """Each block's element in the order of the text; lists are opened, other blocks are whole."""
    for child in root:
        if child.tag in ("ul", "ol"):
            for entry in child:
                yield entry, depth
                yield from _inside_entry(entry, depth + 1)
        else:
            yield child, depth


def _inside_entry(entry: etree.Element, depth: int) -> Iterator[tuple[etree.Element, int]]:
    """What a list entry holds after its first paragraph."""
    rest = etree.Element("rest")
    rest.extend(_after_first_paragraph(entry))
    yield from _elements(rest, depth)


def _after_first_paragraph(entry: etree.Element) -> list[etree.Element]:
    blocks = [child for child in entry if child.tag in ("p", "ul", "ol", "pre", "blockquote", *_HEADINGS)]
    opens = blocks and blocks[0].tag == "p" and not (entry.text or "").strip()
    return blocks[1:] if opens else blocks


def _inline_tags(element: etree.Element) -> Iterator[str]:
    later = _after_first_paragraph(element) if element.tag == "li" else []
    for child in element:
        if child not in later:
            yield from (inside.tag for inside in child.iter() if inside.tag != "p")


def _own_text(element: etree.Element) -> Iterator[str]:
    """The text of a block without that of the blocks inside it; a line break is white space."""
    later = set(map(id, _after_first_paragraph(element))) if element.tag == "li" else set()
    yield element.text or ""
    for child in element:
        if id(child) not in later:
            yield "\n" if child.tag == "br" else "".join(_own_text(child))
        yield child.tail or ""


def _words(marked: str) -> tuple[tuple[Word, ...], int, str]:
    """Words with their lines, the first line, and the list marker of the first line."""
    marks = list(_MARK.finditer(marked))
    line = first = int(marks[0][1]) if marks else 1
    words = []
    for piece in _SPACE.split(marked):
        if mark := _MARK.search(piece):
            line = int(mark[1])
            piece = _MARK.sub("", piece)
        if piece:
            words.append(Word(piece, line))
    typed = marks[0][2] if marks else ""
    return tuple(words), first, "-" if typed in ("-", "*", "+") else typed


def _clear(root: etree.Element, md: Markdown) -> None:
    """Take the line marks out of everything that will be written."""
    for element in root.iter():
        if element.text:
            element.text = _unmarked(element.text)
        if element.tail:
            element.tail = _unmarked(element.tail)
        for name, value in element.items():
            element.set(name, _unmarked(value))
    stash = md.htmlStash.rawHtmlBlocks
    stash[:] = [_MARK.sub("", raw) if isinstance(raw, str) else raw for raw in stash]


def _unmarked(text: str) -> str:
    """The text without marks, of the class that it had: AtomicString is not parsed again."""
    return type(text)(_MARK.sub("", text))


def _write_ids(found: list[_Placed], units: tuple[Unit, ...]) -> None:
    taken: set[str] = set()
    for placed, unit in zip(found, units, strict=True):
        if unit.kind is None or unit.kind is Kind.SIGNATURE or unit.id in taken:
            continue
        taken.add(unit.id)
        placed.element.set("id", unit.id)
        placed.element.set("class", f"provision {unit.kind}")


def _wrap_signature(root: etree.Element, lines: list[etree.Element]) -> None:
    """One element holds the signature: the authority, the title and the name below them."""
    if not lines:
        return
    wrapper = etree.Element("div", {"id": "chu-ky", "class": f"provision {Kind.SIGNATURE}"})
    root.insert(list(root).index(lines[0]), wrapper)
    for line in lines:
        root.remove(line)
        wrapper.append(line)
