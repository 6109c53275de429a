"""A release has what it was asked for."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from portal.release.distribution import Ingredients, distribute
from support.releases import lay

NAME = "a.example-aaaaaaaaaaaa"
MADE = {
    *("Caddyfile", "SHA256SUMS", "nginx-example.conf", "nginx.conf", "sbom.cdx.json", "site"),
    f"{NAME}.tar.zst",
}


@pytest.mark.parametrize(("zip_folder", "more"), [("cong", {f"{NAME}.zip"}), ("", set())])
def test_the_zip_is_made_where_it_is_wanted(
    tmp_path: Path, zip_folder: str, more: set[str]
) -> None:
    lay(tmp_path / "site", {"index.html": b"<p>1</p>"})
    date = datetime.fromisoformat("2025-01-07T10:15:30+07:00")
    made = Ingredients("Cổng", "https://a.example/", "a" * 40, date, (), (), zip_folder)
    distribute(tmp_path, made)
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
