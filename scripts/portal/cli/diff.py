"""`diff`: what a change does to readers, by provision."""

import argparse

from portal.cli.arguments import OK
from portal.cli.project import ROOT, step
from portal.source.settings import read_settings
from portal.source.trees import compare

HELP = "cho xem một lần sửa thay đổi gì đối với người đọc"

FORMATS = ("html", "markdown", "text")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the two states that are compared, and the format."""
    parser.add_argument("base", metavar="TRƯỚC", help="nhánh, thẻ hoặc commit trước khi sửa: main")
    parser.add_argument(
        "head", nargs="?", default="", metavar="SAU", help="sau khi sửa; không ghi là các tệp ở đây"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="dạng bản kê")


def run(options: argparse.Namespace) -> int:
    """Print what changed. Raises UserError for unknown revisions."""
    from portal.changes.html import as_html
    from portal.changes.markdown import as_markdown
    from portal.changes.project import read_change
    from portal.changes.report import report
    from portal.changes.text import as_text

    write = {"html": as_html, "markdown": as_markdown, "text": as_text}[options.format]
    with step("Đang so sánh"):
        comparison = compare(ROOT, options.base, options.head)
        change = read_change(comparison, read_settings(ROOT).languages)
    print(write(report(change)), end="")
    return OK
