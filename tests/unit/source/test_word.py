"""The text of Word files: twelve whole documents, and small files for what they lack."""

from __future__ import annotations

import unicodedata

import pytest

from portal.source import word_parts
from portal.source.word import read_word, word_text
from portal.source.word_numbering import numeral
from support.project import ROOT
from support.word_files import (
    GRID,
    RELATIONS,
    TYPES,
    abstract,
    cell,
    docx,
    in_list,
    level,
    num,
    p,
    packed,
    run,
    table,
)

DOCUMENTS = ROOT / "tests/support/data/documents"
NAMES = sorted(path.stem for path in DOCUMENTS.glob("*.docx"))


def lines(body: str, **parts: str) -> list[str]:
    return word_text(docx(body, **parts)).removesuffix("\n").split("\n")


def evened(text: str) -> list[str]:
    text = unicodedata.normalize("NFC", text).replace("\xad", "")
    return [found for line in text.split("\n") if (found := " ".join(line.split()))]


def test_there_are_twelve_documents() -> None:
    assert len(NAMES) == 12


@pytest.mark.parametrize("name", NAMES)
def test_a_document_has_the_text_that_word_saves(name: str) -> None:
    expected = (DOCUMENTS / f"{name}.txt").read_text("utf-8")
    assert evened(word_text((DOCUMENTS / f"{name}.docx").read_bytes())) == evened(expected)


def test_a_number_that_only_a_style_beneath_carries() -> None:
    styles = (
        f"<style styleId='Base'><pPr>{in_list(1, 1)}</pPr></style>"
        "<style styleId='Above'><basedOn val='Base'/></style>"
        "<style styleId='Round'><basedOn val='Round'/></style>"
        "<style styleId='Linked'><basedOn val='Base'/></style>"
        "<style styleId='Normal' type='paragraph' default='1'/>"
    )
    numbering = abstract(level(0, "%1.", more="<pStyle val='Linked'/>"), level(1, "%1.%2.")) + num(
        1
    )
    names = ("Linked", "Above", "Above", "Round", "Linked", "Base")
    body = "".join(p("a", f"<pStyle val='{name}'/>") for name in names)
    assert lines(body, styles=styles, numbering=numbering) == [
        *("1.\ta", "1.1.\ta", "1.2.\ta", "a", "2.\ta", "2.1.\ta")
    ]


def test_lists_share_the_counters_of_their_definition() -> None:
    start = "<lvlOverride ilvl='0'><startOverride val='4'/></lvlOverride>"
    numbering = abstract(level(0, "%1.")) + num(1) + num(2, start) + num(3)
    body = "".join(p("a", in_list(number)) for number in (1, 2, 2, 1, 3, 2))
    assert [line[0] for line in lines(body, numbering=numbering)] == [*"145678"]


def test_an_override_can_replace_a_level() -> None:
    other = f"<lvlOverride ilvl='0'>{level(0, '(%1)', 'lowerLetter')}</lvlOverride>"
    numbering = abstract(level(0, "%1.")) + num(1, other)
    assert lines(p("a", in_list(1)), numbering=numbering) == ["(a)\ta"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [("", "1a1b2a"), ("<lvlRestart val='0'/>", "1a1b2c"), ("<lvlRestart val='1'/>", "1a1b2a")],
)
def test_levels_begin_again_unless_they_say_otherwise(restart: str, expected: str) -> None:
    numbering = abstract(level(0, "%1"), level(1, "%1%2", "lowerLetter", restart)) + num(1)
    body = "".join(p("", in_list(1, depth)) for depth in (0, 1, 1, 0, 1))
    found = [line.strip() for line in lines(body, numbering=numbering)]
    assert "".join(line for line in found if len(line) > 1) == expected


def test_list_0_takes_a_paragraph_out_of_the_list_of_its_style() -> None:
    styles = f"<style styleId='S'><pPr>{in_list(1)}</pPr></style>"
    body = p("a", "<pStyle val='S'/>") + p("b", "<pStyle val='S'/><numPr><numId val='0'/></numPr>")
    numbering = abstract(level(0, "%1.")) + num(1)
    assert lines(body, styles=styles, numbering=numbering) == ["1.\ta", "b"]


