"""The tree of a text, for people and for programs: what the numbering made of it."""

import json
from collections.abc import Iterator, Sequence

from portal.model.documents import Provision, notes_in
from portal.model.metadata import UNDATED, Metadata
from portal.reference.headings import opening, without_notes

WIDTH = 60
"""Characters of each provision's words that people are shown."""


def as_json(tree: Sequence[Provision]) -> str:
    """One object a line for each provision: `id`, `kind`, `parent`, `label`, `text`.

    The text is without its references to footnotes.
    """
    notes = notes_in(tree)
    return "".join(
        json.dumps(
            {
                "id": provision.id,
                "kind": str(provision.kind),
                "parent": parent or None,
                "label": provision.label,
                "text": without_notes(provision.text, notes),
            },
            ensure_ascii=False,
        )
        + "\n"
        for provision, parent, _ in _walk(tree)
    )


def as_text(tree: Sequence[Provision], metadata: Metadata) -> str:
    """The metadata that were found, then the tree, indented."""
    return "".join(f"{line}\n" for line in (*_head(metadata), "", *_lines(tree)))


def _lines(tree: Sequence[Provision]) -> Iterator[str]:
    listed, notes = list(_walk(tree)), notes_in(tree)
    widest = max((2 * depth + len(provision.id) for provision, _, depth in listed), default=0)
    for provision, _, depth in listed:
        name = f"{'  ' * depth}{provision.id}"
        words = opening(f"{provision.label} {without_notes(provision.text, notes)}".strip(), WIDTH)
        yield f"{name:<{widest}}  {provision.kind:<10}  {words}"


def _head(metadata: Metadata) -> Iterator[str]:
    date = "" if metadata.date == UNDATED else metadata.date.isoformat()
    signers = "; ".join(
        " · ".join(filter(None, (one.body, one.authority, one.title, one.name)))
        for one in metadata.signers
    )
    for name, value in (
        ("Loại", metadata.type),
        ("Số", metadata.number),
        ("Ngày", date),
        ("Nơi", metadata.place),
        ("Trích yếu", metadata.title),
        ("Cơ quan ban hành", " · ".join(metadata.issuers)),
        ("Cơ quan cấp trên", metadata.parent_body),
        ("Người ký", signers),
        ("Căn cứ", ", ".join(metadata.basis)),
        ("Nơi nhận", str(metadata.recipients)),
        ("Cách đánh số", metadata.scheme),
    ):
        yield f"{name}: {value or '(không có)'}"


def _walk(
    tree: Sequence[Provision], parent: str = "", depth: int = 0
) -> Iterator[tuple[Provision, str, int]]:
    """Each provision with the id of the one around it and its depth, in the order of the text."""
    for provision in tree:
        yield provision, parent, depth
        yield from _walk(provision.children, provision.id, depth + 1)
