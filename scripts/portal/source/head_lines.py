"""The HTML of lines that have no address: a document's head, the deciding body, mottos, rules.

Each line has a class for what it says, found by its form.
"""

from collections.abc import Iterator, Sequence
from html import escape

from portal.model.blocks import Block
from portal.source.formulas import (
    DATE,
    DECIDES,
    MOTTO,
    NATION,
    RULE_LINE,
    SUBJECT,
    URGENCY,
    is_capital,
)
from portal.source.head import Head, read_head
from portal.source.inline_html import Notes, table_html
from portal.source.lines import lines_of

_FORMS = (
    (NATION, "nation"),
    (MOTTO, "motto"),
    (RULE_LINE, "rule"),
    (URGENCY, "urgency"),
    (SUBJECT, "subject"),
    (DECIDES, "deciding"),
    (DATE, "date"),
)
_LEFT = ("parent", "body", "number", "urgency", "subject")
_RIGHT = ("nation", "motto", "date")


def head_html(blocks: Sequence[Block], *, opens_document: bool) -> str:
    """The lines of a head, or other lines without an address, in the order of the text.

    Where the head opens the document, its type is the heading of the page; in a letter, which has
    none, the subject is.
    """
    roles = tuple(line_roles(blocks, opens_document=opens_document))
    titled = next((one for one in ("type", "subject", "title") if one in roles), "")
    lines = [
        _line(block, role, heads=opens_document and role == titled and index == roles.index(role))
        for index, (block, role) in enumerate(zip(blocks, roles, strict=True))
    ]
    sides = next(
        (i for i, role in enumerate(roles) if role not in (*_LEFT, *_RIGHT, "rule")), len(roles)
    )
    if not set(roles[:sides]) & {*_LEFT, *_RIGHT}:
        return "\n".join(lines)
    two = set(roles[:sides]) & set(_LEFT) and set(roles[:sides]) & set(_RIGHT)
    state = " head--state" if "nation" in roles[:sides] else ""
    shape = f"head{' head--two' if two else ''}{state}"
    return "\n".join([f'<div class="{shape}">', *lines[:sides], "</div>", *lines[sides:]])


def line_roles(blocks: Sequence[Block], *, opens_document: bool) -> Iterator[str]:
    """What each line says; a rule belongs to the side of the line above it."""
    head = read_head(blocks)
    placed = {
        index: name for name, index in head.places.items() if name in ("number", "date", "type")
    }
    title = _title_lines(blocks, head)
    deciding = head.places.get("deciding", len(blocks))
    for index, block in enumerate(blocks):
        form = next((name for form, name in _FORMS if form.fullmatch(block.text)), "")
        if block.table:
            yield "table"
        elif form == "deciding" and not opens_document:
            yield form
        elif form == "subject" and index in title and not head.places.get("type"):
            yield "subject"
        elif index in placed:
            yield placed[index]
        elif index in title:
            yield "title"
        elif form and form != "subject":
            yield form
        elif index >= deciding or (head.title and index > max(title)):
            yield "deciding" if is_capital(block.text) else "line"
        else:
            body = "parent" if block.text in head.parent else "body"
            yield body if is_capital(block.text) else "line"


def _title_lines(blocks: Sequence[Block], head: Head) -> range:
    """The indices of the lines that are the title."""
    start = end = head.places.get("title", 0)
    text = ""
    while head.title and end < len(blocks) and not text.endswith(head.title):
        text = f"{text} {blocks[end].text}".strip()
        end += 1
    return range(start, end)


def _line(block: Block, role: str, *, heads: bool) -> str:
    if block.table:
        return f'<div class="head-table">{table_html(block.table, Notes())}</div>'
    tag = "h1" if heads else "p"
    return f'<{tag} class="head-{role}">{"<br> ".join(map(escape, lines_of(block)))}</{tag}>'