def test_a_list_can_take_the_definition_of_a_list_style() -> None:
    styles = "<style styleId='L'><pPr><numPr><numId val='2'/></numPr></pPr></style>"
    linked = "<abstractNum abstractNumId='1'><numStyleLink val='L'/></abstractNum>"
    numbering = abstract(level(0, "%1.")) + linked + num(1, of=1) + num(2)
    assert lines(p("a", in_list(1)) + p("b", in_list(2)), styles=styles, numbering=numbering) == [
        *("1.\ta", "2.\tb")
    ]


def test_patterns_suffixes_and_bullets() -> None:
    numbering = abstract(
        level(0, "Chương %1", "upperRoman", "<suff val='space'/>"),
        level(1, "%1.%2", more="<isLgl/><suff val='nothing'/>"),
        level(2, "\uf0b7", "bullet"),
        level(3, "§iÒu %4.", more="<rPr><rFonts ascii='.VnTime'/></rPr>"),
        level(4, ""),
    )
    body = "".join(p("a", in_list(1, depth)) for depth in range(6))
    assert lines(body, numbering=numbering + num(1)) == [
        *("Chương I a", "1.1a", "·\ta", "Điều 1.\ta", "a", "a")
    ]


@pytest.mark.parametrize(
    ("count", "form", "expected"),
    [
        *((28, "lowerLetter", "bb"), (4, "upperLetter", "D"), (1999, "lowerRoman", "mcmxcix")),
        *((7, "decimalZero", "07"), (7, "none", ""), (0, "lowerRoman", "0"), (3, "other", "3")),
    ],
)
def test_numerals(count: int, form: str, expected: str) -> None:
    assert numeral(count, form) == expected


def test_a_merged_cell_is_printed_once() -> None:
    first, more = "<vMerge val='restart'/>", "<vMerge/>"
    body = table(
        cell("A", properties=first) + cell("b"),
        cell("", properties=more) + cell("c"),
        cell("d", properties="<gridSpan val='2'/>"),
    )
    assert lines(body) == ["A\tb", "\tc", "d\t"]


def test_a_table_that_only_lays_out_gives_each_paragraph_a_line() -> None:
    rows = (cell("a", "b") + cell("c", "d"), cell("e") + cell("f"))
    assert lines(table(*rows)) == [*"abcdef"]
    assert lines(table(*rows, properties=GRID)) == ["a b\tc d", "e\tf"]
    assert lines(table(cell("a", "b"), properties=GRID)) == [*"ab"]
    styles = f"<style styleId='T'><tblPr>{GRID}</tblPr></style>"
    styled = "<tblStyle val='T'/>"
    assert lines(table(*rows, properties=styled), styles=styles) == ["a b\tc d", "e\tf"]
    unruled = "<tcBorders><left val='nil'/></tcBorders>"
    row = cell("a", "b", properties=unruled) + cell("c", properties=unruled)
    assert lines(table(row, properties=styled), styles=styles) == [*"abc"]


def test_tracked_changes_are_accepted() -> None:
    gone = "<rPr><del id='1'/></rPr>"
    body = (
        f"<p>{run('a')}<del><r><delText>x</delText></r></del><ins>{run('b')}</ins>"
        f"<moveFrom>{run('x')}</moveFrom><moveTo>{run('c')}</moveTo></p>"
        f"{p('d', gone)}{p('e')}<ins>{p('f')}</ins>"
        f"<tbl><tr><trPr><del id='2'/></trPr>{cell('x')}</tr></tbl>{p('g', gone)}"
    )
    assert lines(body) == ["abc", "de", "f", "g"]


def test_signs_fields_and_hidden_text() -> None:
    body = (
        f"<p>{run('a')}<r><tab/><br/><noBreakHyphen/><softHyphen/><cr/></r>"
        f"<hyperlink><fldSimple>{run('b')}</fldSimple></hyperlink><r><instrText>x</instrText></r>"
        f"<sdt><sdtPr><t>x</t></sdtPr><sdtContent>{run('c')}</sdtContent></sdt>"
        f"{run('x', '<vanish/>')}{run('d', '''<vanish val='0'/>''')}<r><sym char='2192'/></r></p>"
    )
    assert lines(body) == ["a\t", "-\xad", "bcd→"]


