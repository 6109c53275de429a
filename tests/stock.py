"""The same pages under plain MkDocs with plain Material: what the figures are compared with."""

from __future__ import annotations

import shutil
from pathlib import Path

from project import ROOT

STOCK = "site_name: Stock\ntheme: {name: material, language: vi}\nplugins: [search]\n"


def stock_project(folder: Path) -> Path:
    """Make the stock project in `folder`; returns its mkdocs.yml."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    config = folder / "mkdocs.yml"
    config.write_text(STOCK, "utf-8")
    return config
