"""An editor who does what the guides say, in a fresh clone, gets the answers that they show."""

from __future__ import annotations

from pathlib import Path

import pytest

from guides.commands import clone_project, fits, follow
from guides.steps import blocks, names, text_of

WITH_COMMANDS = [guide for guide in names() if any(blocks(guide))]


@pytest.mark.parametrize("guide", WITH_COMMANDS)
def test_the_commands_of_a_guide_answer_as_it_shows(guide: str, tmp_path: Path) -> None:
    """Where they no longer do, `make guides` writes what they answer now."""
    assert follow(guide, clone_project(tmp_path)) == text_of(guide)


def test_guides_for_editors_have_commands() -> None:
    editors = {"dua-van-ban-tu-word", "loi-kiem-tra", "sua-mot-dong", "them-ban-dich"}
    assert editors - set(WITH_COMMANDS) == set()


@pytest.mark.parametrize(
    ("wanted", "is_fit"),
    [
        (["a", "b", "c"], True),
        (["a", "…", "c"], True),
        (["…"], True),
        (["a", "c"], False),
        (["a", "b"], False),
        (["b", "…"], False),
    ],
)
def test_a_gap_stands_for_any_lines(wanted: list[str], is_fit: bool) -> None:  # noqa: FBT001
    assert fits(["a", "b", "c"], wanted) is is_fit
