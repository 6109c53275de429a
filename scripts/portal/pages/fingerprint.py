"""What the build itself is made of: hashes for the keys of everything that it keeps."""

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import portal

_CODE = Path(portal.__file__).parent


@cache
def code_fingerprint() -> bytes:
    """A hash of the program, and of the versions of its libraries."""
    root = _CODE.parents[1]
    return _hash(root, [*_files(_CODE), root / "requirements.txt"])


@cache
def site_fingerprint(root: Path) -> bytes:
    """A hash of the program, and of the templates, styles, scripts and settings at `root`."""
    shown = _hash(root, [*_files(root / "overrides"), root / "mkdocs.yml"])
    return sha256(code_fingerprint() + shown).digest()


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if "__pycache__" not in file.parts)


def _hash(root: Path, files: Iterable[Path]) -> bytes:
    found = sha256()
    for file in files:
        if file.is_file():
            found.update(sha256(file.relative_to(root).as_posix().encode()).digest())
            found.update(sha256(file.read_bytes()).digest())
    return found.digest()
