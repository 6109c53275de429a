"""Run one command; exit status 0 all is well, 1 problems, 2 wrong usage, 130 interrupted."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from portal.cli import banner, build, check, paper, publish, rollback, serve
from portal.cli.arguments import INTERRUPTED, PROBLEMS, Command, parser
from portal.model.problems import UserError

COMMANDS: Mapping[str, Command] = {
    "check": check,
    "build": build,
    "paper": paper,
    "banner": banner,
    "serve": serve,
    "publish": publish,
    "rollback": rollback,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name; returns the exit status."""
    options = parser(COMMANDS).parse_args(arguments)
    try:
        status: int = options.run(options)
    except UserError as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    except KeyboardInterrupt:
        print("\nĐã dừng theo yêu cầu; chưa thay đổi gì.", file=sys.stderr)
        return INTERRUPTED
    return status
