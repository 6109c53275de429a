"""The snapshots for reading offline, and the portal as an app."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.failing_host import pages_of, read_snapshot
from support.project import PLAN


def published(site: Path, *folders: Path) -> dict[str, str]:
    """The pages in these folders by their addresses."""
    return {
        file.relative_to(site).as_posix().removesuffix("index.html"): file.read_text("utf-8")
        for folder in folders
        for file in folder.rglob("index.html")
    }


@pytest.mark.parametrize("root", ["", "en/"])
def test_the_snapshot_of_a_document_has_its_pages_and_nothing_else(site: Path, root: str) -> None:
    snapshot = read_snapshot(site / root / PLAN / "offline.bin")
    assert pages_of(snapshot) == published(site, site / root / PLAN)
    assert len(snapshot["pages"]) == 10 + 48 + 2
    assert [path.partition("-")[0] for path in snapshot["files"]] == ["assets/letters"]
    assert [path for path in snapshot["files"] if not (site / path).is_file()] == []
    assert snapshot["data"] == {}
    assert (site / root / PLAN / "offline.bin").stat().st_size < 90_000


@pytest.mark.parametrize(("root", "search"), [("", "tim-kiem/"), ("en/", "search/")])
def test_the_snapshot_of_the_portal_has_home_search_and_checks(
    site: Path, root: str, search: str
) -> None:
    snapshot = read_snapshot(site / root / "offline.bin")
    own = {path: site / path / "index.html" for path in (root, root + search, f"{root}xac-minh/")}
    assert pages_of(snapshot) == {path: file.read_text("utf-8") for path, file in own.items()}
    assert snapshot["data"] == {path: (site / path).read_text("utf-8") for path in snapshot["data"]}
    # The words of all texts, and the newest texts.
    texts = [text for path, text in snapshot["data"].items() if path.startswith("assets/search/")]
    assert sorted("words" in json.loads(text) for text in texts) == [False, True]
    lists = {file.relative_to(site).as_posix() for file in site.glob("assets/checks-*/*.json")}
    assert (
        lists == {path for path in snapshot["data"] if path.startswith("assets/checks-")} != set()
    )


@pytest.mark.parametrize("place", ["", "en/", f"{PLAN}/", f"en/{PLAN}/"])
def test_a_snapshot_names_the_folder_of_its_styles_and_scripts(site: Path, place: str) -> None:
    folder = site / read_snapshot(site / place / "offline.bin")["assets"]
    files = json.loads((folder / "files.json").read_text("utf-8"))
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")}
    assert {*files} == found - {"files.json"}
    assert {"css/bundles/core.css", "js/page.js", "js/actions/qr.js"} <= {*files}


@pytest.mark.parametrize("root", ["", "en/"])
def test_web_manifest_has_name_start_page_and_existing_icons(site: Path, root: str) -> None:
    manifest = json.loads((site / root / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["name"]
    assert (site / root / manifest["start_url"] / "index.html").is_file()
    icons = [(site / root / icon["src"]).resolve() for icon in manifest["icons"]]
    assert [icon.name for icon in icons if not icon.is_file()] == []
    assert {icon["sizes"] for icon in manifest["icons"]} == {"192x192", "512x512"}