def test_a_text_box_stands_before_its_paragraph_and_once() -> None:
    box = f"<txbxContent>{p('box')}</txbxContent>"
    both = f"<AlternateContent><Choice>{box}</Choice><Fallback>{box}</Fallback></AlternateContent>"
    assert lines(f"<p><r>{both}<t>a</t></r></p><p><r><pict>{box}</pict></r></p>") == [
        *("box", "a", "box")
    ]


def test_notes_are_numbered_as_they_are_referred_to() -> None:
    refer = "<p><r><t>a</t><footnoteReference id='7'/><t>b</t><endnoteReference id='7'/></r></p>"
    footnotes = f"<footnote id='5'>{p('x')}</footnote><footnote id='7'>{p('c')}{p('d')}</footnote>"
    endnotes = f"<endnote id='7'>{p('e')}</endnote>"
    found = lines(refer, footnotes=footnotes, endnotes=endnotes)
    assert found == ["a[1]b[2]", "[1] c", "d", "[2] e"]


@pytest.mark.parametrize(
    ("font", "text", "expected"),
    [
        *((".VnTime", ("hép mø", "t tÕt"), "hộp mứt tết"), (".VnTimeH", ("®iÒu",), "ĐIỀU")),
        *(("VNI-Times", ("cha", "øo CA", "ÙC"), "chào CÁC"), ("Arial", ("Õ",), "Õ")),
        (".VnTime", ("hộp à", "¸o"), "hộp à¸o"),
    ],
)
def test_old_fonts_are_decoded_across_runs(font: str, text: tuple[str, ...], expected: str) -> None:
    fonts = f"<rFonts ascii='{font}' hAnsi='{font}'/>"
    assert lines(f"<p>{''.join(run(part, fonts) for part in text)}</p>") == [expected]
    styles = f"<docDefaults><rPrDefault><rPr>{fonts}</rPr></rPrDefault></docDefaults>"
    assert lines(f"<p>{''.join(map(run, text))}</p>", styles=styles) == [expected]
    themed = f"<rFonts hAnsiTheme='minor' hAnsi='{font}'/>"
    assert lines(f"<p>{run('Õ', themed)}</p>", styles=styles) == ["Õ"]


def test_hostile_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    entities = '<!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><document>&b;</document>'
    rels = {"_rels/.rels": RELATIONS.format(TYPES, "d.xml")}
    deep = "<a>" * 100_000 + "</a>" * 100_000
    for files in (
        rels | {"d.xml": " " * (word_parts.MAX_UNPACKED_BYTES + 1)},
        rels | {"d.xml": " " * (word_parts.MAX_PART_BYTES + 1)},
        rels | {"d.xml": f"<document>{'<p/>' * (word_parts.MAX_ELEMENTS + 1)}</document>"},
        rels | {"d.xml": entities},
        rels | {"d.xml": f"<document>{deep}</document>"},
        rels | {"d.xml": "<workbook/>"},
        rels | {"d.xml": "<document>"},
        *(rels, {}),
    ):
        with pytest.raises(ValueError, match=r"not a readable Word file"):
            word_text(packed(files))


def test_broken_files_are_refused() -> None:
    whole = (DOCUMENTS / "w1.docx").read_bytes()
    for data in (b"", b"%PDF-1.7", b"\xd0\xcf\x11\xe0" * 200, whole[:-100], whole[2000:]):
        with pytest.raises(ValueError, match=r"not a readable Word file"):
            word_text(data)


def remarks(body: str, **parts: str) -> list[tuple[int, str, str]]:
    found = read_word(docx(body, **parts), more=True).remarks
    return [(one.line, str(one.kind), one.words) for one in found]


def test_tracked_changes_are_told_with_their_lines() -> None:
    change = (
        f"<del><r><delText>năm</delText></r></del><ins>{run('sáu')}</ins><ins>{run('tháng')}</ins>"
    )
    moved = f"<moveFrom>{run('x')}</moveFrom><moveTo>{run('y')}</moveTo>"
    row = f"<tr><trPr><del/></trPr>{cell('bỏ')}</tr>"
    body = p("a") + f"<p>{run('b')}{change}</p><p>{moved}</p>" + f"<tbl>{row}</tbl>" + p("c")
    assert lines(body) == ["a", "bsáutháng", "y", "c"]
    assert remarks(body) == [
        (2, "deleted", "năm"),
        (2, "inserted", "sáu tháng"),
        (3, "moved", "y"),
        (4, "deleted", "bỏ"),
    ]


