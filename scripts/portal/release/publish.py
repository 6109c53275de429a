"""Publish a built site beside the one being served, verify it, then switch to it; roll back.

A version has its name only while it is complete: it is uploaded as `.arriving-<version>`, read
back, compared with what was built, and then renamed; before it is deleted it is renamed to
`.leaving-<version>`. So whatever interrupts a run, `current` serves a complete version, `rollback`
offers only complete versions, and the next run deletes what is left of others.
"""

import os
import re
import socket
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from portal.model.problems import UserError, named, reason
from portal.release.guarded_target import GuardedTarget
from portal.release.local_target import LocalTarget
from portal.release.manifest import MANIFEST, Manifest, differences, read_manifest
from portal.release.target import ARRIVING, LEAVING, Target, inventory, unpublished
from portal.release.upload import Release, described, differences_at, manifest_at, upload

_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]*")
_OF_COMMIT = re.compile(r".*-([0-9a-f]{12})(?:\.[0-9]+)?")
_AGAIN = re.compile(r"\.[0-9]+$")
"""The end of the name of a version that was published again, since somebody had changed it."""


@dataclass(frozen=True)
class Switched:
    """The version that is served now, and the one that was served before."""

    version: str
    previous: str | None


@dataclass(frozen=True)
class Published(Switched):
    """The result of publishing: how much was built, and which old versions were removed.

    `has_other_configuration` where web servers have to be set up anew for it.
    """

    files: int
    bytes: int
    removed: tuple[str, ...]
    has_other_configuration: bool = False


def version_name(commit_time: datetime, commit: str) -> str:
    """The name of the version built from a commit; names sort by time.

    Raises ValueError for a time without a zone or a commit that is not at least 12 hex digits.
    """
    if commit_time.tzinfo is None or not re.fullmatch(r"[0-9a-f]{12,}", commit):
        raise ValueError(commit_time, commit)
    return f"{commit_time.astimezone(UTC):%Y%m%dT%H%M%SZ}-{commit[:12]}"


def commit_of(version: str) -> str:
    """The first digits of the commit that a version was built from; "" for another name."""
    found = _OF_COMMIT.fullmatch(version)
    return found[1] if found else ""


@contextmanager
def _explained() -> Iterator[None]:
    """Turn an OSError into a UserError that says what to do."""
    try:
        yield
    except OSError as error:
        raise UserError(
            f"Không đọc hoặc ghi được{named(error)}: {reason(error)}. Hãy kiểm tra đường dẫn, quyền"
            " và dung lượng trống, rồi chạy lại."
        ) from error


@_explained()
def versions(target: Target) -> tuple[str, ...]:
    """The complete versions at the target, oldest first. Raises UserError."""
    return tuple(sorted(name for name in target.names() if _VERSION.fullmatch(name)))


@_explained()
def current(target: Target) -> str | None:
    """The version being served, None before the first. Raises UserError."""
    link = target.link()
    if link is None:
        return None
    folder, _, version = link.partition("/")
    if folder != "versions" or not _VERSION.fullmatch(version):
        raise UserError(
            f"«current» ở {target} không phải liên kết tới versions/<bản>, nên lệnh này không đụng "
            "tới. Hãy đổi tên nó rồi chạy lại."
        )
    return version


@_explained()
def history(target: Target) -> tuple[tuple[str, ...], str | None]:
    """The complete versions, oldest first, and the one being served. Raises UserError."""
    if not target.exists():
        raise unpublished(target)
    return versions(target), current(target)


@_explained()
def publish(
    site: Path,
    target: Target,
    version: str,
    *,
    keep: int = 5,
    allow: Callable[[str], None] = lambda _: None,
) -> Published:
    """Upload a release to the target as a version, and serve it.

    `allow` raises UserError where the version that is served must not be replaced. The newest
    `keep` versions stay, and always the new one and the one that it replaced; if the version is
    served already, none is removed. A version that is there but differs, as one that somebody
    tampered with, is replaced. Raises UserError; then the old version is still served, unless the
    message says otherwise or the connection broke during the switch.
    """
    manifest = _released(site, target)
    if not _VERSION.fullmatch(version) or keep < 1:
        raise UserError(
            f"Tên bản «{version}» phải gồm chữ không dấu, chữ số, «.», «_», «-», và số bản giữ lại "
            f"({keep}) phải từ 1. Hãy sửa rồi chạy lại."
        )
    target.prepare()
    with target.locked(_owner()) as require_lock:
        previous = current(target)
        if previous is None:
            _require_own(target)
        elif _base(previous) != _base(version):
            allow(previous)
        replaced = manifest_at(target, previous) if previous else None
        release = Release(site, manifest, version)
        name, removed = _serve(release, GuardedTarget(target, require_lock), previous, keep)
    size = sum(one.size for one in manifest.files)
    configured = replaced.configuration if replaced else ""
    is_other = bool(previous) and configured != manifest.configuration
    return Published(name, previous, len(manifest.files), size, removed, is_other)


