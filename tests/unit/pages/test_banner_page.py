"""The scripts that make banners in the browser, beside what Python makes of the same words."""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any

import pikepdf
import pytest

from portal.model.documents import Document
from portal.model.library import Library
from portal.pages.banner_page import letters_file
from portal.print.formats import Size, banner
from portal.print.layout_rules import RULES
from portal.print.render import render_sheets
from portal.print.slogan_layout import lay_out
from portal.print.slogans import Wanted, banner_sheet, slogans_of
from portal.reference.line_breaks import groups
from support import pdfs
from support.project import ROOT

SCRIPTS = ROOT / "overrides/assets/js/banner"
ISSUERS = (
    "LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU",
    "CÔNG ĐOÀN CƠ SỞ TRƯỜNG PTDTBT THCS XÃ TÀ TỔNG",
    "CĐ VỊ",
)
SEED = 113
RUN = """
import { readFileSync } from "node:fs";
const [folder] = process.argv.slice(-1);
const { layOut, MILLIMETRE } = await import(`${folder}/layout.js`);
const { draw, svg, toFile } = await import(`${folder}/drawing.js`);
const { pdf } = await import(`${folder}/pdf.js`);
const { rules, lettering, cases } = JSON.parse(readFileSync(0, "utf-8"));
const made = cases.map(({ parts, issuer, size, draws }) => {
  const layout = layOut(parts, issuer, size, rules, lettering);
  if (!draws) return { layout };
  const drawing = draw(layout, rules, lettering);
  const file = pdf(drawing, { ...layout, subject: "Khổ thật" }, rules);
  return {
    layout,
    svg: toFile(svg(drawing, rules, "Đoàn & <viên>", 1 / MILLIMETRE)),
    pdf: Buffer.from(file).toString("latin1"),
  };
});
console.log(JSON.stringify(made));
"""


def run(cases: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """What the scripts make of each case."""
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    for script in SCRIPTS.glob("*.js"):
        (folder / script.name).write_text(script.read_text("utf-8"), "utf-8")
    (folder / "run.js").write_text(RUN, "utf-8")
    given = {"rules": asdict(RULES), "lettering": json.loads(letters_file()), "cases": cases}
    command = ["node", str(folder / "run.js"), str(folder)]
    done = subprocess.run(
        command, input=json.dumps(given).encode(), capture_output=True, check=True
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def case(text: str, issuer: str, size: Size, library: Library, **more: object) -> dict[str, Any]:
    parts = [(part.text, int(part.end)) for part in groups(text, library.word_groups)]
    sides = {"width": size.width, "height": size.height, "bleed": 30}
    return {"parts": parts, "issuer": issuer, "size": sides, **more}


def sizes(count: int) -> list[Size]:
    """Sizes from a sheet of paper to the front of a house, of any shape."""
    random = Random(SEED)
    sides = [round(10 ** random.uniform(2, 4.7)) for _ in range(2 * count)]
    return [*map(Size, sides[::2], sides[1::2])]


def test_banners_have_the_same_layout_in_the_browser(
    plan: Document, library: Library, tmp_path: Path
) -> None:
    """Every slogan in 120 sizes, under three names."""
    asked = [
        (slogan.text, ISSUERS[index % len(ISSUERS)], size)
        for slogan in slogans_of(plan)
        for index, size in enumerate(sizes(120))
    ]
    found = run([case(*one, library) for one in asked], tmp_path)
    assert len(found) == 1200
    for (text, issuer, size), made in zip(asked, found, strict=True):
        layout = lay_out(text, issuer, banner(size, bleed=30), library.word_groups)
        expected = layout.data()
        got = {name: made["layout"][name] for name in expected}
        assert texts(got) == texts(expected), (text, size)
        assert lengths(got) == pytest.approx(lengths(expected), abs=0.002), (text, size)
        assert made["layout"]["legible"] == layout.legible, (text, size)


def texts(data: Mapping[str, Any]) -> dict[str, Any]:
    return {"slogan": data["slogan"], "lines": [*data["lines"]], "issuer": data["issuer"]}


def lengths(data: Mapping[str, Any]) -> dict[str, float]:
    return {name: value for name, value in data.items() if isinstance(value, int | float)}


def test_the_pdf_of_the_browser_is_the_one_of_the_command(
    plan: Document, library: Library, tmp_path: Path
) -> None:
    """Both drawn by poppler; the files differ only in how numbers are rounded."""
    for slogan, size in ((6, Size(3000, 1000)), (8, Size(6000, 800)), (0, Size(1200, 1800))):
        text = slogans_of(plan)[slogan].text
        (made,) = run([case(text, ISSUERS[1], size, library, draws=True)], tmp_path)
        file = made["pdf"].encode("latin1")
        sheet = banner_sheet(
            plan, slogans_of(plan)[slogan], Wanted(size, 30, ISSUERS[1]), library.word_groups
        )
        (expected,) = render_sheets([sheet], tmp_path / "cache").values()
        assert facts(file) == facts(expected)
        pages = []
        for name, one in (("browser", file), ("command", expected)):
            (tmp_path / f"{name}.pdf").write_bytes(one)
            dpi = 72 * 800 / (sheet.data["width"] + 2 * sheet.data["bleed"])
            pages += pdfs.pages(tmp_path / f"{name}.pdf", dpi=dpi)
        assert pdfs.difference(*pages) < pdfs.ALIKE


def facts(file: bytes) -> dict[str, object]:
    """What a PDF says of itself, but for what is told only of made files."""
    with pikepdf.open(io.BytesIO(file)) as opened:
        page = opened.pages[0]
        (document,) = opened.Root.StructTreeRoot.K
        return {
            "title": str(opened.docinfo["/Title"]),
            "author": str(opened.docinfo["/Author"]),
            "language": str(opened.Root.Lang),
            "texts": [(str(one.S), str(one.ActualText)) for one in document.K],
            "boxes": [
                [round(float(side)) for side in box] for box in (page.mediabox, page.trimbox)
            ],
            "problems": opened.check_pdf_syntax(),
        }


def test_the_svg_has_the_true_size_and_the_shapes_of_the_pdf(
    plan: Document, library: Library, tmp_path: Path
) -> None:
    text = slogans_of(plan)[6].text
    (made,) = run([case(text, ISSUERS[0], Size(3000, 1000), library, draws=True)], tmp_path)
    picture = made["svg"]
    assert picture.startswith('<svg xmlns="http://www.w3.org/2000/svg" role="img" width="3060mm"')
    assert "<title>Đoàn &#38; &#60;viên&#62;</title>" in picture
    letters = sum(not one.isspace() for one in text + ISSUERS[0])
    assert picture.count("M") == letters == made["pdf"].count("f Q")
    assert picture.count("<path") == len(made["layout"]["lines"]) + 1
