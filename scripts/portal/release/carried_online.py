"""Carry the assets of the version that a web address serves, for hosts that replace all at once.

Such a host, like GitHub Pages, keeps no version beside the one that it serves: the next one carries
what pages of that one need, and nothing of those before it.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from portal.model.problems import UserError
from portal.release.atomic import write_files
from portal.release.carried import CARRIED, carried_assets, carried_bytes
from portal.release.manifest import ENCODINGS, MANIFEST, Manifest, read_manifest
from portal.release.target import Inventory
from portal.release.web import Web


def carry_online(web: Web, folder: Path) -> Inventory:
    """Write the assets that a portal serves into the folder of its next version, and their list.

    Their SHA-256 by their paths; none where it serves no release. What is served otherwise than its
    manifest says is left out, as are compressed copies, which such a host makes itself. Raises
    UserError and OSError.
    """
    own = read_manifest((folder / MANIFEST).read_bytes())
    replaced = _served(web)
    wanted = carried_assets(own.inventory, replaced) if replaced else {}
    found = dict(_sound(web, wanted))
    carried = {path: wanted[path] for path in found}
    write_files(folder, {**found, CARRIED: carried_bytes(carried)} if found else {})
    return carried


def _served(web: Web) -> Manifest | None:
    """The manifest that is served, None where there is none."""
    data = web.read(MANIFEST)
    try:
        return read_manifest(data or b"")
    except UserError:
        return None


def _sound(web: Web, wanted: Inventory) -> Iterator[tuple[str, bytes]]:
    for path, hash_ in wanted.items():
        data = None if path.endswith(tuple(ENCODINGS)) else web.read(path)
        if data is not None and hashlib.sha256(data).hexdigest() == hash_:
            yield path, data
