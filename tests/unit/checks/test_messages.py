"""Every message to editors is used, every use has a message, and every field is filled."""

import ast
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from string import Formatter
from typing import NamedTuple

import pytest
import yaml

from portal.checks.messages import FOLDER, say
from portal.pages.all_rules import RULES
from support.project import ROOT


class Use(NamedTuple):
    """A call of `say`: the rule, the expression that names a variant, and the fields given."""

    rule: str
    variant: ast.expr
    fields: set[str]


@cache
def texts() -> dict[str, dict[str, str]]:
    """The messages of every rule by variant, as `say` names them."""
    found: dict[str, dict[str, str]] = {}
    for file in sorted(FOLDER.glob("*.yml")):
        for rule, text in yaml.safe_load(file.read_text("utf-8")).items():
            assert rule not in found, f"{rule} stands in two files"
            found[rule] = {"": text} if isinstance(text, str) else text
    return found


@cache
def uses() -> tuple[Use, ...]:
    """Every call of `say` in the code; its rule must be a plain text."""
    found = []
    for file in (ROOT / "scripts/portal").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "say":
                rule, variant = (*node.args, ast.Constant(""))[:2]
                fields = {keyword.arg or "**" for keyword in node.keywords}
                found.append(Use(ast.literal_eval(rule), variant, fields))
    return tuple(found)


def variants(expression: ast.expr, texts: Mapping[str, str]) -> set[str]:
    """What an expression can name: a plain text, either side of `if`, otherwise any variant."""
    if isinstance(expression, ast.IfExp):
        return variants(expression.body, texts) | variants(expression.orelse, texts)
    return {expression.value} if isinstance(expression, ast.Constant) else set(texts)  # type: ignore[arg-type]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_message_is_that_of_a_rule_or_of_all_that_report_schema_errors() -> None:
    assert set(texts()) - set(RULES) == {"schema"}


def test_every_message_is_used_and_every_use_has_one() -> None:
    used: dict[str, set[str]] = defaultdict(set)
    for use in uses():
        used[use.rule] |= variants(use.variant, texts()[use.rule])
    assert used == {rule: set(named) for rule, named in texts().items()}


def test_every_use_fills_exactly_the_fields_of_its_messages() -> None:
    for use in uses():
        named = texts()[use.rule]
        wanted = {name for key in variants(use.variant, named) for name in fields(named[key])}
        assert use.fields == wanted, use.rule


def test_an_unknown_message_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("no-such-rule")
    with pytest.raises(KeyError):
        say("special-file", "no-such-variant")
