"""The preview images that Facebook and Zalo show for a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from portal.model.problems import UserError
from portal.print.card_drawing import Drawing, Ink
from portal.print.card_letters import Style
from portal.print.card_text import Block, Box, fitted, height, tokens, whole
from portal.print.typesetting import MissingLettersError
from portal.release.atomic import write_files

WIDTH, HEIGHT = 720, 378
"""Pixels: Facebook shows an image large from 600 × 315 on, in these proportions. Most phones here
are 720 pixels wide; on one of 1080 pixels letters are as smooth as of an image of 800."""

_SIDE = 43
_ROOM = WIDTH - 2 * _SIDE

_BODY = 62
"""Where the text begins below the upper edge, and how high it may be."""

_BODY_HEIGHT = 255

_HEAD, _HEAD_HEIGHT = 82, 75
"""The height of number and place above a text, with and without the space below them."""

_MAX_LINES = 3
"""Lines that are shown of a long text."""

_LONGEST_LARGE = 200
"""Characters of the longest text that may be large: so many never fit."""

_BOLD = partial(Style, "LiberationSerif-Bold.ttf")
_REGULAR = partial(Style, "LiberationSerif-Regular.ttf")

_SINGLE = (19, 17, 16)
_OPENING = (53, 48, 44, 40, 37, 34, 32)
_LONG = 32
_NUMBER = (72, 65, 58, 50, 43, 36, 29)
_PLACE = (30, 28, 26, 24, 22)
_TITLE = (39, 35, 32, 29, 26, 24, 22)
_LARGE_NUMBER = (90, 79, 69, 60, 50, 43)
_LARGE_TITLE = (55, 50, 46, 40, 36, 32, 29, 26)


@dataclass(frozen=True)
class Card:
    """One preview image. Its texts hold no markup; any may be "".

    `path` is below the site's folder: "2025/113-kh-ldld/ii-1-1/card.png"; `brand` is a colour in
    the form "#rrggbb". `kicker` names the document, `label` is a provision's number, `title` its
    place in the document or its heading, `opening` the text of the page, of which the card shows
    as much as fits, `footer` the portal.
    """

    path: str
    brand: str
    kicker: str
    label: str
    title: str
    opening: str
    footer: str


def write_cards(cards: Sequence[Card], folder: Path) -> None:
    """Draw every card into the site `folder`. Raises UserError, OSError where it can't be written.

    None is kept for another build: to read one takes half as long as to draw it.
    """
    write_files(
        folder, {card.path: image for card, image in zip(cards, _drawn(cards), strict=True)}
    )


def card_png(card: Card) -> bytes:
    """The image of a card. Raises MissingLettersError."""
    drawing = Drawing(WIDTH, HEIGHT)
    drawing.rectangle((0, 0, WIDTH, 7), Ink.BRAND)
    _draw_line(drawing, card.kicker, 26, Ink.TEXT)
    if tokens(card.opening):
        _draw_text(drawing, card)
    else:
        _draw_poster(drawing, card)
    drawing.rectangle((_SIDE, 334, WIDTH - _SIDE, 336), Ink.BRAND)
    _draw_line(drawing, card.footer, 345, Ink.BRAND)
    return drawing.png(card.brand)


def _drawn(cards: Sequence[Card]) -> list[bytes]:
    images, faults = [], []
    for card in cards:
        try:
            images.append(card_png(card))
        except MissingLettersError as error:
            faults.append(f"«{card.path}»: {error}")
    if faults:
        raise UserError(
            "Không tạo được ảnh chia sẻ. Hãy sửa hoặc bỏ các ký tự sau trong văn bản:\n"
            + "\n".join(faults)
        )
    return images


def _draw_line(drawing: Drawing, text: str, top: float, ink: Ink) -> None:
    """A line in small letters, cut off where it is too long."""
    if tokens(text):
        style = _BOLD if ink is Ink.BRAND else _REGULAR
        block = fitted(text, [style(size) for size in _SINGLE], Box(_ROOM, 1.5 * _SINGLE[0]))
        drawing.text(block, _SIDE, top, ink)


def _draw_text(drawing: Drawing, card: Card) -> None:
    """Number and place, and below them the opening of the text."""
    above = _HEAD if tokens(card.label) or tokens(card.title) else 0
    if above:
        _draw_head(drawing, card)
    block = _opening(card.opening)
    rest = _BODY_HEIGHT - above
    drawing.text(block, _SIDE, _BODY + above + (rest - block.height) / 2, Ink.TEXT)


def _opening(text: str) -> Block:
    """A short text is large and bold; of a long one, the first lines are shown."""
    regular = _REGULAR(_LONG)
    known, room = tokens(text), Box(_ROOM, 154)
    for size in _OPENING if len(text) <= _LONGEST_LARGE else ():
        if block := whole(known, _BOLD(size), room):
            return block
    return fitted(text, [regular], Box(_ROOM, height(regular, _MAX_LINES)))


def _draw_head(drawing: Drawing, card: Card) -> None:
    """The number, and the place beside it; either may be missing."""
    room = Box(_ROOM, _HEAD_HEIGHT)
    if not tokens(card.label):
        block = fitted(card.title, [_BOLD(size) for size in _TITLE], room)
        _draw_middle(drawing, block, _SIDE, Ink.BRAND)
        return
    if not tokens(card.title):
        block = fitted(card.label, [_BOLD(size) for size in _NUMBER], room)
        _draw_middle(drawing, block, _SIDE, Ink.BRAND)
        return
    number = fitted(card.label, [_BOLD(size) for size in _NUMBER], Box(276, _HEAD_HEIGHT))
    _draw_middle(drawing, number, _SIDE, Ink.BRAND)
    rule = _SIDE + number.width + 16
    top = round(_BODY + (_HEAD - 50) / 2)
    drawing.rectangle((rule, top, rule + 3, top + 50), Ink.BRAND)
    rest = Box(WIDTH - _SIDE - rule - 20, _HEAD_HEIGHT)
    place = fitted(card.title, [_BOLD(size) for size in _PLACE], rest)
    _draw_middle(drawing, place, rule + 20, Ink.TEXT)


def _draw_middle(drawing: Drawing, block: Block, left: int, ink: Ink) -> None:
    """A block in the middle of the head's height."""
    drawing.text(block, left, _BODY + (_HEAD - block.height) / 2, ink)


def _draw_poster(drawing: Drawing, card: Card) -> None:
    """Number and title alone, which fill the card."""
    rows = []
    if tokens(card.label):
        styles = [_BOLD(size) for size in _LARGE_NUMBER]
        rows.append((fitted(card.label, styles, Box(_ROOM, 108)), Ink.BRAND))
    if tokens(card.title):
        styles = [_BOLD(size) for size in _LARGE_TITLE]
        rows.append((fitted(card.title, styles, Box(_ROOM, 141)), Ink.TEXT))
    gap = 10
    top = _BODY + (_BODY_HEIGHT - sum(block.height + gap for block, _ in rows) + gap) / 2
    for block, ink in rows:
        drawing.text(block, _SIDE, top, ink)
        top += block.height + gap
