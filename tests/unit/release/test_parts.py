"""Parts of a site: kept under their keys, copied into a folder, exchanged there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from portal.release.atomic import write_files
from portal.release.parts import YOUNG, Part, PartStore, copy_parts, exchange, note


@pytest.fixture
def store(tmp_path: Path) -> PartStore:
    return PartStore(tmp_path / "parts")


def add(store: PartStore, key: str, files: Mapping[str, bytes]) -> Part:
    with store.adding(key) as folder:
        write_files(folder, files)
        note(folder, "told", key.encode())
    part = store.find(key)
    assert part is not None
    return part


def state(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_a_part_is_found_with_its_files_and_notes(store: PartStore) -> None:
    part = add(store, "a", {"2025/1/index.html": b"one"})
    assert (part.sizes, part.noted("told")) == ({"2025/1/index.html": 3}, b"a")
    assert part.file("2025/1/index.html").read_bytes() == b"one"
    assert store.find("b") is None


def test_a_part_that_fails_is_not_kept(store: PartStore) -> None:
    with suppress(RuntimeError), store.adding("a") as folder:
        write_files(folder, {"index.html": b"half"})
        raise RuntimeError
    assert list(store.folder.iterdir()) == []


@pytest.mark.parametrize("damage", ["truncated", "missing", "note", b"{", b"{}", b"[]"])
def test_a_damaged_part_is_told_and_replaced(store: PartStore, damage: str | bytes) -> None:
    part = add(store, "a", {"index.html": b"whole"})
    file = part.file("index.html")
    if damage == "truncated":
        file.write_bytes(b"")
    elif damage == "missing":
        file.unlink()
    elif damage == "note":
        (part.folder / "told").unlink()
    elif isinstance(damage, bytes):
        (part.folder / "part.json").write_bytes(damage)
    found = store.find("a")
    assert found is None or not found.is_whole
    assert add(store, "a", {"index.html": b"whole"}).is_whole


@pytest.mark.parametrize("name", ["files/index.html", "told"])
def test_a_byte_that_changed_in_its_place_is_told(store: PartStore, name: str) -> None:
    part = add(store, "a", {"index.html": b"whole"})
    assert part.is_unchanged
    data = (part.folder / name).read_bytes()
    (part.folder / name).write_bytes(data.swapcase())
    assert (part.is_whole, part.is_unchanged) == (True, False)


@pytest.mark.parametrize("name", ["files/index.html", "told"])
def test_what_cannot_be_read_is_not_unchanged(store: PartStore, name: str) -> None:
    with store.adding("a") as folder:
        write_files(folder, {"index.html": b""})
        note(folder, "told", b"")
    part = store.find("a")
    assert part is not None
    assert part.is_unchanged
    (part.folder / name).unlink()
    # Of no size, and every read of it fails, as that of a bad disk does.
    (part.folder / name).symlink_to("/proc/self/mem")
    assert not part.is_unchanged


def test_a_damaged_part_that_cannot_be_removed_is_replaced(
    store: PartStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, "a", {"index.html": b"whole"}).file("index.html").write_bytes(b"")
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    assert add(store, "a", {"index.html": b"whole"}).is_unchanged


def test_parts_are_copied_together(store: PartStore, tmp_path: Path) -> None:
    parts = [add(store, "a", {"a/x": b"1", "s": b"="}), add(store, "b", {"b/x": b"2", "s": b"="})]
    copy_parts(parts, tmp_path / "site")
    assert state(tmp_path / "site") == {"a/x": b"1", "b/x": b"2", "s": b"="}
    (tmp_path / "site/a/x").write_bytes(b"by hand")
    assert parts[0].file("a/x").read_bytes() == b"1"


def test_a_part_may_be_notes_alone(store: PartStore, tmp_path: Path) -> None:
    """Also where its empty folder is lost, as by a tool that copies files only."""
    noted = add(store, "noted", {})
    (noted.folder / "files").rmdir()
    copy_parts([noted, add(store, "a", {"x": b"1"})], tmp_path / "site")
    assert state(tmp_path / "site") == {"x": b"1"}


def test_exchange_leaves_what_a_fresh_copy_has(store: PartStore, tmp_path: Path) -> None:
    same = add(store, "same", {"2025/2/index.html": b"same"})
    old = add(store, "old", {"2025/1/index.html": b"a", "2025/1/ii/index.html": b"b", "z": b"0"})
    new = add(store, "new", {"2025/1/index.html": b"A", "2025/1/i/index.html": b"c"})
    copy_parts([same, old], tmp_path / "site")
    exchange([old], [same, new], tmp_path / "site", placed=["same"])
    copy_parts([same, new], tmp_path / "fresh")
    assert state(tmp_path / "site") == state(tmp_path / "fresh")
    assert not (tmp_path / "site/2025/1/ii").exists()


def test_a_file_that_another_part_has_too_stays(store: PartStore, tmp_path: Path) -> None:
    shared = {"assets/letters.json": b"="}
    stays, old = (add(store, key, {key: b"", **shared}) for key in ("stays", "old"))
    copy_parts([stays, old], tmp_path / "site")
    exchange([old], [stays], tmp_path / "site", placed=["stays"])
    copy_parts([stays], tmp_path / "fresh")
    assert state(tmp_path / "site") == state(tmp_path / "fresh")


def test_old_parts_that_no_build_uses_are_removed(store: PartStore) -> None:
    names = [f"unused-{number}" for number in range(4)]
    for age, name in enumerate([*names, "used"]):
        folder = add(store, name, {"index.html": b""}).folder
        past = folder.stat().st_mtime - 2 * YOUNG - age
        os.utime(folder, (past, past))
    add(store, "young", {"index.html": b""})
    store.prune(["used"])
    assert {one.name for one in store.folder.iterdir()} == {"used", "young"}
    store.prune([])
    assert {one.name for one in store.folder.iterdir()} == {"young"}
