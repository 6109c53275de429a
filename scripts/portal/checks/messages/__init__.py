"""The messages of all rules to editors, in Vietnamese: a YAML file for each family of rules.

Under a rule's id stands its text, or several by name where the rule has several messages.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's loader, where PyYAML was built with it, is many times faster."""


def say(rule: str, variant: str = "", /, **fields: object) -> str:
    """A rule's message, its {fields} filled in. Raises KeyError for an unknown one."""
    return _texts(rule)[variant].format(**fields)


@cache
def _texts(rule: str) -> Mapping[str, str]:
    """The rule's messages by name; the only one of a rule is named ""."""
    for file in sorted(FOLDER.glob("*.yml")):
        if f"\n{rule}:" in f"\n{file.read_text('utf-8')}":
            found = _read(file)[rule]
            return {"": found} if isinstance(found, str) else found
    raise KeyError(rule)


@cache
def _read(file: Path) -> Mapping[str, str | Mapping[str, str]]:
    loaded: dict[str, str | dict[str, str]] = yaml.load(file.read_text("utf-8"), _Loader)  # noqa: S506 - a safe loader
    return loaded
