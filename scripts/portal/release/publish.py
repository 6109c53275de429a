"""Publish a built site beside the one being served, verify it, then switch to it; roll back.

A version has its name only while it is complete: it is uploaded as `.arriving-<version>`, read
back, compared with what was built, and then renamed; before it is deleted it is renamed to
`.leaving-<version>`. So whatever interrupts a run, `current` serves a complete version, `rollback`
offers only complete versions, and the next run deletes what is left of others.
"""

import os
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from portal.model.problems import UserError
from portal.release.local_target import LocalTarget
from portal.release.target import SPECIAL, Inventory, Target, inventory

_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]*")
_ARRIVING, _LEAVING = ".arriving-", ".leaving-"
_SHOWN = 10
"""Differing files that a message names."""


@dataclass(frozen=True)
class Switched:
    """The version that is served now, and the one that was served before."""

    version: str
    previous: str | None


@dataclass(frozen=True)
class Published(Switched):
    """The result of publishing: how much was built, and which old versions were removed."""

    files: int
    bytes: int
    removed: tuple[str, ...]


def version_name(commit_time: datetime, commit: str) -> str:
    """The name of the version built from a commit; names sort by time.

    Raises ValueError for a time without a zone or a commit that is not at least 12 hex digits.
    """
    if commit_time.tzinfo is None or not re.fullmatch(r"[0-9a-f]{12,}", commit):
        raise ValueError(commit_time, commit)
    return f"{commit_time.astimezone(UTC):%Y%m%dT%H%M%SZ}-{commit[:12]}"


@contextmanager
def _explained() -> Iterator[None]:
    """Turn an OSError into a UserError that says what to do."""
    try:
        yield
    except OSError as error:
        raise UserError(
            f"Không đọc hoặc ghi được tệp: {error}. Hãy xem đường dẫn, quyền và chỗ trống, rồi "
            "chạy lại."
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
            f"“current” ở {target} không phải liên kết tới versions/<bản>, nên lệnh này không đụng "
            "tới. Hãy đổi tên nó rồi chạy lại."
        )
    return version


@_explained()
def history(target: Target) -> tuple[tuple[str, ...], str | None]:
    """The complete versions, oldest first, and the one being served. Raises UserError."""
    _require_published(target)
    return versions(target), current(target)


@_explained()
def publish(site: Path, target: Target, version: str, *, keep: int = 5) -> Published:
    """Upload a built site to the target as a version, and serve it.

    The newest `keep` versions stay, and always the new one and the one that it replaced; if the
    version is served already, none is removed. Raises UserError; then the old version is still
    served, unless the message says otherwise or the connection broke during the switch.
    """
    built = _built(site, target)
    size = sum((site / path).stat().st_size for path in built)
    if not _VERSION.fullmatch(version) or keep < 1:
        raise UserError(
            f"Tên bản “{version}” phải gồm chữ không dấu, chữ số, “.”, “_”, “-”, và số bản giữ lại "
            f"({keep}) phải từ 1. Hãy sửa rồi chạy lại."
        )
    target.prepare()
    with target.locked(_owner()) as require_lock:
        previous = current(target)
        _clear(target, except_for=_ARRIVING + version)
        existing = versions(target)
        if version in existing:
            _compare(
                built,
                target.inventory(version),
                f"Bản {version} đã có ở {target} nhưng khác bản vừa dựng",
                "Bản đã xuất bản không được sửa. Hãy dựng lại từ đúng commit, hoặc tạo commit mới "
                "rồi xuất bản.",
            )
        else:
            _upload(site, built, target, version, previous if previous in existing else None)
        require_lock()
        target.switch(version)
        staying = {*sorted({*existing, version})[-keep:], version, previous}
        removed = tuple(old for old in existing if old not in staying and previous != version)
        _remove(removed, target, version)
    return Published(version, previous, len(built), size, removed)


