"""The preview images that Facebook and Zalo show for a page."""

import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from itertools import accumulate, chain
from pathlib import Path

from portal.model.problems import UserError
from portal.print.cache import cached, key_of
from portal.print.palette import indexed_png
from portal.print.typesetting import MissingLettersError, fingerprint, pages
from portal.reference.headings import opens_name
from portal.reference.line_breaks import symbols
from portal.release.atomic import write_files

LIMIT = 25_000
"""Bytes of one image at most: previews must also load over a slow connection."""

_TEMPLATE = Path(__file__).with_name("card.typ")

_NOT_TEXT = ("path", "language", "brand")

_MAX_TEXT = 320
"""Characters of the longest text that a card can hold."""

_MAX_WORD = 24
"""Characters of the longest word that stays on one line; a longer one may break anywhere."""

_NUMBER = re.compile(r"(\d[\d.]{0,3}|[IVX]{1,4})[,.;:)]?")
"""A short number, which stays with the word before it: "mục 1", "phần II"."""

_NO_BREAK = "\u00a0"
_SPACE = re.compile(f"[ {_NO_BREAK}]")
_NOT_BEFORE_ELLIPSIS = " \u00a0\u200b\u2060,;:.…–-/("


@dataclass(frozen=True)
class Card:
    """One preview image. Its texts hold no markup; any may be "".

    `path` is below the site's folder: "2025/113-kh-ldld/ii-1-1/card.png"; `brand` is a colour in
    the form "#rrggbb". `kicker` names the document, `label` is a provision's number, `title` its
    place in the document or its heading, `opening` the text of the page, of which the card shows
    as much as fits, `footer` the portal.
    """

    path: str
    language: str
    brand: str
    kicker: str
    label: str
    title: str
    opening: str
    footer: str


def write_cards(cards: Sequence[Card], folder: Path, cache: Path) -> None:
    """Write every card as a PNG of 1200 × 630 pixels, rendered or cached, into the site `folder`.

    Raises UserError, and OSError where the site can't be written.
    """
    images = cached(cache, cards, _key, _render)
    write_files(folder, {card.path: image for card, image in zip(cards, images, strict=True)})


def cuts(text: str) -> list[str]:
    """The text cut off after each of its words, with "…", the shortest first; last the whole text.

    What is longer than any card can hold is left out, and what ends within a name. [] where the
    text is empty.
    """
    words = list(_words(" ".join(text.split())))
    starts = [start.lstrip() for start in accumulate(_pieces(words))]
    short = [start for start in starts if len(start) <= _MAX_TEXT]
    return [
        start if start == starts[-1] else start.rstrip(_NOT_BEFORE_ELLIPSIS) + "…"
        for start in short
        if start == starts[-1] or not opens_name(_SPACE.split(start)[-1])
    ]


def _words(text: str) -> Iterator[str]:
    """The words of a text; a symbol such as "113/KH - LĐLĐ" is one, its spaces unbreakable."""
    inside = {at for found in symbols(text) for at in found}
    kept = (
        _NO_BREAK if letter == " " and at in inside else letter for at, letter in enumerate(text)
    )
    yield from filter(None, "".join(kept).split(" "))


def _pieces(words: Iterable[str]) -> Iterator[str]:
    """Words, each after the space before it, breaking or not; long ones in pieces."""
    breaking = False
    for word in words:
        breaking = not (breaking and _NUMBER.fullmatch(word))
        first, *rest = _unbroken(word)
        yield (" " if breaking else _NO_BREAK) + first
        yield from ("\u200b" + piece for piece in rest)


def _unbroken(word: str) -> Iterator[str]:
    """The word, unbreakable even at "-" and "/", or its pieces where it is too long for a line."""
    if len(word) <= _MAX_WORD:
        yield re.sub(r"(?<=\w)([-/])(?=\w)", "\\1\u2060", word)
    else:
        yield from (word[at : at + _MAX_WORD // 2] for at in range(0, len(word), _MAX_WORD // 2))


def _key(card: Card) -> str:
    data = {name: value for name, value in asdict(card).items() if name != "path"}
    return key_of(json.dumps(data).encode(), fingerprint())


def _data(card: Card) -> dict[str, object]:
    """A card as `card.typ` takes it."""
    texts = {name: _text(text) for name, text in asdict(card).items() if name not in _NOT_TEXT}
    return {"language": card.language, "brand": card.brand, **texts}


def _text(text: str) -> dict[str, object] | None:
    """The cuts of a text and the longest part of it that cannot break; None where it is empty."""
    known = cuts(text)
    if not known:
        return None
    return {"cuts": known, "unbroken": max(re.split("[ \u200b]", known[-1]), key=len)}


def _render(cards: Sequence[Card]) -> list[bytes]:
    """The cards' PNGs, in a batch for each processor, since each start of Typst takes time."""
    workers = os.cpu_count() or 1
    size = -(-len(cards) // workers)
    batches = [cards[start : start + size] for start in range(0, len(cards), size)]
    with ThreadPoolExecutor(workers) as pool:
        try:
            return list(chain.from_iterable(pool.map(_render_batch, batches)))
        except MissingLettersError as error:
            listed = "\n".join(f"«{path}»: {fault}" for path, fault in _faults(cards))
            raise UserError(
                "Không tạo được ảnh chia sẻ. Hãy sửa hoặc bỏ các ký tự sau trong văn bản:\n"
                + listed
            ) from error


def _render_batch(cards: Sequence[Card]) -> list[bytes]:
    images = pages(_TEMPLATE, {"cards": json.dumps([_data(card) for card in cards])})
    return [
        indexed_png(image, LIMIT, card.brand) for image, card in zip(images, cards, strict=True)
    ]


def _faults(cards: Iterable[Card]) -> Iterator[tuple[str, MissingLettersError]]:
    """The cards that lack letters, found one by one: Typst does not say on which page it was."""
    for card in cards:
        try:
            _render_batch([card])
        except MissingLettersError as error:
            yield card.path, error
