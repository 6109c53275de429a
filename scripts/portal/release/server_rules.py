"""What every web server does for a release, read from the built site: headers and redirects.

The configurations of nginx and Caddy are written from it, so they do what the site needs, and the
same.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from portal.release.answer_headers import OF_ALL, OF_HTTPS, PAGES, AnswerHeaders
from portal.release.page_policy import InlineHashes, content_security_policy, inline_hashes

NOT_FOUND = "404.html"

_DATA_POLICY = "default-src 'none';frame-ancestors 'none'"
"""For images and XML, which browsers open as documents that could have scripts."""

_MOVED = re.compile(r'<noscript><meta http-equiv="?refresh"? content="0; url=([^"]+)">')
_MOVED_ID = re.compile(r'<li id="([^"]+)"><a href="([^"]+)">')


@dataclass(frozen=True)
class ServerRules:
    """What a server of this host does.

    `redirects` lead from addresses to where their pages went; `not_found` has by folder, the
    innermost first, the page that is shown where there is none.
    """

    host: str
    headers: AnswerHeaders
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
        AnswerHeaders(
            {**OF_ALL, **(OF_HTTPS if address.scheme == "https" else {})},
            {PAGES: content_security_policy(inline), ".svg": _DATA_POLICY, ".xml": _DATA_POLICY},
        ),
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
