"""The portal's Python-Markdown extension: ids for the provisions of a document's pages.

It does not need MkDocs: `markdown.markdown(text, extensions=["portal"])` writes the same ids. A
page of a document is read by `lines`, letter by letter, and Python-Markdown parses none of it; the
portal's own pages are ordinary Markdown, of which `read_page` gives the checks the words, links and
foreign markup with their lines.
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
from portal.source.elements import html_of
from portal.source.limits import UnreadableError, obstacle
from portal.source.lines import read_blocks
from portal.source.numbering import is_document, number

_MARK = re.compile("\x02:(\\d+):\x03")
_LINE = re.compile(
    r"(?P<prefix>[ ]*(?:>[ ]?)*(?:#{1,6}[ ]*|\|[ ]*|(?:[-*+]|\d+\.)[ ]+)?)(?P<rest>.*)"
)
_ENTRY = re.compile(r"(?:[-*+]|\d+\.)[ ]")
_FENCE = re.compile(r"[ ]*(`{3,}|~{3,})[^`]*")
_SENTENCE_END = re.compile(r"[.:;!?…”)*_][ ]*$")
_UNMARKED = re.compile(r"[ ]*([-*_=][ ]*)+|(?=[^|]*\|)(?=[^-]*-)(?![ ]*-[ ])[ |:-]+")
"""Rules, underlines and the line below a table's head."""
_ESCAPED = re.compile("\x02(\\d+)\x03|\x02amp\x03#(\\d+);")
"""A character after a backslash, or in an e-mail address in angle brackets."""
_TOKEN = re.compile(
    "\x02:(?P<line>\\d+):\x03|\x02wzxhzdk:(?P<raw>\\d+)\x03"
    "|<(?=[A-Za-z/!?])[^<>\x02]{0,60}>?|\\{[^\n]*\\}"
)
"""A line mark, stashed HTML, what other parsers could take for HTML, an attribute list."""
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_SPACE = re.compile(r"[ \t\r\n]+")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class ProvisionExtension(Extension):
    """Ids, classes and labels for the pages of an official document.

    Pages that are not part of a document stay unchanged. `units` are those of the page at hand, as
    numbered in the course of the whole document; without them, the page is numbered alone.
    `level` is the level of its outermost headings, and `controls` adds to each provision a link to
    itself. After a conversion, `reading` holds what was found on a page of the portal's own;
    `fenced` counts the pieces of fenced code in the stash.
    """

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "controls": [False, "Add to each provision a link to itself"],
            "units": [None, "The numbered units of the page"],
            "level": [1, "The level of the outermost headings"],
        }
        super().__init__(**kwargs)
        self.markdown: Markdown
        self.reading = Reading()
        self.fenced = 0

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown calls it so
        """Take over documents once white space is normalised (30), mark the lines of others."""
        self.markdown = md
        md.registerExtension(self)
        SaneListExtension().extendMarkdown(md)
        md.preprocessors.register(_Document(md, self), "portal-document", 28)
        md.preprocessors.register(_LineMarks(md), "portal-lines", 26)
        md.preprocessors.register(_Fenced(md, self), "portal-fenced", 24)
        md.treeprocessors.register(_Reader(md, self), "portal-reader", 15)

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


def read_page(text: str, first_line: int = 1) -> Reading:
    """The blocks, links and foreign markup of a page of the portal's own, with their lines.

    Lines count from `first_line`. Raises UnreadableError, a ValueError, where the text exceeds a
    limit.
    """
    if found := obstacle(text):
        raise UnreadableError(found._replace(line=found.line + first_line - 1))
    extension = ProvisionExtension(units=())
    Markdown(extensions=[FencedCodeExtension(), extension]).convert("\n" * (first_line - 1) + text)
    return extension.reading


class _Document(Preprocessor):
    """Puts the HTML of a document's page where Python-Markdown keeps what it does not parse."""

    def __init__(self, md: Markdown, extension: ProvisionExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        units = self.extension.getConfig("units")
        if units is None:
            blocks = read_blocks("\n".join(lines))
            units = number(blocks) if is_document(blocks) else ()
        if not units:
            return lines
        level, controls = self.extension.getConfig("level"), self.extension.getConfig("controls")
        page = html_of(units, level=int(level), controls=bool(controls))
        return [self.md.htmlStash.store(page)]


class _LineMarks(Preprocessor):
    """Puts the line's number at the start of each line's text.

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
        return f"{found['prefix']}\x02:{index}:\x03{found['rest']}"


class _Fenced(Preprocessor):
    """Counts the fenced code in the stash, which is put there before any HTML."""

    def __init__(self, md: Markdown, extension: ProvisionExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        self.extension.fenced = self.md.htmlStash.html_counter
        return lines


class _Reader(Treeprocessor):
    """Reads the blocks, links and markup of the parsed tree."""

    def __init__(self, md: Markdown, extension: ProvisionExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: ET.Element) -> None:
        inventory = _Inventory(self.md.htmlStash.rawHtmlBlocks, self.extension.fenced)
        inventory.visit(root)
        units = tuple(Unit(self._block(element)) for element in _elements(root))
        _clear(root, self.md)
        self.extension.reading = Reading(units, tuple(inventory.links), tuple(inventory.markup))

    def _block(self, element: ET.Element) -> Block:
        text = _unescaped("".join(_own_text(element)))
        words, line = _words(HTML_PLACEHOLDER_RE.sub(self._stashed, text))
        return Block(words, line, element.tag)

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


def _elements(root: Iterable[ET.Element]) -> Iterator[ET.Element]:
    """Each block's element, in the order of the text; a list gives its entries."""
    for child in root:
        if child.tag in ("ul", "ol"):
            for entry in child:
                yield entry
                yield from _elements(_after_first_paragraph(entry))
        else:
            yield child


def _after_first_paragraph(entry: ET.Element) -> list[ET.Element]:
    """The blocks inside a list entry that follow its own words."""
    blocks = [
        child for child in entry if child.tag in ("p", "ul", "ol", "pre", "blockquote", *_HEADINGS)
    ]
    opens = blocks and blocks[0].tag == "p" and not (entry.text or "").strip()
    return blocks[1:] if opens else blocks


def _own_text(element: ET.Element) -> Iterator[str]:
    """The text of a block without that of the blocks inside it; a <br> is a line break."""
    later = set(map(id, _after_first_paragraph(element))) if element.tag == "li" else set()
    yield element.text or ""
    for child in element:
        if id(child) not in later:
            yield "\n" if child.tag == "br" else "".join(_own_text(child))
        yield child.tail or ""


def _words(marked: str) -> tuple[tuple[Word, ...], int]:
    """The words with their lines, and the first line."""
    first = _MARK.search(marked)
    line = start = int(first[1]) if first else 1
    words = []
    for piece in _SPACE.split(marked):
        mark = _MARK.search(piece)
        line = int(mark[1]) if mark else line
        if text := _MARK.sub("", piece):
            words.append(Word(text, line))
    return tuple(words), start


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
