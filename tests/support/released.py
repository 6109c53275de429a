"""A small site as it is released, with a file of each kind that web servers treat apart."""

from __future__ import annotations

import os
from pathlib import Path

from portal.release.caddy import CADDYFILE, caddyfile
from portal.release.compression import compress_site
from portal.release.manifest import MANIFEST, Origin, make_manifest, manifest_bytes
from portal.release.nginx import RULES, nginx_rules
from portal.release.nginx_bucket import BUCKET_RULES, bucket_rules
from portal.release.server_rules import server_rules

URL = "https://a.example/"
TEXT = "Tuyên truyền sâu rộng trong đoàn viên, người lao động.\n" * 60
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 4
STYLE = "p { color: red }"
MOVED = (
    '<head><noscript><meta http-equiv="refresh" content="0; url={to}"></noscript></head>'
    '<body><p><a href="{to}">x</a></p><ul>{ids}</ul></body>'
)
KEPT_ID = '<li id="ii-1"><a href="../113/#ii-1">x</a></li>'
MOVED_ID = '<li id="ii-9"><a href="../113/#ii-3">x</a></li>'

FILES: dict[str, str | bytes] = {
    "index.html": f"<head><style>{STYLE}</style></head><body>{TEXT}",
    "404.html": f"<head></head><body>Không có trang này. {TEXT}",
    "en/404.html": f"<head></head><body>No such page. {TEXT}",
    "en/index.html": f"<head></head><body>{TEXT}",
    "2025/113/index.html": f"<head></head><body>{TEXT}",
    "2025/113/original/113.txt": TEXT,
    "2025/113/113.pdf": PDF,
    "2025/113/kế hoạch 'mới' *.pdf": PDF,
    "2025/113/document.json": f'{{"text": "{TEXT[:50]}"}}',
    "2025/113/113.akn.xml": "<akomaNtoso/>",
    "2025/13/index.html": MOVED.format(to="../113/", ids=KEPT_ID),
    "2025/14/index.html": MOVED.format(to="../113/#ii", ids=""),
    "2025/15/index.html": MOVED.format(to="../113/", ids=KEPT_ID + MOVED_ID),
    "assets/0123456789ab/js/page.js": f"/* {TEXT} */",
    "assets/search/0123456789ab.json": "[]",
    "assets/letters-0123456789ab.json": "[]",
    "assets/favicon.svg": "<svg/>",
    "assets/0123456789ab/icon.svg": "<svg/>",
    "manifest.webmanifest": "{}",
    "offline.bin": b"\0",
    "build.json": "{}",
    "sw.js": "/* */",
    ".hidden": "a secret",
    ".git/config": "a secret",
    ".well-known/security.txt": "Contact: mailto:a@example.org\n",
}


def lay_release(folder: Path) -> Path:
    """Lay the site and the servers' configurations in a folder; gives the site's."""
    site = folder / "site"
    for path, data in FILES.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data if isinstance(data, bytes) else data.encode())
    lay_configurations(site, folder)
    return site


def lay_configurations(site: Path, folder: Path) -> None:
    """Compress a site, and lay the configurations for it in a folder."""
    rules = server_rules(site, URL)
    assert rules
    compress_site(site)
    manifest = make_manifest(
        site, Origin(URL, "", "2025-01-07T07:00:00+07:00"), rules.headers, rules.redirects
    )
    (site / MANIFEST).write_bytes(manifest_bytes(manifest))
    for file in (one for one in site.rglob("*") if one.is_file()):
        os.utime(file, (1_736_208_000, 1_736_208_000))  # as a release has them
    (folder / RULES).write_text(nginx_rules(rules), "utf-8")
    (folder / BUCKET_RULES).write_text(bucket_rules(rules), "utf-8")
    (folder / CADDYFILE).write_text(caddyfile(rules), "utf-8")
