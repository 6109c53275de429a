"""The site's folder: built anew from its parts, or those parts exchanged that differ."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portal.model.context import CACHE
from portal.pages.build import BuiltSite
from portal.pages.sitemap import BUILD
from portal.release.atomic import replacing, updating, write_atomically
from portal.release.parts import copy_parts, exchange

PLACED = "site.json"
"""In the cache: the folder of the last site, its marker, and the keys of the parts in it."""


def placed(root: Path, folder: Path) -> frozenset[str]:
    """The keys of the parts that are in the site at `folder`; none where that is not sure."""
    found = _read(root)
    try:
        marker = (folder / BUILD).read_text("utf-8")
    except OSError:
        return frozenset()
    is_known = found["folder"] == str(folder.resolve()) and found["marker"] == marker
    return frozenset(found["parts"] if is_known else ())


def place(root: Path, site: BuiltSite, folder: Path) -> None:
    """Make `folder` the site, where it is empty or an earlier one.

    Where the last build left its site there, only parts that differ are exchanged; its marker,
    which is taken away meanwhile, tells whether that was finished. Raises UserError, and OSError
    where the folder can't be written.
    """
    keys = {part.key for part in site.parts}
    before = placed(root, folder)
    old = [part for key in before - keys if (part := site.store.find(key))]
    if before and len(old) == len(before - keys):
        if old or keys - before or (folder / BUILD).read_bytes() != site.marker:
            with updating(folder, BUILD, site.marker):
                exchange(old, site.parts, folder, before)
    else:
        with replacing(folder, BUILD) as new:
            copy_parts(site.parts, new)
            (new / BUILD).write_bytes(site.marker)
    state = {"folder": str(folder.resolve()), "marker": site.marker.decode(), "parts": sorted(keys)}
    write_atomically(root / CACHE / PLACED, json.dumps(state).encode())


def _read(root: Path) -> Mapping[str, Any]:
    nothing = {"folder": "", "marker": "", "parts": []}
    try:
        found = json.loads((root / CACHE / PLACED).read_bytes())
    except (OSError, ValueError):
        return nothing
    return found if isinstance(found, dict) and found.keys() == nothing.keys() else nothing
