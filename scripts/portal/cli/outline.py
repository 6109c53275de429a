"""`check --outline`: how a text was read: its metadata, and the tree of its provisions."""

import sys
from pathlib import Path

from portal.cli.arguments import OK, PROBLEMS
from portal.cli.paths import holds, places
from portal.cli.project import ROOT
from portal.model.documents import OFFICIAL
from portal.model.files import Source
from portal.model.library import Library
from portal.model.problems import UserError, reason
from portal.reference.outline import as_json, as_text
from portal.source.comparison import read_units
from portal.source.described import describe
from portal.source.loader import load
from portal.source.original import read_original
from portal.source.settings import read_settings
from portal.source.tree import tree

TEXTS = (".txt", ".docx")
"""Texts that are read without being in the library."""


def print_outline(names: list[str], form: str) -> int:
    """Print the outline of each document, by its address, its folder or one of its files.

    A text that is not in the library yet (.txt, .docx) is read as it would be. Raises UserError.
    """
    if not names:
        raise UserError("Hãy ghi văn bản cần xem, như «check --outline 2025/113-kh-ldld».")
    library = None
    for name in names:
        if name.lower().endswith(TEXTS) and Path(name).is_file():
            units = read_units(_text(Path(name)))
            provisions, metadata = tree(("", unit) for unit in units), describe(units)
        else:
            library = library or load(ROOT, read_settings(ROOT).languages)
            edition = library.by_id[_document(library, name)].editions[OFFICIAL]
            provisions, metadata = edition.tree, edition.metadata
        if not provisions:
            print(f"{name}: không thấy lời văn nào.", file=sys.stderr)
            return PROBLEMS
        print(as_json(provisions) if form == "json" else as_text(provisions, metadata), end="")
    return OK


def _text(file: Path) -> str:
    try:
        original = read_original(Source(str(file), file.read_bytes()))
    except OSError as error:
        raise UserError(f"Không đọc được «{file}»: {reason(error)}.") from error
    if not original.reading:
        raise UserError(
            f"Không đọc được «{file}» như một văn bản. Hãy mở bằng Word và lưu lại dạng .docx"
            " hoặc .txt (UTF-8)."
        )
    return original.reading


def _document(library: Library, name: str) -> str:
    """The id of the document that a name means. Raises UserError."""
    (place,) = places(library, [name], ROOT)
    found = next((one.id for one in library.documents if holds(f"{one.path}/", place)), None)
    if found is None:
        listed = ", ".join(sorted(library.by_id))
        raise UserError(f"«{name}» không phải một văn bản. Đang có các văn bản: {listed}.")
    return found
