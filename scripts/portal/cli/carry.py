"""`carry`: let the next version have the assets of the one that is online."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from portal.cli.arguments import OK, as_web_address
from portal.cli.project import writing
from portal.model.problems import UserError, reason

if TYPE_CHECKING:
    from portal.release.manifest import Manifest

HELP = "mang theo tệp giao diện của bản đang chạy, cho nơi mỗi lần chỉ thay được toàn bộ trang"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare where the portal is online, what it serves, and the folder that replaces it."""
    parser.add_argument("address", metavar="ĐỊA_CHỈ", help="địa chỉ của cổng: https://…")
    parser.add_argument(
        "folder", type=Path, metavar="THƯ_MỤC", help="bản sao của dist/site, sắp đưa lên"
    )
    parser.add_argument(
        "--manifest",
        type=Path,
        required=True,
        metavar="TỆP",
        help="tệp kê của bản đang chạy, giữ lại từ lần công bố trước",
    )


def run(options: argparse.Namespace) -> int:
    """Copy the assets, and say how many. Raises UserError."""
    from portal.release.carried_online import carry_online
    from portal.release.distribution import SUMS
    from portal.release.manifest import MANIFEST
    from portal.release.web import Web

    address = as_web_address(options.address)
    if not address:
        raise UserError(f"«{options.address}» phải bắt đầu bằng https://. Hãy ghi lại địa chỉ.")
    if not (options.folder / MANIFEST).is_file():
        raise UserError(
            f"Ở «{options.folder}» không có {MANIFEST}. Hãy làm bản phát hành bằng lệnh release, "
            "chép thư mục site của nó ra ngoài, rồi ghi thư mục đã chép."
        )
    if (options.folder.resolve().parent / SUMS).is_file():
        raise UserError(
            f"«{options.folder}» là chính bản phát hành, không được thêm tệp vào. Hãy chép nó ra "
            "ngoài, rồi ghi thư mục đã chép."
        )
    replaced = _manifest(options.manifest)
    with writing(options.folder):
        carried = carry_online(Web(address), options.folder, replaced)
    print(f"Mang theo {len(carried)} tệp giao diện của bản đang chạy ở {address}.")
    return OK


def _manifest(file: Path) -> "Manifest":
    """The manifest in a file. Raises UserError."""
    from portal.release.manifest import read_manifest

    try:
        return read_manifest(file.read_bytes())
    except OSError as error:
        raise UserError(f"Không đọc được tệp kê «{file}»: {reason(error)}.") from error
