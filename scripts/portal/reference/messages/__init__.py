"""The words that the site says in its own name, by language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml


@cache
def messages(language: str) -> Mapping[str, str]:
    """The words of one language. Raises OSError where it has no file yet."""
    text = Path(__file__).with_name(f"{language}.yml").read_text("utf-8")
    loaded: dict[str, str] = yaml.safe_load(text)
    return loaded
