"""Styles and scripts as browsers load them: few files, in a folder named by what they hold.

A page and the files that it loads are of one version, whatever a browser has kept: another
version of them has another address, which may be kept for ever.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

OURS = ("css", "js")
"""The folders of overrides/assets that are versioned."""

THEMES = ("images", "javascripts", "stylesheets")
"""What the theme puts into assets/ for its own pages; ours load none of it."""

_COMMENT = re.compile(r"(?s)/\*.*?\*/\n*")
_SCRIPT_COMMENT = re.compile(
    r"(?ms)^ *(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/)\n|/\*\*(?:(?!\*/).)*\*/ ?|(?<=[;{,]) +//[^\n]*"
)
"""Lines of comments, types within a line, and remarks after the end of a statement."""

_INDENTATION = re.compile(r"(?m)^ +")
"""No text of ours goes on in another line, where spaces would be part of it."""

_IMPORT = re.compile(r'(?m)^@import "([\w-]+\.css)";\n')


def versioned(source: Path) -> str:
    """The folder below the site's root for the styles and scripts in `source`."""
    digest = hashlib.sha256()
    for file in sorted(file for name in OURS for file in (source / name).rglob("*.*")):
        digest.update(file.relative_to(source).as_posix().encode() + b"\0")
        digest.update(file.read_bytes() + b"\0")
    return f"assets/{digest.hexdigest()[:12]}"


def settle(site: Path, folder: str) -> None:
    """Move the styles and scripts of a built site to `folder`, each style with what it imports.

    Comments and indentation stay in the sources: a first visit has kilobytes to spare for few
    things. A style that another one imports is not published by itself.
    """
    assets = site / "assets"
    for name in THEMES:
        shutil.rmtree(assets / name, ignore_errors=True)
    (site / folder).mkdir(parents=True)
    for name in OURS:
        (assets / name).rename(site / folder / name)
    styles = sorted((site / folder / "css").glob("*.css"))
    imported = {name for style in styles for name in _IMPORT.findall(style.read_text("utf-8"))}
    whole = {style: whole_style(style) for style in styles if style.name not in imported}
    for style in styles:
        style.write_text(whole[style], "utf-8") if style in whole else style.unlink()
    for script in (site / folder / "js").rglob("*.js"):
        code = _SCRIPT_COMMENT.sub("", script.read_text("utf-8"))
        script.write_text(_INDENTATION.sub("", code), "utf-8")


def whole_style(style: Path) -> str:
    """A style sheet with what it imports in the place of each import."""
    text = _INDENTATION.sub("", _COMMENT.sub("", style.read_text("utf-8")))
    return _IMPORT.sub(lambda found: whole_style(style.with_name(found[1])), text)
