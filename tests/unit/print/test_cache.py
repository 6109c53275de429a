"""Rendered files are kept until they are old."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from portal.print.cache import LIFETIME, cached, key_of, prune


def test_old_files_are_removed_and_made_again(tmp_path: Path) -> None:
    made: list[str] = []

    def render(items: Sequence[str]) -> list[bytes]:
        made.extend(items)
        return [one.encode() for one in items]

    def ask() -> list[bytes]:
        return cached(tmp_path, ["a", "b"], lambda one: key_of(one.encode()), render)

    assert (ask(), ask(), made) == ([b"a", b"b"], [b"a", b"b"], ["a", "b"])
    old = tmp_path / key_of(b"a")
    past = old.stat().st_mtime - LIFETIME - 1
    os.utime(old, (past, past))
    (tmp_path / "site.json").write_text("{}", "utf-8")
    prune(tmp_path)
    assert {one.name for one in tmp_path.iterdir()} == {key_of(b"b"), "site.json"}
    assert (ask(), made) == ([b"a", b"b"], ["a", "b", "a"])
