"""The words that the site says in its own name: one YAML file a language, the same keys."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

Messages = Mapping[str, str]
"""The site's words in one language, by key; some have {fields} to fill in."""


@cache
def messages_in(language: str) -> Messages:
    """The messages of one language. Raises OSError where it has no file yet."""
    text = Path(__file__).with_name(f"{language}.yml").read_text("utf-8")
    loaded: dict[str, str] = yaml.safe_load(text)
    return loaded
