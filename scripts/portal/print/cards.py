"""The preview images that Facebook and Zalo show of a page."""

import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from itertools import accumulate, chain
from pathlib import Path

from portal.model.problems import UserError
from portal.print.cache import Cache, key_of
from portal.print.palette import indexed_png
from portal.print.typesetting import LettersError, fingerprint, pages

LIMIT = 25_000
"""Bytes of one image: previews must show on a slow line too."""

_TEMPLATE = Path(__file__).with_name("card.typ")

_PLAIN = ("path", "language", "brand")
"""Fields of a card that are not set as text."""

_MOST = 320
"""Characters of a text that a card could hold at all."""

_LONG = 24
"""Characters of a word that must stay on one line; a longer one may break anywhere."""

_NUMBER = re.compile(r"(\d[\d.]{0,3}|[IVX]{1,4})[,.;:)]?")
"""A short number, which stays with what it numbers: "mục 1", "phần II"."""

_UNENDED = " \u00a0\u200b\u2060,;:.…–-/("
"""What does not stand before an ellipsis."""


@dataclass(frozen=True)
class Card:
    """One preview image. Its texts are plain, no character is markup; any may be "".

    `path` is below the site's folder: "2025/113-kh-ldld/ii-1-1/card.png"; `brand` a colour in the
    form "#rrggbb". `kicker` names the
    document, `label` is the number, `title` the place in the plan or the heading, `footer` the
    portal. `opening` is the text of the page, which may be whole: the card shows what it holds.
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
    """Write every card as a PNG of 1200 × 630 pixels into the site at `folder`.

    Cards that an earlier run has put into the folder `cache` are copied from there. Raises
    UserError, and OSError where a folder cannot be written.
    """
    kept = Cache(cache)
    keys = {card: _key(card) for card in cards}
    images = {key: image for key in set(keys.values()) if (image := kept.get(key)) is not None}
    missing = {key: card for card, key in keys.items() if key not in images}
    for key, image in zip(missing, _images(list(missing.values())), strict=True):
        kept.put(key, image)
        images[key] = image
    for card, key in keys.items():
        place = folder / card.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(images[key])


def cuts(text: str) -> list[str]:
    """A text cut after each of its words, the shortest first and whole last; [] where it is empty.

    "…" stands for what is left out. A text that no card could hold has no whole.
    """
    begun = [begin.lstrip() for begin in accumulate(_pieces(text.split()))]
    held = [begin for begin in begun if len(begin) <= _MOST]
    return [begin.rstrip(_UNENDED) + "…" if begin != begun[-1] else begin for begin in held]


def _pieces(words: Iterable[str]) -> Iterator[str]:
    """Words with the space before them, which may break or not.

    A word too long for a line comes in pieces, between which it may break.
    """
    free = False
    for word in words:
        free = not (free and _NUMBER.fullmatch(word))
        first, *rest = _unbroken(word)
        yield (" " if free else "\u00a0") + first
        yield from ("\u200b" + piece for piece in rest)


def _unbroken(word: str) -> Iterator[str]:
    """A word whole, as "18-NQ/TW" shall stay, or its pieces where it is too long for that."""
    if len(word) <= _LONG:
        yield re.sub(r"(?<=\w)([-/])(?=\w)", "\\1\u2060", word)
    else:
        yield from (word[at : at + _LONG // 2] for at in range(0, len(word), _LONG // 2))


def _key(card: Card) -> str:
    told = {name: value for name, value in asdict(card).items() if name != "path"}
    return key_of(json.dumps(told).encode(), fingerprint())


def _data(card: Card) -> dict[str, object]:
    """A card as its template takes it."""
    texts = {name: _text(text) for name, text in asdict(card).items() if name not in _PLAIN}
    return {"language": card.language, "brand": card.brand, **texts}


def _text(text: str) -> dict[str, object] | None:
    """The cuts of a text and the longest part of it that cannot break; None where it is empty."""
    known = cuts(text)
    if not known:
        return None
    return {"cuts": known, "unbroken": max(re.split("[ \u200b]", known[-1]), key=len)}


def _images(cards: Sequence[Card]) -> list[bytes]:
    """The cards' PNGs, set and reduced in as many parts as there are processors."""
    if not cards:
        return []
    workers = os.cpu_count() or 1
    size = -(-len(cards) // workers)
    parts = [cards[start : start + size] for start in range(0, len(cards), size)]
    with ThreadPoolExecutor(workers) as pool:
        try:
            return list(chain.from_iterable(pool.map(_part, parts)))
        except LettersError as error:
            listed = "\n".join(f"«{path}»: {fault}" for path, fault in _faults(cards))
            raise UserError(
                "Không tạo được ảnh chia sẻ. Hãy sửa hoặc bỏ các ký tự sau trong văn bản:\n"
                + listed
            ) from error


def _part(cards: Sequence[Card]) -> list[bytes]:
    drawn = zip(_pages(cards), cards, strict=True)
    return [indexed_png(page, LIMIT, card.brand) for page, card in drawn]


def _pages(cards: Sequence[Card]) -> list[bytes]:
    return pages(_TEMPLATE, {"cards": json.dumps([_data(card) for card in cards])})


def _faults(cards: Iterable[Card]) -> Iterator[tuple[str, LettersError]]:
    """The cards that cannot be set, found one by one: Typst does not say on which page it was."""
    for card in cards:
        try:
            _pages([card])
        except LettersError as error:
            yield card.path, error
