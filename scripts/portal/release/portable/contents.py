"""The files of the portable zip: a note, a page to open, and the site as it runs from a disk."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from string import Template

from portal.release.manifest import Manifest
from portal.release.portable.pages import CARRIER, portable_page
from portal.release.portable.scripts import carrier, data_script

NOTE, FIRST = "DOC-TOI.txt", "MO-TRANG-NAY.html"
PAGES = "trang"
"""The folder of the site, beside the note and the page to open."""

_OPENER = "mo.js"
_OPEN = f'location.replace("{PAGES}/index.html");\n'
"""Where the zip is not unpacked this script is missing, and the page to open says what to do."""

_LEFT_OUT = re.compile(
    r"(?:.*/)?(?:404\.html|manifest\.webmanifest|offline\.bin)|sw\.js|assets/[0-9a-f]{12}/files\.json"
)
"""What only a web server, or a browser that keeps pages for reading offline, has a use for."""

_MODULE = re.compile(r"(?P<folder>assets/[0-9a-f]{12}/)js/(?P<name>.+\.js)")
_DATA = re.compile(r"assets/.*\.json")
"""What scripts fetch."""


def portable_files(
    site: Path, manifest: Manifest, root: str, name: str
) -> Iterator[tuple[str, bytes]]:
    """Each file's path and bytes, in order of paths, all below the folder `root`.

    `name` is the portal's. Files are read one at a time, but for the modules. Raises OSError.
    """
    origin = manifest.origin
    told = {
        "name": name,
        "day": "/".join(reversed(origin.date[:10].split("-"))),
        "first": FIRST,
        "site_url": origin.site_url,
        "commit": origin.commit[:12],
        "digest": manifest.digest,
    }
    # As the simplest of editors on Windows reads it.
    yield f"{root}/{NOTE}", _template(NOTE, told).replace("\n", "\r\n").encode("utf-8-sig")
    page = {"name": html.escape(name), "pages": PAGES, "opener": _OPENER}
    yield f"{root}/{FIRST}", _template(FIRST, page).encode()
    paths = [one.path for one in manifest.files if not _LEFT_OUT.fullmatch(one.path)]
    places = {_place(path): path for path in paths} | {_OPENER: _OPENER}
    for place in sorted(places, key=str.encode):
        data = _OPEN.encode() if place == _OPENER else _portable(site, places[place], paths)
        yield f"{root}/{PAGES}/{place}", data


def _template(name: str, values: dict[str, str]) -> str:
    return Template(Path(__file__).with_name(name).read_text("utf-8")).substitute(values)


def _place(path: str) -> str:
    """Where a file of the site is: all modules are in one script, data are in one each."""
    if module := _MODULE.fullmatch(path):
        return module["folder"] + CARRIER
    return f"{path}.js" if _DATA.fullmatch(path) else path


def _portable(site: Path, path: str, paths: list[str]) -> bytes:
    if module := _MODULE.fullmatch(path):
        found = [one for one in map(_MODULE.fullmatch, paths) if one]
        own = [one for one in found if one["folder"] == module["folder"]]
        return carrier({one["name"]: (site / one[0]).read_text("utf-8") for one in own}).encode()
    data = (site / path).read_bytes()
    if _DATA.fullmatch(path):
        return data_script(data.decode()).encode()
    return portable_page(data.decode()).encode() if path.endswith(".html") else data
