"""What each rule wants, in Vietnamese, for editors: a YAML file for each family of rules.

A file has the name of its family, and under each rule's id the parts of its explanation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent

PLACE = "scripts/portal/checks/explanations"
"""The folder as the repository names it."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's loader, where PyYAML was built with it, is many times faster."""


@dataclass(frozen=True)
class Explanation:
    """A rule for people who know Word: its name, what it wants and why, examples, how to mend.

    `family` is what its family is called; `path` and `line` are where the explanation is written.
    """

    rule: str
    family: str
    name: str
    wants: str
    why: str
    wrong: str
    right: str
    mend: str
    path: str
    line: int


@cache
def explanations() -> Mapping[str, Explanation]:
    """Every explanation by the id of its rule, family by family."""
    found = [one for file in sorted(FOLDER.glob("*.yml")) for one in _read(file)]
    return {one.rule: one for one in found}


def _read(file: Path) -> list[Explanation]:
    text = file.read_text("utf-8")
    family = yaml.load(text, _Loader)  # noqa: S506 - a safe loader
    return [
        Explanation(
            rule=rule,
            family=family["family"],
            path=f"{PLACE}/{file.name}",
            line=text.partition(f"\n  {rule}:\n")[0].count("\n") + 2,
            **{name: part.rstrip() for name, part in parts.items()},
        )
        for rule, parts in family["rules"].items()
    ]
