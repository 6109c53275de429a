"""What browsers hold a page to: it loads and runs what is the portal's own, and nothing else.

The policy is in every page, which holds on hosts that send no headers and for pages that are kept
for reading offline; a server sends it as a header too, which alone forbids frames of other sites.
Pages only: browsers show no PDF under it.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

TRUSTED_TYPES = "portal"
"""The only policy that scripts may make: `reading/offline.js` names the service worker by it."""

_DIRECTIVES: Mapping[str, str] = {
    "default-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "img-src": "'self' data:",  # the codes of addresses, the signs in style sheets
    "object-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "require-trusted-types-for": "'script'",
    "trusted-types": TRUSTED_TYPES,
}

_HEADER_ONLY: Mapping[str, str] = {"frame-ancestors": "'none'"}
"""What browsers ignore in a page."""

_CHARSET = '<meta charset="utf-8">'
_SCRIPT = re.compile(r"<script(?P<attributes>(?: [^>]*)?)>(?P<text>.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style>(?P<text>.*?)</style>", re.DOTALL)
_NOT_RUN = re.compile(r' src=| type="application/')


@dataclass(frozen=True)
class InlineHashes:
    """The hashes of the scripts and styles that pages have in their heads, as a policy has them."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()

    def __or__(self, other: "InlineHashes") -> "InlineHashes":
        """Those of both."""
        return InlineHashes(self.scripts | other.scripts, self.styles | other.styles)


def inline_hashes(page: str) -> InlineHashes:
    """The hashes of what a page has in its head, which templates write; texts are in its body."""
    head = page.partition("</head>")[0]
    scripts = (one for one in _SCRIPT.finditer(head) if not _NOT_RUN.search(one["attributes"]))
    return InlineHashes(
        frozenset(_hash(one["text"]) for one in scripts),
        frozenset(_hash(one["text"]) for one in _STYLE.finditer(head)),
    )


def content_security_policy(inline: InlineHashes) -> str:
    """The value of the header `Content-Security-Policy` for pages that have these inline."""
    return _policy(inline, {**_DIRECTIVES, **_HEADER_ONLY})


def with_policy(page: str) -> str:
    """A page that states its own policy, before all that the policy is about."""
    policy = _policy(inline_hashes(page), _DIRECTIVES)
    stated = f'{_CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return page.replace(_CHARSET, stated, 1)


def _policy(inline: InlineHashes, directives: Mapping[str, str]) -> str:
    hashes = {"script-src": inline.scripts, "style-src": inline.styles}
    return ";".join(
        " ".join((name, value, *sorted(hashes.get(name, ())))) for name, value in directives.items()
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
