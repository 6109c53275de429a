"""Seeded changes of a published folder, as somebody who got in would make them."""

from __future__ import annotations

import random
from pathlib import Path


def tamper(folder: Path, seed: int) -> str:
    """Change one thing in a folder; gives what was changed. The same seed makes the same change."""
    chance = random.Random(seed)
    file = chance.choice(sorted(path for path in folder.rglob("*") if path.is_file()))
    kind = chance.choice(_KINDS)
    kind(file, chance)
    return f"{kind.__name__} {file.relative_to(folder)}"


def byte(file: Path, chance: random.Random) -> None:
    """Change one byte, or add one to an empty file; time and size stay where they can."""
    data = bytearray(file.read_bytes() or b"\0")
    data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
    file.write_bytes(data)


def cut(file: Path, chance: random.Random) -> None:
    """Cut a file, or add to it."""
    data = file.read_bytes()
    file.write_bytes(data[: chance.randrange(len(data))] if data else b" ")


def add(file: Path, chance: random.Random) -> None:
    """Add a file beside another."""
    end = chance.choice((".html", ".js", ".br", ".php", ""))
    file.with_name(f"them-{chance.randrange(10**6)}{end}").write_bytes(b"<script>alert(1)</script>")


def hide(file: Path, chance: random.Random) -> None:
    """Add a file that starts with a dot, in a folder that does."""
    folder = file.with_name(f".{chance.randrange(10**6)}")
    folder.mkdir()
    (folder / ".htaccess").write_bytes(b"Redirect / https://elsewhere.example/\n")


def remove(file: Path, chance: random.Random) -> None:
    """Remove a file."""
    file.unlink()


def rename(file: Path, chance: random.Random) -> None:
    """Give a file another name."""
    file.rename(file.with_name(f"{chance.randrange(10**6)}-{file.name}"))


def link(file: Path, chance: random.Random) -> None:
    """Put a link in the place of a file."""
    file.unlink()
    file.symlink_to(f"/srv/{chance.randrange(10**6)}")


def fold(file: Path, chance: random.Random) -> None:
    """Put a folder in the place of a file, which has it."""
    data = file.read_bytes()
    file.unlink()
    file.mkdir()
    (file / "index.html").write_bytes(data)


_KINDS = (byte, cut, add, hide, remove, rename, link, fold)
