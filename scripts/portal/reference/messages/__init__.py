"""The site's own texts: one YAML file per language, with the same keys."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

Messages = Mapping[str, str]
"""The site's texts in one language, by key; some have {fields} to fill in."""


def messages_in(language: str) -> Messages:
    """The messages of one language, cached until their file changes.

    Raises OSError where the language has no file.
    """
    file = Path(__file__).with_name(f"{language}.yml")
    return _read(file, file.stat().st_mtime_ns)


@cache
def _read(file: Path, _changed: int) -> Messages:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is ten times as fast
    loaded: dict[str, str] = yaml.load(file.read_text("utf-8"), Loader=loader)  # noqa: S506
    return MappingProxyType(loaded)
