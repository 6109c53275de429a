"""The snapshot for reading offline, and the portal as an app."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.project import PLAN


@pytest.mark.parametrize(("root", "search"), [("", "tim-kiem/"), ("en/", "search/")])
def test_snapshot_has_every_page_and_asset_of_the_document(
    site: Path, root: str, search: str
) -> None:
    snapshot = json.loads((site / root / PLAN / "offline.json").read_text("utf-8"))
    pages = {
        file.relative_to(site).as_posix().removesuffix("index.html"): file.read_text("utf-8")
        for file in [
            site / root / "index.html",
            site / root / search / "index.html",
            *(site / root / PLAN).rglob("index.html"),
        ]
    }
    assert snapshot["pages"] == pages
    assert len(pages) == 2 + 10 + 48 + 2
    assert [path for path in snapshot["assets"] if not (site / path).is_file()] == []
    assert [path for path in snapshot["assets"] if "/letters-" in path] != []
    assert {"core.css", "lists.css", "provision.css", "page.js", "panel.js"} <= {
        path.rpartition("/")[2] for path in snapshot["assets"]
    }


@pytest.mark.parametrize("root", ["", "en/"])
def test_web_manifest_has_name_start_page_and_existing_icons(site: Path, root: str) -> None:
    manifest = json.loads((site / root / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["name"]
    assert (site / root / manifest["start_url"] / "index.html").is_file()
    icons = [(site / root / icon["src"]).resolve() for icon in manifest["icons"]]
    assert [icon.name for icon in icons if not icon.is_file()] == []
    assert {icon["sizes"] for icon in manifest["icons"]} == {"192x192", "512x512"}
