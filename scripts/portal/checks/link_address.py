"""Addresses of links as a browser reads them, so that none passes for what it is not."""

import re
from enum import StrEnum
from urllib.parse import unquote

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_AUTHORITY = re.compile(r"https://(?P<authority>[^/?#]*)", re.IGNORECASE)
_FORMS = {
    "": re.compile(r"(?!//).*"),
    "https": re.compile(r"https://[^/?#].*", re.IGNORECASE),
    "mailto": re.compile(r"mailto:[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII | re.IGNORECASE),
    "tel": re.compile(r"tel:\+?[0-9][0-9().-]*", re.IGNORECASE),
}
"""What may stand before the colon, and the form that the whole address must then have."""

_CONTROL = re.compile(r"[\0-\x1f\x7f]")

_ROUNDS = 3
"""How often percent signs are decoded: an address that hides deeper works in no browser."""

SHOWN = 80
"""Characters of an address that a message shows."""


class Danger(StrEnum):
    """Why an address is refused whatever it leads to."""

    HIDDEN = "hidden"
    BACKSLASH = "backslash"
    SCHEME = "scheme"
    FORM = "form"


def danger(address: str) -> Danger | None:
    """Why browsers, or people, could read the address otherwise than it looks; None if sound."""
    decoded = _decoded(address)
    if any(c.isspace() or not c.isprintable() for c in address) or _CONTROL.search(decoded):
        return Danger.HIDDEN
    if "\\" in address:
        return Danger.BACKSLASH
    scheme = scheme_of(address)
    if scheme not in _FORMS or scheme != scheme_of(decoded):
        return Danger.SCHEME
    return None if _FORMS[scheme].fullmatch(address) else Danger.FORM


def scheme_of(address: str) -> str:
    """What stands before the first colon, in lower case: "https"; "" where there is none."""
    found = _SCHEME.match(address)
    return found[1].lower() if found else ""


def authority_of(address: str) -> str | None:
    """The host that a sound address names, with its port and user if any; None inside the site."""
    found = _AUTHORITY.match(address)
    return found["authority"] if found else None


def is_inside(address: str) -> bool:
    """Whether the address is a sound one of this site's own."""
    return danger(address) is None and not scheme_of(address) and authority_of(address) is None


def shortened(text: str) -> str:
    """The text for a message, not too long."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _decoded(address: str) -> str:
    for _ in range(_ROUNDS):
        address = unquote(address)
    return address
