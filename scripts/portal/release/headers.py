"""What browsers hold a page to: it loads and runs what is the portal's own, and nothing else."""

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

_DIRECTIVES: Mapping[str, str] = {
    "default-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "img-src": "'self' data:",  # the codes of addresses, the signs in style sheets
    "object-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "style-src-attr": "'unsafe-hashes'",
}

_SCRIPT = re.compile(r"<script(?P<attributes>(?: [^>]*)?)>(?P<text>.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style>(?P<text>.*?)</style>", re.DOTALL)
_ATTRIBUTE = re.compile(r'<[a-z]+ [^<>]*?style="(?P<text>[^"]*)"')
_NOT_RUN = re.compile(r' src=| type="application/')


@dataclass(frozen=True)
class InlineHashes:
    """The hashes of what pages have inline, as a policy has them."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()

    def __or__(self, other: "InlineHashes") -> "InlineHashes":
        """Those of both."""
        return InlineHashes(
            self.scripts | other.scripts,
            self.styles | other.styles,
            self.attributes | other.attributes,
        )


def inline_hashes(page: str) -> InlineHashes:
    """The hashes of the scripts, styles and style attributes of a page."""
    scripts = (one for one in _SCRIPT.finditer(page) if not _NOT_RUN.search(one["attributes"]))
    return InlineHashes(
        frozenset(_hash(one["text"]) for one in scripts),
        frozenset(_hash(one["text"]) for one in _STYLE.finditer(page)),
        frozenset(_hash(one["text"]) for one in _ATTRIBUTE.finditer(page)),
    )


def content_security_policy(inline: InlineHashes) -> str:
    """The value of the header `Content-Security-Policy` for pages that have these inline."""
    hashes = {
        "script-src": inline.scripts,
        "style-src": inline.styles,
        "style-src-attr": inline.attributes,
    }
    return ";".join(
        " ".join((name, value, *sorted(hashes.get(name, ()))))
        for name, value in _DIRECTIVES.items()
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
