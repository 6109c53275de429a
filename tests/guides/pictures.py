"""Pictures of the real screens, and what each shows, in words that another machine can compare.

Fonts differ from machine to machine, and with them each dot. So a picture is held to what it shows:
every element, its own words, and the styles that fonts do not change.
"""

from __future__ import annotations

import hashlib
import io
import re
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Page

from guides.screens import DENSITY, FIRST, SCREENS, Screen
from support.project import ROOT

PICTURES = ROOT / "docs/huong-dan/anh"
SHOWN = ROOT / "tests/guides/shown"
COMMAND = "make guides"
"""Takes all pictures anew."""

COLOURS = 48
"""A picture of text needs no more; so it weighs a quarter."""

_VERSIONED = re.compile(r"http://127\.0\.0\.1:\d+/|assets/[0-9a-f]{12}/")

_DESCRIBE = """async selectors => {
  const styles = ["display", "position", "color", "backgroundColor", "backgroundImage", "maskImage",
    "content", "fontSize", "fontWeight", "fontStyle", "lineHeight", "textTransform", "textAlign",
    "textDecorationLine", "padding", "borderWidth", "borderStyle", "borderColor", "borderRadius",
    "boxShadow", "opacity", "gap", "listStyleType"];
  const styled = (element, part) => {
    const style = getComputedStyle(element, part);
    return part && style.content === "none" ? "" : styles.map(name => style[name]).join(";");
  };
  const tidy = text => text.replace(/\\s+/g, " ").trim();
  const drawn = async element => {
    if (element.localName === "svg") return element.outerHTML;
    if (element.localName !== "img") return "";
    const bytes = await (await fetch(element.currentSrc)).arrayBuffer();
    return Array.from(new Uint8Array(bytes)).join();
  };
  const found = [];
  const describe = async (element, depth) => {
    if (!element.checkVisibility({visibilityProperty: true})) return;
    const own = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE);
    found.push({
      depth,
      tag: element.localName,
      words: tidy(own.map(node => node.data).join(" ")),
      value: element.value ?? "",
      name: element.getAttribute("aria-label") ?? element.getAttribute("placeholder") ?? "",
      look: ["", "::before", "::after"].map(part => styled(element, part)).join("|"),
      drawn: await drawn(element),
    });
    if (element.localName === "svg") return;
    for (const child of element.children) await describe(child, depth + 1);
  };
  for (const selector of selectors) await describe(document.querySelector(selector), 0);
  return found;
}"""


def take(browser: Browser, address: str, screen: Screen) -> tuple[bytes, str]:
    """The picture as PNG, and what it shows."""
    context = browser.new_context(
        base_url=address,
        locale="vi-VN",
        color_scheme="light",
        reduced_motion="reduce",
        service_workers="block",
        bypass_csp=True,  # which lets no page read what its pictures are drawn from
        device_scale_factor=DENSITY,
        **screen.device,
    )
    context.set_default_timeout(20_000)
    context.add_init_script(FIRST)
    page = context.new_page()
    page.goto(screen.path)
    screen.before(page)
    page.evaluate("() => document.fonts.ready")
    whole = not screen.is_above
    picture = page.screenshot(clip=_clip(page, screen), full_page=whole, animations="disabled")
    shown = describe(page, screen)
    context.close()
    return _compressed(picture), shown


def describe(page: Page, screen: Screen) -> str:
    """What the page shows there: a line for each element, with a hash of its look."""
    found: list[dict[str, Any]] = page.evaluate(_DESCRIBE, list(screen.shown))
    return "".join(f"{'  ' * one['depth']}{_line(one)}\n" for one in found)


def _line(one: dict[str, Any]) -> str:
    look = _VERSIONED.sub("", f"{one['look']}{one['drawn']}")
    digest = hashlib.sha256(look.encode()).hexdigest()[:8]
    words = (f"«{one[key]}»" for key in ("words", "value", "name") if one[key])
    return " ".join([str(one["tag"]), digest, *words])


def _clip(page: Page, screen: Screen) -> FloatRect:
    """The part of the page that the picture shows, within the width of the screen."""
    boxes = [page.locator(name).first.bounding_box() for name in screen.shown]
    known = [box for box in boxes if box]
    left, top = (min(box[side] for box in known) - screen.edge for side in ("x", "y"))
    right = max(box["x"] + box["width"] for box in known) + screen.edge
    bottom = max(box["y"] + box["height"] for box in known) + screen.edge
    width = float(screen.device["viewport"]["width"])
    scrolled: float = 0 if screen.is_above else page.evaluate("scrollY")
    x, y = max(0.0, left), max(0.0, top + scrolled)
    height = min(bottom - top, float(screen.tallest))
    return {"x": x, "y": y, "width": min(right, width) - x, "height": height}


def _compressed(picture: bytes) -> bytes:
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    even = image.crop((0, 0, image.width // DENSITY * DENSITY, image.height // DENSITY * DENSITY))
    few = even.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    written = io.BytesIO()
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


def picture_of(name: str) -> Path:
    """The file of a picture."""
    return PICTURES / f"{name}.png"


def lay_missing() -> None:
    """Put an empty picture where one is missing, because no site is built without it."""
    PICTURES.mkdir(exist_ok=True)
    for file in map(picture_of, SCREENS):
        if not file.exists():
            Image.new("P", (DENSITY, DENSITY)).save(file)


def recorded(picture: bytes, shown: str) -> str:
    """What is kept beside the tests: the picture's SHA-256, and what it shows."""
    return f"{hashlib.sha256(picture).hexdigest()}\n{shown}"


def take_all(browser: Browser, address: str) -> list[str]:
    """Take every picture that shows something else than before; gives the names of those."""
    changed = []
    for name, screen in SCREENS.items():
        picture, shown = take(browser, address, screen)
        file, kept = picture_of(name), SHOWN / f"{name}.txt"
        old = file.read_bytes() if file.is_file() else b""
        if not kept.is_file() or kept.read_text("utf-8") != recorded(old, shown):
            file.write_bytes(picture)
            kept.write_text(recorded(picture, shown), "utf-8")
            changed.append(name)
    for file, folder in ((picture_of("*"), PICTURES), (SHOWN / "*.txt", SHOWN)):
        for unused in folder.glob(file.name):
            if unused.stem not in SCREENS:
                unused.unlink()
    return changed
