"""`serve`: preview the site while it is edited, with its problems shown on every page."""

import argparse
import re
import socket

from portal.cli.arguments import OK
from portal.cli.project import ROOT
from portal.model.files import printable
from portal.model.problems import UserError, reason

MAX_PORT = 65535

_HOST = re.compile(r"localhost|\d{1,3}(\.\d{1,3}){3}|\[[0-9A-Fa-f:.]+\]", re.ASCII)
"""A host as MkDocs takes it: an IPv4 address, or an IPv6 address in brackets."""

HELP = "xem trước, tự dựng lại khi sửa, hiện lỗi ngay trên trang"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the address to listen on."""
    parser.add_argument(
        "--address", default="127.0.0.1:8000", metavar="ĐỊA_CHỈ", help="mặc định: 127.0.0.1:8000"
    )


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from portal.pages.mkdocs_build import preview

    _require_free(options.address)
    print(f"Xem trước tại http://{options.address}/ — bấm Ctrl+C để dừng.", flush=True)
    preview(ROOT, options.address)
    return OK


def _require_free(address: str) -> None:
    """Raise UserError for what is no address of this machine with a free port."""
    host, _, port = address.rpartition(":")
    is_number = port.isascii() and port.isdigit()
    if not _HOST.fullmatch(host) or not is_number or not 0 < int(port) <= MAX_PORT:
        raise UserError(
            f"«{printable(address)}» không phải địa chỉ để xem trước. Hãy ghi địa chỉ IP và cổng từ"
            f" 1 đến {MAX_PORT}, như 127.0.0.1:8001 hoặc [::1]:8001."
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((host.strip("[]"), int(port)))
    except OSError as error:
        raise UserError(
            f"Không mở được {address} ({reason(error)}). Hãy chọn địa chỉ hoặc cổng khác, ví dụ"
            " .venv/bin/python -m portal serve --address 127.0.0.1:8001."
        ) from error
