"""What `verify` finds where something else is served than was released."""

from __future__ import annotations

import gzip
import shutil
import tracemalloc
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard

from portal.model.problems import UserError
from portal.release.answer_headers import BRIEFLY
from portal.release.carried_online import carry_online
from portal.release.local_target import LocalTarget
from portal.release.manifest import MANIFEST, Differences
from portal.release.publish import publish
from portal.release.verify import (
    Verdict,
    WrongHeader,
    WrongType,
    verify_folder,
    verify_target,
    verify_web,
)
from portal.release.web import NOWHERE, Web
from support.faulty_server import PAGE, POLICY, SERVED, web
from support.http_server import serving, serving_files
from support.releases import assets_of, lay, manifest_in, pages_of, released
from support.tampering import tamper

TAMPERINGS = 100
"""`make bench PARTS=publishing` tries 500."""


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


def test_a_folder_may_carry_assets_of_the_version_before(tmp_path: Path, site: Path) -> None:
    manifest = manifest_in(site)
    replaced = released(tmp_path / "old", assets_of("v0"))
    with serving_files(replaced) as address:
        carry_online(Web(address), site, manifest_in(replaced))
    assert verify_folder(site, manifest) == Verdict(str(site), "a" * 40, Differences(), carried=2)
    script = next(path for path in assets_of("v0") if path.endswith(".js"))
    lay(site, {script: b"// Casino"})
    assert verify_folder(site, manifest).differences == Differences(changed=(script,))


def test_a_forged_manifest_is_not_believed(tmp_path: Path, site: Path) -> None:
    manifest = manifest_in(site)
    (site / MANIFEST).unlink()
    released(site, {"index.html": b"<p>V1"}, "b" * 40)
    assert verify_folder(site, manifest) == Verdict(
        str(site), "b" * 40, Differences(changed=("index.html", MANIFEST))
    )


def site_of_plain_names(site: Path) -> Path:
    """Without the file whose name the small server does not decode."""
    (site / MANIFEST).unlink()
    shutil.rmtree(site / "2025/113-kh-ldld")
    return released(site, {}, "a" * 40, SERVED)


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


def test_wrong_types_are_told(site: Path) -> None:
    manifest = manifest_in(site_of_plain_names(site))
    types = {"ii-1.txt": "text/plain", "index.html": "text/html;charset=UTF-8"}
    with web(site, types=types) as address:
        found = verify_web(address, manifest).types
    assert found == (WrongType("ii-1.txt", "text/plain; charset=utf-8", "text/plain"),)


def test_wrong_headers_are_told(site: Path) -> None:
    manifest = manifest_in(site_of_plain_names(site))
    weakened = f"{POLICY};script-src 'unsafe-inline'"
    kept = "public, max-age=86400"

    def sent(path: str) -> Mapping[str, str]:
        headers = dict(SERVED.of(path))
        del headers["X-Content-Type-Options"]
        if path == PAGE:
            headers["Content-Security-Policy"] = weakened
        if path == "index.html":
            headers["Content-Security-Policy"] = "default-src 'self'; form-action 'self';"
            headers["Cache-Control"] = kept
        return headers

    with web(site, sent) as address:
        assert verify_web(address, manifest).headers == (
            WrongHeader("Cache-Control", BRIEFLY, kept, 1, "index.html"),
            WrongHeader("Content-Security-Policy", POLICY, weakened, 1, PAGE),
            WrongHeader("X-Content-Type-Options", "nosniff", "", 4, ".well-known/security.txt"),
        )
        assert verify_web(address, manifest, with_headers=False).headers == ()


@pytest.mark.parametrize("name", ["Refresh", "Set-Cookie", "Content-Disposition", "Link"])
def test_headers_that_lead_readers_elsewhere_are_told(site: Path, name: str) -> None:
    manifest = manifest_in(site_of_plain_names(site))
    with web(
        site, lambda path: {**SERVED.of(path), name: "0; url=https://evil.example/"}
    ) as address:
        found = verify_web(address, manifest, with_headers=False).headers
    assert found == (
        WrongHeader(name, "", "0; url=https://evil.example/", 4, ".well-known/security.txt"),
    )


def test_a_page_where_there_is_none_is_told(site: Path) -> None:
    manifest = manifest_in(site_of_plain_names(site))
    lay(site, {f"{NOWHERE}index.html": b"<p>Casino"})
    with web(site) as address:
        assert verify_web(address, manifest).differences == Differences(foreign=(NOWHERE,))


def test_another_page_that_says_that_there_is_none_is_told(site: Path) -> None:
    site = released(site_of_plain_names(site), {"404.html": b"<p>404"}, "a" * 40, SERVED)
    manifest = manifest_in(site)
    with web(site) as address:
        assert verify_web(address, manifest).is_same
        (site / "404.html").unlink()
        assert verify_web(address, manifest).differences == Differences(
            missing=("404.html",), changed=(NOWHERE,)
        )


