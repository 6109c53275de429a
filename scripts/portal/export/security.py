"""`security.txt`: whom to tell of a flaw in the portal (RFC 9116), where the settings say so."""

import datetime as dt
from urllib.parse import urlsplit

from portal.model.context import Settings
from portal.model.documents import OFFICIAL

PATH = ".well-known/security.txt"

VALID = dt.timedelta(days=364)
"""From the day of the build: the RFC wants less than a year."""


def security_files(settings: Settings, day: dt.date | None) -> dict[str, bytes]:
    """The file by its path, as of the day of the commit.

    None where no contact is known, nor where the portal is not at its host's root, as nobody would
    look for the file there.
    """
    contacts = _contacts(settings)
    if not contacts or not day or urlsplit(settings.site_url).path != "/":
        return {}
    lines = [
        *(f"Contact: {one}" for one in contacts),
        f"Expires: {day + VALID}T00:00:00Z",
        f"Preferred-Languages: {', '.join(settings.languages)}",
        f"Canonical: {settings.site_url}{PATH}",
    ]
    return {PATH: "".join(f"{line}\n" for line in lines).encode()}


def _contacts(settings: Settings) -> list[str]:
    """The portal's own address for mail first, then where its repository takes reports."""
    email = settings.imprint.get(OFFICIAL, {}).get("email", "")
    repository = settings.repository.url.rstrip("/") if settings.repository else ""
    if urlsplit(repository).hostname == "github.com":
        repository += "/security"
    return [*([f"mailto:{email}"] if email else []), *([repository] if repository else [])]
