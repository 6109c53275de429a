"""Random changes of the small library: diff never fails, and quotes nothing but as letters."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.pages.change_rules import check_change
from support.folder_changes import compare_folders
from support.small_library import BASE, DOCUMENT, GUIDE, LEDGER, ORIGINAL, SECTION, in_time
from support.told_changes import LANGUAGES, told

PIECES = (
    *("\n", "\n\n", " ", "\t", "- ", "+ ", "1. ", "1.1. ", "I. ", "II. ", "a) ", "Điều 2. ", "# "),
    *("---\n", "|---|\n", "| a | b |\n", "||", "^^", "[1] ", "original: ", "terms:\n", ": "),
    *("`", "```", "@a", "#1", "![a](b)", "<b>", "<!--", "</del>", "&lt;", "$`a`$", "##[group]"),
    *("\x1b[31m", "\u202e", "\u200b", "\x02", "\0", "\u2028", "\ufeff", "::error::", "[-", "+}"),
    *("a", "chữ", "2025", "Nơi nhận:", "Số: 1/KH-LĐLĐ\n", "TM. BAN THƯỜNG VỤ\n", "In 100 tờ rơi."),
)
PATHS = (GUIDE, SECTION, f"{DOCUMENT}/index.md", f"{DOCUMENT}/ii.en.md", ORIGINAL, LEDGER)
OTHERS = ("docs/hosts.yml", "docs/2025/2-tb-ldld/index.md", "docs/a.png", "scripts/a.py")
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map("".join)


@contextmanager
def laid(files: Mapping[str, str]) -> Iterator[Path]:
    """The small library with some files replaced or added, in a folder of its own."""
    with TemporaryDirectory() as folder:
        shutil.copytree(BASE, folder, dirs_exist_ok=True)
        for path, text in files.items():
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_bytes(text.encode("utf-8", errors="surrogatepass"))
        yield Path(folder)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(PATHS + OTHERS), texts, max_size=3))
def test_any_change_is_told(files: dict[str, str]) -> None:
    with laid({}) as before, laid(files) as after, in_time():
        for one, other in ((before, after), (after, before)):
            comparison = compare_folders(one, other)
            told(comparison)
            check_change(comparison, LANGUAGES)
