"""A slogan's sheet as a PDF of outlines, in the inks of print: no program can set it otherwise."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from portal.print.layout_rules import RULES
from portal.print.outlines import letter, pens

OUTLINES = "outlines"
"""What sheets that are drawn here have in place of the name of a template."""

Sheet = Mapping[str, Any]
Place = tuple[float, float]

_OPERATORS = {"m": "m", "l": "l", "q": "c", "z": "h"}


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


def _drawn(line: Line, width: float, height: float) -> Iterator[str]:
    """A line in the middle, but for half of a comma at its end; each letter is a shape."""
    tracking = line.tracking * RULES.em / line.size if line.size else 0.0
    begins = pens(line.text)
    hung = letter(",").advance / 2 if line.text.endswith(",") else 0.0
    long = begins[-1] + tracking * max(0, len(line.text) - 1) - hung
    scale = line.size / RULES.em
    yield "q"
    yield f"{_numbers(scale, 0, 0, scale, (width - long * scale) / 2, height - line.y)} cm"
    for index, (character, begin) in enumerate(zip(line.text, begins, strict=False)):
        if shape := _shape(character):
            yield f"q 1 0 0 1 {_plain(begin + index * tracking)} 0 cm"
            yield f"{shape} f Q"
    yield "Q"


@cache
def _shape(character: str) -> str:
    """A letter's outline; its curves of degree two as those of degree three."""
    written = []
    here = (0.0, 0.0)
    for kind, points in letter(character).steps:
        ends: list[Place] = list(points)
        if kind == "q":
            bend, end = points
            ends = [_towards(here, bend), _towards(end, bend), end]
        numbers = (str(round(one)) for end in ends for one in end)
        written.append(" ".join((*numbers, _OPERATORS[kind])))
        here = ends[-1] if ends else here
    return "\n".join(written)


def _towards(end: Place, bend: Place) -> Place:
    """Two thirds of the way from an end of a curve to the point that bends it."""
    return (end[0] + 2 * (bend[0] - end[0]) / 3, end[1] + 2 * (bend[1] - end[1]) / 3)


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
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = sheet["slogan"]
        metadata["dc:creator"] = [sheet["issuer"]]
        metadata["dc:description"] = sheet["subject"]
        metadata["xmp:CreateDate"] = metadata["xmp:ModifyDate"] = date.isoformat()


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
