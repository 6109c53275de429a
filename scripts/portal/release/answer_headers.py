"""The headers with which a release is served: its manifest has them, servers send them.

No answer depends on what is asked behind a "?": `fbclid`, `utm_source` and their like make no other
page, and caches are told so.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

POLICY = "Content-Security-Policy"

SECURE = "Strict-Transport-Security"
"""Browsers believe it over https only."""

CACHING = "Cache-Control"

PAGES = ".html"

FINGERPRINTED = r"^/assets/([a-z]+[/-])?[0-9a-f]{12}([/.]|$)"
"""Addresses that are named by a hash of what is there, which so never changes: a folder, a file.

nginx, Caddy and Python read this pattern alike.
"""

UNCACHED = ("/build.json", "/manifest.json", "/sw.js")
"""Files that say which version is served."""

FOREVER = "public, max-age=31536000, immutable"
BRIEFLY = "public, max-age=300"
"""Five minutes: so long a reader may see a version that was replaced."""
ASKED_EACH_TIME = "no-cache"

_REFUSED_FEATURES = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
"""What a page could ask a reader for, and ours never do."""

OF_ALL: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _REFUSED_FEATURES),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "No-Vary-Search": "params",
}

OF_HTTPS: Mapping[str, str] = {SECURE: "max-age=63072000"}
"""Where the portal has https. Not of its subdomains, which are others'."""

UNWANTED = ("Clear-Site-Data", "Content-Disposition", "Link", "Refresh", "Set-Cookie", "SourceMap")
"""What no answer has: it would lead readers away, load something, or know them again."""

_SEPARATOR = re.compile(r"\s*([;,])\s*")
_AGE = re.compile(r"max-age=(\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class AnswerHeaders:
    """`of_all` are in every answer; `policies` are the values of `POLICY` by suffix of the file."""

    of_all: Mapping[str, str] = field(default_factory=dict)
    policies: Mapping[str, str] = field(default_factory=dict)

    def of(self, path: str) -> Mapping[str, str]:
        """Those of the answer with the file at a path; none where a release has none at all."""
        if not self.of_all:
            return {}
        policy = self.policies.get(PurePosixPath(path).suffix)
        return {
            **self.of_all,
            CACHING: caching(path),
            **({} if policy is None else {POLICY: policy}),
        }


NO_HEADERS = AnswerHeaders()
"""Those of a portal in a folder of another site, whose server sends what it wants."""


def caching(path: str) -> str:
    """How long browsers and caches may keep the file at a path."""
    address = f"/{path}"
    if address in UNCACHED:
        return ASKED_EACH_TIME
    return FOREVER if re.match(FINGERPRINTED, address) else BRIEFLY


def is_met(name: str, wanted: str, found: str) -> bool:
    """Whether a header does what it should. https may be demanded for longer, and of subdomains."""
    if name == SECURE:
        ages = [_AGE.search(one) for one in (wanted, found)]
        least, age = (int(one[1]) if one else -1 for one in ages)
        return age >= least
    return _plain(found) == _plain(wanted)


def _plain(value: str) -> str:
    return _SEPARATOR.sub(r"\1", value).strip("; ")
