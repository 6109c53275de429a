"""Compare what is served with the manifest of a release.

The manifest that is served is compared, too, and never believed: who can change the files can
change it.
"""

import hashlib
import posixpath
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from portal.model.problems import UserError
from portal.release.answer_headers import SECURE, UNWANTED, AnswerHeaders, is_met
from portal.release.carried import CARRIED, differences_beside, read_carried
from portal.release.local_target import LocalTarget
from portal.release.manifest import MANIFEST, Differences, Manifest, manifest_bytes, read_manifest
from portal.release.media_types import is_same_type
from portal.release.publish import history
from portal.release.server_rules import NOT_FOUND
from portal.release.target import Target, inventory
from portal.release.upload import differences_at
from portal.release.web import NOWHERE, Answer, Web


@dataclass(frozen=True, order=True)
class WrongType:
    """A file that is served with another media type than it has."""

    path: str
    wanted: str
    found: str


@dataclass(frozen=True, order=True)
class WrongHeader:
    """A header with which answers come otherwise than they should, "" where they lack it.

    `wanted` is "" where they should lack it. How many files have it so, and the first of them.
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
    existing, served = history(target)
    if served is None:
        raise UserError(f"Ở {target} chưa có bản nào được phục vụ. Hãy xem lại địa chỉ.")
    if served not in existing:
        raise UserError(
            f"«current» ở {target} dẫn tới versions/{served}, mà đó không phải thư mục của một bản."
            " Hãy xem ai đã đổi nó, rồi công bố lại."
        )
    different, carried = differences_at(target, served, manifest)
    return Verdict(str(target), _commit(target.read(served, MANIFEST)), different, carried)


def verify_folder(folder: Path, manifest: Manifest) -> Verdict:
    """Compare a folder of this machine that is served as it is. Raises OSError."""
    found = inventory(folder)
    own, listed = (_read(folder / name) for name in (MANIFEST, CARRIED))
    different, carried = differences_beside(read_carried(listed), manifest, found)
    return Verdict(str(folder), _commit(own), different, carried)


def verify_web(address: str, manifest: Manifest, *, with_headers: bool = True) -> Verdict:
    """Compare what a web address serves: bytes, types and, if wanted, headers. Raises UserError."""
    web = Web(address)
    own = web.read(MANIFEST)
    answers = tuple(web.answers(manifest))
    shown = tuple(one for one in answers if one.is_shown)
    ignored = () if urlsplit(address).scheme == "https" else (SECURE,)
    headers = _wrong_headers(shown, manifest.headers, ignored) if with_headers else ()
    return Verdict(
        web.address,
        _commit(own),
        _differences(manifest, answers, own, web.shown_nowhere()),
        types=tuple(sorted(_wrong_types(shown))),
        headers=tuple(sorted((*headers, *_unwanted_headers(shown)))),
        sees_foreign=False,
    )


def is_published(target: Target) -> bool:
    """Whether a target has versions; a folder may be served as it is."""
    return not isinstance(target, LocalTarget) or target.exists()


def _differences(
    manifest: Manifest, answers: Iterable[Answer], own: bytes | None, nowhere: str | None
) -> Differences:
    """What differs, of the files, the manifest and the page that is shown where there is none."""
    missing = [one.path for one in answers if one.sha256 is None]
    changed = [one.path for one in answers if one.sha256 not in (None, one.file.sha256)]
    if own is None:
        missing.append(MANIFEST)
    elif _hash(own) != _hash(manifest_bytes(manifest)):
        changed.append(MANIFEST)
    told = {one.sha256 for one in manifest.files if posixpath.basename(one.path) == NOT_FOUND}
    if nowhere is not None and told and nowhere not in told:
        changed.append(NOWHERE)
    foreign = (NOWHERE,) if nowhere is None else ()
    return Differences(tuple(sorted(missing)), foreign, tuple(sorted(changed)))


def _wrong_types(answers: Iterable[Answer]) -> Iterator[WrongType]:
    for one in answers:
        found = one.headers.get("Content-Type", "")
        if not is_same_type(one.file.type, found):
            yield WrongType(one.path, one.file.type, found)


def _wrong_headers(
    answers: Iterable[Answer], headers: AnswerHeaders, ignored: Collection[str]
) -> Iterator[WrongHeader]:
    return _counted(
        ((name, wanted, one.headers.get(name, "")), one)
        for one in answers
        for name, wanted in headers.of(one.file.path).items()
        if name not in ignored and not is_met(name, wanted, one.headers.get(name, ""))
    )


def _unwanted_headers(answers: Iterable[Answer]) -> Iterator[WrongHeader]:
    return _counted(
        ((name, "", one.headers[name]), one)
        for one in answers
        for name in UNWANTED
        if name in one.headers
    )


def _counted(found: Iterable[tuple[tuple[str, str, str], Answer]]) -> Iterator[WrongHeader]:
    """How many files each header is wrong of, and the first of their paths."""
    files: defaultdict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    for told, one in found:
        files[told].setdefault(one.file.path, one.path)
    return (WrongHeader(*told, len(its), next(iter(its.values()))) for told, its in files.items())


def _read(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _commit(manifest: bytes | None) -> str:
    with suppress(UserError):
        return read_manifest(manifest or b"").origin.commit
    return ""


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
