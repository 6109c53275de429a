"""Changes between two folders, as Git would tell them."""

from __future__ import annotations

from pathlib import Path

from portal.source.trees import Comparison, WorkTree


def compare_folders(before: Path, after: Path) -> Comparison:
    """What differs between two folders: below docs/, and beside it."""
    one, other = _files(before), _files(after)
    changed = {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}
    return Comparison(WorkTree(before), WorkTree(after), frozenset(changed))


def _files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): _content(file)
        for file in sorted(folder.rglob("*"))
        if file.is_symlink() or not file.is_dir()
    }


def _content(file: Path) -> bytes:
    if file.is_symlink():
        return b"-> " + str(file.readlink()).encode()
    return file.read_bytes() if file.is_file() else b"(no file)"
