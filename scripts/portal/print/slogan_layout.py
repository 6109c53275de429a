"""Where a slogan's lines and its issuer stand on a sheet."""

from dataclasses import dataclass

from portal.model.site_data import WordGroups
from portal.print.formats import Format
from portal.print.layout_rules import RULES
from portal.print.line_fitting import Box, FittedLines, Letters, fit_lines
from portal.print.outlines import line_width
from portal.reference.line_breaks import groups


@dataclass(frozen=True)
class SloganLayout:
    """A slogan in a format: its lines in the box; lengths in points, `tracking` in ems."""

    form: Format
    box: Box
    slogan: str
    issuer: str
    fitted: FittedLines
    issuer_size: float

    @property
    def capitals(self) -> float:
        """The height of the slogan's capitals."""
        return self.fitted.size * RULES.capital_height

    @property
    def block(self) -> float:
        """The height of the slogan from the top of its first capitals to its last base line."""
        pitches = RULES.line_pitch * (len(self.fitted.lines) - 1)
        return (RULES.capital_height + pitches) * self.fitted.size

    @property
    def issuer_length(self) -> float:
        """The width of the issuer's line, and of the rule above it."""
        return _issuer_width(self.issuer) * self.issuer_size

    @property
    def legible(self) -> bool:
        """Whether the slogan can be read and the issuer's line fits."""
        return self.issuer_length <= self.box.width and self.capitals >= self.form.min_capitals

    @property
    def tracking(self) -> float:
        """The space between letters that spreads lines to the box's width, at most the format's."""
        if not self.fitted.size:
            return 0.0
        full = self.box.width / self.fitted.size
        gaps = ((full - line_width(line)) / max(1, len(line) - 1) for line in self.fitted.lines)
        return max(0.0, min(self.form.max_tracking, *gaps))

    def data(self) -> dict[str, object]:
        """What is drawn: texts, and lengths in points of the file, from its upper edge."""
        size = self.fitted.size
        issuer_top = self.form.height - self.form.margin_y - RULES.capital_height * self.issuer_size
        rule = issuer_top - RULES.rule_above * self.issuer_size
        lengths = {
            "width": self.form.width,
            "height": self.form.height,
            "top": (rule - self.block) / 2,
            "size": size,
            "leading": (RULES.line_pitch - RULES.capital_height) * size,
            "tracking": self.tracking * size,
            "rule": rule,
            "rule_length": self.issuer_length,
            "rule_weight": RULES.rule_weight * self.issuer_size,
            "issuer_top": issuer_top,
            "issuer_size": self.issuer_size,
            "issuer_tracking": RULES.issuer_tracking * self.issuer_size,
            "bleed": self.form.bleed,
        }
        drawn = {name: round(value / self.form.scale, 3) for name, value in lengths.items()}
        texts = {"slogan": self.slogan, "lines": self.fitted.lines, "issuer": self.issuer}
        return {**texts, **drawn}


def block_height(lines: int) -> float:
    """The height of so many lines in ems, with the marks on the first and below the last."""
    return RULES.capital_height + RULES.line_pitch * (lines - 1) + 2 * RULES.overhang


_LETTERS = Letters(line_width, block_height)


def _issuer_width(issuer: str) -> float:
    return line_width(issuer) + RULES.issuer_tracking * max(0, len(issuer) - 1)


def lay_out(slogan: str, issuer: str, form: Format, word_groups: WordGroups) -> SloganLayout:
    """The slogan in the largest letters that the format allows, legible or not."""
    least = form.min_issuer_capitals / RULES.capital_height
    usual = RULES.issuer_of_width * form.width / max(1.0, _issuer_width(issuer))
    issuer_size = max(least, min(usual, RULES.issuer_of_height * form.height))
    foot = (RULES.capital_height + RULES.rule_above) * issuer_size
    box = Box(form.width - 2 * form.margin_x, form.height - 3 * form.margin_y - foot)
    fitted = fit_lines(groups(slogan, word_groups), box, form.max_lines, _LETTERS)
    issuer_size = max(least, min(issuer_size, RULES.issuer_of_slogan * fitted.size))
    return SloganLayout(form, box, slogan, issuer, fitted, issuer_size)