@_explained()
def rollback(target: Target, version: str | None = None) -> Switched:
    """Serve this version again, by default the one before the current one in order of names.

    Raises UserError if there is none.
    """
    with target.locked(_owner()) as require_lock:
        previous, existing = current(target), versions(target)
        if not existing:
            raise unpublished(target)
        earlier = [name for name in existing if previous and name < previous]
        chosen = max(earlier, default=None) if version is None else version
        if chosen is None or chosen not in existing:
            raise UserError(
                f"Ở {target} không có bản {chosen or 'cũ hơn bản đang phục vụ'}. Hãy chọn một "
                f"trong các bản đang có: {', '.join(existing)}."
            )
        GuardedTarget(target, require_lock).switch(chosen)
    return Switched(chosen, previous)


def _released(site: Path, target: Target) -> Manifest:
    """The manifest of a release. Raises UserError where it can't be published to the target."""
    if isinstance(target, LocalTarget) and target.root.is_relative_to(site.resolve()):
        raise UserError(
            f"Đích {target} nằm trong {site}, nơi mỗi lần dựng đều xóa. Hãy chọn đích khác."
        )
    if not (site / "index.html").is_file() or not (site / MANIFEST).is_file():
        raise UserError(
            f"{site} không phải bản phát hành: thiếu index.html hoặc {MANIFEST}. Hãy tạo bằng lệnh "
            "release trước khi công bố."
        )
    manifest = read_manifest((site / MANIFEST).read_bytes())
    if different := differences(manifest, inventory(site)):
        raise UserError(
            f"{site} không còn giống {MANIFEST} của nó ({described(different)}). Hãy tạo lại bằng "
            "lệnh release."
        )
    return manifest


def _require_own(target: Target) -> None:
    """Raise UserError where `versions/` is somebody else's: other programs have one, too."""
    for name in versions(target):
        if target.read(name, MANIFEST) is None:
            raise UserError(
                f"Ở {target} đã có versions/{name}, không phải do lệnh này đặt. Hãy chọn một thư "
                "mục khác, dành riêng cho cổng."
            )


def _base(version: str) -> str:
    """The name of a version but for its number where it was published again."""
    return _AGAIN.sub("", version)


def _place(release: Release, target: Target, existing: Collection[str]) -> tuple[str, str]:
    """The name for a release, and the version of that commit which differs from it, or "".

    It is that of a version which is there and the same; otherwise a new one.
    """
    version, manifest = release.version, release.manifest
    there = [name for name in existing if _base(name) == version]
    if not there:
        return version, ""
    latest = max(there, key=lambda name: (len(name), name))
    if not differences_at(target, latest, manifest)[0]:
        return latest, ""
    number = int(latest.rpartition(".")[2]) if latest != version else 1
    return f"{version}.{number + 1}", latest


def _owner() -> str:
    """Who publishes, told to whom it keeps waiting."""
    who = f"{os.environ.get('USER', 'uid ' + str(os.getuid()))}@{socket.gethostname()}"
    return f"{who}, pid {os.getpid()}, {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _serve(
    release: Release, target: GuardedTarget, previous: str | None, keep: int
) -> tuple[str, tuple[str, ...]]:
    """Upload a release unless it is there, switch to it; its name, and the versions removed."""
    existing = frozenset(versions(target))
    name, damaged = _place(release, target, existing)
    _clear(target, except_for=ARRIVING + name)
    staying = {*sorted((existing | {name}) - {damaged})[-keep:], name, previous} - {damaged}
    if name not in existing:
        basis = previous if previous in existing else None
        upload(release, target, ARRIVING + name, basis, sorted(existing & staying, reverse=True))
        target.rename(ARRIVING + name, name)
    target.switch(name)
    going = existing & {damaged} if previous == name else existing - staying
    _remove(going, target, name)
    return name, tuple(sorted(going))


def _clear(target: GuardedTarget, *, except_for: str) -> None:
    """Delete what interrupted runs left, except the upload that this run continues."""
    for name in target.names():
        if name.startswith((ARRIVING, LEAVING)) and name != except_for:
            target.remove(name)


def _remove(old: Iterable[str], target: GuardedTarget, version: str) -> None:
    """Delete old versions, each renamed first: half a version must not look like a complete one."""
    try:
        for name in sorted(old):
            target.rename(name, LEAVING + name)
            target.remove(LEAVING + name)
    except (UserError, OSError) as error:
        told = error if isinstance(error, UserError) else f"{reason(error)}{named(error)}."
        raise UserError(
            f"Bản {version} đã lên và đang được phục vụ, nhưng chưa dọn xong các bản cũ; lần công "
            f"bố sau sẽ dọn tiếp. Lý do: {told}"
        ) from error
