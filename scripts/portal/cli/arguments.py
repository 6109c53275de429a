"""The command line: a parser for every command, in Vietnamese, and the exit statuses."""

import argparse
import re
import shlex
import sys
from collections.abc import Iterable, Mapping
from typing import NoReturn, Protocol

OK, PROBLEMS, WRONG_USAGE, SOFTWARE, INTERRUPTED, READER_GONE = 0, 1, 2, 70, 130, 141

_PROGRAM = ".venv/bin/python -m portal"

IN_VIETNAMESE: Mapping[str, str] = {
    "usage: ": "cách dùng: ",
    "positional arguments": "tham số",
    "options": "tùy chọn",
    "subcommands": "lệnh",
    "show this help message and exit": "hiện hướng dẫn này",
    "show program's version number and exit": "hiện số phiên bản của chương trình",
    " (default: %(default)s)": " (mặc định: %(default)s)",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "thiếu %s",
    "one of the arguments %s is required": "cần một trong: %s",
    "unrecognized arguments: %s": "thừa %s",
    "unexpected option string: %s": "không có tùy chọn %s",
    "expected one argument": "thiếu giá trị",
    "expected at most one argument": "chỉ nhận một giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    "expected %s argument": "cần đúng %s giá trị",
    "expected %s arguments": "cần đúng %s giá trị",
    "invalid %(type)s value: %(value)r": "giá trị %(value)r không đúng",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "không có %(value)r; chọn một trong: %(choices)s"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "không có %(parser_name)r; chọn một trong: %(choices)s"
    ),
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s có thể là %(matches)s",
    "not allowed with argument %s": "không dùng cùng %s",
    "ignored explicit argument %r": "không nhận giá trị %r",
    "can't open '%(filename)s': %(error)s": "không mở được «%(filename)s»: %(error)s",
}
"""What argparse says to users, by its English words, with the same places to fill in."""

_WEB = re.compile(r"https?:", re.IGNORECASE)


class Command(Protocol):
    """The module of a command, which has its name."""

    __name__: str
    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments of the command."""

    def run(self, options: argparse.Namespace) -> int:
        """Run the command and return the exit status. Raises UserError."""


def called(command: str, *arguments: str) -> str:
    """How a command is typed in a shell, from the project's folder."""
    return shlex.join([*_PROGRAM.split(), command, *arguments])


def as_web_address(location: str) -> str:
    """The address of a portal in its one form; "" for another location. Raises UserError."""
    from portal.source.web_address import web_address

    return f"{web_address(location, 'Địa chỉ')}/" if _WEB.match(location) else ""


class _Parser(argparse.ArgumentParser):
    """Reports wrong usage in Vietnamese."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"Sai cách dùng ({message}). Xem hướng dẫn: {self.prog} --help\n")


def _translated(text: str) -> str:
    return IN_VIETNAMESE.get(text, text)


def parser(commands: Iterable[Command]) -> argparse.ArgumentParser:
    """The parser of all commands; the parsed options have the command's function as `run`."""
    # The only way to argparse's words that needs no compiled catalogue.
    vars(argparse).update({"_": _translated, "ngettext": lambda _one, more, _n: _translated(more)})
    main = _Parser(prog=_PROGRAM, description="Kiểm tra, dựng và công bố trang văn bản.")
    added = main.add_subparsers(dest="verb", required=True, metavar="LỆNH", parser_class=_Parser)
    for command in commands:
        # `import` is a keyword, so its module has an underscore more.
        name = command.__name__.rpartition(".")[2].removesuffix("_")
        its = added.add_parser(name, help=command.HELP)
        command.add_arguments(its)
        its.set_defaults(run=command.run)
    return main
