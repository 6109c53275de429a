"""The build script's command line: its verbs and what each may be told, in Vietnamese."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn

from plan.report import FORMATS

Verb = Callable[[argparse.Namespace], int]
"""Does what was asked, and returns the exit status."""

WRONG_USAGE = 2


class _Parser(argparse.ArgumentParser):
    """Says in Vietnamese that the usage is wrong."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"Sai cách dùng ({message}). Xem hướng dẫn: {self.prog} --help\n")


def parser(verbs: Mapping[str, Verb]) -> argparse.ArgumentParser:
    """The words that each verb takes; parsed, `run` is the verb's function."""
    whole = _Parser(prog="build.py", description="Kiểm tra, dựng và công bố trang văn bản.")
    known = whole.add_subparsers(dest="verb", required=True, metavar="LỆNH", parser_class=_Parser)

    verb = known.add_parser("check", help="kiểm tra mọi văn bản, báo tất cả lỗi một lần")
    verb.add_argument(
        "documents",
        nargs="*",
        metavar="VĂN_BẢN",
        help="ví dụ 2025/113-kh-ldld; không ghi là tất cả",
    )
    verb.add_argument("--format", choices=sorted(FORMATS), default="text", help="dạng báo lỗi")
    verb.add_argument("--rules", action="store_true", help="liệt kê các quy tắc, kèm ví dụ")
    verb.set_defaults(run=verbs["check"])

    verb = known.add_parser("build", help="kiểm tra và dựng toàn bộ trang vào một thư mục")
    verb.add_argument(
        "--out", type=Path, default=Path("site"), metavar="THƯ_MỤC", help="mặc định: site"
    )
    verb.set_defaults(run=verbs["build"])

    verb = known.add_parser("paper", help="chỉ tạo các tệp để in vào một thư mục")
    verb.add_argument(
        "--out", type=Path, default=Path("paper"), metavar="THƯ_MỤC", help="mặc định: paper"
    )
    verb.set_defaults(run=verbs["paper"])

    verb = known.add_parser("banner", help="tạo băng rôn khổ bất kỳ cho một khẩu hiệu")
    verb.add_argument("--size", required=True, metavar="KHỔ", help="ví dụ 600x80cm hoặc 6x0,8m")
    verb.add_argument("--slogan", required=True, metavar="SỐ", help="số của khẩu hiệu, ví dụ 7")
    verb.add_argument("--out", required=True, type=Path, metavar="TỆP", help="ví dụ bang-ron.pdf")
    verb.add_argument(
        "--document", metavar="VĂN_BẢN", help="không ghi là văn bản mới nhất có khẩu hiệu"
    )
    verb.set_defaults(run=verbs["banner"])

    verb = known.add_parser(
        "serve", help="xem trước, tự dựng lại khi sửa, hiện lỗi ngay trên trang"
    )
    verb.add_argument(
        "--address", default="127.0.0.1:8000", metavar="ĐỊA_CHỈ", help="mặc định: 127.0.0.1:8000"
    )
    verb.set_defaults(run=verbs["serve"])

    verb = known.add_parser("publish", help="đưa phiên bản đã commit lên nơi công bố")
    verb.add_argument(
        "target", metavar="ĐÍCH", help="thư mục, hoặc người_dùng@máy:thư_mục qua rsync và ssh"
    )
    verb.set_defaults(run=verbs["publish"])

    verb = known.add_parser("rollback", help="quay lại một phiên bản đã công bố")
    verb.add_argument("target", metavar="ĐÍCH", help="như với publish")
    verb.add_argument(
        "version", nargs="?", metavar="PHIÊN_BẢN", help="không ghi là phiên bản ngay trước"
    )
    verb.set_defaults(run=verbs["rollback"])
    return whole
