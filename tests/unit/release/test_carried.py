"""What a version carries of those that it replaced, for pages that are open in browsers."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from portal.release.answer_headers import BRIEFLY, FOREVER, caching
from portal.release.carried import CARRIED, read_carried, unit
from portal.release.local_target import LocalTarget
from portal.release.publish import publish
from portal.release.target import Target
from support.releases import assets_of, pages_in, pages_of, released

NAME = "0123456789ab"
HASH = "a" * 64


@pytest.fixture
def target(tmp_path: Path) -> Target:
    return LocalTarget(tmp_path / "web")


@pytest.fixture
def served(tmp_path: Path) -> Path:
    return tmp_path / "web/current"


def put(target: Target, folder: Path, version: str, keep: int = 5) -> dict[str, bytes]:
    """Publish a version with assets; gives the files of its release."""
    site = released(folder / version, pages_of(version) | assets_of(version))
    publish(site, target, version, keep=keep)
    return pages_in(site)


def pages_beside_list(served: Path) -> dict[str, bytes]:
    """The files of a version but for the list of those that it carries, which is sound."""
    pages = pages_in(served)
    carried = read_carried(pages.pop(CARRIED))
    assert {path: hashlib.sha256(pages[path]).hexdigest() for path in carried} == carried
    return pages


def test_assets_of_the_versions_kept_are_carried(
    target: Target, tmp_path: Path, served: Path
) -> None:
    put(target, tmp_path, "v1")
    put(target, tmp_path, "v2")
    new = put(target, tmp_path, "v3")
    assert pages_beside_list(served) == new | assets_of("v1") | assets_of("v2")


def test_they_go_with_their_version(target: Target, tmp_path: Path, served: Path) -> None:
    for version in ("v1", "v2"):
        put(target, tmp_path, version, keep=2)
    new = put(target, tmp_path, "v3", keep=2)
    assert pages_beside_list(served) == new | assets_of("v2")


def test_what_was_tampered_with_is_not_carried(
    target: Target, tmp_path: Path, served: Path
) -> None:
    put(target, tmp_path, "v1")
    changed, foreign, *_ = (served / path for path in assets_of("v1"))
    changed.write_bytes(b"alert(1)")
    foreign.with_name("foreign.js").write_bytes(b"alert(1)")
    foreign.with_name("link.js").symlink_to("/etc/passwd")
    new = put(target, tmp_path, "v2")
    _, *sound = assets_of("v1").items()
    assert pages_beside_list(served) == new | dict(sound)


@pytest.mark.parametrize(
    ("path", "named"),
    [
        (f"assets/{NAME}/js/page.js", f"assets/{NAME}"),
        (f"assets/{NAME}", f"assets/{NAME}"),
        (f"assets/search/{NAME}.json", f"assets/search/{NAME}.json"),
        (f"assets/search/{NAME}.json.br", f"assets/search/{NAME}.json.br"),
        (f"assets/letters-{NAME}.json", f"assets/letters-{NAME}.json"),
        (f"assets/{NAME}5/js/page.js", ""),
        ("assets/icons/icon-192.png", ""),
        (f"2025/assets/{NAME}/js/page.js", ""),
        ("index.html", ""),
    ],
)
def test_files_and_folders_named_by_a_hash_are_known(path: str, named: str) -> None:
    assert unit(path) == named
    assert caching(path) == (FOREVER if named else BRIEFLY)


@pytest.mark.parametrize(
    "listed",
    [
        {"index.html": HASH},
        {f"assets/{NAME}/index.html": HASH},
        {f"assets/{NAME}/x.svg": HASH},
        {f"assets/{NAME}/x.js": "no hash"},
        {f"assets/{NAME}/x.js": None},
        [f"assets/{NAME}/x.js"],
    ],
)
def test_a_list_of_anything_else_is_empty(listed: object) -> None:
    assert read_carried(json.dumps(listed).encode()) == {}
    assert read_carried(b"no JSON") == {}
    assert read_carried(None) == {}
