"""What the parser of the command line says where it is used wrongly: argparse's words, too."""

from __future__ import annotations

import argparse
import ast
import inspect
import re
from collections.abc import Iterator

import pytest

from portal.cli import arguments

OF_PROGRAMMERS = frozenset(
    {
        "%(heading)s:",
        "%(prog)s: error: %(message)s\n",
        "%(prog)s: warning: %(message)s\n",
        "%r is not callable",
        "'required' is an invalid argument for positionals",
        ".__call__() not defined",
        'argument "-" with mode %r',
        "argument '%(argument_name)s' is deprecated",
        "cannot have multiple subparser arguments",
        "cannot merge actions - two groups are named %r",
        "command '%(parser_name)s' is deprecated",
        "conflicting option string: %s",
        "conflicting option strings: %s",
        "conflicting subparser alias: %s",
        "conflicting subparser: %s",
        "dest= is required for options like %r",
        "invalid conflict_resolution value: %r",
        "invalid option string %(option)r: must start with a character %(prefix_chars)r",
        "mutually exclusive arguments must be optional",
        "option '%(option)s' is deprecated",
    }
)
"""What no user of ours can see: faults of a program, the error that ours replaces, what we do not
declare."""


def said() -> Iterator[str]:
    """Each text of argparse that it would have translated."""
    for node in ast.walk(ast.parse(inspect.getsource(argparse))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"_", "ngettext"}:
            yield from (
                one.value
                for one in node.args
                if isinstance(one, ast.Constant) and isinstance(one.value, str)
            )


def test_every_message_of_argparse_is_in_vietnamese() -> None:
    assert set(said()) - OF_PROGRAMMERS - arguments.IN_VIETNAMESE.keys() == set()


def test_a_translation_fills_in_only_what_argparse_has_for_it() -> None:
    for english, told in arguments.IN_VIETNAMESE.items():
        filled, offered = (re.findall(r"%(?:\(\w+\))?[sr]", text) for text in (told, english))
        assert set(filled) <= set(offered)
        assert filled.count("%s") == offered.count("%s")


def test_a_number_of_values_is_told_in_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    made = arguments.parser(())
    made.add_argument("--size", nargs=2)
    with pytest.raises(SystemExit):
        made.parse_args(["--size", "1"])
    assert "--size: cần đúng 2 giá trị" in capsys.readouterr().err
