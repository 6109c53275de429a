"""What `verify` finds where something else is served than was released."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from portal.model.problems import UserError
from portal.release.local_target import LocalTarget
from portal.release.manifest import MANIFEST, Differences
from portal.release.media_types import media_type
from portal.release.publish import publish
from portal.release.verify import (
    MissingHeader,
    Verdict,
    WrongType,
    verify_folder,
    verify_target,
    verify_web,
)
from support.http_server import serving
from support.releases import assets_of, lay, manifest_in, pages_of, released
from support.tampering import tamper

TAMPERINGS = 100
"""`make bench PARTS=publishing` tries 500."""

PAGE = "2025/index.html"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'self'",
    "Permissions-Policy": "camera=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A release with a copy for browsers that read gzip."""
    pages = {**pages_of("v1"), PAGE: b"<p>II"}
    copies = {f"{PAGE}.gz": gzip.compress(pages[PAGE], mtime=0), "ii-1.txt": "Điều 1".encode()}
    return released(tmp_path / "site", pages | copies, "a" * 40)


@pytest.mark.parametrize("seed", range(0, TAMPERINGS, 10))
def test_every_tampering_is_found(tmp_path: Path, site: Path, seed: int) -> None:
    manifest = manifest_in(site)
    target = LocalTarget(tmp_path / "web")
    publish(released(tmp_path / "old", assets_of("v0") | pages_of("v0")), target, "v0")
    publish(site, target, "v1")
    assert verify_target(target, manifest) == Verdict(
        str(target), "a" * 40, Differences(), carried=len(assets_of("v0"))
    )
    served = tmp_path / "web/versions/v1"
    for one in range(seed, seed + 10):
        shutil.copytree(served, tmp_path / "sound")
        done = tamper(served, one)
        assert not verify_target(target, manifest).is_same, f"{done}, seed {one}"
        shutil.rmtree(served)
        (tmp_path / "sound").rename(served)


def test_a_folder_that_is_served_as_it_is(site: Path) -> None:
    manifest = manifest_in(site)
    assert verify_folder(site, manifest) == Verdict(str(site), "a" * 40, Differences())
    lay(site, {"index.html": b"<p>V1", "cua-hang.html": b""})
    assert verify_folder(site, manifest).differences == Differences(
        foreign=("cua-hang.html",), changed=("index.html",)
    )


def test_a_forged_manifest_is_not_believed(tmp_path: Path, site: Path) -> None:
    manifest = manifest_in(site)
    (site / MANIFEST).unlink()
    released(site, {"index.html": b"<p>V1"}, "b" * 40)
    assert verify_folder(site, manifest) == Verdict(
        str(site), "b" * 40, Differences(changed=("index.html", MANIFEST))
    )


class _Handler(BaseHTTPRequestHandler):
    """A web server that knows types, gives precompressed copies and sends these headers."""

    protocol_version = "HTTP/1.1"

    def __init__(
        self, *args: object, folder: Path, headers: Mapping[str, str], types: Mapping[str, str]
    ) -> None:
        self.folder, self.sent, self.types = folder, headers, types
        super().__init__(*args)  # type: ignore[arg-type]

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = self.path.lstrip("/") + ("index.html" if self.path.endswith("/") else "")
        file = self.folder / path
        copy = file.with_name(f"{file.name}.gz")
        compressed = "gzip" in self.headers["Accept-Encoding"] and copy.is_file()
        is_there = file.is_file()
        data = (copy if compressed else file).read_bytes() if is_there else b"404"
        self.send_response(200 if is_there else 404)
        self.send_header("Content-Type", self.types.get(path, media_type(path)))
        self.send_header("Content-Length", str(len(data)))
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        for header in self.sent.items():
            self.send_header(*header)
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def web(
    folder: Path, headers: Mapping[str, str] = HEADERS, types: Mapping[str, str] | None = None
) -> Iterator[str]:
    handler = partial(_Handler, folder=folder, headers=headers, types=types or {})
    with serving(handler) as address:
        yield address


def site_of_plain_names(site: Path) -> Path:
    """Without the file whose name the small server does not decode."""
    (site / MANIFEST).unlink()
    shutil.rmtree(site / "2025/113-kh-ldld")
    return released(site, {}, "a" * 40)


def test_a_web_address_is_read_file_by_file(site: Path) -> None:
    manifest = manifest_in(site_of_plain_names(site))
    with web(site) as address:
        same = Verdict(address, "a" * 40, Differences(), sees_foreign=False)
        assert verify_web(address, manifest) == same
        (site / "index.html").unlink()
        lay(site, {PAGE: b"<p>ii", f"{PAGE}.gz": gzip.compress(b"<p>II<script>"), "a.html": b""})
        assert verify_web(address, manifest).differences == Differences(
            missing=("index.html",), changed=(PAGE, f"{PAGE}.gz")
        )
        (site / f"{PAGE}.gz").write_bytes(b"no gzip")
        assert f"{PAGE}.gz" in verify_web(address, manifest).differences.changed


def test_wrong_types_and_missing_headers_are_told(site: Path) -> None:
    manifest = manifest_in(site_of_plain_names(site))
    types = {"ii-1.txt": "text/plain", "index.html": "text/html;charset=UTF-8"}
    headers = {name: value for name, value in HEADERS.items() if not name.startswith("Content")}
    with web(site, headers, types) as address:
        found = verify_web(address, manifest)
        assert found.types == (WrongType("ii-1.txt", "text/plain; charset=utf-8", "text/plain"),)
        assert found.headers == (MissingHeader("Content-Security-Policy", 2, PAGE),)
        assert verify_web(address, manifest, with_headers=False).headers == ()


def test_a_server_that_does_not_answer_is_told(site: Path) -> None:
    manifest = manifest_in(site)
    with web(site) as address:
        pass
    with pytest.raises(UserError, match="Không đọc được"):
        verify_web(address, manifest)
