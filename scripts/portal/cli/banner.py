"""`banner`: check, and render a banner of any size for one slogan."""

import argparse
from pathlib import Path

from portal.cli.arguments import OK
from portal.cli.project import ROOT, sound_library, writing
from portal.model.context import CACHE
from portal.model.problems import UserError

HELP = "tạo băng rôn khổ bất kỳ cho một khẩu hiệu"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the size, the slogan and the file."""
    parser.add_argument("--size", required=True, metavar="KHỔ", help="ví dụ 600x80cm hoặc 6x0,8m")
    parser.add_argument("--slogan", required=True, metavar="SỐ", help="số của khẩu hiệu, ví dụ 7")
    parser.add_argument("--out", required=True, type=Path, metavar="TỆP", help="ví dụ bang-ron.pdf")
    parser.add_argument(
        "--issuer", metavar="TÊN", help="tên đơn vị ở chân, không ghi là cơ quan ban hành"
    )
    parser.add_argument(
        "--bleed", type=int, default=0, metavar="CM", help="nền thêm mỗi phía để gấp mép, cắt xén"
    )
    parser.add_argument(
        "--document", metavar="VĂN_BẢN", help="không ghi là văn bản mới nhất có khẩu hiệu"
    )


def run(options: argparse.Namespace) -> int:
    """Write the banner as one PDF."""
    from portal.print.formats import parse_bleed, parse_size
    from portal.print.render import render_sheets
    from portal.print.slogans import Wanted, banner_sheet, find_slogan, number_of
    from portal.release.atomic import write_atomically

    library = sound_library()
    document, slogan = find_slogan(library, options.document, str(options.slogan))
    wanted = Wanted(parse_size(options.size), parse_bleed(options.bleed), options.issuer)
    if options.out.suffix.lower() != ".pdf":
        raise UserError(f"Tên tệp «{options.out}» phải kết thúc bằng .pdf.")
    sheet = banner_sheet(document, slogan, wanted, library.word_groups)
    (file,) = render_sheets([sheet], ROOT / CACHE).values()
    with writing(options.out):
        write_atomically(options.out, file)
    print(f"Đã tạo {options.out}: khẩu hiệu {number_of(slogan)}. {sheet.data['subject']}")
    return OK
