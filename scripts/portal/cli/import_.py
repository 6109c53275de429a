"""`import`: bring a received file in as the folder of a document."""

import argparse
from pathlib import Path

from portal.cli.arguments import OK, PROBLEMS
from portal.cli.project import ROOT, step, writing
from portal.importing.document import Composed, compose
from portal.importing.reading import read_received
from portal.importing.received import receive
from portal.importing.report import as_report, waiting_in
from portal.model.problems import Problem, UserError
from portal.pages.change_rules import check_change
from portal.reference.outline import as_text
from portal.release.atomic import replacing, write_files
from portal.source.settings import read_settings
from portal.source.tree import tree
from portal.source.trees import Comparison, Extended, WorkTree

HELP = "đưa một tệp đã nhận (.docx, .doc, .pdf, .txt, .md) vào thành một văn bản"

_NOTHING_REPLACED = "index.md.replaced"
"""No folder has this file, so that none is ever replaced."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file, where it goes, and whether to write."""
    parser.add_argument("file", metavar="TỆP", type=Path, help="tệp đã nhận")
    parser.add_argument(
        "--to",
        metavar="NĂM/SỐ",
        default="",
        help="địa chỉ, ví dụ 2025/114-kh-ldld; không ghi thì theo số và ngày trong lời văn",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="chỉ cho xem văn bản được hiểu thế nào, không ghi gì"
    )


def run(options: argparse.Namespace) -> int:
    """Write the folder of a document, and report what is left to do. Raises UserError."""
    with step("Đang đọc tệp"):
        document = compose(read_received(receive(options.file)), options.to)
    folder = _folder(document)
    problems = _problems(document)
    if options.dry_run:
        print(as_text(tree(("", unit) for unit in document.units), document.metadata))
    else:
        with writing(folder), replacing(folder, _NOTHING_REPLACED) as new:
            write_files(new, document.files)
    print(as_report(document, problems, written=not options.dry_run), end="")
    return PROBLEMS if waiting_in(problems) else OK


def _folder(document: Composed) -> Path:
    """Where the document goes. Raises UserError where something is there, or outside docs/."""
    folder = ROOT / "docs" / document.id
    if folder.exists() or folder.is_symlink():
        raise UserError(
            f"Đã có «docs/{document.id}», nên không ghi gì. Nếu là văn bản khác trùng số, hãy thêm"
            f" tên cơ quan vào địa chỉ, như «--to {document.id}-cdn»; nếu muốn đưa vào lại thì xóa"
            " thư mục đó trước."
        )
    if not folder.resolve().is_relative_to((ROOT / "docs").resolve()):
        raise UserError(f"«docs/{document.id}» dẫn ra ngoài thư mục docs, nên không ghi gì.")
    return folder


def _problems(document: Composed) -> list[Problem]:
    """What the checks will find in the document, which is not written yet.

    Of the other documents only those are read that it can collide with.
    """
    path = f"docs/{document.id}/"
    files = {path + name: data for name, data in document.files.items()}
    before = WorkTree(ROOT)
    change = Comparison(before, Extended(before, files), frozenset(files))
    with step("Đang kiểm tra văn bản"):
        settings = read_settings(ROOT)
        found = check_change(change, settings.languages, settings.site_url)
    return [problem for problem in found if problem.path.startswith(path)]
