"""Pages that MkDocs does not write: rendered from the same templates, strictly."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


@cache
def environment(templates: Path) -> Environment:
    """Templates that escape all text, and fail on a name that nobody gave them."""
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def way_up(path: str) -> str:
    """From a page's path below the root, which ends with a slash, back to the root."""
    return "/".join([".."] * path.count("/"))
