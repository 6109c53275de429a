"""A translation has the same provisions and numbers, and says that it is unofficial."""

import re
from collections import Counter
from collections.abc import Iterator

from portal.checks.message_format import opening
from portal.checks.parts import Part
from portal.checks.registry import rule
from portal.checks.translation_pairs import page_pairs, shape, unit_pairs
from portal.model.blocks import Unit
from portal.model.documents import OFFICIAL, Document, Edition, Page
from portal.model.library import Library
from portal.model.metadata import text_of
from portal.model.problems import Finding
from portal.model.site_data import Glossary
from portal.source.loader import roman

MONTHS = {
    name: index
    for index, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}

_DATES = (
    re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})"),
    re.compile(
        r"ngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})", re.IGNORECASE
    ),
    re.compile(rf"(?P<d>\d{{1,2}})\s+(?P<m>{'|'.join(MONTHS)})\s+(?P<y>\d{{4}})", re.IGNORECASE),
    re.compile(rf"(?P<m>{'|'.join(MONTHS)})\s+(?P<d>\d{{1,2}}),\s+(?P<y>\d{{4}})", re.IGNORECASE),
)
_SYMBOL = re.compile(
    r"\d+[a-z]?(?:[-/][A-ZĐ]{1,10})(?:(?: - |[-/])[A-ZĐ]{1,10})*|\b[A-ZĐ]{2,10}\d+\b"
)
_SHAPES = {"h1": "tiêu đề «#»", "h2": "tiêu đề «##»", "li": "mục danh sách"}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ROMAN = re.compile(r"\b[IVXLC]{2,}\b")
_VIETNAMESE = re.compile(
    r"[^\W\d_]*[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ][^\W\d_]*",
    re.IGNORECASE,
)


@rule(Library)
def translation_missing(library: Library) -> Iterator[Finding]:
    """Every page exists in every language of the site, and no translation stands alone.

    Bad: ii.md without ii.en.md
    Good: ii.md and ii.en.md
    """
    for document in library.documents:
        official = {page.stem: page for page in _pages(document.official)}
        for language in library.languages:
            edition = document.editions.get(language, Edition(language, ()))
            found = {page.stem: page for page in _pages(edition)}
            for stem in official.keys() - found.keys():
                yield Finding(
                    official[stem].path,
                    1,
                    f"Trang chưa có bản dịch {stem}.{language}.md. Hãy dịch và đặt tệp đó bên cạnh"
                    " trang này.",
                )
            for stem in found.keys() - official.keys():
                yield Finding(
                    found[stem].path,
                    1,
                    f"Bản dịch không có trang gốc {stem}.md. Hãy thêm trang gốc hoặc xóa bản dịch"
                    " này.",
                )


@rule(Document, needs=Part.PAGES)
def translation_provisions(document: Document) -> Iterator[Finding]:
    """A translated page has the same headings, clauses, points and slogans, in the same order.

    Bad: two points where the official page has three
    Good: three points, in the same order
    """
    for official, translated in page_pairs(document):
        for theirs, ours in zip(official.units, translated.units, strict=False):
            if shape(theirs) != shape(ours):
                yield Finding(
                    translated.path,
                    ours.block.line,
                    f"Bản dịch khác bố cục bản tiếng Việt: ở đây phải là {_named(theirs)} (dòng"
                    f" {theirs.block.line} của {official.path}), đang là {_named(ours)}. Hãy sửa"
                    " cho hai bản có cùng các đoạn, cùng thứ tự.",
                )
                break
        else:
            yield from _lengths(official, translated)


def _lengths(official: Page, translated: Page) -> Iterator[Finding]:
    shared = min(len(official.units), len(translated.units))
    for missing in official.units[shared : shared + 1]:
        line = translated.units[-1].block.line if translated.units else translated.body_line
        yield Finding(
            translated.path,
            line,
            f"Bản dịch thiếu từ {_named(missing)} (dòng {missing.block.line} của {official.path})."
            " Hãy dịch tiếp từ đó.",
        )
    for extra in translated.units[shared : shared + 1]:
        yield Finding(
            translated.path,
            extra.block.line,
            f"Bản dịch thừa {_named(extra)}; bản tiếng Việt không có. Hãy xóa đi.",
        )


