"""How rules are declared and run. A rule runs if its module is listed in pages/all_rules.py."""

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any, TypeVar

from portal.checks.parts import Part, held_in
from portal.model.problems import Finding, Problem

Subject = TypeVar("Subject")
Find = Callable[[Subject], Iterator[Finding]]

_SENTENCE = re.compile(r"[^\n]+\.")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


@dataclass(frozen=True)
class Check:
    """A function that looks at one kind of subject, and is skipped unless what it `needs` is sound.

    A finding makes unsound whichever parts in `breaks` are held in the file that it names.
    """

    subject: type[Any]
    find: Callable[[Any], Iterator[Finding]]
    needs: Part = Part.NONE
    breaks: Part = Part.NONE


@dataclass(frozen=True)
class Rule:
    """A rule: its id, its checks, and one sentence; editors read its explanation."""

    id: str
    family: str
    checks: tuple[Check, ...]
    summary: str


def rule(
    subject: type[Subject],
    *,
    needs: Part = Part.NONE,
    breaks: Part = Part.NONE,
    beyond: tuple[Check, ...] = (),
) -> Callable[[Find[Subject]], Rule]:
    """Turn a generator into a rule for one kind of subject; `beyond` are checks of other kinds.

    Raises ValueError if the name is no id or the docstring has another form, unless Python was
    told to leave docstrings out.
    """

    def declared(find: Find[Subject]) -> Rule:
        name = find.__name__.replace("_", "-")
        sentence = find.__doc__ or ""
        left_out = sys.flags.optimize > 1
        if not _ID.fullmatch(name) or not (left_out or _SENTENCE.fullmatch(sentence)):
            raise ValueError(f"{name}: needs a kebab-case id and a docstring of one sentence")
        checks = (Check(subject, find, needs, breaks), *beyond)
        *_, package, module = find.__module__.split(".")
        family = module if package == "checks" else package
        return Rule(name, family, checks, sentence)

    return declared


def rules_in(*modules: ModuleType) -> Mapping[str, Rule]:
    """The rules of these modules by id, in their order. Raises ValueError if two have one id."""
    found = [one for module in modules for one in vars(module).values() if isinstance(one, Rule)]
    rules = {one.id: one for one in found}
    if len(rules) < len(found):
        raise ValueError(f"two rules with one id among {[one.id for one in found]}")
    return rules


def run(rules: Iterable[Rule], *subjects: object) -> list[Problem]:
    """Every problem that the rules find in subjects of their kind, sorted by place.

    Checks that break parts run first. A check that needs a broken part skips that subject, so that
    a cause is reported without its consequences; nor are findings reported `unless` another rule
    reports the same file.
    """
    kinds: dict[type[Any], list[object]] = defaultdict(list)
    for subject in subjects:
        kinds[type(subject)].append(subject)
    checks = [(one.id, check) for one in rules for check in one.checks]
    unsound: dict[str, Part] = {}
    found: dict[Problem, tuple[str, ...]] = {}
    for name, check in sorted(checks, key=lambda pair: not pair[1].breaks):
        for subject in kinds[check.subject]:
            if check.needs & _unsound_in(subject, unsound):
                continue
            for path, line, message, unless, paste in check.find(subject):
                problem = Problem(path, line, name, _printable(message), paste)
                found[problem] = unless
                unsound[path] = unsound.get(path, Part.NONE) | check.breaks & held_in(path)
    told = {(problem.path, problem.rule) for problem in found}
    return sorted(
        problem
        for problem, unless in found.items()
        if not any((problem.path, rule) in told for rule in unless)
    )


def _unsound_in(subject: object, unsound: Mapping[str, Part]) -> Part:
    """The parts unsound in the subject's file or folder; anywhere, if it has no path of its own."""
    own, parts = getattr(subject, "path", ""), Part.NONE
    for path, part in unsound.items():
        if not own or path == own or path.startswith(f"{own}/"):
            parts |= part
    return parts


def _printable(message: str) -> str:
    """The message on one line, with the numbers of quoted characters that do not show."""
    if message.isprintable():
        return message
    return "".join(c if c.isprintable() else f"[U+{ord(c):04X}]" for c in message)
