"""How rules are declared, listed and run."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from plan.built import Site
from plan.model import Document, Finding, Library, Page, Problem, Source

Subject = TypeVar("Subject")
Check = Callable[[Subject], Iterator[Finding]]

RULES: dict[str, Rule] = {}
"""Every rule by id, in the order of the families."""

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


def rule(subject: type[Subject]) -> Callable[[Check[Subject]], Check[Subject]]:
    """Register a rule for one kind of subject. Raises ValueError where it is not in the form."""

    def register(check: Check[Subject]) -> Check[Subject]:
        name = check.__name__.replace("_", "-")
        text = _DOCSTRING.fullmatch(inspect.getdoc(check) or "")
        if not _ID.fullmatch(name) or name in RULES or text is None:
            raise ValueError(
                f"{name}: needs a free kebab-case id and a docstring with Bad and Good"
            )
        family = check.__module__.rpartition(".")[2]
        RULES[name] = Rule(name, family, subject, check, text["summary"], text["bad"], text["good"])
        return check

    return register


def check_library(library: Library) -> list[Problem]:
    """Every problem in the sources, sorted by place."""
    subjects: dict[type[Any], Iterable[object]] = {
        Source: library.sources,
        Page: library.every_page,
        Document: library.documents,
        Library: (library,),
    }
    return _sorted(
        problem
        for declared in RULES.values()
        for problem in declared.problems(subjects.get(declared.subject, ()))
    )


def check_site(site: Site) -> list[Problem]:
    """Every problem in the built pages, sorted by place."""
    declared = (found for found in RULES.values() if found.subject is Site)
    return _sorted(problem for found in declared for problem in found.problems([site]))


def _sorted(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(set(problems))
