"""`check`: report every problem in docs/ at once."""

import argparse
import sys

from portal.checks.report import FORMATS, as_rules, count
from portal.cli.arguments import OK, PROBLEMS, WRONG_USAGE
from portal.cli.outline import print_outline
from portal.cli.project import checked_library
from portal.pages.all_rules import RULES

HELP = "kiểm tra mọi văn bản, báo tất cả lỗi một lần"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the documents to check and the format of the report."""
    parser.add_argument(
        "documents",
        nargs="*",
        metavar="VĂN_BẢN",
        help="ví dụ 2025/113-kh-ldld; không ghi là tất cả",
    )
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="dạng báo lỗi")
    parser.add_argument(
        "--outline", action="store_true", help="cho xem văn bản đã được đọc thế nào, không kiểm tra"
    )
    parser.add_argument("--rules", action="store_true", help="liệt kê các quy tắc, kèm ví dụ")


def run(options: argparse.Namespace) -> int:
    """Report the problems of all documents, or of those named."""
    if options.rules:
        print(as_rules(RULES.values()), end="")
        return OK
    if options.outline:
        return print_outline(options.documents, options.format)
    library, problems = checked_library()
    known = {document.id for document in library.documents}
    chosen = [name.removeprefix("docs/").strip("/") for name in options.documents]
    if unknown := [name for name in chosen if name not in known]:
        print(
            f"Không có văn bản {', '.join(unknown)}. Đang có: {', '.join(sorted(known))}.",
            file=sys.stderr,
        )
        return WRONG_USAGE
    if chosen:
        folders = tuple(f"docs/{name}/" for name in chosen)
        problems = [problem for problem in problems if problem.path.startswith(folders)]
    print(FORMATS[options.format](problems), end="")
    if options.format == "text":
        print(count(problems), file=sys.stderr)
    return PROBLEMS if problems else OK
