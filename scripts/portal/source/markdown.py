"""The one parser of pages: a Python-Markdown extension that gives provisions their ids.

It does not need MkDocs: `markdown.markdown(text, extensions=["portal"])` writes the same ids.
`read` gives the model the same parse: every block with its words, the line of each word, and the
list numbers as typed, which HTML lists lose; `read_page` adds links and foreign markup.
"""

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from markdown import Extension, Markdown
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from portal.model.blocks import Block, Link, Markup, Unit, Word
from portal.source.elements import write
from portal.source.limits import UnreadableError, obstacle
from portal.source.numbering import is_document, number

_MARK = re.compile("\x02:(\\d+):([^\x03]*)\x03")
_LINE = re.compile(
    r"(?P<prefix>[ ]*(?:>[ ]?)*(?:#{1,6}[ ]*|\|[ ]*|(?P<marker>[-*+]|\d+\.)[ ]+)?)(?P<rest>.*)"
)
_ENTRY = re.compile(r"(?:[-*+]|\d+\.)[ ]")
_FENCE = re.compile(r"[ ]*(`{3,}|~{3,})[^`]*")
_SENTENCE_END = re.compile(r"[.:;!?…”)*_][ ]*$")
_UNMARKED = re.compile(r"[ ]*([-*_=][ ]*)+|(?=[^|]*\|)(?=[^-]*-)(?![ ]*-[ ])[ |:-]+")
"""Rules, underlines and the line below a table's head."""
_ESCAPED = re.compile("\x02(\\d+)\x03|\x02amp\x03#(\\d+);")
"""A character after a backslash, or in an e-mail address in angle brackets."""
_TOKEN = re.compile(
    "\x02:(?P<line>\\d+):[^\x03]*\x03|\x02wzxhzdk:(?P<raw>\\d+)\x03"
    "|<(?=[A-Za-z/!?])[^<>\x02]{0,60}>?|\\{[^\n]*\\}"
)
"""A line mark, stashed HTML, what other parsers could take for HTML, an attribute list."""
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_SPACE = re.compile(r"[ \t\r\n]+")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class ProvisionExtension(Extension):
    """Ids, classes and the signature's element for the pages of an official document.

    Pages that are not part of a document stay unchanged. After a conversion, `reading` holds what
    was found, in the order of the text; `fenced` counts the pieces of fenced code in the stash.
    """

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"controls": [False, "Add to each provision a link to itself"]}
        super().__init__(**kwargs)
        self.markdown: Markdown
        self.reading = Reading()
        self.fenced = 0

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown calls it so
        """Mark lines after white space is normalised (30), read them after inline markup (20)."""
        self.markdown = md
        md.registerExtension(self)
        SaneListExtension().extendMarkdown(md)
        md.preprocessors.register(_LineMarks(md), "portal-lines", 26)
        md.preprocessors.register(_Fenced(md, self), "portal-fenced", 24)
        md.treeprocessors.register(_Provisions(md, self), "portal-provisions", 15)

    def reset(self) -> None:
        """Clear the previous page's result, and write HTML, not XHTML."""
        self.markdown.set_output_format("html")
        self.reading = Reading()
        self.fenced = 0


class Reading(NamedTuple):
    """What the parser found on a page."""

    units: tuple[Unit, ...] = ()
    links: tuple[Link, ...] = ()
    markup: tuple[Markup, ...] = ()


def read(text: str, first_line: int = 1) -> tuple[Unit, ...]:
    """The units of a page's Markdown; lines count from `first_line`.

    Raises UnreadableError, a ValueError, where the text exceeds a limit.
    """
    return read_page(text, first_line).units


def read_page(text: str, first_line: int = 1) -> Reading:
    """The units, links and foreign markup of a page; see `read`."""
    if found := obstacle(text):
        raise UnreadableError(found._replace(line=found.line + first_line - 1))
    extension = ProvisionExtension()
    Markdown(extensions=[FencedCodeExtension(), extension]).convert("\n" * (first_line - 1) + text)
    return extension.reading


class _LineMarks(Preprocessor):
    """Puts the line's number, and the list marker typed, at the start of each line's text.

    It also starts a list directly after a finished sentence, without an empty line between, as
    CommonMark does; a dash at the start of a wrapped line stays a dash.
    """

    def run(self, lines: list[str]) -> list[str]:
        written: list[str] = []
        before, in_list, fence = "", False, ""
        for index, line in enumerate(lines, 1):
            opens = None if fence else _FENCE.fullmatch(line)
            code = bool(fence or opens)
            fence = opens[1] if opens else "" if line.strip() == fence else fence
            marked = line if code else self._marked(line, index)
            entry = not code and bool(_ENTRY.match(line))
            if entry and not in_list and _SENTENCE_END.search(before):
                written.append("")
            in_list = entry or (in_list and bool(line.strip()))
            written.append(marked)
            before = line
        return written

    def _marked(self, line: str, index: int) -> str:
        found = _LINE.fullmatch(line)
        if not found or not found["rest"].strip() or _UNMARKED.fullmatch(line):
            return line
        marker = "-" if found["marker"] in ("*", "+") else found["marker"] or ""
        return f"{found['prefix']}\x02:{index}:{marker}\x03{found['rest']}"


