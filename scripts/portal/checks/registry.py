"""How rules are declared, gathered and run. Declaring a rule registers nothing."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any, TypeVar

from portal.model.problems import Finding, Problem

Subject = TypeVar("Subject")
Check = Callable[[Subject], Iterator[Finding]]

_DOCSTRING = re.compile(
    r"(?P<summary>[^\n]+\.)\n\nBad: (?P<bad>.+?)\nGood: (?P<good>.+)", re.DOTALL
)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


@dataclass(frozen=True)
class Rule:
    """A rule: its id, what it looks at, one sentence, and an example of each kind."""

    id: str
    family: str
    subject: type[Any]
    check: Callable[[Any], Iterator[Finding]]
    summary: str
    bad: str
    good: str

    def problems(self, subjects: Iterable[object]) -> Iterator[Problem]:
        """What the rule finds in these subjects."""
        for subject in subjects:
            for finding in self.check(subject):
                yield Problem(finding.path, finding.line, self.id, _printable(finding.message))


def _printable(message: str) -> str:
    """The message on one line, in which nothing of what it quotes is hidden or acts."""
    if message.isprintable():
        return message
    return "".join(c if c.isprintable() else f"[U+{ord(c):04X}]" for c in message)


def rule(subject: type[Subject]) -> Callable[[Check[Subject]], Rule]:
    """Make a rule for one kind of subject. Raises ValueError where it is not in the form."""

    def declared(check: Check[Subject]) -> Rule:
        name = check.__name__.replace("_", "-")
        text = _DOCSTRING.fullmatch(inspect.getdoc(check) or "")
        if not _ID.fullmatch(name) or text is None:
            raise ValueError(f"{name}: needs a kebab-case id and a docstring with Bad and Good")
        *_, package, module = check.__module__.split(".")
        family = package if module == "rules" else module
        return Rule(name, family, subject, check, text["summary"], text["bad"], text["good"])

    return declared


def rules_in(*modules: ModuleType) -> Mapping[str, Rule]:
    """The rules that these modules declare, by id, in their order. Raises ValueError for a twin."""
    found = [one for module in modules for one in vars(module).values() if isinstance(one, Rule)]
    rules = {one.id: one for one in found}
    if len(rules) < len(found):
        raise ValueError(f"two rules with one id among {[one.id for one in found]}")
    return rules


def run(rules: Iterable[Rule], *subjects: object) -> list[Problem]:
    """Every problem that the rules find in subjects of their kind, sorted by place."""
    kinds: dict[type[Any], list[object]] = {}
    for subject in subjects:
        kinds.setdefault(type(subject), []).append(subject)
    found = (problem for one in rules for problem in one.problems(kinds.get(one.subject, ())))
    return sorted(set(found))
