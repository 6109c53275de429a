"""What a preview card is drawn on: a layer for each of its colours."""

from enum import Enum

from PIL import Image

from portal.print.card_letters import ASCENT, draw_line
from portal.print.card_text import PITCH, Block
from portal.print.palette import indexed_png


class Ink(Enum):
    """The colours of a card, each a layer of its own."""

    TEXT = 0
    BRAND = 1


class Drawing:
    """A picture of `width` × `height` pixels, empty at first."""

    def __init__(self, width: int, height: int) -> None:
        self._layers = {ink: Image.new("L", (width, height)) for ink in Ink}

    def rectangle(self, box: tuple[int, int, int, int], ink: Ink) -> None:
        """Fill a rectangle: its left, upper, right and lower edge, the last two outside it."""
        self._layers[ink].paste(255, box)

    def text(self, block: Block, left: int, top: float, ink: Ink) -> None:
        """Draw lines of text from their upper left corner on. Raises MissingLettersError."""
        for index, line in enumerate(block.lines):
            base = top + (ASCENT + index * PITCH) * block.style.size
            draw_line(self._layers[ink], line, block.style, left, round(base))

    def png(self, brand: str) -> bytes:
        """The picture as a small PNG; `brand` is a colour in the form "#rrggbb"."""
        return indexed_png(self._layers[Ink.TEXT], self._layers[Ink.BRAND], brand)
