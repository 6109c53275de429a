"""`build`: check, build the whole site, check what was built, then put it in the folder."""

import argparse
import sys
from pathlib import Path

from portal.cli.arguments import OK
from portal.cli.project import ROOT, SHALLOW, checked_files, progress, stop_at, writing
from portal.source.history import is_shallow

HELP = "kiểm tra và dựng toàn bộ trang vào một thư mục"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the folder to build into."""
    parser.add_argument(
        "--out", type=Path, default=Path("site"), metavar="THƯ_MỤC", help="mặc định: site"
    )
    parser.add_argument(
        "--year",
        nargs="+",
        default=(),
        metavar="NĂM",
        help="chỉ làm sẵn văn bản của những năm này vào thư mục tạm, cho nhiều máy cùng dựng",
    )


def run(options: argparse.Namespace) -> int:
    """Build the site and say how to open it."""
    from portal.pages.build import build_site, make_years
    from portal.pages.placing import place, placed

    if is_shallow(ROOT):
        print(f"{SHALLOW} Trang dựng ra không có các phiên bản trước.", file=sys.stderr)
    checked = checked_files()
    stop_at(checked.problems)
    if options.year:
        count, problems = make_years(ROOT, checked, progress, options.year)
        stop_at(problems)
        print(f"Đã làm sẵn {count} văn bản của năm {', '.join(options.year)}.")
        return OK
    site = build_site(ROOT, checked, progress, placed(ROOT, options.out))
    stop_at(site.problems)
    with writing(options.out):
        place(ROOT, site, options.out)
    pages = sum(path.endswith(".html") for part in site.parts for path in part.sizes)
    print(f"Đã dựng {pages} trang vào {options.out}. Để mở, chạy:")
    print(f"  python3 -m http.server --directory {options.out} 8000")
    print("rồi mở http://localhost:8000/ trong trình duyệt.")
    return OK
