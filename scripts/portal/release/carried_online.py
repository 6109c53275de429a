"""Carry the assets of the version that a web address serves, for hosts that replace all at once.

Such a host, like GitHub Pages, keeps no version beside the one that it serves: the next one carries
what pages of that one need, and nothing of those before it.
"""

import hashlib
from pathlib import Path

from portal.release.atomic import write_files
from portal.release.carried import CARRIED, carried_assets, carried_bytes
from portal.release.manifest import ENCODINGS, MANIFEST, Manifest, read_manifest
from portal.release.target import Inventory
from portal.release.web import Web


def carry_online(web: Web, folder: Path, replaced: Manifest) -> Inventory:
    """Write the assets that a portal serves into the folder of its next version, and their list.

    Their SHA-256 by their paths. `replaced` is the manifest of the release that is served, kept
    since it was made: that which is served is not believed. What is served otherwise is left out,
    as are compressed copies, which such a host makes itself. Raises UserError and OSError.
    """
    own = read_manifest((folder / MANIFEST).read_bytes())
    wanted = {
        path: hash_
        for path, hash_ in carried_assets(own.inventory, replaced).items()
        if not path.endswith(tuple(ENCODINGS))
    }
    found = {
        path: data
        for path, data in web.read_all(wanted)
        if data is not None and hashlib.sha256(data).hexdigest() == wanted[path]
    }
    carried = {path: wanted[path] for path in found}
    write_files(folder, {**found, CARRIED: carried_bytes(carried)} if found else {})
    return carried
