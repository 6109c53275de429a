"""`paper`: check, and make every file that is meant for print; unchanged, do nothing."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from portal.cli.arguments import OK
from portal.cli.project import ROOT, replaced, sound_library
from portal.cli.terminal import step
from portal.model.problems import UserError
from portal.source.git import clean_hash, read_commit, source_date
from portal.source.settings import read_settings

HELP = "chỉ tạo các tệp để in vào một thư mục"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the folder to write into."""
    parser.add_argument(
        "--out", type=Path, default=Path("paper"), metavar="THƯ_MỤC", help="mặc định: paper"
    )


def run(options: argparse.Namespace) -> int:
    """Make the printed files, unless the folder holds what the same sources make."""
    from portal.pages.projections import read_context
    from portal.print.collection import print_library
    from portal.print.manifest import (
        MANIFEST,
        digest_of_sources,
        foreign_files,
        is_current,
        write_manifest,
    )
    from portal.release.atomic import write_files

    commit = read_commit(ROOT)
    day = source_date(commit, datetime.fromtimestamp(0, UTC))
    settings = (clean_hash(commit), str(day), read_settings(ROOT).site_url)
    sources = digest_of_sources(ROOT, *settings)
    if is_current(options.out, sources):
        print(f"Các tệp để in trong {options.out} vẫn đúng, không phải tạo lại.")
        return OK
    if others := foreign_files(options.out):
        raise UserError(
            f"«{options.out}» có tệp không phải do lệnh này tạo ra ({others[0]}), nên không ghi"
            " đè. Hãy chuyển tệp đó đi, hoặc chọn một thư mục khác."
        )
    library = sound_library()
    with step("Đang dàn trang in"):
        printed = print_library(library, read_context(ROOT, library), ROOT)
    with replaced(options.out, MANIFEST) as folder:
        write_files(folder, printed)
        write_manifest(folder, sources, printed)
    size = sum(len(file) for file in printed.values())
    print(f"Đã tạo {len(printed)} tệp để in, {size} byte, vào {options.out}.")
    return OK
