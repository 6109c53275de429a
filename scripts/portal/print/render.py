"""Sheets, the files for printing and for social media, rendered in parallel and cached."""

import json
import os
import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from portal.print import typesetting
from portal.print.cache import cached, key_of
from portal.print.embedded_fonts import without_hints
from portal.print.outline_pdf import OUTLINES, outline_pdf
from portal.print.slogan_image import IMAGE, slogan_png
from portal.print.typesetting import MissingLettersError

_BETWEEN_TAGS = re.compile(rb">\s+<")


@dataclass(frozen=True)
class Sheet:
    """A file still to be rendered, to `path` below the site's folder: "….pdf" or "….png".

    `template` is a file beside this module, which finds `data` as JSON in `sys.inputs.data`, or
    OUTLINES or IMAGE. `date` is the PDF's creation date.
    """

    path: str
    template: str
    data: Mapping[str, Any]
    date: datetime

    @cached_property
    def json(self) -> str:
        """The data as JSON, the same text for the same data."""
        return json.dumps(self.data, ensure_ascii=False, sort_keys=True)

    @property
    def key(self) -> str:
        """Cache key: hash of data, template and rendering code."""
        inputs = (self.template, self.json, self.date.isoformat(), self.path[-4:])
        return key_of(json.dumps(inputs).encode(), typesetting.fingerprint())


def render_sheets(sheets: Sequence[Sheet], cache: Path) -> dict[str, bytes]:
    """Every sheet's file by its path, rendered now or taken from the folder `cache`.

    Raises MissingLettersError with the letters that the fonts lack for any of the sheets, and
    UserError where the cache can't be used.
    """
    files = cached(cache, sheets, lambda sheet: sheet.key, _render)
    return {sheet.path: file for sheet, file in zip(sheets, files, strict=True)}


def _render(sheets: Sequence[Sheet]) -> list[bytes]:
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        results = list(pool.map(_try_to_render, sheets))
    missing = [result for result in results if isinstance(result, MissingLettersError)]
    if missing:
        raise MissingLettersError(letter for error in missing for letter in error.letters)
    return [result for result in results if isinstance(result, bytes)]


def _try_to_render(sheet: Sheet) -> bytes | MissingLettersError:
    try:
        if sheet.template == OUTLINES:
            return outline_pdf(sheet.data, sheet.date)
        if sheet.template == IMAGE:
            return slogan_png(sheet.data)
        template, inputs = Path(__file__).with_name(sheet.template), {"data": sheet.json}
        return _compressed(typesetting.pdf(template, inputs, sheet.date))
    except MissingLettersError as error:
        return error


def _compressed(file: bytes) -> bytes:
    """The same PDF with its objects compressed together, and fonts that only have outlines.

    Typst leaves the structure tree uncompressed, and that is as large as the text.
    """
    result = BytesIO()
    streams = pikepdf.ObjectStreamMode.generate
    with pikepdf.open(BytesIO(file)) as pdf:
        without_hints(pdf)
        pdf.Root.Metadata.write(_BETWEEN_TAGS.sub(b"><", pdf.Root.Metadata.read_bytes()))
        pdf.save(result, object_stream_mode=streams, deterministic_id=True)
    return result.getvalue()
