"""Letters that are printed in other fonts than the shipped ones."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from portal.print import typesetting
from portal.print.metrics import SYMBOLS, is_lacking, printable

TEMPLATE = """
#import "provisions.typ": italic, typeset
#show: body => typeset(14pt, body)
#sys.inputs.symbols
#strong(sys.inputs.symbols)
#italic(sys.inputs.symbols)
"""
DATA = (
    '{"title": "A", "author": "A", "description": "A", "language": "vi", "region": "VN",'
    ' "notes": []}'
)


def test_every_symbol_is_printed_upright_bold_and_italic(tmp_path: Path) -> None:
    """Typst reports each letter that no font has."""
    for template in Path(typesetting.__file__).parent.glob("provisions.typ"):
        (tmp_path / template.name).write_bytes(template.read_bytes())
    (tmp_path / "symbols.typ").write_text(TEMPLATE, "utf-8")
    date = datetime(2026, 1, 1, tzinfo=UTC)
    assert typesetting.pdf(tmp_path / "symbols.typ", {"data": DATA}, date).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("letter", "lacking"), [("a", False), ("☐", False), ("中", True), ("\uf0b7", False)]
)
def test_a_letter_is_lacking_where_no_font_in_use_has_it(letter: str, lacking: bool) -> None:  # noqa: FBT001
    assert is_lacking(letter) == lacking


def test_signs_of_symbol_fonts_become_ordinary_ones() -> None:
    assert printable("\uf0b7 a \uf0fc b") == "• a ✓ b"
    assert all(map(str.isprintable, SYMBOLS))
