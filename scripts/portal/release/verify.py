"""Compare what is served with the manifest of a release.

The manifest that is served is compared, too, and never believed: who can change the files can
change it.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from portal.model.problems import UserError
from portal.release.answer_headers import SECURE, AnswerHeaders, is_met
from portal.release.local_target import LocalTarget
from portal.release.manifest import (
    MANIFEST,
    Differences,
    Manifest,
    differences,
    manifest_bytes,
    read_manifest,
)
from portal.release.publish import history
from portal.release.target import Target, inventory
from portal.release.upload import differences_at
from portal.release.web import Answer, Web, is_same_type


@dataclass(frozen=True, order=True)
class WrongType:
    """A file that is served with another media type than it has."""

    path: str
    wanted: str
    found: str


@dataclass(frozen=True, order=True)
class WrongHeader:
    """A header with which answers come otherwise than they should, "" where they lack it.

    How many files have it so, and the first of them.
    """

    name: str
    wanted: str
    found: str
    files: int
    first: str


@dataclass(frozen=True)
class Verdict:
    """What differs between what is served and a release.

    `served` is the commit that the served manifest names, "" where it names none; `carried` counts
    the assets of replaced versions. Where `sees_foreign` is false, foreign files can't be found.
    """

    location: str
    served: str
    differences: Differences
    carried: int = 0
    types: tuple[WrongType, ...] = ()
    headers: tuple[WrongHeader, ...] = ()
    sees_foreign: bool = True

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return not (self.differences or self.types or self.headers)


def verify_target(target: Target, manifest: Manifest) -> Verdict:
    """Compare the version that a target serves. Raises UserError, OSError."""
    _, served = history(target)
    if served is None:
        raise UserError(f"Ở {target} chưa có bản nào được phục vụ. Hãy xem lại địa chỉ.")
    different, carried = differences_at(target, served, manifest)
    return Verdict(str(target), _commit(target.read(served, MANIFEST)), different, carried)


def verify_folder(folder: Path, manifest: Manifest) -> Verdict:
    """Compare a folder of this machine that is served as it is. Raises OSError."""
    told = folder / MANIFEST
    served = _commit(told.read_bytes() if told.is_file() else None)
    return Verdict(str(folder), served, differences(manifest, inventory(folder)))


def verify_web(address: str, manifest: Manifest, *, with_headers: bool = True) -> Verdict:
    """Compare what a web address serves: bytes, types and, if wanted, headers. Raises UserError."""
    web = Web(address)
    own = web.read(MANIFEST)
    answers = tuple(web.answers(manifest))
    wanted = {file.path: file for file in manifest.files}
    shown = tuple(one for one in answers if one.path in wanted and one.is_shown)
    types = (
        WrongType(one.path, wanted[one.path].type, found)
        for one in shown
        for found in [one.headers.get("Content-Type", "")]
        if not is_same_type(wanted[one.path].type, found)
    )
    ignored = () if urlsplit(address).scheme == "https" else (SECURE,)
    return Verdict(
        web.address,
        _commit(own),
        _differences(manifest, answers, own),
        types=tuple(sorted(types)),
        headers=_wrong_headers(shown, manifest.headers, ignored) if with_headers else (),
        sees_foreign=False,
    )


def is_published(target: Target) -> bool:
    """Whether a target has versions; a folder may be served as it is."""
    return not isinstance(target, LocalTarget) or target.exists()


def _differences(manifest: Manifest, answers: Iterable[Answer], own: bytes | None) -> Differences:
    hashes = {file.path: file.sha256 for file in manifest.files}
    missing, changed = [], []
    for one in answers:
        expected = hashes.get(one.path) or hashes[one.path.rpartition(".")[0]]
        if one.sha256 is None:
            missing.append(one.path)
        elif one.sha256 != expected:
            changed.append(one.path)
    if own is None:
        missing.append(MANIFEST)
    elif _hash(own) != _hash(manifest_bytes(manifest)):
        changed.append(MANIFEST)
    return Differences(tuple(sorted(missing)), (), tuple(sorted(changed)))


def _wrong_headers(
    answers: Iterable[Answer], headers: AnswerHeaders, ignored: Collection[str]
) -> tuple[WrongHeader, ...]:
    paths: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for one in answers:
        for name, wanted in headers.of(one.path).items():
            found = one.headers.get(name, "")
            if name not in ignored and not is_met(name, wanted, found):
                paths[name, wanted, found].append(one.path)
    return tuple(sorted(WrongHeader(*told, len(its), its[0]) for told, its in paths.items()))


def _commit(manifest: bytes | None) -> str:
    with suppress(UserError):
        return read_manifest(manifest or b"").origin.commit
    return ""


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
