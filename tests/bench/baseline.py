"""The same pages under plain MkDocs with plain Material: what the figures are compared with."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from portal.cli.project import step
from support.project import ROOT

STOCK = "site_name: Stock\ntheme: {name: material, language: vi}\nplugins: [search]\n"


def stock_project(folder: Path) -> Path:
    """Make the stock project in `folder`; returns its mkdocs.yml."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    config = folder / "mkdocs.yml"
    config.write_text(STOCK, "utf-8")
    return config


def both_built(scratch: Path) -> tuple[Path, Path]:
    """Build our site and the stock one below `scratch`. Raises CalledProcessError."""
    stock = scratch / "stock-site"
    with step("building the stock site"):
        config = stock_project(scratch)
        _run("-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(stock))
    return ours_built(scratch), stock


def ours_built(scratch: Path) -> Path:
    """Build our site below `scratch`. Raises CalledProcessError."""
    with step("building our site"):
        _run("scripts/build.py", "build", "--out", str(scratch / "ours"))
    return scratch / "ours"


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
