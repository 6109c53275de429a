"""`serve`: preview the site while it is edited, with its problems shown on every page."""

import argparse

from portal.cli.arguments import OK
from portal.cli.project import ROOT
from portal.model.problems import UserError, reason

HELP = "xem trước, tự dựng lại khi sửa, hiện lỗi ngay trên trang"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the address to listen on."""
    parser.add_argument(
        "--address", default="127.0.0.1:8000", metavar="ĐỊA_CHỈ", help="mặc định: 127.0.0.1:8000"
    )


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from portal.pages.mkdocs_build import preview

    print(f"Xem trước tại http://{options.address}/ — bấm Ctrl+C để dừng.", flush=True)
    try:
        preview(ROOT, options.address)
    except OSError as error:
        raise UserError(
            f"Không mở được {options.address} ({reason(error)}). Hãy chọn cổng khác, ví dụ"
            " build.py serve --address 127.0.0.1:8001."
        ) from error
    return OK