class _Fenced(Preprocessor):
    """Counts the fenced code in the stash, which is put there before any HTML."""

    def __init__(self, md: Markdown, extension: ProvisionExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        self.extension.fenced = self.md.htmlStash.html_counter
        return lines


class _Provisions(Treeprocessor):
    """Reads the blocks of the parsed tree, numbers them and writes ids into their elements."""

    def __init__(self, md: Markdown, extension: ProvisionExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: ET.Element) -> None:
        inventory = _Inventory(self.md.htmlStash.rawHtmlBlocks, self.extension.fenced)
        inventory.visit(root)
        placed = list(_elements(root))
        blocks = [self._block(element, depth) for element, depth in placed]
        _clear(root, self.md)
        units = number(blocks) if is_document(blocks) else tuple(map(Unit, blocks))
        self.extension.reading = Reading(units, tuple(inventory.links), tuple(inventory.markup))
        elements = [element for element, _ in placed]
        controls = bool(self.extension.getConfig("controls"))
        write(root, list(zip(elements, units, strict=True)), controls=controls)

    def _block(self, element: ET.Element, depth: int) -> Block:
        text = _unescaped("".join(_own_text(element)))
        words, line, marker = _words(HTML_PLACEHOLDER_RE.sub(self._stashed, text))
        return Block(element.tag, marker, words, line, depth, frozenset(_inline_tags(element)))

    def _stashed(self, found: re.Match[str]) -> str:
        raw = self.md.htmlStash.rawHtmlBlocks[int(found[1])]
        return raw if isinstance(raw, str) else "".join(raw.itertext())


class _Inventory:
    """Collects links and foreign markup from a tree that still has its line marks."""

    def __init__(self, stash: list[Any], fenced: int) -> None:
        self.stash, self.fenced = stash, fenced
        self.line = 1
        self.links: list[Link] = []
        self.markup: list[Markup] = []

    def visit(self, element: ET.Element, *, in_code: bool = False) -> None:
        """Collect from this element and all inside it, in the order of the page."""
        in_code = in_code or element.tag == "code"
        for name, value in element.items():
            self._attribute(name, value)
        self._text(element.text or "", in_code=in_code)
        for child in element:
            self.visit(child, in_code=in_code)
            self._text(child.tail or "", in_code=in_code)

    def _attribute(self, name: str, value: str) -> None:
        if name in ("href", "src"):
            address = _unescaped(html.unescape(_MARK.sub("", value)))
            self.links.append(Link(address, self.line, name == "src"))
            return
        foreign = [*_ENTITY.finditer(value), *_TOKEN.finditer(value)]
        self.markup += [Markup(found[0], self.line) for found in foreign if found[0][0] in "&<"]

    def _text(self, text: str, *, in_code: bool) -> None:
        for found in _TOKEN.finditer(text):
            if found["line"]:
                self.line = int(found["line"])
            elif not found["raw"]:
                self.markup += [] if in_code else [Markup(found[0], self.line)]
            elif int(found["raw"]) >= self.fenced:
                raw = str(self.stash[int(found["raw"])])
                self.markup.append(Markup(_MARK.sub("", raw), self.line))


def _unescaped(text: str) -> str:
    """The text with the characters that Python-Markdown encodes as numbers."""
    return _ESCAPED.sub(lambda code: chr(int(code[1] or code[2])), text)


def _elements(root: Iterable[ET.Element], depth: int = 0) -> Iterator[tuple[ET.Element, int]]:
    """Each block's element and depth, in the order of the text; a list gives its entries."""
    for child in root:
        if child.tag in ("ul", "ol"):
            for entry in child:
                yield entry, depth
                yield from _elements(_after_first_paragraph(entry), depth + 1)
        else:
            yield child, depth


def _after_first_paragraph(entry: ET.Element) -> list[ET.Element]:
    """The blocks inside a list entry that follow its own words."""
    blocks = [
        child for child in entry if child.tag in ("p", "ul", "ol", "pre", "blockquote", *_HEADINGS)
    ]
    opens = blocks and blocks[0].tag == "p" and not (entry.text or "").strip()
    return blocks[1:] if opens else blocks


def _inline_tags(element: ET.Element) -> Iterator[str]:
    later = _after_first_paragraph(element) if element.tag == "li" else []
    for child in element:
        if child not in later:
            yield from (inside.tag for inside in child.iter() if inside.tag != "p")


def _own_text(element: ET.Element) -> Iterator[str]:
    """The text of a block without that of the blocks inside it; a <br> is a line break."""
    later = set(map(id, _after_first_paragraph(element))) if element.tag == "li" else set()
    yield element.text or ""
    for child in element:
        if id(child) not in later:
            yield "\n" if child.tag == "br" else "".join(_own_text(child))
        yield child.tail or ""


def _words(marked: str) -> tuple[tuple[Word, ...], int, str]:
    """The words with their lines, the first line, and its list marker."""
    marks = list(_MARK.finditer(marked))
    line = first = int(marks[0][1]) if marks else 1
    words = []
    for piece in _SPACE.split(marked):
        mark = _MARK.search(piece)
        line = int(mark[1]) if mark else line
        if text := _MARK.sub("", piece):
            words.append(Word(text, line))
    typed = marks[0][2] if marks else ""
    return tuple(words), first, typed


def _clear(root: ET.Element, md: Markdown) -> None:
    """Remove the line marks from the tree and the stash."""
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
    """The text without marks, of its own class: an AtomicString must stay one."""
    return type(text)(_MARK.sub("", text))
