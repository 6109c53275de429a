"""What the portable zip has of a site, and where."""

from __future__ import annotations

from pathlib import Path

from portal.release.manifest import Origin, make_manifest
from portal.release.portable.contents import portable_files
from portal.release.portable.scripts import carrier, data_script
from support.releases import lay

SITE = {
    "index.html": b'<a href="2025/113/">113</a>',
    "index.html.br": b"",
    "404.html": b"",
    "en/404.html": b"",
    "2025/113/index.html": b"",
    "2025/113/document.json": b"{}",
    "2025/113/offline.bin": b"",
    "2025/113/113.pdf": b"%PDF",
    "assets/0123456789ab/css/core.css": b"a{}",
    "assets/0123456789ab/files.json": b"[]",
    "assets/0123456789ab/js/page.js": b'import("./search/a.js")',
    "assets/0123456789ab/js/search/a.js": b"a()",
    "assets/search/0123456789ab.json": b"[1]",
    "en/manifest.webmanifest": b"{}",
    "sw.js": b"",
}

NOTE = """\
A & B
Bản mang theo của cổng văn bản, làm từ bản ngày 07/01/2025.
"""


def test_it_has_a_note_a_page_to_open_and_the_site(tmp_path: Path) -> None:
    origin = Origin("https://a.example/", "a" * 40, "2025-01-07T03:15:00+00:00")
    manifest = make_manifest(lay(tmp_path, SITE), origin)
    made = list(portable_files(tmp_path, manifest, "cong", "A & B"))
    note, first = made[0][1].decode("utf-8-sig"), made[1][1].decode()
    modules = {"page.js": 'import("./search/a.js")', "search/a.js": "a()"}
    assert made == [
        ("cong/DOC-TOI.txt", made[0][1]),
        ("cong/MO-TRANG-NAY.html", made[1][1]),
        ("cong/trang/2025/113/113.pdf", b"%PDF"),
        ("cong/trang/2025/113/document.json", b"{}"),
        ("cong/trang/2025/113/index.html", b""),
        ("cong/trang/assets/0123456789ab/css/core.css", b"a{}"),
        ("cong/trang/assets/0123456789ab/portable.js", carrier(modules).encode()),
        ("cong/trang/assets/search/0123456789ab.json.js", data_script("[1]").encode()),
        ("cong/trang/index.html", b'<a href="2025/113/index.html">113</a>'),
        ("cong/trang/mo.js", b'location.replace("trang/index.html");\n'),
    ]
    assert made[0][1].startswith("\ufeff".encode())
    assert note.count("\n") == note.count("\r\n")
    assert note.replace("\r\n", "\n").startswith(NOTE)
    assert {"https://a.example/", "aaaaaaaaaaaa;", manifest.digest} <= set(note.split())
    assert "<h1>A &amp; B</h1>" in first
    assert '<a href="trang/index.html">' in first
