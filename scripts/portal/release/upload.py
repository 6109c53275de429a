"""Upload a release to a target beside the versions that are there, and compare what arrived."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from portal.model.files import printable
from portal.model.problems import UserError
from portal.release.carried import (
    CARRIED,
    carried_assets,
    carried_bytes,
    differences_beside,
    intact,
    read_carried,
    spoiled,
    unit,
)
from portal.release.manifest import MANIFEST, Differences, Manifest, read_manifest
from portal.release.target import Inventory, Target

_SHOWN = 10
"""Differing files that a message names."""

_UNITS = 500
"""Carried folders and files that one command names."""


@dataclass(frozen=True)
class Release:
    """A folder of files to be served, the manifest that it has, and the name of its version."""

    site: Path
    manifest: Manifest
    version: str


def upload(
    release: Release, target: Target, name: str, basis: str | None, kept: Iterable[str]
) -> None:
    """Upload into a folder of the target's `versions/`, with assets of others, and compare.

    `basis` is a version that has many of the files; `kept` are the versions whose assets are
    carried, the newest first. What did not arrive as it was is deleted. Raises UserError, OSError.
    """
    try:
        target.upload(release.site, name, basis)
        carried = _carry(release.manifest, target, name, kept)
        _require_whole(release.manifest, target, name, carried)
    except (UserError, OSError):
        with suppress(UserError, OSError):
            target.remove(name)
        raise


def _carry(manifest: Manifest, target: Target, name: str, kept: Iterable[str]) -> Inventory:
    carried: Mapping[str, str] = {}
    for version in kept:
        if its := manifest_at(target, version):
            more = carried_assets({**manifest.inventory, **carried}, its)
            units = sorted(set(map(unit, more)))
            for start in range(0, len(units), _UNITS):
                target.carry(version, units[start : start + _UNITS], name)
            carried = {**carried, **more}
    return carried


def _require_whole(manifest: Manifest, target: Target, name: str, carried: Inventory) -> None:
    """Raise UserError unless all arrived; carried assets that are not sound are deleted.

    Those that are sound are written down.
    """
    found = dict(target.inventory(name))
    for path in spoiled(carried, found):
        target.remove(f"{name}/{path}")
        del found[path]
    sound = intact(carried, found)
    if different := differences_beside(sound, manifest, found)[0]:
        raise UserError(
            f"Bản vừa tải lên {target} không giống bản phát hành ({described(different)}). "
            "Bản đang phục vụ không đổi. Hãy chạy lại; nếu vẫn vậy, hãy kiểm tra ổ đĩa ở đích."
        )
    if sound:
        target.write(name, CARRIED, carried_bytes(sound))


def manifest_at(target: Target, version: str) -> Manifest | None:
    """The manifest of a version at a target, None where it has none that can be read."""
    with suppress(UserError):
        return read_manifest(target.read(version, MANIFEST) or b"")
    return None


def differences_at(target: Target, version: str, manifest: Manifest) -> tuple[Differences, int]:
    """How a version at the target differs from a manifest; and how many assets it carries."""
    found = target.inventory(version)
    listed = target.read(version, CARRIED) if CARRIED in found else None
    return differences_beside(read_carried(listed), manifest, found)


def described(different: Differences) -> str:
    """How many files differ, and which: the first of them."""
    told = (
        *(f"thiếu {printable(path)}" for path in different.missing),
        *(f"thừa {printable(path)}" for path in different.foreign),
        *(f"khác {printable(path)}" for path in different.changed),
    )
    return f"{len(told)} tệp: {', '.join(told[:_SHOWN])}{', …' if told[_SHOWN:] else ''}"
