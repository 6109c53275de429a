"""Pages that MkDocs does not write: rendered from the same templates, strictly."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from portal.model.context import CACHE


def compiled(root: Path, options: str) -> FileSystemBytecodeCache:
    """Templates as an earlier run compiled them, for the project at `root`.

    Jinja knows them by their text and its version; `options` names what else their code depends on.
    """
    folder = root / CACHE / "templates" / options
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


@cache
def environment(templates: Path) -> Environment:
    """Templates that escape all text, and fail on a name that nobody gave them."""
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        bytecode_cache=compiled(templates.parent, "trimmed"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def way_up(path: str) -> str:
    """From a page's path below the root, which ends with a slash, back to the root."""
    return "/".join([".."] * path.count("/"))
