"""A translation has the same provisions, numbers and terms, and says that it is unofficial."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from plan.checks.quoting import opening
from plan.checks.registry import rule
from plan.library import roman
from plan.model import OFFICIAL, Document, Edition, Finding, Library, Page, Unit

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


@rule(Document)
def translation_provisions(document: Document) -> Iterator[Finding]:
    """A translated page has the same headings, clauses, points and slogans, in the same order.

    Bad: two points where the official page has three
    Good: three points, in the same order
    """
    for official, translated in _page_pairs(document):
        for theirs, ours in zip(official.units, translated.units, strict=False):
            if _shape(theirs) != _shape(ours):
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


@rule(Document)
def translation_numbers(document: Document) -> Iterator[Finding]:
    """Numbers, dates and document symbols are the same in the translation.

    Bad: Resolution No. 81-NQ/TW
    Good: Resolution No. 18-NQ/TW
    """
    for translated, theirs, ours in _unit_pairs(document):
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


@rule(Library)
def untranslated_text(library: Library) -> Iterator[Finding]:
    """Nothing in a translation is left in Vietnamese but the spellings that the glossary keeps.

    Bad: the chính trị system
    Good: the political system
    """
    kept = re.compile(
        "|".join(map(re.escape, sorted(library.glossary.kept, key=len, reverse=True))) or r"(?!)"
    )
    for document in library.documents:
        for translated, theirs, ours in _unit_pairs(document):
            words = _VIETNAMESE.findall(kept.sub(" ", ours.block.text))
            same = ours.block.text == theirs.block.text and kept.sub("", ours.text).strip(
                " .;,0123456789"
            )
            if words or same:
                shown = " ".join(words[:6]) or opening(ours.block.text)
                yield Finding(
                    translated.path,
                    ours.block.line,
                    f"Còn chữ tiếng Việt chưa dịch: «{shown}». Hãy dịch; nếu là tên riêng phải giữ"
                    f" nguyên, hãy thêm vào mục «kept» của {library.glossary.path} kèm lý do.",
                )


@rule(Page)
def translation_unmarked(page: Page) -> Iterator[Finding]:
    """Every page in another language says in its front matter that it is an unofficial translation.

    Bad: a page ii.en.md without front matter
    Good: translation: unofficial
    """
    marked = page.front.values.get("translation") == "unofficial"
    if page.language != OFFICIAL and not marked and not page.front.errors:
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


@rule(Library)
def glossary_term(library: Library) -> Iterator[Finding]:
    """A term of the glossary is translated by one of its wordings wherever it stands.

    Bad: đoàn viên → member
    Good: đoàn viên → union member
    """
    terms = sorted(library.glossary.terms, key=lambda term: len(term.official), reverse=True)
    found = [re.escape(term.official.casefold()) for term in terms if term.official]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)" if found else r"(?!)")
    wordings: Mapping[str, Mapping[str, tuple[str, ...]]] = {
        term.official.casefold(): term.wordings for term in terms
    }
    for document in library.documents:
        for translated, theirs, ours in _unit_pairs(document):
            said = ours.text.casefold()
            for term in dict.fromkeys(pattern.findall(theirs.text.casefold())):
                accepted = wordings[term].get(translated.language, ())
                if accepted and not any(wording.casefold() in said for wording in accepted):
                    yield Finding(
                        translated.path,
                        ours.block.line,
                        f"«{term}» chưa dịch theo bảng thuật ngữ: cần có"
                        f" «{'» hoặc «'.join(accepted)}». Hãy sửa bản dịch, hoặc sửa"
                        f" {library.glossary.path} nếu thuật ngữ đổi ở mọi nơi.",
                    )


@rule(Library)
def glossary_entry(library: Library) -> Iterator[Finding]:
    """A glossary entry is complete, stands once, and a kept spelling is still in use.

    Bad: a kept name without a reason
    Good: text: Hoàng Văn Trinh, reason: the signer’s name
    """
    glossary = library.glossary
    spoken = [language for language in library.languages if language != OFFICIAL]
    seen: Counter[str] = Counter()
    for term in glossary.terms:
        seen[term.official.casefold()] += 1
        incomplete = not term.official or not all(
            term.wordings.get(language) for language in spoken
        )
        if incomplete or seen[term.official.casefold()] > 1:
            yield Finding(
                glossary.path,
                term.line,
                f"Mục «{term.official}» chưa đủ hoặc có hai lần. Mỗi thuật ngữ một mục, có «vi» và"
                f" danh sách cách dịch «{', '.join(spoken)}».",
            )
    used = " ".join(unit.block.text for d in library.documents for _, _, unit in _unit_pairs(d))
    listed = glossary.fields.values.get("kept")
    for index, entry in enumerate(listed if isinstance(listed, list) else []):
        text, reason = (
            (entry.get("text"), entry.get("reason")) if isinstance(entry, dict) else (None, None)
        )
        if not isinstance(text, str) or not reason or text not in used:
            yield Finding(
                glossary.path,
                glossary.fields.line(f"kept.{index}"),
                f"Chữ giữ nguyên «{text}» thiếu lý do («reason»), hoặc không còn trang dịch nào"
                " dùng. Hãy bổ sung hoặc xóa mục này.",
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


def _page_pairs(document: Document) -> Iterator[tuple[Page, Page]]:
    official = {page.stem: page for page in document.official.pages}
    for edition in document.translations:
        for page in edition.pages:
            if page.stem in official and page.parsed and official[page.stem].parsed:
                yield official[page.stem], page


def _unit_pairs(document: Document) -> Iterator[tuple[Page, Unit, Unit]]:
    """Each translated unit with the official one, on pages of the same shape."""
    for official, translated in _page_pairs(document):
        if list(map(_shape, official.units)) == list(map(_shape, translated.units)):
            pairs = zip(official.units, translated.units, strict=True)
            yield from ((translated, theirs, ours) for theirs, ours in pairs)


def _shape(unit: Unit) -> tuple[str, str, str]:
    return unit.id, unit.label, unit.block.tag


def _named(unit: Unit) -> str:
    shape = _SHAPES.get(unit.block.tag, "đoạn")
    return f"{shape} «{unit.id or opening(unit.block.text)}»"
