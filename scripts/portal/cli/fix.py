"""`fix`: mend what has one right answer, and tell what was mended."""

import argparse
import sys

from portal.checks.glossary import untranslated_words
from portal.cli.arguments import OK, PROBLEMS
from portal.cli.paths import holds, places
from portal.cli.project import ROOT, step, writing
from portal.fixes.files import Mended, mend
from portal.fixes.mends import Received
from portal.model.documents import OFFICIAL
from portal.model.files import Source
from portal.model.library import Library
from portal.model.problems import UserError
from portal.release.atomic import write_atomically
from portal.source.comparison import corrected
from portal.source.loader import load, page_language
from portal.source.settings import read_settings

HELP = "tự sửa những lỗi chỉ có một cách sửa: ký tự ẩn, chữ dấu rời, dấu đầu dòng…"

ORIGINALS = "/original/"
LEDGER = "corrections.yml"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the files or documents to mend, and whether only to show what would be mended."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="ĐƯỜNG_DẪN",
        help="trang, thư mục hoặc văn bản, ví dụ 2025/113-kh-ldld/ii; không ghi là tất cả",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="chỉ cho xem sẽ sửa gì, không ghi tệp nào"
    )


def run(options: argparse.Namespace) -> int:
    """Mend the files and tell each mend; one that can't be read is told and left alone."""
    with step("Đang đọc văn bản"):
        library = load(ROOT, read_settings(ROOT).languages)
        chosen = places(library, options.paths, ROOT)
    if named := [place for place in chosen if _is_original(place)]:
        raise UserError(
            f"«{named[0]}» là bản chép nhận được, không bao giờ được sửa. Hãy chọn trang cần sửa;"
            " nếu bản chép sai, ghi một mục vào corrections.yml."
        )
    count = refused = 0
    for source in library.sources:
        if not _is_mended(source, chosen):
            continue
        mended = mend(source, received(library, source.path))
        if mended.mends and not options.dry_run:
            with writing(ROOT / source.path):
                write_atomically(ROOT / source.path, mended.data)
        print(_told(source.path, mended), end="")
        count += len(mended.mends)
        refused += bool(mended.refusal)
    print(_count(count, refused, dry_run=options.dry_run), file=sys.stderr)
    return PROBLEMS if refused else OK


def received(library: Library, path: str) -> Received:
    """What the original of a file says, corrections applied; nothing for files that have none."""
    kept = untranslated_words(library)
    in_document = next((one for one in library.documents if path.startswith(f"{one.path}/")), None)
    if in_document is None:
        return Received(kept=kept, layout=not path.endswith(".md"))
    original = in_document.original
    if original is None or page_language(path, library.languages) != OFFICIAL:
        return Received(kept=kept)
    is_ledger = path == in_document.ledger_path
    reading = (
        original.reading if is_ledger else corrected(original.reading, in_document.corrections)
    )
    return Received(reading, original.markdown, kept)


def _is_original(path: str) -> bool:
    return ORIGINALS in path and not path.endswith(("/", f"{ORIGINALS}{LEDGER}"))


def _is_mended(source: Source, chosen: tuple[str, ...]) -> bool:
    written = source.path.endswith((".md", ".yml")) and not _is_original(source.path)
    return written and (not chosen or any(holds(place, source.path) for place in chosen))


def _told(path: str, mended: Mended) -> str:
    """One line a mend, or why the file can't be mended."""
    if mended.refusal:
        return f"{path}: không tự sửa được: {mended.refusal}.\n"
    return "".join(
        f"{path}:{one.line}: {one.what}: «{one.before}» → «{one.after}»\n" for one in mended.mends
    )


def _count(count: int, refused: int, *, dry_run: bool) -> str:
    """How many places were mended, as a sentence."""
    done = "Sẽ sửa" if dry_run else "Đã sửa"
    mended = f"{done} {count} chỗ." if count else "Không có gì để tự sửa."
    left = f" Có {refused} tệp không tự sửa được." if refused else ""
    return f"{mended}{left} Hãy chạy «check» để xem những chỗ cần người sửa."
