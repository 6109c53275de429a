"""No HTML, scripts, hidden text, includes or outside files in pages, and only listed outside links.

What is HTML, an attribute list or a link is what the Markdown parser takes for one, so these rules
agree with the built site. `unclosed-code` is needed because parsers differ about where a broken
fence ends.
"""

import html
import re
from collections.abc import Iterator

from portal.checks.link_address import Danger, authority_of, danger, scheme_of, shortened
from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import Check, rule
from portal.checks.shape import misshapen
from portal.checks.shown_texts import typed_hosts
from portal.model.blocks import Link
from portal.model.documents import Page
from portal.model.files import DataFile
from portal.model.library import Library
from portal.model.problems import Finding

_INCLUDE = re.compile(r"(?<![;\w-])-+8<-+|\{!|\{%|(?<!\$)\{\{")
"""Includes, and what template languages run; `${{ … }}` is of GitHub's workflows."""

_FENCE = re.compile(r"(?P<indent>[ ]*)(?P<fence>`{3,}|~{3,})(?P<rest>.*)")
_LANGUAGE = re.compile(r"[ ]*[\w#.+-]*[ ]*")
_HOST = re.compile(r"((?!xn--)[a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+(?!xn--)[a-z][a-z0-9-]*[a-z0-9]")


@rule(Page)
def raw_html(page: Page) -> Iterator[Finding]:
    """A page has no HTML: no tags, comments, instructions or entities."""
    for piece in page.markup:
        if not piece.text.startswith("{"):
            kind = "entity" if piece.text.startswith("&") else "tag"
            if kind == "entity" and html.unescape(piece.text) == piece.text:
                continue  # letters: «AT&T;»
            if piece.text.startswith("<!--"):
                kind = "comment"
            shown = shortened(piece.text.partition("\n")[0])
            yield Finding(page.path, piece.line, say("raw-html", kind, shown=shown))


@rule(Page)
def attribute_list(page: Page) -> Iterator[Finding]:
    """No ids, classes or other attributes are typed by hand."""
    for piece in page.markup:
        if piece.text.startswith("{") and not _INCLUDE.match(piece.text):
            message = say("attribute-list", shown=shortened(piece.text))
            yield Finding(page.path, piece.line, message)


@rule(Page)
def unclosed_code(page: Page) -> Iterator[Finding]:
    """A fenced block of code ends as it begins, at one indent, between empty lines."""
    lines = ["", *page.text.split("\n")[page.body_line - 1 :], ""]
    end = 0
    for start, line in enumerate(lines):
        opens = _FENCE.fullmatch(line)
        if opens and start > end:
            end = _fence_end(lines, start, opens)
            for index, message in _fence_faults(lines, start, end, opens):
                yield Finding(page.path, page.body_line + index - 1, message)
                if start < index == end:
                    return  # the fences that follow are out of step


def _fence_end(lines: list[str], start: int, opens: re.Match[str]) -> int:
    """The index of the line that closes a block, or ends it by a smaller indent."""
    if "`" in opens["rest"]:
        return start
    indent, fence = opens["indent"], opens["indent"] + opens["fence"]
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if line.strip() and (not line.startswith(indent) or line.rstrip(" ") == fence):
            return index
    return len(lines)


def _fence_faults(
    lines: list[str], start: int, end: int, opens: re.Match[str]
) -> Iterator[tuple[int, str]]:
    """The index of each wrong line, with the message."""
    if not _LANGUAGE.fullmatch(opens["rest"]):
        yield start, say("unclosed-code", "opening")
        return
    if end == len(lines):
        yield start, say("unclosed-code", "unclosed", fence=opens["fence"])
    elif lines[end].strip(" ") != opens["fence"]:
        yield end, say("unclosed-code", "indent", line=lines[start].strip())
        return
    if lines[start - 1]:
        yield start, say("unclosed-code", "empty-line")
    if end + 1 < len(lines) and lines[end + 1]:
        yield end + 1, say("unclosed-code", "empty-line")


@rule(Page)
def unsafe_link(page: Page) -> Iterator[Finding]:
    """Links use https, mailto, tel or a path, and contain no hidden characters."""
    for link in page.links:
        if found := danger(link.address):
            http = found is Danger.SCHEME and scheme_of(link.address) == "http"
            message = say("unsafe-link", "http" if http else found, shown=shortened(link.address))
            yield Finding(page.path, link.line, message)


@rule(Library, needs=Part.HOSTS)
def outside_link(library: Library) -> Iterator[Finding]:
    """A link to another site leads to a host that docs/hosts.yml lists, by its plain name."""
    listed = {host.name for host in library.allowed_hosts.hosts}
    for page, link, host in _outside(library):
        if not link.image and (fault := _host_fault(host, listed)):
            message = say("outside-link", fault, shown=shortened(link.address), host=host)
            yield Finding(page.path, link.line, message)


def _host_fault(host: str, listed: set[str]) -> str:
    """Which message of `outside-link` a host deserves; "" if it is allowed."""
    if "@" in host:
        return "user"
    if ":" in host:
        return "port"
    if not _HOST.fullmatch(host):
        return "name"
    return "" if host in listed else "unlisted"


def _outside(library: Library) -> Iterator[tuple[Page, Link, str]]:
    """Each safe link or image to another host, with its page and that host in lower case."""
    for page in library.every_page:
        for link in page.links:
            authority = authority_of(link.address)
            if authority is not None and danger(link.address) is None:
                yield page, link, authority.lower()


@rule(Library)
def outside_image(library: Library) -> Iterator[Finding]:
    """Images are files of this site: another host would see who reads what, and could swap them."""
    for page, link, _ in _outside(library):
        if link.image:
            message = say("outside-image", shown=shortened(link.address))
            yield Finding(page.path, link.line, message)


@rule(Library, needs=Part.HOSTS | Part.PAGES)
def outside_host_unused(library: Library) -> Iterator[Finding]:
    """Some page links to every host that docs/hosts.yml lists, or names it."""
    used = typed_hosts(library) | {host for _, link, host in _outside(library) if not link.image}
    for host in library.allowed_hosts.hosts:
        if host.name not in used:
            message = say("outside-host-unused", host=shortened(host.name))
            yield Finding(library.allowed_hosts.path, host.line, message)


def _repeated_hosts(library: Library) -> Iterator[Finding]:
    known: set[str] = set()
    for host in library.allowed_hosts.hosts:
        if host.name and host.name in known:
            message = say("outside-host-entry", host=host.name)
            yield Finding(library.allowed_hosts.path, host.line, message)
        known.add(host.name)


@rule(DataFile, needs=Part.FILE, breaks=Part.FILE, beyond=(Check(Library, _repeated_hosts),))
def outside_host_entry(file: DataFile) -> Iterator[Finding]:
    """An entry of docs/hosts.yml is a host's plain name, once, and the reason for it."""
    yield from misshapen(file, "outside-host-entry")


@rule(Page)
def file_include(page: Page) -> Iterator[Finding]:
    """No page includes another file, not even inside code, where includes work as well."""
    for number, line in enumerate(page.text.split("\n"), 1):
        if found := _INCLUDE.search(line):
            yield Finding(page.path, number, say("file-include", command=found[0]))
