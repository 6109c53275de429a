"""A built site takes its place whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from plan.swap import replacing


def half_build(site: Path) -> None:
    """A build that fails when it has written something."""
    with replacing(site) as folder:
        (folder / "index.html").write_text("dở", "utf-8")
        raise RuntimeError


def test_the_new_folder_takes_the_place_of_the_old(tmp_path: Path) -> None:
    for text in ("một", "hai"):
        with replacing(tmp_path / "site") as folder:
            (folder / "index.html").write_text(text, "utf-8")
    assert (tmp_path / "site/index.html").read_text("utf-8") == "hai"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failure_leaves_the_last_good_one(tmp_path: Path) -> None:
    with replacing(tmp_path / "site") as folder:
        (folder / "index.html").write_text("tốt", "utf-8")
    with pytest.raises(RuntimeError):
        half_build(tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text("utf-8") == "tốt"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_run_cut_off_between_the_renames_is_mended(tmp_path: Path) -> None:
    (tmp_path / ".site.last").mkdir()
    (tmp_path / ".site.last/index.html").write_text("tốt", "utf-8")
    (tmp_path / ".site.new-abc").mkdir()
    with pytest.raises(RuntimeError):
        half_build(tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text("utf-8") == "tốt"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
