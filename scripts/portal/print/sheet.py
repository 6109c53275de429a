"""A sheet: one file for paper or the fanpage, as what it is made of."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from portal.print.cache import key_of
from portal.print.typesetting import fingerprint

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Sheet:
    """A file still to be made, at `path` below the site's folder: "….pdf" or "….png".

    `template` is a file beside this module, `data` the JSON that it finds in `sys.inputs.data`,
    `date` when the text was as it is. `unit` is what one unit of the page stands for, in points:
    a page may not have more than 14,400 of them (ISO 32000-1, annex C.2).
    """

    path: str
    template: str
    data: str
    date: datetime
    unit: int = 1

    @property
    def source(self) -> Path:
        """The template's file."""
        return _HERE / self.template

    @property
    def key(self) -> str:
        """Cache key: hash of data, template and rendering code."""
        made_of = (self.template, self.data, self.date.isoformat(), self.unit, self.path[-4:])
        return key_of(json.dumps(made_of).encode(), fingerprint())


def as_data(data: Mapping[str, Any]) -> str:
    """What a template is told, the same text for the same data."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True)
