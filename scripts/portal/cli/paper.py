"""`paper`: check, and render every file for print; does nothing where nothing has changed."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from portal.cli.arguments import OK
from portal.cli.project import ROOT, sound_library, step, writing
from portal.model.problems import UserError
from portal.source.commit import clean_hash, read_commit, source_date
from portal.source.settings import read_settings

HELP = "chỉ tạo các tệp để in vào một thư mục"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the folder to write into."""
    parser.add_argument(
        "--out", type=Path, default=Path("paper"), metavar="THƯ_MỤC", help="mặc định: paper"
    )


def run(options: argparse.Namespace) -> int:
    """Render the printed files, unless the folder has those of the same sources."""
    from portal.pages.build_context import read_context
    from portal.print import manifest
    from portal.print.collection import print_library
    from portal.reference.catalogue import catalogue_of
    from portal.release.atomic import replacing, write_files

    commit = read_commit(ROOT)
    date = source_date(commit, datetime.fromtimestamp(0, UTC))
    settings = (clean_hash(commit), str(date), read_settings(ROOT).site_url)
    sources = manifest.hash_of_sources(ROOT, *settings)
    with writing(options.out):
        if manifest.is_current(options.out, sources):
            print(f"Các tệp để in trong {options.out} vẫn đúng, không phải tạo lại.")
            return OK
        if others := manifest.foreign_files(options.out):
            raise UserError(
                f"«{options.out}» có tệp không phải do lệnh này tạo ra ({others[0]}), nên không ghi"
                " đè. Hãy chuyển tệp đó đi, hoặc chọn một thư mục khác."
            )
    library = sound_library()
    with step("Đang dàn trang in"):
        context = read_context(ROOT, catalogue_of(library), library.paths)
        printed = print_library(library, context, ROOT)
    with writing(options.out), replacing(options.out, manifest.MANIFEST) as folder:
        write_files(folder, printed)
        manifest.write_manifest(folder, sources, printed)
    size = sum(map(len, printed.values()))
    print(f"Đã tạo {len(printed)} tệp để in, {size} byte, vào {options.out}.")
    return OK