@pytest.mark.usefixtures("no_pauses")
def test_a_page_that_fails_counts_as_changed_and_others_are_compared(site: Path) -> None:
    manifest = manifest_in(site_of_plain_names(site))
    (site / "index.html").write_bytes(b"<p>Casino")
    waiting = {"Retry-After": "99999999"}
    with web(site, lambda path: {**SERVED.of(path), **waiting}, failing=PAGE) as address:
        assert verify_web(address, manifest).differences.changed == (
            PAGE,
            f"{PAGE}.gz",
            "index.html",
        )


@pytest.mark.usefixtures("no_pauses")
def test_where_too_many_pages_fail_nothing_is_compared(site: Path) -> None:
    pages = {f"loi/{number}.html": b"<p>" for number in range(120)}
    site = released(site_of_plain_names(site), pages, "a" * 40, SERVED)
    with (
        web(site, failing="loi/") as address,
        pytest.raises(UserError, match=rf"Không đọc được «{address}loi/\d+\.html»"),
    ):
        verify_web(address, manifest_in(site))


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_a_manifest_that_can_not_be_decoded_is_changed(site: Path, encoding: str) -> None:
    manifest = manifest_in(site_of_plain_names(site))

    def sent(path: str) -> Mapping[str, str]:
        return {**SERVED.of(path), **({"Content-Encoding": encoding} if path == MANIFEST else {})}

    with web(site, sent) as address:
        assert verify_web(address, manifest).differences == Differences(changed=(MANIFEST,))


def test_a_server_that_leads_to_another_address_is_told_in_a_sentence(site: Path) -> None:
    manifest = manifest_in(site_of_plain_names(site))

    class Leading(BaseHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            self.send_response(301)
            self.send_header("Location", f"https://a.example{self.path}")
            self.send_header("Content-Length", "0")
            self.end_headers()

    with serving(Leading) as address, pytest.raises(UserError, match=r"https://a\.example/»"):
        verify_web(address, manifest)


@pytest.mark.parametrize("fooled", ["Googlebot", "www.google.com/", "Android", "facebook"])
def test_pages_that_only_some_are_shown_are_found(site: Path, fooled: str) -> None:
    """Intruders show theirs to search engines and to who comes from them, not to the owner."""
    site = site_of_plain_names(site)
    page = (site / PAGE).read_bytes()
    copies = {f"{PAGE}.br": brotli.compress(page), f"{PAGE}.zst": zstandard.compress(page)}
    manifest = manifest_in(released(site, copies, "a" * 40, SERVED))
    with web(site, fooled=fooled) as address:
        assert verify_web(address, manifest).differences.changed != ()


@pytest.mark.parametrize("copy", [zstandard.compress(b"<p>Casino"), b"no frame"])
def test_altered_copies_in_zstd_are_found(site: Path, copy: bytes) -> None:
    site = site_of_plain_names(site)
    copies = {f"{PAGE}.zst": zstandard.compress((site / PAGE).read_bytes())}
    manifest = manifest_in(released(site, copies, "a" * 40, SERVED))
    with web(site) as address:
        assert verify_web(address, manifest).is_same
        (site / f"{PAGE}.zst").write_bytes(copy)
        assert verify_web(address, manifest).differences.changed == (f"{PAGE}.zst",)


def test_a_server_that_refuses_false_search_engines_is_asked_as_a_browser(site: Path) -> None:
    manifest = manifest_in(site_of_plain_names(site))
    with web(site, refused="Googlebot") as address:
        assert verify_web(address, manifest).is_same
    with web(site, refused="Mozilla") as address:
        assert not verify_web(address, manifest).is_same


@pytest.mark.parametrize(
    ("suffix", "compress"), [("gz", gzip.compress), ("zst", zstandard.compress)]
)
def test_of_an_answer_that_does_not_end_no_more_is_read_than_the_file_has(
    site: Path, suffix: str, compress: Callable[[bytes], bytes]
) -> None:
    site = site_of_plain_names(site)
    copy = site / f"{PAGE}.{suffix}"
    copy.write_bytes(compress((site / PAGE).read_bytes()))
    manifest = manifest_in(released(site, {}, "a" * 40, SERVED))
    copy.write_bytes(compress(bytes(1 << 27)))
    tracemalloc.start()
    with web(site) as address:
        assert verify_web(address, manifest).differences.changed == (f"{PAGE}.{suffix}",)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1 << 24


@pytest.mark.usefixtures("no_pauses")
def test_a_server_that_does_not_answer_is_told(site: Path) -> None:
    manifest = manifest_in(site)
    with web(site) as address:
        pass
    with pytest.raises(UserError, match="Không đọc được"):
        verify_web(address, manifest)
