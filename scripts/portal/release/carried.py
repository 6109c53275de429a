"""The styles, scripts and data of replaced versions, which the next versions carry along.

A page that is open in a browser, or kept by one, loads them by names that a new version no longer
has. They are named by a hash of what they are made of, so they are in nobody's way. A version
carries those of the versions that are kept beside it, so their number is bounded.
"""

import json
import re
from collections.abc import Collection
from pathlib import PurePosixPath

from portal.release.answer_headers import FINGERPRINTED
from portal.release.manifest import ENCODINGS, Differences, Manifest, differences
from portal.release.target import Inventory

CARRIED = "carried.json"
"""In a version that carries assets: their SHA-256 by their paths."""

_HASH = re.compile(r"[0-9a-f]{64}")

_KINDS = (".css", ".js", ".json", ".wasm", ".woff2")
"""What browsers show by itself as no page; our pages, which are verified, run no other script."""


def unit(path: str) -> str:
    """The folder or the file named by a hash to which a path belongs; "" for any other path."""
    found = re.match(FINGERPRINTED, f"/{path}")
    if found is None:
        return ""
    return path if found[0].endswith(".") else found[0].strip("/")


def carried_assets(taken: Inventory, replaced: Manifest) -> Inventory:
    """The SHA-256 of the assets of a replaced version that another carries, by their paths.

    `taken` are the files that it has already: folders and files of the same name are the same.
    """
    names = frozenset(map(unit, taken)) | {""}
    return {
        path: hash_
        for path, hash_ in replaced.inventory.items()
        if unit(path) not in names and _kind(path) in _KINDS
    }


def carried_bytes(carried: Inventory) -> bytes:
    """The list of carried assets as a file."""
    return json.dumps(dict(sorted(carried.items())), indent=0).encode()


def read_carried(data: bytes | None) -> Inventory:
    """The list of carried assets in a file; empty where it names anything that is none.

    Whoever can change the files can change the list: so what it allows is harmless by its kind.
    """
    try:
        carried = json.loads(data or b"{}")
        sound = all(
            unit(p) and _kind(p) in _KINDS and _HASH.fullmatch(h) for p, h in carried.items()
        )
    except (ValueError, AttributeError, TypeError):
        return {}
    return carried if sound else {}


def intact(carried: Inventory, found: Inventory) -> Inventory:
    """Those of the carried assets that are there as they were."""
    return {path: hash_ for path, hash_ in carried.items() if found.get(path) == hash_}


def spoiled(carried: Inventory, found: Inventory) -> tuple[str, ...]:
    """The paths in carried folders that are not as they were, or were never there."""
    units, sound = frozenset(map(unit, carried)), intact(carried, found)
    return tuple(sorted(path for path in found.keys() - sound.keys() if unit(path) in units))


def differences_beside(
    carried: Inventory, manifest: Manifest, found: Inventory
) -> tuple[Differences, int]:
    """How a folder differs from its manifest and from what it carries; and how much it carries."""
    others = found.keys() - carried.keys() - ({CARRIED} if carried else set())
    own = differences(manifest, {path: found[path] for path in others})
    changed = {path for path in carried.keys() & found.keys() if carried[path] != found[path]}
    different = Differences(
        tuple(sorted({*own.missing, *(carried.keys() - found.keys())})),
        own.foreign,
        tuple(sorted({*own.changed, *changed})),
    )
    return different, len(carried)


def belongs(path: str, units: Collection[str]) -> bool:
    """Whether a path is one of these folders or files, or in one of them."""
    return any(path == one or path.startswith(f"{one}/") for one in units)


def _kind(path: str) -> str:
    """The suffix of a path, or of what it is a precompressed copy of."""
    name = PurePosixPath(path)
    return name.with_suffix("").suffix if name.suffix[1:] in ENCODINGS else name.suffix
