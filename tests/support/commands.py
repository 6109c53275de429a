"""The project's commands as processes, and the bytes of what they write."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path


def run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python scripts/build.py …` in a project's folder."""
    command = [sys.executable, "scripts/build.py", *arguments]
    return subprocess.run(
        command,
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


def bytes_of(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below a folder."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
