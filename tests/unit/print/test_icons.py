"""The app's icons for phones."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw

from portal.model.problems import UserError
from portal.print.icons import write_icons
from support.project import ROOT

FAVICON = ROOT / "overrides/assets/favicon.svg"
RED = (0xA4, 0x16, 0x1A)
FOLDER = "assets/icons"
SAFE = 0.4
"""The radius of the circle that no phone crops, in widths of the icon."""


def test_every_icon_size_is_written(tmp_path: Path) -> None:
    write_icons(tmp_path / "site", tmp_path / "cache", FAVICON)
    found = {}
    for path in (tmp_path / "site" / FOLDER).iterdir():
        with Image.open(path) as image:
            found[path.name] = (image.size, image.mode, image.getpixel((0, 0)))
    assert found == {
        "icon-192.png": ((192, 192), "RGBA", (0, 0, 0, 0)),
        "icon-512.png": ((512, 512), "RGBA", (0, 0, 0, 0)),
        "icon-maskable-512.png": ((512, 512), "RGB", RED),
        "apple-touch-icon.png": ((180, 180), "RGB", RED),
    }


def test_maskable_icon_may_be_cropped_to_a_circle(tmp_path: Path) -> None:
    write_icons(tmp_path / "site", tmp_path / "cache", FAVICON)
    with Image.open(tmp_path / "site" / FOLDER / "icon-maskable-512.png") as image:
        ground = Image.new("RGB", image.size, RED)
        difference = ImageChops.difference(image, ground)
        ImageDraw.Draw(difference).circle((255.5, 255.5), SAFE * 512, fill=0)
        # The antialiased edges of the tile, on its own colour, may differ by one.
        assert difference.point(lambda value: value > 1).getbbox() is None
        assert image.getpixel((200, 150)) == (255, 255, 255)


def test_icons_are_cached_until_the_drawing_changes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write_icons(tmp_path / "one", tmp_path / "cache", FAVICON)
    with monkeypatch.context() as patch:
        patch.setattr("portal.print.icons.pages", lambda *_: pytest.fail("rendered again"))
        write_icons(tmp_path / "two", tmp_path / "cache", FAVICON)
    drawing = tmp_path / "blue.svg"
    drawing.write_text(FAVICON.read_text("utf-8").replace("#a4161a", "#0000ff"), "utf-8")
    write_icons(tmp_path / "three", tmp_path / "cache", drawing)
    one, two, three = (
        {path.name: path.read_bytes() for path in (tmp_path / run / FOLDER).iterdir()}
        for run in ("one", "two", "three")
    )
    assert one == two
    assert [name for name in one if one[name] == three[name]] == []


def test_damaged_cache_entry_is_ignored(tmp_path: Path) -> None:
    write_icons(tmp_path / "one", tmp_path / "cache", FAVICON)
    for copy in (tmp_path / "cache").iterdir():
        copy.write_bytes(copy.read_bytes()[:-1])
    write_icons(tmp_path / "two", tmp_path / "cache", FAVICON)
    for path in (tmp_path / "one" / FOLDER).iterdir():
        assert (tmp_path / "two" / FOLDER / path.name).read_bytes() == path.read_bytes()


def test_drawing_without_a_background_tile_is_refused(tmp_path: Path) -> None:
    drawing = tmp_path / "line.svg"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h8"/></svg>', "utf-8")
    with pytest.raises(UserError, match="chưa ghi màu nền"):
        write_icons(tmp_path / "site", tmp_path / "cache", drawing)
