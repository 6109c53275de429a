"""`carry`: let the next version have the assets of the one that is online."""

import argparse
from pathlib import Path

from portal.cli.arguments import OK, as_web_address
from portal.cli.project import writing
from portal.model.problems import UserError

HELP = "mang theo tệp giao diện của bản đang chạy, cho nơi chỉ thay được cả trang một lần"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare where the portal is online, and the folder that replaces it."""
    parser.add_argument("address", metavar="ĐỊA_CHỈ", help="địa chỉ của cổng: https://…")
    parser.add_argument(
        "folder", type=Path, metavar="THƯ_MỤC", help="bản sắp đưa lên, có manifest.json"
    )


def run(options: argparse.Namespace) -> int:
    """Copy the assets, and say how many. Raises UserError."""
    from portal.release.carried_online import carry_online
    from portal.release.manifest import MANIFEST
    from portal.release.web import Web

    address = as_web_address(options.address)
    if not address:
        raise UserError(f"«{options.address}» phải bắt đầu bằng https://. Hãy ghi lại địa chỉ.")
    if not (options.folder / MANIFEST).is_file():
        raise UserError(
            f"Ở «{options.folder}» không có {MANIFEST}. Hãy làm bản phát hành bằng lệnh release rồi"
            " ghi thư mục site của nó, hoặc bản sao."
        )
    with writing(options.folder):
        carried = carry_online(Web(address), options.folder)
    print(f"Mang theo {len(carried)} tệp giao diện của bản đang chạy ở {address}.")
    return OK
