"""Reports of problems: as text, as JSON lines, and as annotations on GitHub."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import yaml

from portal.checks.registry import Rule
from portal.model.problems import Problem

EXAMPLES = Path(__file__).with_name("examples.yml")
"""What breaks each rule, and what keeps it."""


def as_text(problems: Iterable[Problem]) -> str:
    """One line a problem: path, line, rule, message."""
    return "".join(f"{p.path}:{p.line}: {p.rule}: {p.message}\n" for p in problems)


def as_json(problems: Iterable[Problem]) -> str:
    """One JSON object a line, with `rule`, `path`, `line` and `message`."""
    return "".join(
        json.dumps(asdict(p), ensure_ascii=False, sort_keys=True) + "\n" for p in problems
    )


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands, which GitHub shows as annotations on the lines of a pull request."""
    return "".join(
        "::error"
        f" file={_property(p.path)},line={p.line},title={_property(p.rule)}::{_data(p.message)}\n"
        for p in problems
    )


def as_rules(rules: Iterable[Rule]) -> str:
    """Every rule with its sentence and its examples."""
    examples = yaml.safe_load(EXAMPLES.read_text("utf-8"))
    return "\n".join(
        f"{rule.id} ({rule.family})\n  {rule.summary}\n  Sai:  {examples[rule.id]['bad']}\n"
        f"  Đúng: {examples[rule.id]['good']}\n"
        for rule in rules
    )


def count(problems: Sequence[Problem]) -> str:
    """The number of problems, as a sentence."""
    return f"Có {len(problems)} lỗi." if problems else "Không có lỗi."


FORMATS: dict[str, Callable[[Iterable[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
