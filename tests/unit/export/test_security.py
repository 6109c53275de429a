"""`security.txt` names the contacts that the settings state, and is not there without any."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from portal.export.security import security_files
from portal.model.context import Repository, Settings

DAY = dt.date(2025, 3, 4)
SETTINGS = Settings("https://van-ban.example/", ("vi", "en"))
EMAIL = {"vi": {"email": "lienhe@van-ban.example"}}


def test_contacts_are_those_of_the_settings() -> None:
    known = replace(
        SETTINGS, imprint=EMAIL, repository=Repository("https://github.com/a/b", "edit/main/docs/")
    )
    assert security_files(known, DAY) == {
        ".well-known/security.txt": (
            b"Contact: mailto:lienhe@van-ban.example\n"
            b"Contact: https://github.com/a/b/security\n"
            b"Expires: 2026-03-03T00:00:00Z\n"
            b"Preferred-Languages: vi, en\n"
            b"Canonical: https://van-ban.example/.well-known/security.txt\n"
        )
    }


def test_another_forge_is_named_by_the_repository_itself() -> None:
    known = replace(SETTINGS, repository=Repository("https://git.example/a/b/", ""))
    (text,) = security_files(known, DAY).values()
    assert text.startswith(b"Contact: https://git.example/a/b\nExpires: ")


@pytest.mark.parametrize(
    "settings",
    [SETTINGS, replace(SETTINGS, site_url="https://host.example/van-ban/", imprint=EMAIL)],
    ids=["no contact", "below the host's root"],
)
def test_there_is_none_where_it_would_tell_nothing(settings: Settings) -> None:
    assert security_files(settings, DAY) == {}
