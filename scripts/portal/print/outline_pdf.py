"""A slogan's sheet as a PDF of outlines, in the inks of print: no program can set it otherwise."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from portal.print.layout_rules import RULES
from portal.print.outline_path import path_of
from portal.print.outlines import letter, pens

OUTLINES = "outlines"
"""What sheets that are drawn here have in place of the name of a template."""

Sheet = Mapping[str, Any]


class Line(NamedTuple):
    """A line of text: its letters' size, the space between them and its base line, in points.

    `y` is from the upper edge of the sheet.
    """

    text: str
    size: float
    tracking: float
    y: float


def slogan_lines(sheet: Sheet) -> Iterator[Line]:
    """The lines of the slogan."""
    size = sheet["size"]
    first = sheet["top"] + RULES.capital_height * size
    for index, text in enumerate(sheet["lines"]):
        yield Line(text, size, sheet["tracking"], first + index * RULES.line_pitch * size)


def issuer_line(sheet: Sheet) -> Line:
    """The line at the foot."""
    size = sheet["issuer_size"]
    base = sheet["issuer_top"] + RULES.capital_height * size
    return Line(sheet["issuer"], size, sheet["issuer_tracking"], base)


def outline_pdf(sheet: Sheet, date: datetime) -> bytes:
    """One page, tagged, with the slogan as its title. Raises MissingLettersError."""
    result = BytesIO()
    with pikepdf.new() as pdf:
        width, height, bleed = sheet["width"], sheet["height"], sheet["bleed"]
        whole = Array([-bleed, -bleed, width + bleed, height + bleed])
        page = Dictionary(
            Type=Name.Page,
            MediaBox=whole,
            BleedBox=whole,
            TrimBox=Array([0, 0, width, height]),
            Resources=Dictionary(),
            Contents=pdf.make_stream("\n".join(_content(sheet)).encode("ascii")),
            StructParents=0,
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
        _describe(pdf, sheet, date)
        _tag(pdf, sheet)
        streams = pikepdf.ObjectStreamMode.generate
        pdf.save(result, object_stream_mode=streams, deterministic_id=True, recompress_flate=True)
    return result.getvalue()


def _content(sheet: Sheet) -> Iterator[str]:
    """The steps that draw the page: ground, slogan, rule, issuer."""
    width, height, bleed = sheet["width"], sheet["height"], sheet["bleed"]
    yield "/Artifact BMC"
    yield f"{RULES.red_ink} k"
    yield f"{_numbers(-bleed, -bleed, width + 2 * bleed, height + 2 * bleed)} re f"
    yield "EMC"
    yield f"{RULES.yellow_ink} k"
    yield "/H1 <</MCID 0>> BDC"
    for line in slogan_lines(sheet):
        yield from _drawn(line, width, height)
    yield "EMC"
    yield "/Artifact BMC"
    length, weight = sheet["rule_length"], sheet["rule_weight"]
    below = height - sheet["rule"] - weight / 2
    yield f"{_numbers((width - length) / 2, below, length, weight)} re f"
    yield "EMC"
    yield "/P <</MCID 1>> BDC"
    yield from _drawn(issuer_line(sheet), width, height)
    yield "EMC"


def beginnings(line: Line, width: float) -> Iterator[tuple[str, float]]:
    """Each letter of a line in the middle of the sheet, and where it begins, in points.

    A comma at the end is half out of the line. Raises MissingLettersError.
    """
    scale = line.size / RULES.em
    left, places = _placed(line)
    return (
        (character, width / 2 + (left + place) * scale)
        for character, place in zip(line.text, places, strict=True)
    )


def _placed(line: Line) -> tuple[float, list[float]]:
    """Where the line begins from the middle, and each letter from there, in units of the font."""
    tracking = line.tracking * RULES.em / line.size if line.size else 0.0
    *begins, end = pens(line.text)
    hung = letter(",").advance / 2 if line.text.endswith(",") else 0.0
    long = end + tracking * max(0, len(line.text) - 1) - hung
    return -long / 2, [begin + index * tracking for index, begin in enumerate(begins)]


def _drawn(line: Line, width: float, height: float) -> Iterator[str]:
    """A line in the middle; each letter is a shape."""
    scale = line.size / RULES.em
    left, places = _placed(line)
    yield "q"
    yield f"{_numbers(scale, 0, 0, scale, width / 2 + left * scale, height - line.y)} cm"
    for character, begin in zip(line.text, places, strict=True):
        for part in letter(character).parts:
            yield f"q 1 0 0 1 {_plain(begin + part.x)} {part.y} cm"
            yield f"{path_of(part.steps)} f Q"
    yield "Q"


def _numbers(*values: float) -> str:
    return " ".join(map(_plain, values))


def _plain(value: float) -> str:
    """A number as short as it can be; small ones scale letters, and need more decimals."""
    decimals = 6 if abs(value) < 1 else 3
    return f"{value:.{decimals}f}".rstrip("0").rstrip(".")


def _describe(pdf: pikepdf.Pdf, sheet: Sheet, date: datetime) -> None:
    """What programs show of the file: the slogan, whose it is, how it is printed."""
    told = date.strftime("D:%Y%m%d%H%M%SZ")
    pdf.docinfo = pdf.make_indirect(
        Dictionary(
            Title=String(sheet["slogan"]),
            Author=String(sheet["issuer"]),
            Subject=String(sheet["subject"]),
            CreationDate=String(told),
            ModDate=String(told),
            Trapped=Name("/False"),
        )
    )


def _tag(pdf: pikepdf.Pdf, sheet: Sheet) -> None:
    """The texts of the outlines, for screen readers, and a bookmark to the slogan."""
    root = pdf.Root
    root.Lang = String("vi-VN")
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    page = pdf.pages[0].obj
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=tree))
    texts = (("/H1", sheet["slogan"]), ("/P", sheet["issuer"]))
    parts = [
        pdf.make_indirect(
            Dictionary(
                Type=Name.StructElem,
                S=Name(kind),
                P=document,
                Pg=page,
                K=index,
                ActualText=String(text),
            )
        )
        for index, (kind, text) in enumerate(texts)
    ]
    document.K = Array(parts)
    tree.K = Array([document])
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array([0, Array(parts)])))
    root.StructTreeRoot = tree
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(sheet["slogan"], 0))
