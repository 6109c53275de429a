"""Elements of WordprocessingML: escaped, in order, without what XML has no place for."""

from __future__ import annotations

from portal.print.word.markup import Layout, element, lines, paragraph, part, run, twips
from support.word_schema import misplaced

EVERY = Layout(3, 10, 20, 0, 40, centred=True, with_next=True, on_new_page=True)


def test_texts_and_values_are_escaped() -> None:
    assert run("a < b & c") == '<w:r><w:t xml:space="preserve">a &lt; b &amp; c</w:t></w:r>'
    assert element("a", b='"<', c=None) == "<w:a w:b='\"&lt;'/>"


def test_controls_are_left_out_and_signs_of_symbol_fonts_are_letters() -> None:
    assert run("a\x0bb\x00") == run("ab")
    assert run("\uf0b7 a") == run("• a")
    assert run("") == ""


def test_properties_stand_in_the_order_of_the_schema() -> None:
    whole = part("body", paragraph("BodyText", run("a", bold=True, raised=True), layout=EVERY))
    assert misplaced(whole) == []
    assert paragraph("BodyText", layout=EVERY) == (
        '<w:p><w:pPr><w:pStyle w:val="BodyText"/><w:keepNext/><w:pageBreakBefore/>'
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr><w:spacing w:before="40"/>'
        '<w:ind w:left="10" w:right="20" w:firstLine="0"/><w:jc w:val="center"/></w:pPr></w:p>'
    )


def test_a_wrong_order_is_told() -> None:
    wrong = element("pPr", element("jc"), element("ind"))
    inner = element("tc", element("tcPr"), element("tbl"))
    assert misplaced(part("body", element("p", wrong), inner, element("p"))) == [
        "order of pPr",
        "tbl in tc",
        "tc without a last paragraph",
    ]


def test_lines_of_a_paragraph_are_parted_by_breaks() -> None:
    assert lines(["a", "b"]) == f"{run('a')}<w:r><w:br/></w:r>{run('b')}"


def test_lengths_are_twentieths_of_a_point() -> None:
    assert (twips(25.4), twips(12.7)) == (1440, 720)
