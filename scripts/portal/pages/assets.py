"""Styles and scripts as browsers load them: minified, in a folder named by a hash of their content.

Changed files get a new address, so browsers may cache them for ever, and a page never loads files
of another version.
"""

import hashlib
import json
import re
import shutil
from pathlib import Path

from rcssmin import cssmin  # type: ignore[import-untyped]
from rjsmin import jsmin  # type: ignore[import-untyped]

OURS = ("css", "js")
"""The versioned folders of overrides/assets."""

LIST = "files.json"
"""In the folder: the paths of all files in it, for browsers that keep them."""

THEMES = ("images", "javascripts", "stylesheets")
"""The theme's own files in assets/; our pages load none of them."""

BUNDLES = "css/bundles"
"""The style sheets that pages load; all others are imported by these."""

_IMPORT = re.compile(r'(?m)^@import "([\w./-]+\.css)";\n')


def versioned(source: Path) -> str:
    """The folder below the site's root for the styles and scripts in `source`."""
    digest = hashlib.sha256()
    for file in sorted(file for name in OURS for file in (source / name).rglob("*.*")):
        digest.update(file.relative_to(source).as_posix().encode() + b"\0")
        digest.update(file.read_bytes() + b"\0")
    return f"assets/{digest.hexdigest()[:12]}"


def publish_assets(site: Path, folder: str) -> None:
    """Move the styles and scripts of a built site to `folder`, minified.

    Of the styles only the bundles are published.
    """
    assets, target = site / "assets", site / folder
    for name in THEMES:
        shutil.rmtree(assets / name, ignore_errors=True)
    shutil.rmtree(target, ignore_errors=True)  # of a build that failed
    target.mkdir(parents=True)
    for name in OURS:
        (assets / name).rename(target / name)
    bundles = {style: bundled(style) for style in (target / BUNDLES).glob("*.css")}
    shutil.rmtree(target / "css")
    (target / BUNDLES).mkdir(parents=True)
    for style, text in bundles.items():
        style.write_text(text, "utf-8")
    for script in (target / "js").rglob("*.js"):
        script.write_text(jsmin(script.read_text("utf-8")), "utf-8")
    files = sorted(path.relative_to(target).as_posix() for path in target.rglob("*.*"))
    (target / LIST).write_text(json.dumps(files), "utf-8")


def bundled(style: Path) -> str:
    """A style sheet with each import replaced by the file, minified."""
    text: str = cssmin(_whole(style))
    return text


def _whole(style: Path) -> str:
    return _IMPORT.sub(lambda found: _whole(style.parent / found[1]), style.read_text("utf-8"))
