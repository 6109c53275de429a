"""The command line: a parser for every command, in Vietnamese, and the exit statuses."""

import argparse
import sys
from collections.abc import Mapping
from typing import NoReturn, Protocol

OK, PROBLEMS, WRONG_USAGE, SOFTWARE, INTERRUPTED, READER_GONE = 0, 1, 2, 70, 130, 141


class Command(Protocol):
    """A module of this package that is a command."""

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare what the command takes."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it, and return the exit status. Raises UserError where it can't be done."""


class _Parser(argparse.ArgumentParser):
    """Says in Vietnamese that the usage is wrong."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"Sai cách dùng ({message}). Xem hướng dẫn: {self.prog} --help\n")


def parser(commands: Mapping[str, Command]) -> argparse.ArgumentParser:
    """The parser of all commands; what it parses has the command's function as `run`."""
    whole = _Parser(prog="build.py", description="Kiểm tra, dựng và công bố trang văn bản.")
    known = whole.add_subparsers(dest="verb", required=True, metavar="LỆNH", parser_class=_Parser)
    for name, command in commands.items():
        its = known.add_parser(name, help=command.HELP)
        command.add_arguments(its)
        its.set_defaults(run=command.run)
    return whole
