"""The order of elements that Word asks for: ECMA-376 part 1 (wml.xsd), the elements that are used.

Word calls a file damaged where they stand in another one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ORDERS = {
    "document": "body",
    "p": "pPr r",
    "r": "rPr t br fldChar instrText",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
    " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
    " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect"
    " bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    "numPr": "ilvl numId",
    "pBdr": "top left bottom right between bar",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
    " tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblCellMar": "top start left bottom end right",
    "tblBorders": "top start left bottom end right insideH insideV",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText"
    " vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc"
    " pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg",
    "numbering": "abstractNum num",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride lvl",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden"
    " unhideWhenUsed qFormat locked pPr rPr tblPr trPr tcPr tblStylePr",
    "settings": "zoom defaultTabStop compat themeFontLang",
}
"""The children of an element, in their order."""

SINGLE = ("pPr", "rPr", "tblPr", "tcPr", "trPr", "lvl", "style", "numPr", "num")
"""Elements that have each child once."""


def misplaced(part: bytes) -> list[str]:
    """The elements of a part that stand where the schema has none, with what they are in."""
    return list(_misplaced(ET.fromstring(part)))  # noqa: S314 - our own


def _misplaced(parent: ET.Element) -> Iterator[str]:
    name = parent.tag.removeprefix(W)
    children = [child.tag.removeprefix(W) for child in parent]
    if name in ORDERS:
        order = ORDERS[name].split()
        yield from (f"{child} in {name}" for child in children if child not in order)
        ranks = [order.index(child) for child in children if child in order]
        least = 1 if name in SINGLE else 0
        yield from (f"order of {name}" for one, other in pairwise(ranks) if other - one < least)
    if name in ("body", "tc") and children and children[-1] not in ("p", "sectPr"):
        yield f"{name} without a last paragraph"
    for child in parent:
        yield from _misplaced(child)