def test_what_is_left_out_is_told() -> None:
    styled = "<rStyle val='H'/>"
    picture = "<r><drawing><docPr descr='Dấu'/><blip/></drawing></r>"
    shape = "<r><pict><line/></pict></r>"
    styles = (
        "<style styleId='M'><name val='toc 1'/></style>"
        "<style styleId='H'><rPr><vanish/></rPr></style>"
    )
    body = (
        f"<p>{run('a')}<r><commentReference id='3'/></r>{picture}{shape}{shape}</p>"
        + p("I. A 2", "<pStyle val='M'/>")
        + f"<p>{run('ẩn', '<vanish/>')}{run('c', '')}{run('hai', styled)}</p>"
    )
    comments = f"<comment id='3'>{p('xem lại')}</comment>"
    header, footer = p("CÔNG TY X"), p("Trang 2")
    assert lines(body, styles=styles) == ["a", "c"]
    assert remarks(body, styles=styles, comments=comments, header=header, footer=footer) == [
        (1, "comment", "xem lại"),
        (1, "picture", "Dấu"),
        (1, "shape", ""),
        (2, "contents", "I. A 2"),
        (2, "hidden", "ẩn hai"),
        (1, "frame", "CÔNG TY X"),
    ]


def test_what_a_reader_could_miss_is_told() -> None:
    box = f"<r><pict><txbxContent>{p('HỎA TỐC')}</txbxContent></pict></r>"
    body = (
        f"<p>{run('a', '<strike/>')}{run('b', '<color val=' + repr('FFFFFF') + '/>')}{box}</p>"
        "<p><oMath><r><t>x</t></r></oMath><r><instrText> DATE \\@ </instrText></r></p><altChunk/>"
        + table(cell("c") + f"<tc>{table(cell('d') + cell('e'))}</tc>", properties=GRID)
    )
    assert remarks(body) == [
        (2, "struck", "a"),
        (2, "white", "b"),
        (2, "box", "HỎA TỐC"),
        (3, "equation", "x"),
        (3, "today", ""),
        (4, "embedded", ""),
        (4, "nested", "de"),
    ]


def test_merged_cells_are_told_by_row() -> None:
    body = p("a") + table(
        cell("A", properties="<vMerge val='restart'/>") + cell("b"),
        cell("", properties="<vMerge/>") + cell("c"),
        cell("d", properties="<gridSpan val='2'/>"),
        properties=GRID,
    )
    assert read_word(docx(body)).spans == {3: ((1, True), (1, False)), 4: ((2, False),)}


def test_a_number_in_a_cell_makes_no_cell_more() -> None:
    numbering = abstract(level(0, "%1.")) + num(1)
    row = f"<tc>{p('', in_list(1))}</tc>" + cell("x")
    assert lines(table(row, row, properties=GRID), numbering=numbering) == ["1.\tx", "2.\tx"]


@pytest.mark.parametrize(
    ("files", "flaw"),
    [
        ({"word/vbaProject.bin": ""}, "macros"),
        ({f"word/media/{index}": "" for index in range(word_parts.MAX_ENTRIES)}, "too_large"),
        ({"word/document.xml": "<document>" + "<tc/>" * 900_000 + "</document>"}, "too_large"),
        ({"word/document.xml": "<!DOCTYPE d><document/>"}, "unsafe"),
        ({"word/document.xml": "<workbook/>"}, "other_kind"),
        ({"_rels/.rels": "<Relationships/>"}, "other_kind"),
        ({"word/document.xml": "<document>"}, "broken"),
    ],
)
def test_why_a_file_is_refused(files: dict[str, str], flaw: str) -> None:
    whole = {"_rels/.rels": RELATIONS.format(TYPES, "word/document.xml")} | files
    with pytest.raises(word_parts.WordFileError) as refused:
        read_word(packed(whole))
    assert str(refused.value.flaw) == flaw


def test_a_password_is_told_from_another_kind() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    for data, flaw in (
        (ole + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (ole, "other_kind"),
    ):
        with pytest.raises(word_parts.WordFileError) as refused:
            read_word(data)
        assert str(refused.value.flaw) == flaw
