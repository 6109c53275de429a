"""`rollback`: serve an earlier version again."""

import argparse

from portal.cli.arguments import OK

HELP = "quay lại một phiên bản đã công bố"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the place and, where it is not the one before, the version."""
    parser.add_argument("target", metavar="ĐÍCH", help="như với publish")
    parser.add_argument(
        "version", nargs="?", metavar="PHIÊN_BẢN", help="không ghi là phiên bản ngay trước"
    )


def run(options: argparse.Namespace) -> int:
    """Switch to the version, and say which one it replaced."""
    from portal.release.publish import rollback
    from portal.release.targets import open_target

    done = rollback(open_target(options.target), options.version)
    print(f"Đang dùng phiên bản {done.version}; phiên bản vừa thay ra: {done.previous}.")
    return OK
