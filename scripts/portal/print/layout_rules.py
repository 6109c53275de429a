"""How a slogan is set on a sheet: the figures that Python and the page that makes banners share."""

from dataclasses import dataclass

MILLIMETRE = 72 / 25.4
"""In points."""


@dataclass(frozen=True)
class LayoutRules:
    """Lengths are in ems of the letters that they are about, or parts of the sheet's sides.

    Marks above capitals (Ế) are as high as what hangs below the line (g), so that a block with its
    capitals centred is also centred with its marks.
    """

    em: int = 2048
    """Units of the font in one em."""

    capital_height: float = 1409 / 2048
    overhang: float = 0.212
    line_pitch: float = 1.2

    issuer_tracking: float = 0.08
    issuer_of_height: float = 0.075
    issuer_of_width: float = 0.55
    issuer_of_slogan: float = 0.5
    """The issuer's letters, of the sheet's sides and of the slogan's letters, at most."""

    rule_above: float = 0.9
    rule_weight: float = 0.07

    margin_of_area: float = 0.06
    """The margin left and right, of the square root of the sheet's area."""

    margin_of_height: float = 0.07
    """The margin above and below at most."""

    max_tracking: float = 0.03
    """The space between letters that spreads the lines of a banner."""

    wide: float = 2.0
    """A banner wider than so many heights has at most `wide_lines`, another `tall_lines`."""

    wide_lines: int = 4
    tall_lines: int = 12

    nearly: float = 0.88
    """Letters of at least this part of the largest size look as large: among those, better line
    breaks win."""

    short: float = 0.3
    """A line below this part of the widest that is allowed looks lost between others."""

    short_cost: int = 3
    """What a short line costs: more than a break between two groups, less than one inside a
    phrase."""

    min_capitals: float = 25
    """Millimetres of a banner's capitals: by the legibility index of the United States Sign Council
    (30 feet an inch) they can be read from 9 m, across a street."""

    metres_a_millimetre: float = 0.36
    """The distance at which capitals of one millimetre are read, by the same index."""

    min_issuer_capitals: float = 12
    """Millimetres of the capitals of a banner's issuer, to be read from near."""

    max_side: int = 50_000
    """Millimetres of a banner's side; above that, the unit must be a mistake."""

    longest_page: int = 5080
    """Millimetres of a PDF page's side: 14,400 units (ISO 32000-1, annex C.2). A unit larger than a
    point would allow more, but half of the programs that print ignore it; larger sheets are
    drawn at a tenth of their size."""

    reduced: int = 10
    """How many times smaller such a sheet is drawn."""

    red: str = "#da251d"
    yellow: str = "#ffff00"
    red_ink: str = "0 1 1 0"
    yellow_ink: str = "0 0 1 0"
    """Parts of cyan, magenta, yellow and black."""


RULES = LayoutRules()
