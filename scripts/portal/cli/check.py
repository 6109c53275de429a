"""`check`: report every problem in docs/ at once."""

import argparse
import sys
from collections.abc import Sequence
from difflib import get_close_matches

from portal.checks.explanations import explanations
from portal.checks.report import FORMATS, as_log, as_rules, count
from portal.cli.arguments import OK, PROBLEMS, WRONG_USAGE
from portal.cli.outline import print_outline
from portal.cli.paths import holds, places
from portal.cli.project import ROOT, checked_change, checked_files, checked_library
from portal.model.problems import Problem
from portal.source.settings import read_settings

HELP = "kiểm tra mọi văn bản, báo tất cả lỗi một lần"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the documents to check and the format of the report."""
    parser.add_argument(
        "documents",
        nargs="*",
        metavar="ĐƯỜNG_DẪN",
        help="văn bản hoặc trang, ví dụ 2025/113-kh-ldld hoặc 2025/113-kh-ldld/ii.md;"
        " không ghi là tất cả",
    )
    parser.add_argument(
        "--since",
        metavar="PHIÊN_BẢN",
        help="chỉ kiểm tra những gì đã sửa kể từ một nhánh hay commit, như main",
    )
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="dạng báo lỗi")
    parser.add_argument(
        "--outline", action="store_true", help="cho xem văn bản đã được đọc thế nào, không kiểm tra"
    )
    parser.add_argument(
        "--rules",
        nargs="*",
        metavar="QUY_TẮC",
        help="giải thích các quy tắc, hoặc chỉ những quy tắc nêu tên",
    )


def run(options: argparse.Namespace) -> int:
    """Report the problems of all files, or of those named."""
    site_url = read_settings(ROOT).site_url
    if options.rules is not None:
        return _print_rules(options.rules, site_url)
    if options.outline:
        return print_outline(options.documents, options.format)
    if options.since:
        return _report(checked_change(options.since), options.format, site_url)
    if not options.documents:
        return _report(checked_files().problems, options.format, site_url)
    library, problems = checked_library()
    chosen = places(library, options.documents, ROOT)
    problems = [one for one in problems if any(holds(place, one.path) for place in chosen)]
    return _report(problems, options.format, site_url)


def _report(problems: Sequence[Problem], form: str, site_url: str) -> int:
    """Print the problems, and return the exit status."""
    print(FORMATS[form](problems, site_url), end="")
    if form == "github":  # which shows the places of the first ten annotations only
        print(as_log(problems, site_url), end="")
    if form in ("text", "github"):
        print(count(problems), file=sys.stderr)
    return PROBLEMS if problems else OK


def _print_rules(names: Sequence[str], site_url: str) -> int:
    """Print what these rules want, or all rules; unknown names are a wrong usage."""
    from portal.pages.all_rules import RULES

    known = explanations()
    if unknown := [name for name in names if name not in known]:
        near = [match for name in unknown for match in get_close_matches(name, known)]
        hint = f"Có phải {', '.join(near)} không? " if near else ""
        print(
            f"Không có quy tắc {', '.join(unknown)}. {hint}Xem tất cả: check --rules.",
            file=sys.stderr,
        )
        return WRONG_USAGE
    print(as_rules((known[name] for name in names or RULES), site_url), end="")
    return OK
