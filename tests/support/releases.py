"""Small releases, to publish and to verify."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from portal.release.answer_headers import NO_HEADERS, AnswerHeaders
from portal.release.manifest import (
    MANIFEST,
    Manifest,
    Origin,
    make_manifest,
    manifest_bytes,
    read_manifest,
)

Pages = Mapping[str, bytes]

DATE = "2025-01-07T03:15:00+00:00"


def pages_of(version: str) -> dict[str, bytes]:
    """The files of a version, one of which has a name that shells treat specially."""
    return {
        "index.html": f"<p>{version}</p>".encode(),
        ".well-known/security.txt": b"",
        "2025/113-kh-ldld/tệp 'lạ' *.pdf": bytes(range(256)),
    }


def assets_of(version: str) -> dict[str, bytes]:
    """Styles, scripts and data of a version, named by a hash."""
    name = hashlib.sha256(version.encode()).hexdigest()[:12]
    return {
        f"assets/{name}/js/page.js": f"// {version}".encode(),
        f"assets/{name}/js/page.js.br": f"br {version}".encode(),
        f"assets/search/{name}.json": f'["{version}"]'.encode(),
    }


def lay(folder: Path, pages: Pages) -> Path:
    """Write files into a folder, which is returned."""
    for path, content in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def released(
    folder: Path,
    pages: Pages,
    commit: str = "",
    headers: AnswerHeaders = NO_HEADERS,
    configuration: str = "",
) -> Path:
    """Write a release of these files into a folder, which is returned."""
    (folder / MANIFEST).unlink(missing_ok=True)
    origin = Origin("https://a.example/", commit, DATE)
    site = lay(folder, pages)
    manifest = make_manifest(site, origin, headers, configuration=configuration)
    (folder / MANIFEST).write_bytes(manifest_bytes(manifest))
    return folder


def manifest_in(folder: Path) -> Manifest:
    """The manifest that a release in a folder has."""
    return read_manifest((folder / MANIFEST).read_bytes())


def pages_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    files = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
