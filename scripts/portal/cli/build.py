"""`build`: check, build the whole site, check what was built, then replace the folder."""

import argparse
import sys
from pathlib import Path

from portal.cli.arguments import OK
from portal.cli.project import ROOT, SHALLOW, sound_library, step, stop_at, writing
from portal.source.history import is_shallow

HELP = "kiểm tra và dựng toàn bộ trang vào một thư mục"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the folder to build into."""
    parser.add_argument(
        "--out", type=Path, default=Path("site"), metavar="THƯ_MỤC", help="mặc định: site"
    )


def run(options: argparse.Namespace) -> int:
    """Build the site and say how to open it."""
    from portal.pages.build import build_site
    from portal.pages.sitemap import BUILD
    from portal.release.atomic import replacing

    if is_shallow(ROOT):
        print(f"{SHALLOW} Trang dựng ra không có các phiên bản trước.", file=sys.stderr)
    library = sound_library()
    with writing(options.out), replacing(options.out, BUILD) as folder:
        stop_at(build_site(ROOT, library, folder, step))
    pages = sum(1 for _ in options.out.rglob("*.html"))
    print(f"Đã dựng {pages} trang vào {options.out}. Để mở, chạy:")
    print(f"  python3 -m http.server --directory {options.out} 8000")
    print("rồi mở http://localhost:8000/ trong trình duyệt.")
    return OK
