"""Typst as this house uses it: its own fonts alone, data apart from templates, no letter lost."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import cast

import typst

from portal.print.cache import key_of
from portal.print.metrics import FONTS, font_files

STANDARDS: "list[typst.PDFStandard]" = ["a-3a", "ua-1"]
"""To keep and to read aloud. Of PDF/A, level 3 alone allows any file to be attached; PDF/UA-1 and
level 4 exclude each other."""

_LOST = re.compile(r'error: the text .*?`"(.+?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class LettersError(ValueError):
    """The fonts lack `letters`: without this error empty boxes would stand for them."""

    def __init__(self, letters: tuple[str, ...]) -> None:
        self.letters = letters
        super().__init__(f"Không hiển thị được ký tự {', '.join(map(_named, letters))}.")


def fingerprint() -> bytes:
    """A hash of all that makes a file beside its data: this package, fonts, libraries."""
    folder = Path(__file__).parent
    sources = (*sorted(folder.glob("*.typ")), *sorted(folder.glob("*.py")))
    return _fingerprint(tuple((source, source.stat().st_mtime_ns) for source in sources))


@cache
def _fingerprint(sources: tuple[tuple[Path, int], ...]) -> bytes:
    code = (source.read_bytes() for source, _ in sources)
    libraries = (f"{name} {version(name)}".encode() for name in ("typst", "pillow"))
    return key_of(*code, *font_files(), *libraries).encode()


def pages(template: Path, inputs: Mapping[str, str]) -> list[bytes]:
    """Every page of the document as a PNG, a pixel a point.

    `inputs` is what the template finds in `sys.inputs`. The template must set `fallback: false`
    for text. Raises LettersError, and typst.TypstError where the template itself is wrong.
    """
    compiler = _compiler(template, inputs)
    made = compiler.compile(format="png", ppi=72)
    with _lost_letters_told():
        # Typst tells of them only where it makes a PDF/A. The pages are laid out: it costs nothing.
        compiler.compile(format="pdf", pdf_standards="a-2u", timestamp=0)
    return cast("list[bytes]", made if isinstance(made, list) else [made])


def pdf(template: Path, inputs: Mapping[str, str], date: datetime) -> bytes:
    """The document as a PDF of STANDARDS, made at `date`; otherwise as `pages`."""
    seconds = int(date.timestamp())
    with _lost_letters_told():
        made = _compiler(template, inputs).compile(
            format="pdf", pdf_standards=STANDARDS, timestamp=seconds
        )
    return cast("bytes", made)


def _compiler(template: Path, inputs: Mapping[str, str]) -> typst.Compiler:
    return typst.Compiler(template, font_paths=_fonts(), sys_inputs=dict(inputs))


@cache
def _fonts() -> typst.Fonts:
    font_files()
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])


@contextmanager
def _lost_letters_told() -> Iterator[None]:
    """Raise LettersError where Typst says that a letter is missing."""
    try:
        yield
    except typst.TypstError as error:
        lost = dict.fromkeys(map(_unescaped, _LOST.findall(error.diagnostic)))
        if not lost:
            raise
        raise LettersError(tuple(lost)) from error


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _named(letter: str) -> str:
    codes = " ".join(f"U+{ord(part):04X}" for part in letter)
    return f"«{letter}» ({codes})" if letter.isprintable() else codes
