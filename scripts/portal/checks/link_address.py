"""The address of a link as browsers read it, and why some are refused."""

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
"""The allowed schemes, "" for none, and the form of a whole address with each."""

_CONTROL = re.compile(r"[\0-\x1f\x7f]")

_DECODINGS = 3
"""Times an address is percent-decoded: none that is encoded more often works in a browser."""

SHOWN = 80
"""Characters of an address that a message shows."""


class Danger(StrEnum):
    """Why an address is refused, wherever it leads."""

    HIDDEN = "hidden"
    BACKSLASH = "backslash"
    SCHEME = "scheme"
    FORM = "form"


def danger(address: str) -> Danger | None:
    """Why the address may lead elsewhere than it seems to, or is not allowed; None if sound."""
    decoded = address
    for _ in range(_DECODINGS):
        decoded = unquote(decoded)
    if any(c.isspace() or not c.isprintable() for c in address) or _CONTROL.search(decoded):
        return Danger.HIDDEN
    if "\\" in address:
        return Danger.BACKSLASH
    scheme = scheme_of(address)
    if scheme not in _FORMS or scheme != scheme_of(decoded):
        return Danger.SCHEME
    return None if _FORMS[scheme].fullmatch(address) else Danger.FORM


def scheme_of(address: str) -> str:
    """The scheme in lower case, such as "https"; "" where there is none."""
    found = _SCHEME.match(address)
    return found[1].lower() if found else ""


def authority_of(address: str) -> str | None:
    """The host of an https address, with its user and port if any; None where there is none."""
    found = _AUTHORITY.match(address)
    return found["authority"] if found else None


def is_inside(address: str) -> bool:
    """Whether the address is sound and leads to this site."""
    return danger(address) is None and not scheme_of(address) and authority_of(address) is None


def shortened(text: str) -> str:
    """The text as messages show it: cut where it is too long."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
