"""A new version under load: every page whole, none of two versions, none missed.

`make bench PARTS=publishing` switches 20.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from support.switching import switch_under_load


@pytest.mark.parametrize("kind", ["folder", "bucket"])
def test_a_switch_is_seen_at_once_and_whole(kind: str, tmp_path: Path) -> None:
    seen = switch_under_load(kind, 2, tmp_path)
    assert (seen.failed, seen.mixed) == ([], [])
    assert seen.versions == {"v000", "v001", "v002"}