@rule(Document, needs=Part.PAGES)
def translation_numbers(document: Document) -> Iterator[Finding]:
    """Numbers, dates and document symbols are the same in the translation.

    Bad: Resolution No. 81-NQ/TW
    Good: Resolution No. 18-NQ/TW
    """
    for translated, theirs, ours in unit_pairs(document):
        wanted, found = figures(theirs.text, OFFICIAL), figures(ours.text, translated.language)
        if wanted != found:
            missing, extra = (
                sorted((wanted - found).elements()),
                sorted((found - wanted).elements()),
            )
            parts = [f"thiếu {', '.join(missing)}"] * bool(missing) + [
                f"thừa {', '.join(extra)}"
            ] * bool(extra)
            yield Finding(
                translated.path,
                ours.block.line,
                "Số, ngày hoặc ký hiệu trong bản dịch không khớp bản tiếng Việt:"
                f" {'; '.join(parts)}. Hãy sửa theo bản tiếng Việt.",
            )


@rule(Library, needs=Part.GLOSSARY)
def untranslated_text(library: Library) -> Iterator[Finding]:
    """Nothing in a translation is left in Vietnamese but the spellings that the glossary keeps.

    Bad: the chính trị system
    Good: the political system
    """
    glossary = library.glossary
    longest_first = sorted(glossary.untranslated, key=len, reverse=True)
    kept = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
    for page, line, text in _translated_texts(library):
        if words := _VIETNAMESE.findall(kept.sub(" ", text)):
            yield Finding(page.path, line, _left(" ".join(words[:6]), glossary))
    for document in library.documents:
        for translated, theirs, ours in unit_pairs(document):
            text = kept.sub("", ours.text)
            told = _VIETNAMESE.search(text) or not re.search(r"[^\W\d_]", text)
            if ours.block.text == theirs.block.text and not told:
                line = ours.block.line
                yield Finding(translated.path, line, _left(opening(ours.block.text), glossary))


def _left(shown: str, glossary: Glossary) -> str:
    return (
        f"Còn chữ tiếng Việt chưa dịch: «{shown}». Hãy dịch; nếu là tên riêng phải giữ nguyên, hãy"
        f" thêm vào mục «kept» của {glossary.path} kèm lý do."
    )


def _translated_texts(library: Library) -> Iterator[tuple[Page, int, str]]:
    """Every text that a translated page shows, with its line."""
    for page in library.every_page:
        if page.language != OFFICIAL:
            yield from ((page, unit.block.line, unit.block.text) for unit in page.units)
            for name in ("title", "description"):
                yield page, page.front.line(name), text_of(page.front.values, name)


@rule(Page, needs=Part.PAGES)
def translation_unmarked(page: Page) -> Iterator[Finding]:
    """Every page in another language says in its front matter that it is an unofficial translation.

    Bad: a page ii.en.md without front matter
    Good: translation: unofficial
    """
    marked = "translation" in page.front.values
    if page.language != OFFICIAL and not marked:
        yield Finding(
            page.path,
            1,
            "Bản dịch chưa ghi là không chính thức. Hãy thêm dòng «translation: unofficial» vào"
            " giữa hai dòng «---» ở đầu trang.",
        )
    if page.language == OFFICIAL and marked:
        yield Finding(
            page.path,
            page.front.line("translation"),
            "Trang tiếng Việt là bản chính thức, không phải bản dịch. Hãy xóa dòng «translation».",
        )


def figures(text: str, language: str) -> Counter[str]:
    """Every date (as 2024-11-25), document symbol and number in a text, in any order."""
    found: Counter[str] = Counter()
    for pattern in _DATES:
        for date in pattern.finditer(text):
            month = MONTHS.get(date["m"].lower()) or int(date["m"])
            found[f"{date['y']}-{month:02}-{int(date['d']):02}"] += 1
        text = pattern.sub(" ", text)
    for symbol in _SYMBOL.findall(text):
        found[symbol.replace(" ", "")] += 1
    text = _SYMBOL.sub(" ", text)
    found.update(str(value) for value in map(roman, map(str.lower, _ROMAN.findall(text))) if value)
    found.update(_number(number, language) for number in _NUMBER.findall(text))
    return found


def _number(written: str, language: str) -> str:
    """The number with a decimal point and no grouping: "1.000,5" is 1000.5 in Vietnamese."""
    grouping, point = (".", ",") if language == OFFICIAL else (",", ".")
    whole, _, fraction = written.replace(grouping, "").partition(point)
    return str(int(whole)) + (f".{fraction}" if fraction else "")


def _pages(edition: Edition) -> tuple[Page, ...]:
    return (*edition.pages, *edition.views)


def _named(unit: Unit) -> str:
    shape = _SHAPES.get(unit.block.tag, "đoạn")
    return f"{shape} «{unit.id or opening(unit.block.text)}»"
