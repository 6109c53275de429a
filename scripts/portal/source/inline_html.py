"""The HTML of words and cells: escaped letters, and links to footnotes and back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from portal.model.blocks import Cell, Table
from portal.source.formulas import NOTE_REFERENCE


@dataclass(frozen=True)
class Notes:
    """The addresses of footnotes, and of the provisions that refer to them, by number."""

    targets: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)


def references(text: str) -> Iterator[str]:
    """The numbers of the footnotes that a text refers to."""
    for found in NOTE_REFERENCE.finditer(text):
        yield found[1]


def noted(text: str, notes: Notes) -> str:
    """The text escaped, with a link at each reference to a footnote."""

    def link(found: re.Match[str]) -> str:
        target = notes.targets.get(found[1])
        if target is None:
            return found[0]
        return f'<a class="note-reference" href="{escape(target)}">{found[0]}</a>'

    return NOTE_REFERENCE.sub(link, escape(text, quote=False))


def table_html(table: Table, notes: Notes) -> str:
    """The table, with its heads."""
    rows = [_row(row, notes, is_head=index < table.head) for index, row in enumerate(table.rows)]
    head, body = "".join(rows[: table.head]), "".join(rows[table.head :])
    headed = f"<thead>{head}</thead>" if head else ""
    return f"<table>{headed}<tbody>{body}</tbody></table>"


def _row(row: Sequence[Cell], notes: Notes, *, is_head: bool) -> str:
    tag = "th" if is_head else "td"
    scope = ' scope="col"' if is_head else ""
    cells = (
        f"<{tag}{scope}{_span('colspan', cell.columns)}{_span('rowspan', cell.rows)}>"
        f"{noted(cell.text, notes)}</{tag}>"
        for cell in row
    )
    return f"<tr>{' '.join(cells)}</tr>"


def _span(name: str, count: int) -> str:
    return f' {name}="{count}"' if count > 1 else ""
