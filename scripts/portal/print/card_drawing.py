"""What a preview card is drawn on: a picture of the indices of its colours."""

from enum import Enum

from PIL import Image

from portal.print.card_letters import ASCENT, draw_line
from portal.print.card_text import PITCH, Block
from portal.print.palette import BRAND_INDEX, INK_INDEX, PAPER_INDEX, indexed_png


class Ink(Enum):
    """The colours of a card, by their indices."""

    TEXT = INK_INDEX
    BRAND = BRAND_INDEX


class Drawing:
    """A picture of `width` × `height` pixels, empty at first."""

    def __init__(self, width: int, height: int) -> None:
        self._picture = Image.new("P", (width, height), PAPER_INDEX)

    def rectangle(self, box: tuple[int, int, int, int], ink: Ink) -> None:
        """Fill a rectangle: its left, upper, right and lower edge, the last two outside it."""
        self._picture.paste(ink.value, box)

    def text(self, block: Block, left: int, top: float, ink: Ink) -> None:
        """Draw lines of text from their upper left corner on. Raises MissingLettersError."""
        for index, line in enumerate(block.lines):
            base = round(top + (ASCENT + index * PITCH) * block.style.size)
            draw_line(self._picture, line, block.style, (left, base), ink.value)

    def png(self, brand: str) -> bytes:
        """The picture as a small PNG; `brand` is a colour in the form "#rrggbb"."""
        return indexed_png(self._picture, brand)
