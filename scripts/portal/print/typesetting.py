"""Typst with our own fonts only; data stay apart from templates, missing letters are errors."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import cast

import typst

from portal.print.cache import key_of
from portal.print.metrics import FONTS, SYMBOLS, font_files, printable

STANDARDS: "list[typst.PDFStandard]" = ["a-3a", "ua-1"]
"""For archives and for screen readers. Of PDF/A, level 3 alone allows any file to be attached;
PDF/UA-1 and level 4 exclude each other."""

_LIBRARIES = ("deflate", "pikepdf", "pillow", "typst")
"""Those that draw and compress what is printed."""

_MISSING = re.compile(r'error: the text .*?`"(.+?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class MissingLettersError(ValueError):
    """The fonts lack `letters`: without this error, empty boxes would be printed for them."""

    def __init__(self, letters: Iterable[str]) -> None:
        self.letters = tuple(dict.fromkeys(letters))
        named = ", ".join(map(_with_codes, self.letters))
        super().__init__(f"Không hiển thị được ký tự {named}.")


def fingerprint() -> bytes:
    """A hash of all that a rendered file depends on beside its data: code, fonts, libraries."""
    folder = Path(__file__).parent
    sources = (*sorted(folder.glob("*.typ")), *sorted(folder.glob("*.py")))
    return _fingerprint(tuple((source, source.stat().st_mtime_ns) for source in sources))


@cache
def _fingerprint(sources: tuple[tuple[Path, int], ...]) -> bytes:
    code = (source.read_bytes() for source, _ in sources)
    libraries = (f"{name} {version(name)}".encode() for name in _LIBRARIES)
    return key_of(*code, *font_files(), *libraries).encode()


def pages(template: Path, inputs: Mapping[str, str]) -> list[bytes]:
    """Every page of the document as a PNG, one pixel a point.

    The template finds `inputs` in `sys.inputs`, and must set `fallback: false` for text. Raises
    MissingLettersError, and typst.TypstError where the template itself is wrong.
    """
    compiler = _compiler(template, inputs)
    images = compiler.compile(format="png", ppi=72)
    with _missing_letters_raised():
        # Typst reports them only for PDF/A. It has laid out the pages already: this costs nothing.
        compiler.compile(format="pdf", pdf_standards="a-2u", timestamp=0)
    return cast("list[bytes]", images if isinstance(images, list) else [images])


def pdf(template: Path, inputs: Mapping[str, str], date: datetime) -> bytes:
    """The document as a PDF of STANDARDS, created at `date`; arguments and errors as of `pages`."""
    compiler, seconds = _compiler(template, inputs), int(date.timestamp())
    with _missing_letters_raised():
        file = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=seconds)
    return cast("bytes", file)


def _compiler(template: Path, inputs: Mapping[str, str]) -> typst.Compiler:
    texts = {name: printable(text) for name, text in inputs.items()}
    return typst.Compiler(template, font_paths=_fonts(), sys_inputs=texts | {"symbols": SYMBOLS})


@cache
def _fonts() -> typst.Fonts:
    font_files()
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])


@contextmanager
def _missing_letters_raised() -> Iterator[None]:
    """Raise MissingLettersError where that is what Typst complains about."""
    try:
        yield
    except typst.TypstError as error:
        missing = _MISSING.findall(error.diagnostic)
        if not missing:
            raise
        raise MissingLettersError(map(_unescaped, missing)) from error


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _with_codes(letter: str) -> str:
    codes = " ".join(f"U+{ord(part):04X}" for part in letter)
    return f"«{letter}» ({codes})" if letter.isprintable() else codes
