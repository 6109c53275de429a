"""The shipped fonts: their files, the letters they have, and the width of a text set in them."""

import re
from functools import cache
from pathlib import Path
from unicodedata import category

from PIL import ImageFont

from portal.model.problems import UserError

FONTS = Path(__file__).with_name("fonts")
"""Fonts with the metrics of Times New Roman, which Nghị định 30/2020/NĐ-CP asks for, and Arial.
The other fonts that are used come with Typst."""

FACES = (
    "LiberationSans-Bold.ttf",
    "LiberationSerif-Bold.ttf",
    "LiberationSerif-BoldItalic.ttf",
    "LiberationSerif-Italic.ttf",
    "LiberationSerif-Regular.ttf",
)
"""Their files. Where one is missing, Typst leaves out the text without an error."""

SYMBOLS = "‑‣⁺⁻₊₋⅓⅔↗↘⇒⇔∀∃∅∈∉∓∝∠∧∨∩∪∴≅≡⊂⊃⊆⊥⋅⌀▢△▶▷▸▽◀◁◆◇◈◎◻◼★☆☎☏☐☑☒☛☞✂✉✍✎✓✔✕✖✗✘✦✧✱✲✳✶❄❍❏❐❑❒❖➔➜➢➣➤"
"""Signs of forms and lists that the shipped fonts lack, and DejaVu Sans Mono has: it comes with
Typst."""

_PRIVATE_SIGNS = str.maketrans(
    {
        "\uf02d": "-",
        "\uf06c": "●",
        "\uf06e": "■",
        "\uf06f": "□",
        "\uf071": "❑",
        "\uf076": "❖",
        "\uf0a7": "▪",
        "\uf0a8": "◻",
        "\uf0b7": "•",
        "\uf0d8": "➢",
        "\uf0e0": "➔",
        "\uf0fc": "✓",
        "\uf0fe": "☑",
    }
)
"""What Word's symbol fonts show for code points that mean nothing in other fonts."""

_PRIVATE = re.compile("[\uf000-\uf0ff]")
"""Few texts have one, and most are long: looked for first, it costs a twentieth."""

EM = 2048
"""Units of the fonts in one em."""

_COMPARED = 48
"""Pixels in one em of letters that are compared."""

_NO_LETTER = "\U0010ffff"
"""A code point that no font has a glyph for."""


def font_files() -> tuple[bytes, ...]:
    """The shipped fonts. Raises UserError where some are missing."""
    if missing := [name for name in FACES if not (FONTS / name).is_file()]:
        raise UserError(
            f"Thiếu phông chữ {', '.join(missing)} trong {FONTS}. Hãy khôi phục thư mục này từ Git."
        )
    return tuple((FONTS / name).read_bytes() for name in FACES)


@cache
def width(text: str, face: str) -> float:
    """The width of a line in ems; `face` is one of FACES."""
    return _font(face, EM).getlength(text) / EM


def printable(text: str) -> str:
    """The text with the signs of Word's symbol fonts as ordinary letters."""
    return text.translate(_PRIVATE_SIGNS) if _PRIVATE.search(text) else text


@cache
def is_lacking(letter: str) -> bool:
    """Whether one of the fonts has no glyph for the letter, and no other font that is used."""
    if printable(letter) in SYMBOLS:
        return False
    if category(printable(letter)) == "Co":
        return True
    return any(_glyph(printable(letter), face) == _glyph(_NO_LETTER, face) for face in FACES)


def _glyph(letter: str, face: str) -> tuple[tuple[int, int], bytes]:
    mask = _font(face, _COMPARED).getmask(letter)
    return mask.size, bytes(mask)


@cache
def _font(face: str, size: int) -> ImageFont.FreeTypeFont:
    font_files()
    return ImageFont.truetype(FONTS / face, size, layout_engine=ImageFont.Layout.BASIC)
