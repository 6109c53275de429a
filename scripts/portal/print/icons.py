"""The app's icons for phones, drawn from the favicon."""

import json
import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import deflate
from PIL import Image

from portal.model.problems import UserError
from portal.print.cache import cached, key_of
from portal.print.typesetting import fingerprint, pages
from portal.reference.png import TRUE_COLOUR, filtered, png
from portal.release.atomic import write_files

_TEMPLATE = Path(__file__).with_name("icon.typ")

_LEVEL = 9
"""Of compression."""

_FILL = re.compile(r'\bfill="(#[0-9a-fA-F]{6})"')


class Icon(NamedTuple):
    """An icon by its path below the site's folder; `size` is its side in pixels.

    A `full` icon is opaque to its edges: the phone crops it, at most to the circle of four fifths
    of its width around the middle.
    """

    path: str
    size: int
    full: bool = False


ICONS = (
    Icon("assets/icons/icon-192.png", 192),
    Icon("assets/icons/icon-512.png", 512),
    Icon("assets/icons/icon-maskable-512.png", 512, full=True),
    Icon("assets/icons/apple-touch-icon.png", 180, full=True),
)


def write_icons(folder: Path, cache: Path, source: Path) -> None:
    """Write the icons, drawn from the SVG `source` or cached, into the site at `folder`.

    The first shape of the drawing is its background tile. Raises UserError, and OSError where
    `source` can't be read or the site not be written.
    """
    drawing = source.read_text("utf-8")
    background = _FILL.search(drawing)
    if not background:
        raise UserError(
            f"«{source}» chưa ghi màu nền. Hình đầu tiên phải là ô nền,"
            ' với màu viết dạng fill="#rrggbb".'
        )
    inputs = {"tile": drawing, "ground": background[1]}

    def key(icon: Icon) -> str:
        return key_of(json.dumps(icon).encode(), drawing.encode(), fingerprint())

    def render(icons: Sequence[Icon]) -> list[bytes]:
        listed = json.dumps([icon._asdict() for icon in icons])
        drawn = zip(icons, pages(_TEMPLATE, {"icons": listed, **inputs}), strict=True)
        return [_opaque(image) if icon.full else image for icon, image in drawn]

    images = cached(cache, ICONS, key, render)
    write_files(folder, {icon.path: image for icon, image in zip(ICONS, images, strict=True)})


def _opaque(page: bytes) -> bytes:
    """The same image without an alpha channel: iOS shows transparency as black."""
    with Image.open(BytesIO(page)) as opened:
        shades, length = opened.convert("RGB").tobytes(), 3 * opened.width
    rows = (shades[at : at + length] for at in range(0, len(shades), length))
    data = bytes(deflate.zlib_compress(filtered(rows), _LEVEL))
    return png(opened.size, 8, data, kind=TRUE_COLOUR)
