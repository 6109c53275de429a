"""The portal as a reader has unpacked it on a USB stick."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

from portal.release.manifest import Origin, make_manifest
from portal.release.portable.contents import portable_files
from portal.release.zip_file import write_zip

NAME = "Văn bản Công đoàn Lai Châu"
ORIGIN = Origin("https://a.example/", "a" * 40, "2025-01-07T10:15:30+07:00")
ROOT = "van-ban-2025-01-07"


def unpacked(site: Path, folder: Path) -> Path:
    """Zip a built site and unpack it below a folder; gives the folder that the zip has."""
    contents = portable_files(site, make_manifest(site, ORIGIN), ROOT, NAME)
    stick = folder / "USB của tôi"
    with (folder / "portal.zip").open("w+b") as file:
        write_zip(file, contents, datetime.fromisoformat(ORIGIN.date))
        zipfile.ZipFile(file).extractall(stick)
    return stick / ROOT
