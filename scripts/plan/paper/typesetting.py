"""Typst as this house uses it: its own fonts alone, data apart from templates, no letter lost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import typst

_LOST = re.compile(r'error: the text .*?`"(.+?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class LettersError(ValueError):
    """The fonts lack `letters`: without this error empty boxes would stand for them."""

    def __init__(self, letters: tuple[str, ...]) -> None:
        self.letters = letters
        super().__init__(f"Không hiển thị được ký tự {', '.join(map(_named, letters))}.")


def engines() -> tuple[bytes, ...]:
    """What sets and stores pages: others of these may give other bytes."""
    return tuple(f"{name} {version(name)}".encode() for name in ("typst", "pillow"))


def pages(template: Path, inputs: Mapping[str, str]) -> list[bytes]:
    """Every page of the document as a PNG, a pixel a point.

    `inputs` is what the template finds in `sys.inputs`. The template must set `fallback: false`
    for text. Raises LettersError, and typst.TypstError where the template itself is wrong.
    """
    compiler = typst.Compiler(template, ignore_system_fonts=True, sys_inputs=dict(inputs))
    made = compiler.compile(format="png", ppi=72)
    _refuse_lost_letters(compiler)
    if made is None:
        raise AssertionError("Typst gives pages where no file is named")
    return made if isinstance(made, list) else [made]


def _refuse_lost_letters(compiler: typst.Compiler) -> None:
    """Raise LettersError where a letter is missing.

    Typst says so only where it makes a PDF/A. That costs next to nothing: the pages are laid out.
    """
    try:
        compiler.compile(format="pdf", pdf_standards="a-2u", timestamp=0)
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