@_explained()
def rollback(target: Target, version: str | None = None) -> Switched:
    """Serve this version again, by default the one before the current one in order of names.

    Raises UserError if there is none.
    """
    _require_published(target)
    with target.locked(_owner()) as require_lock:
        previous, existing = current(target), versions(target)
        earlier = [name for name in existing if previous and name < previous]
        chosen = max(earlier, default=None) if version is None else version
        if chosen is None or chosen not in existing:
            raise UserError(
                f"Ở {target} không có bản {chosen or 'cũ hơn bản đang phục vụ'}. Hãy chọn một "
                f"trong các bản đang có: {', '.join(existing) or 'chưa có bản nào'}."
            )
        require_lock()
        target.switch(chosen)
    return Switched(chosen, previous)


def _require_published(target: Target) -> None:
    if not target.exists():
        raise UserError(f"Chưa có gì được xuất bản ở {target}. Hãy xem lại địa chỉ.")


def _built(site: Path, target: Target) -> Inventory:
    """The inventory of the site. Raises UserError where it can't be published to the target."""
    if isinstance(target, LocalTarget) and target.root.is_relative_to(site.resolve()):
        raise UserError(
            f"Đích {target} nằm trong {site}, nơi mỗi lần dựng đều xóa. Hãy chọn đích khác."
        )
    built = inventory(site)
    if "index.html" not in built:
        raise UserError(f"{site} không có index.html. Hãy dựng trang trước khi xuất bản.")
    if special := sorted(path for path in built if built[path] == SPECIAL):
        raise UserError(
            f"{site} có liên kết hoặc tệp đặc biệt: {', '.join(special)}. Hãy dựng lại trang."
        )
    return built


def _owner() -> str:
    """Who publishes, told to whom it keeps waiting."""
    who = f"{os.environ.get('USER', 'uid ' + str(os.getuid()))}@{socket.gethostname()}"
    return f"{who}, pid {os.getpid()}, {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _clear(target: Target, *, except_for: str) -> None:
    """Delete what interrupted runs left, except the upload that this run continues."""
    for name in target.names():
        if name.startswith((_ARRIVING, _LEAVING)) and name != except_for:
            target.remove(name)


def _upload(site: Path, built: Inventory, target: Target, version: str, basis: str | None) -> None:
    """Upload and compare, and only then give the version its name; delete a failed upload."""
    arriving = _ARRIVING + version
    try:
        target.upload(site, arriving, basis)
        _compare(
            built,
            target.inventory(arriving),
            f"Bản {version} tới {target} không giống bản đã dựng",
            "Bản đang phục vụ không đổi. Hãy chạy lại; nếu vẫn vậy, hãy kiểm tra ổ đĩa ở đích.",
        )
    except (UserError, OSError):
        with suppress(UserError, OSError):
            target.remove(arriving)
        raise
    target.rename(arriving, version)


def _compare(built: Inventory, uploaded: Inventory, problem: str, advice: str) -> None:
    """Raise UserError if a file is missing, extra or different."""
    common = built.keys() & uploaded.keys()
    differences = (
        *(f"thiếu {path}" for path in sorted(built.keys() - common)),
        *(f"thừa {path}" for path in sorted(uploaded.keys() - common)),
        *(f"khác {path}" for path in sorted(common) if built[path] != uploaded[path]),
    )
    if differences:
        shown = ", ".join(differences[:_SHOWN]) + (", …" if differences[_SHOWN:] else "")
        raise UserError(f"{problem} ({len(differences)} tệp: {shown}). {advice}")


def _remove(old: tuple[str, ...], target: Target, version: str) -> None:
    """Delete old versions, each renamed first: half a version must not look like a complete one."""
    try:
        for name in old:
            target.rename(name, _LEAVING + name)
            target.remove(_LEAVING + name)
    except (UserError, OSError) as error:
        raise UserError(
            f"Bản {version} đã lên và đang được phục vụ, nhưng chưa dọn xong các bản cũ; lần xuất "
            f"bản sau sẽ dọn tiếp. Lý do: {error}"
        ) from error
