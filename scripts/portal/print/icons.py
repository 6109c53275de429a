"""The portal's icons for the screens of phones, from the one drawing that it has: its favicon."""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from portal.model.problems import UserError
from portal.print.cache import Cache, key_of
from portal.print.typesetting import fingerprint, pages

_TEMPLATE = Path(__file__).with_name("icon.typ")

_FILL = re.compile(r'\bfill="(#[0-9a-fA-F]{6})"')


class Icon(NamedTuple):
    """An icon by its path below the site's folder; its side in pixels.

    `full` icons are opaque to their edges: the phone cuts them, and keeps at least the circle of
    four fifths around the middle.
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
    """Write the icons into the site at `folder` from the SVG `source`, or copy them from `cache`.

    The drawing is a tile, its first shape, and what stands on it. Raises UserError, and OSError
    where `source` cannot be read or a folder not be written.
    """
    drawing = source.read_text("utf-8")
    ground = _FILL.search(drawing)
    if not ground:
        raise UserError(
            f"«{source}» chưa ghi màu nền. Hình đầu tiên phải là ô nền,"
            ' với màu viết dạng fill="#rrggbb".'
        )
    for icon, image in zip(ICONS, _kept_images(drawing, ground[1], Cache(cache)), strict=True):
        place = folder / icon.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(image)


def _kept_images(drawing: str, ground: str, kept: Cache) -> list[bytes]:
    keys = [key_of(json.dumps(icon).encode(), drawing.encode(), fingerprint()) for icon in ICONS]
    found = [image for image in map(kept.get, keys) if image is not None]
    if len(found) == len(ICONS):
        return found
    made = _images(drawing, ground)
    for key, image in zip(keys, made, strict=True):
        kept.put(key, image)
    return made


def _images(drawing: str, ground: str) -> list[bytes]:
    icons = json.dumps([icon._asdict() for icon in ICONS])
    made = pages(_TEMPLATE, {"icons": icons, "tile": drawing, "ground": ground})
    return [_opaque(page) if icon.full else page for icon, page in zip(ICONS, made, strict=True)]


def _opaque(page: bytes) -> bytes:
    """The same picture in a file that cannot hold transparency: iOS shows that as black."""
    file = BytesIO()
    with Image.open(BytesIO(page)) as opened:
        opened.convert("RGB").save(file, "PNG")
    return file.getvalue()
