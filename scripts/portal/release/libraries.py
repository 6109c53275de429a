"""The libraries that a site is built with: exactly those that are locked, with their licences."""

import re
from dataclasses import dataclass
from importlib import metadata

from portal.model.problems import UserError

_LOCKED = re.compile(r"(?m)^(?P<name>[\w.-]+)==(?P<version>\S+)(?P<hashes>(?: \\\n +--hash=\S+)+)$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_ID = re.compile(r"[\w.-]+")
_UNSTATED = "UNKNOWN"
_IDS = {
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""SPDX ids of what libraries declare in the words of the Python Package Index."""


@dataclass(frozen=True)
class Library:
    """A library that is locked, with the SHA-256s of its files.

    `licence` is an expression of SPDX ids, or else what the library says, "" where it says nothing.
    """

    name: str
    version: str
    hashes: tuple[str, ...]
    licence: str


def locked_libraries(lock: str) -> tuple[Library, ...]:
    """The libraries of a lock file in order of their names.

    Raises UserError where another version is installed: the site was then built with that one.
    """
    return tuple(
        Library(found["name"], found["version"], tuple(_HASH.findall(found["hashes"])), licence)
        for found in _LOCKED.finditer(lock)
        for licence in [_licence(found["name"], found["version"])]
    )


def _licence(name: str, version: str) -> str:
    """The licence of an installed library. Raises UserError where it is of another version."""
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        installed = "chưa cài"
    else:
        installed = f"là bản {told['Version']}"
        if told["Version"] == version:
            return _stated(told)
    raise UserError(
        f"Thư viện {name} phải là bản {version}, nhưng trên máy này {installed}. Hãy chạy «make "
        "setup» rồi chạy lại."
    )


def _stated(told: metadata.PackageMetadata) -> str:
    expression, stated = (
        (told.get_all(one) or [""])[0] for one in ("License-Expression", "License")
    )
    if expression:
        return str(expression)
    if _ID.fullmatch(stated) and stated != _UNSTATED:
        return str(stated)
    classifiers = (one.split(" :: ") for one in told.get_all("Classifier") or ())
    words = [words[-1] for words in classifiers if words[0] == "License"]
    ids = [_IDS[one] for one in words if one in _IDS]
    return next(iter((*ids, *map(str, words), str(stated).partition("\n")[0])))
