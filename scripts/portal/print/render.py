"""The press: sheets in, files out; what an earlier run has made is not made again."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image

from portal.print import typesetting
from portal.print.cache import Cache
from portal.print.sheet import Sheet
from portal.print.typesetting import LettersError

_COLOURS = 16
"""Of a picture in two colours and the edges between them."""


def render_sheets(sheets: Sequence[Sheet], cache: Path) -> dict[str, bytes]:
    """Every sheet's file by its path, made now or taken from the folder `cache`.

    Raises LettersError with every letter that the fonts lack, once all sheets were tried, and
    OSError where the folder cannot be written.
    """
    kept = Cache(cache)
    keys = {sheet.path: sheet.key for sheet in sheets}
    files = {path: file for path, key in keys.items() if (file := kept.get(key)) is not None}
    missing = [sheet for sheet in sheets if sheet.path not in files]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        made = list(pool.map(_made, missing))
    lost = [letter for one in made if isinstance(one, LettersError) for letter in one.letters]
    if lost:
        raise LettersError(tuple(dict.fromkeys(lost)))
    for sheet, one in zip(missing, made, strict=True):
        if isinstance(one, bytes):
            kept.put(keys[sheet.path], one)
            files[sheet.path] = one
    return {path: files[path] for path in keys}


def _made(sheet: Sheet) -> bytes | LettersError:
    inputs = {"data": sheet.data}
    try:
        if sheet.path.endswith(".png"):
            (page,) = typesetting.pages(sheet.source, inputs)
            return _small(page)
        return _packed(typesetting.pdf(sheet.source, inputs, sheet.date), sheet.unit)
    except LettersError as error:
        return error


def _small(picture: bytes) -> bytes:
    """The same picture in few colours."""
    file = BytesIO()
    with Image.open(BytesIO(picture)) as opened:
        opened.convert("RGB").quantize(_COLOURS).save(file, "PNG", optimize=True)
    return file.getvalue()


def _packed(file: bytes, unit: int) -> bytes:
    """The same PDF with its many small parts compressed together, its pages `unit` times as large.

    What tags a text weighs as much as the text, and Typst leaves it as it is.
    """
    whole = BytesIO()
    with pikepdf.open(BytesIO(file)) as opened:
        if unit > 1:
            for page in opened.pages:
                page.obj.UserUnit = unit
        opened.save(
            whole, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True
        )
    return whole.getvalue()
