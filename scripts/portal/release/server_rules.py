"""What every web server does for a release, read from the built site: headers, redirects, caching.

The configurations of nginx and Caddy are written from it, so they do what the site needs, and the
same. No answer depends on what is asked behind a "?": `fbclid`, `utm_source` and their like make no
other page, and caches are told so.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from portal.release.headers import InlineHashes, content_security_policy, inline_hashes

FINGERPRINTED = r"^/assets/([a-z]+[/-])?[0-9a-f]{12}[/.]"
"""Addresses whose files never change: a change of the file changes the address."""

UNCACHED = ("/build.json", "/manifest.json", "/sw.js")
"""Files that say which version is served."""

PAGES = ".html"

NOT_FOUND = "404.html"

FOREVER = "public, max-age=31536000, immutable"
BRIEFLY = "public, max-age=300"
"""Five minutes: so long a reader may see a version that was replaced."""
ASKED_EACH_TIME = "no-cache"

_REFUSED_FEATURES = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
"""What a page could ask a reader for, and ours never do."""

_HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _REFUSED_FEATURES),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "No-Vary-Search": "params",
}

_SECURE = {"Strict-Transport-Security": "max-age=63072000"}
"""Where the portal has https. Not of its subdomains, which are others'."""

_DATA_POLICY = "default-src 'none';frame-ancestors 'none'"
"""For images and XML, which browsers open as documents that could have scripts."""

_MOVED = re.compile(r'<noscript><meta http-equiv="?refresh"? content="0; url=([^"]+)">')
_MOVED_ID = re.compile(r'<li id="([^"]+)"><a href="([^"]+)">')


@dataclass(frozen=True)
class ServerRules:
    """What a server of this host does.

    `headers` are those of every answer, `policies` the values of `Content-Security-Policy` by
    suffix of the file.

    `redirects` lead from addresses to where their pages went; `not_found` has by folder, the
    innermost first, the page that is shown where there is none.
    """

    host: str
    policies: Mapping[str, str]
    headers: Mapping[str, str] = field(default_factory=lambda: _HEADERS)
    redirects: Mapping[str, str] = field(default_factory=dict)
    not_found: Mapping[str, str] = field(default_factory=dict)


def server_rules(site: Path, site_url: str) -> ServerRules | None:
    """The rules for a built site. None where its address is not the root of a host.

    Such a site is a part of another one, which has its own server. Raises OSError.
    """
    address = urlsplit(site_url)
    if address.path != "/":
        return None
    inline, redirects = InlineHashes(), {}
    for file in sorted(site.rglob("*.html")):
        page, path = file.read_text("utf-8"), file.relative_to(site).as_posix()
        inline |= inline_hashes(page)
        if found := _redirect(path, page):
            redirects[f"/{path.removesuffix('index.html')}"] = found
    folders = (file.parent.relative_to(site).as_posix() for file in site.glob(f"**/{NOT_FOUND}"))
    roots = [f"/{folder}/".replace("/./", "/") for folder in folders]
    return ServerRules(
        address.hostname or "",
        {PAGES: content_security_policy(inline), ".svg": _DATA_POLICY, ".xml": _DATA_POLICY},
        {**_HEADERS, **(_SECURE if address.scheme == "https" else {})},
        redirects,
        {root: root + NOT_FOUND for root in sorted(roots, reverse=True)},
    )


def _redirect(path: str, page: str) -> str:
    """Where a page leads that only leads elsewhere; "" for any other.

    A browser takes the fragment along; where ids of the page went elsewhere, only its script knows.
    """
    moved = _MOVED.search(page)
    if not moved:
        return ""
    target = moved[1]
    if any(leads != f"{target}#{name}" for name, leads in _MOVED_ID.findall(page)):
        return ""
    place, hash_sign, name = target.partition("#")
    joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), place))
    slash = "/" if place.endswith("/") and joined != "/" else ""
    return f"{joined}{slash}{hash_sign}{name}"
