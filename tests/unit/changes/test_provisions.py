"""What happened to each provision of a text."""

from __future__ import annotations

from random import Random

import pytest

from portal.changes.provisions import Effect, compare_provisions
from portal.model.documents import Edition
from support.document_library import document_from, document_of
from support.documents import NAMES, text_of

TEXT = "I. MỘT\n\n1. Việc đầu tiên.\n\n- Gạch một.\n\n- Gạch hai.\n\n2. Việc thứ hai.\n"


def edition(text: str) -> Edition:
    return document_from(text).official


def effects(before: str, after: str) -> list[tuple[str, Effect, int]]:
    changes = compare_provisions(edition(before), edition(after))
    return [(one.id, one.effect, one.carried) for one in changes]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (TEXT, []),
        (TEXT.replace("thứ hai", "thứ ba"), [("i-2", Effect.WORDED, 0)]),
        (
            TEXT.replace("1. Việc", "1. Việc mới.\n\n2. Việc").replace(
                "\n2. Việc thứ", "\n3. Việc thứ"
            ),
            [
                ("i-1", Effect.ADDED, 0),
                ("i-2", Effect.RENUMBERED, 2),
                ("i-3", Effect.RENUMBERED, 0),
            ],
        ),
        (
            TEXT.replace("- Gạch hai.\n\n", "").replace("hai.\n", "hai.\n\n- Gạch hai.\n"),
            [("i-2-g1", Effect.MOVED, 0)],
        ),
        (
            TEXT.replace("\n- Gạch một.\n", ""),
            [("i-1-g1", Effect.REMOVED, 0), ("i-1-g1", Effect.RENUMBERED, 0)],
        ),
    ],
    ids=["nothing", "wording", "added before", "moved", "removed before"],
)
def test_effects(after: str, expected: list[tuple[str, Effect, int]]) -> None:
    assert effects(TEXT, after) == expected


@pytest.mark.parametrize("name", NAMES)
def test_any_lost_line_is_told_and_an_unchanged_text_is_not(name: str) -> None:
    before, lines = document_of(name).official, text_of(name).split("\n")
    assert compare_provisions(before, before) == ()
    random = Random(name)
    held = {line for one in before.provisions for line in one.lines}
    for _ in range(5):
        index = random.randrange(len(lines))
        lost = "\n".join(lines[:index] + lines[index + 1 :])
        words = lines[index].split(maxsplit=1)[-1:]
        if held.intersection(words):
            assert compare_provisions(before, edition(lost)) != ()
