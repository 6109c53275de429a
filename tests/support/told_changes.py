"""What must hold of a report of any change: it quotes nothing but as letters, and is never long."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from portal.changes.html import as_html
from portal.changes.markdown import MAX_CHARACTERS, as_markdown
from portal.changes.project import read_change
from portal.changes.report import NOTHING, report
from portal.changes.text import as_text
from portal.source.trees import Comparison

LANGUAGES = ("vi", "en")
SPAN = re.compile(r"(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)")


class Elements(HTMLParser):
    """Notes every element and attribute of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(f"{tag} {name}" for name, _ in attrs)}


def elements(page: str) -> set[str]:
    reader = Elements()
    reader.feed(page)
    return reader.found


OURS = {
    *("html", "html lang", "meta", "meta charset", "meta http-equiv", "meta content", "meta name"),
    *("title", "style", "main", "h1", "p", "p class", "section", "h2", "ul", "li", "li class"),
    *("strong", "q", "del", "ins"),
}


def told(comparison: Comparison) -> None:
    """Report a change in every form."""
    found = report(read_change(comparison, LANGUAGES))
    assert (found.summary == NOTHING) == (not comparison.changed)
    assert set(as_text(found)) - {"\n"} == {c for c in as_text(found) if c.isprintable()}
    assert elements(as_html(found)) <= OURS
    written = as_markdown(found)
    assert len(written) <= MAX_CHARACTERS
    assert {c for c in written if not c.isprintable()} <= {"\n"}
    bare = SPAN.sub("", written)
    assert set(re.findall(r"<[^>]*>", bare)) <= {"<del>", "</del>", "<ins>", "</ins>"}
    assert re.findall(r"(?<!\\)[@\[\]`]", bare) == []
