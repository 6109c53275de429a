"""A release has what it was asked for."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from portal.release.distribution import Ingredients, distribute
from portal.release.manifest import Manifest
from support.releases import lay

NAME = "a.example-aaaaaaaaaaaa"
MADE = {
    *("Caddyfile", "SHA256SUMS", "sbom.cdx.json", "site"),
    *("nginx-bucket-example.conf", "nginx-bucket.conf", "nginx-example.conf", "nginx.conf"),
    f"{NAME}.tar.zst",
}

DATE = datetime.fromisoformat("2025-01-07T10:15:30+07:00")


def distributed(
    folder: Path, address: str = "https://a.example/", zip_folder: str = ""
) -> Manifest:
    """The manifest of a small release."""
    lay(folder / "site", {"index.html": b"<p>1</p>"})
    made = Ingredients("Cổng", address, "a" * 40, DATE, (), (), zip_folder)
    return distribute(folder, made)


@pytest.mark.parametrize(("zip_folder", "more"), [("cong", {f"{NAME}.zip"}), ("", set())])
def test_the_zip_is_made_where_it_is_wanted(
    tmp_path: Path, zip_folder: str, more: set[str]
) -> None:
    distributed(tmp_path, zip_folder=zip_folder)
    assert {file.name for file in tmp_path.iterdir()} == MADE | more
    sums = (tmp_path / "SHA256SUMS").read_text("utf-8").splitlines()
    assert {line.split()[1] for line in sums} == (MADE | more) - {"SHA256SUMS", "site"}
    for file in tmp_path.glob("*.zip"):
        assert zipfile.ZipFile(file).namelist() == [
            "cong/DOC-TOI.txt",
            "cong/MO-TRANG-NAY.html",
            "cong/trang/index.html",
            "cong/trang/mo.js",
        ]


def test_the_manifest_tells_whether_servers_are_set_up_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, same = (distributed(tmp_path / name).configuration for name in "ab")
    monkeypatch.setattr("portal.release.nginx._HEAD", "# Another comment.\n")
    assert (first == same, distributed(tmp_path / "c").configuration != first) == (True, True)
    assert distributed(tmp_path / "d", "https://a.example/cong/").configuration == ""
