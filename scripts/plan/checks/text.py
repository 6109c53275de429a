"""The published text is sound Unicode Vietnamese: letters, tone marks and quotation marks.

Letters and hidden characters are looked for in whole files, front matter and YAML included; words
and quotation marks in what readers see, without code and markup. Names that are rightly written
otherwise are listed, with a reason, under `kept` in the glossary.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from plan.checks.registry import rule
from plan.collation import corrected
from plan.model import OFFICIAL, Document, Finding, Library, Page, Source
from plan.vietnamese import (
    LETTERS,
    VOWELS,
    Style,
    decode_tcvn3,
    decode_vni,
    from_telex,
    from_vni,
    is_syllable,
    meant,
    parse,
    respelled,
)

FOREIGN_WORDS = {
    "words of English titles and sentences": """
        as best did does down has her his how if is its last list lost low max most must nor now of
        or own past per see sets this too town trust turn us""",
    "English words that Vietnamese pages use as they are": """
        air bar bits boost bots box bus chips cups docs dots gas gif host kits maps mix photos post
        room six tax term test theme tips tops trees""",
    "units and formulas": "lux gw mw nox sox",
    "names of countries and products": "congo laos maya momo",
}
"""Words that Telex would read as syllables, by the reason why they are no typing. Words that are
typed more often than meant (been for bên, moon for môn) are not here."""

FOREIGN = frozenset(" ".join(FOREIGN_WORDS.values()).split())

ABBREVIATION = 4
"""Capitals with no more letters than this are an abbreviation (USA, TW, CO2), not typing."""

LEDGER = "/original/corrections.yml"
"""Its `original` fields hold what is wrong in the original, on purpose."""

SHOWN = 24
"""Characters quoted before and after a fault at most."""

_HIDDEN_CATEGORIES = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs")
_BLANKS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufffc\ufffd"
    "\U00016fe4\U0001d159\U000e0100-\U000e01ef]",
)
"""Characters of visible categories that show nothing, or show that a letter is lost."""

_UNUSUAL = re.compile(f"[^\n -~{''.join(sorted(LETTERS))}]")
_WORD = re.compile(r"[^\W_]+")
_PUNCTUATION = ".,;:!?…()[]{}“”‘’\"'«»*/-–—"
_LEGACY_WORD = re.compile(r"(?:[^\W\d_]|[\xa1-\xbf×÷])+")
_LATIN_1 = re.compile(r"[\xa1-\xff]")
_UNICODE_ONLY = re.compile(r"[Ă-ỹ]")
_LATE_VOWEL = re.compile(rf"[{VOWELS}][^{VOWELS}]*[fsrxj][{VOWELS}]")
_SINGLE_QUOTES = "'`´‚‛‹›"
_WRONG_QUOTE = re.compile(f"``|''|[\"«»„‟{_SINGLE_QUOTES}]")
_PAIRED_QUOTE = re.compile("[“”‘’]")
_OPENS_PARAGRAPH = re.compile(r"[ ]*(?:[-*+]|\d+[.)]|#{1,6}|[>|])[ ]|[ ]*$")
_RECEIVED = re.compile(
    r"^[ -]*original:.*?(?=^[ -]*(?:original|published|reason):|\Z)",
    re.DOTALL | re.MULTILINE,
)
_CODE = re.compile(
    r"""
    ^[ ]*(`{3,}|~{3,})[^`\n]*\n(?s:.*?)(?:^[ ]*\1[`~]*[ ]*$|\Z)  # a block
    | (?<!`)(`+)(?!`)(?:[^`\n]|\n(?![ ]*\n))+\2(?!`)             # words in a paragraph
    | (?<!`)``(?!`)(?:[^`\n]|`(?!`))+``(?!`)                      # words with backquotes
    """,
    re.MULTILINE | re.VERBOSE,
)
_MARKUP = re.compile(
    r"""
    <!--(?s:.*?)(?:-->|\Z) | </?[A-Za-z][^<>]*>
    | \]\([^()\s]*(?:[ ]+(?:"[^"\n]*"|'[^'\n]*'))?[ ]*\)  # a link's target and title
    | ^[ ]{0,3}\[[^]\n]+\]:[^\n]*                         # a link's definition
    | \{:?[ ]*(?:[.\#]|[\w-]+=)[^{}\n]*\}                 # attributes
    | (?:https?://|(?<!\S)/)[^\s<>“”"]*
    | (?<![\w.+-])[\w.+-]+@[\w.-]+
    | (?<![\w.-])[A-Za-z0-9_-]+(?:\.[A-Za-z][A-Za-z0-9_-]*)+(?:/[^\s<>“”"]*)?  # a host or a file
    """,
    re.MULTILINE | re.VERBOSE,
)
_ADMONITION = re.compile(r'^( *(?:!!!|\?{3}\+?|={3}[!+]?)[^"\n]*)"([^"\n]*)" *$', re.MULTILINE)
_HOW_TO_KEEP = "thêm vào mục «kept» của docs/glossary.yml kèm lý do"


class Line(NamedTuple):
    """A line of a file, or what is left of it for a rule to look at."""

    number: int
    text: str


@rule(Library)
def not_nfc(library: Library) -> Iterator[Finding]:
    """A letter and its marks are one character (Unicode NFC), so that search finds them.

    Bad: e, U+0302 and U+0323 for ệ
    Good: ệ (U+1EC7)
    """
    for path, text in _texts(library):
        wrong = [line for line in _lines(text) if not _is_nfc(line.text)]
        for number, line in wrong[:1]:
            word = next((word for word in line.split() if not _is_nfc(word)), line)
            composed = _readable(unicodedata.normalize("NFC", word))[: 2 * SHOWN]
            yield Finding(
                path,
                number,
                f"Chữ «{composed}» viết bằng chữ và dấu rời nhau (Unicode tổ hợp), không phải chữ "
                f"dựng sẵn (NFC); tệp này có {len(wrong)} dòng như vậy. Hãy chuyển cả tệp sang "
                "Unicode dựng sẵn bằng công cụ chuyển mã của bộ gõ, hoặc gõ lại.",
            )


@rule(Library)
def invisible_character(library: Library) -> Iterator[Finding]:
    """The text has no hidden or damaged characters, and no white space but plain spaces.

    Bad: ngày[U+00A0]25/11/2024 (a no-break space), Liên[U+200B]đoàn (a zero-width space)
    Good: ngày 25/11/2024, Liên đoàn
    """
    for path, text in _texts(library):
        for number, line in _lines(text):
            for character in dict.fromkeys(_UNUSUAL.findall(line)):
                if _is_invisible(character) and not _legacy(line):
                    shown = _around(line, line.index(character))
                    message = f"Có ký tự ẩn hoặc hỏng {_code(character)} ở «{shown}»."
                    yield Finding(path, number, f"{message} {_removal(character)}")


@rule(Library)
def look_alike_letter(library: Library) -> Iterator[Finding]:
    """Letters and digits are those of the Vietnamese and English alphabets, not look-alikes.

    Bad: Lao ðộng (U+00F0, an Icelandic letter)
    Good: Lao động
    """
    kept = _kept(library)
    for path, text in _texts(library):
        for number, line in _lines(unicodedata.normalize("NFC", _without_code(path, text))):
            if not any(map(_is_strange, _UNUSUAL.findall(line))) or _legacy(line):
                continue
            for word in dict.fromkeys(line.split()):
                strange = [letter for letter in dict.fromkeys(word) if _is_strange(letter)]
                if strange and word.strip(_PUNCTUATION).casefold() not in kept:
                    yield Finding(path, number, _look_alike_message(word, strange))


@rule(Library)
def legacy_encoding(library: Library) -> Iterator[Finding]:
    """The text is in Unicode, not in the TCVN3 (ABC) or VNI encoding of old Word files.

    Bad: hép møt tÕt (TCVN3), Xin chaøo caùc baïn (VNI)
    Good: hộp mứt tết, Xin chào các bạn
    """
    for path, text in _texts(library):
        for number, line in _lines(_without_code(path, text)):
            for encoding, meaning in _legacy(line):
                yield Finding(
                    path,
                    number,
                    f"Dòng này viết bằng bảng mã cũ {encoding}, đọc ra là «{meaning}». Hãy chuyển "
                    "sang Unicode bằng công cụ chuyển mã của bộ gõ, rồi so lại với bản gốc.",
                )


@rule(Library)
def telex_residue(library: Library) -> Iterator[Finding]:
    """Vietnamese pages have no words typed in Telex or VNI that no input method transformed.

    Bad: coong ddoanf, d9ie6n5
    Good: công đoàn, điện
    """
    kept = _kept(library)
    for _, page in _pages(library):
        for number, word in _words(page) if page.language == OFFICIAL else ():
            for method, syllable in untransformed(word) if word.casefold() not in kept else ():
                yield Finding(
                    page.path,
                    number,
                    f"«{word}» là chữ gõ kiểu {method} chưa thành dấu, đọc ra là «{syllable}». Hãy "
                    "bật bộ gõ tiếng Việt và gõ lại; nếu là từ nước ngoài viết đúng như vậy, hãy "
                    f"{_HOW_TO_KEEP}.",
                )


@rule(Library)
def tone_mark_style(library: Library) -> Iterator[Finding]:
    """Tone marks stand where the document's original has them; on other pages, hòa and thủy.

    Bad: hoà, thuỷ in a document whose original has hòa, thủy; qúy anywhere
    Good: hòa, thủy, quý
    """
    kept = _kept(library)
    received = {document.id: _spelling(document) for document in library.documents}
    for document, page in _pages(library):
        style, spelled = received[document.id] if document else (Style.OLD, frozenset[str]())
        for number, word in _words(page):
            wanted = _respelled(word, style)
            if wanted and not (word.casefold() in kept or word.casefold() in spelled):
                yield Finding(page.path, number, _tone_message(word, wanted, style))


@rule(Library)
def straight_quote(library: Library) -> Iterator[Finding]:
    """Quotation marks are “ ” and the apostrophe is ’.

    Bad: "Đảng lãnh đạo", «Đảng lãnh đạo», the union's plan
    Good: “Đảng lãnh đạo”, the union’s plan
    """
    for _, page in _pages(library):
        for number, line in _prose(page):
            for mark in dict.fromkeys(_WRONG_QUOTE.findall(line)):
                if not _legacy(line):
                    single = mark in set(_SINGLE_QUOTES)
                    wanted = "’ làm dấu lược, ‘ ’ làm dấu ngoặc" if single else "cặp dấu “ ”"
                    shown = _around(line, line.index(mark))
                    message = (
                        f"Có dấu {mark} (U+{ord(mark[0]):04X}) ở «{shown}». Hãy dùng {wanted}."
                    )
                    yield Finding(page.path, number, message)


@rule(Library)
def unpaired_quote(library: Library) -> Iterator[Finding]:
    """Every “ has its ” later in the same paragraph, unless the original has none either.

    Bad: cơ chế “Đảng lãnh đạo, Nhà nước quản lý.
    Good: cơ chế “Đảng lãnh đạo, Nhà nước quản lý”.
    """
    for document, page in _pages(library):
        wrong = [
            (paragraph, *fault)
            for paragraph in _paragraphs(_prose(page))
            for fault in _unpaired(paragraph)
        ]
        received = _paragraphs_received(document) if wrong and document else frozenset[str]()
        for paragraph, line, at in wrong:
            if _bare(paragraph) not in received:
                yield Finding(page.path, line.number, _unpaired_message(line.text, at))


def _pages(library: Library) -> Iterator[tuple[Document | None, Page]]:
    """Every page with the document that it belongs to."""
    yield from ((None, page) for page in library.pages)
    for document in library.documents:
        for edition in document.editions.values():
            yield from ((document, page) for page in (*edition.pages, *edition.views))


def _texts(library: Library) -> Iterator[tuple[str, str]]:
    """Pages and YAML files, without what corrections quote from the original as it stands.

    Bytes that are no UTF-8 text at all are another rule's concern.
    """
    sound = {source.path: source for source in library.sources if _is_utf8(source)}
    yield from ((page.path, page.text) for page in library.every_page if page.path in sound)
    for path, source in sound.items():
        if path.endswith((".yml", ".yaml")):
            text = source.text.removeprefix("\ufeff").replace("\r\n", "\n")
            yield path, _RECEIVED.sub(_blank, text) if path.endswith(LEDGER) else text


def _is_utf8(source: Source) -> bool:
    """Whether it is a page or a YAML file that holds text."""
    if not source.path.endswith((".md", ".yml", ".yaml")) or b"\0" in source.data:
        return False
    return "\ufffd" not in source.text or source.text.encode() == source.data


def _lines(text: str) -> Iterator[Line]:
    return (Line(number, line) for number, line in enumerate(text.split("\n"), 1))


def _blank(found: re.Match[str]) -> str:
    """White space of the same size, so that lines keep their numbers."""
    return re.sub(r"[^\n]", " ", found[0])


def _without_code(path: str, text: str) -> str:
    return _CODE.sub(_blank, text) if path.endswith(".md") else text


def _prose(page: Page) -> Iterator[Line]:
    """What readers see: the fields of the front matter, each a paragraph, then the text."""
    for key, value in _fields(page.front.values):
        yield Line(page.front.line(key), unicodedata.normalize("NFC", value))
        yield Line(page.front.line(key), "")
    yield from (line for line in _seen(page.text) if line.number >= page.body_line)


def _seen(markdown: str) -> Iterator[Line]:
    """The lines of Markdown without code, addresses and markup."""
    text = _MARKUP.sub(_blank, _CODE.sub(_blank, unicodedata.normalize("NFC", markdown)))
    return _lines(_ADMONITION.sub(r"\1 \2 ", text))


def _fields(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of the front matter with its dotted key."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, Mapping | list):
        for name, inner in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from _fields(inner, f"{key}.{name}".lstrip("."))


def _words(page: Page) -> Iterator[tuple[int, str]]:
    """The words that readers see, once a line."""
    for number, line in _prose(page):
        yield from ((number, word) for word in dict.fromkeys(_WORD.findall(line)))


def _kept(library: Library) -> frozenset[str]:
    """The words that the glossary keeps as their bearers write them."""
    texts = library.glossary.kept
    words = (word.strip(_PUNCTUATION) for text in texts for word in text.split())
    return frozenset(word.casefold() for word in (*words, *_WORD.findall(" ".join(texts))))


def _is_nfc(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


@lru_cache(maxsize=1 << 12)
def _is_invisible(character: str) -> bool:
    hidden = unicodedata.category(character) in _HIDDEN_CATEGORIES
    return hidden or bool(_BLANKS.match(character))


@lru_cache(maxsize=1 << 12)
def _is_strange(character: str) -> bool:
    """Whether it is a letter, mark or digit of another alphabet, or passes for a plain sign."""
    if not _UNUSUAL.match(character) or _is_invisible(character):
        return False
    category = unicodedata.category(character)
    return category[0] in "LM" or category in ("Nd", "Nl") or meant(character) is not None


@lru_cache(maxsize=1 << 8)
def _legacy(line: str) -> tuple[tuple[str, str], ...]:
    """The old encoding in which most of the line's broken words are syllables, and its reading.

    A word counts when it is no syllable as it stands, so sound text never does.
    """
    words = (word.strip("«»§×¹·") for word in _LEGACY_WORD.findall(line) if _LATIN_1.search(word))
    broken = [word for word in words if not is_syllable(word)]
    readings = []
    for name, decode in (("TCVN3 (ABC)", decode_tcvn3), ("VNI", decode_vni)):
        found = [word for word in broken if is_syllable(decode(word))]
        # A single word in Vietnamese letters (Môt, quéc) is a slip of the pen, not an encoding.
        if len(found) > 1 or not LETTERS.issuperset("".join(found)):
            readings.append((len(found), name, decode, decode(found[0])))
    if not readings:
        return ()
    _, name, decode, first = max(readings, key=itemgetter(0))
    # In a line that has Unicode words too, those that are sound already stay as they are.
    mixed = _UNICODE_ONLY.search(line)
    meaning = _LEGACY_WORD.sub(
        lambda word: word[0] if mixed and is_syllable(word[0]) else decode(word[0]),
        line,
    )
    return ((name, _around(meaning, meaning.index(first), 3 * SHOWN)),)


@lru_cache(maxsize=1 << 15)
def untransformed(word: str) -> tuple[tuple[str, str], ...]:
    """The input method and the syllable, where a word is no syllable but the keys of one.

    An empty tuple stands for any other word.
    """
    letters = sum(map(str.isalpha, word))
    if parse(word) or (word.isupper() and letters <= ABBREVIATION):
        return ()
    if letters < len(word):
        # One letter and a digit is a number (khổ a4), one after a marked word a footnote (khôn2).
        syllable = from_vni(word) if letters > 1 and word.isascii() else None
        return (("VNI", syllable),) if syllable else ()
    # A vowel after the tone key (visa, more, USA) is far more often foreign than typed so.
    foreign = word.casefold() in FOREIGN or _LATE_VOWEL.search(word.lower())
    syllable = None if foreign else from_telex(word)
    return (("Telex", syllable),) if syllable else ()


@lru_cache(maxsize=1 << 15)
def _respelled(word: str, style: Style) -> str | None:
    """The word with its tone mark in its place; None where it stands there already."""
    wanted = respelled(word, style)
    return wanted if wanted and wanted.lower() != word.lower() else None


def _spelling(document: Document) -> tuple[Style, frozenset[str]]:
    """The style of most words of the original that show one, and all its words as received."""
    original = document.original.text if document.original else ""
    words = _WORD.findall(unicodedata.normalize("NFC", original).casefold())
    shown = Counter(style for word in words for style in Style if _respelled(word, style))
    style = Style.NEW if shown[Style.OLD] > shown[Style.NEW] else Style.OLD
    return style, frozenset(words)


def _paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines of each paragraph, heading, list entry or table row."""
    paragraph: list[Line] = []
    for line in lines:
        if _OPENS_PARAGRAPH.match(line.text) and paragraph:
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _unpaired(paragraph: Iterable[Line]) -> tuple[tuple[Line, int], ...]:
    """The first quotation mark without its partner, if there is one; ’ is an apostrophe too."""
    opened: dict[str, tuple[Line, int]] = {}
    for line in paragraph:
        for mark in _PAIRED_QUOTE.finditer(line.text):
            place = line, mark.start()
            if mark[0] in opened:
                return (opened[mark[0]],)
            if mark[0] in "“‘":
                opened[mark[0]] = place
            elif not opened.pop("“" if mark[0] == "”" else "‘", None) and mark[0] == "”":
                return (place,)
    return tuple(opened.values())[:1]


def _paragraphs_received(document: Document) -> frozenset[str]:
    """The paragraphs of the original, corrections applied."""
    original = document.original.text if document.original else ""
    lines = _seen(corrected(original, document.corrections))
    return frozenset(map(_bare, _paragraphs(lines)))


def _bare(paragraph: Iterable[Line]) -> str:
    """The words of a paragraph without Markdown's marks of headings and bold text."""
    return " ".join(re.sub(r"[*#]", "", " ".join(line.text for line in paragraph)).split())


def _code(character: str) -> str:
    unnamed = "ký tự điều khiển" if character.isascii() else "ký tự không tên"
    return f"U+{ord(character):04X} {unicodedata.name(character, unnamed)}"


def _readable(text: str) -> str:
    """The text with the numbers of characters that do not show or cling to others."""
    return "".join(
        f"[U+{ord(letter):04X}]"
        if letter != " " and (_is_invisible(letter) or unicodedata.combining(letter))
        else letter
        for letter in text
    )


def _around(line: str, at: int, after: int = SHOWN) -> str:
    """The words around a place in a line, cut where they are many."""
    before, rest = line[max(0, at - SHOWN) : at], line[at : at + after]
    if at > SHOWN:
        before = "…" + (before.partition(" ")[2] or before)
    if len(line) > at + after:
        rest = (rest.rpartition(" ")[0] or rest) + "…"
    return re.sub(" +", " ", _readable(before + rest).strip())


def _removal(character: str) -> str:
    if character == "\ufffd" or unicodedata.category(character) in ("Cn", "Co", "Cs"):
        return "Chữ ở đây đã mất khi chuyển mã: hãy chép lại từ bản gốc."
    space = character.isspace() or character in "\u3164\u2800"
    return "Hãy thay bằng dấu cách thường." if space else "Hãy xóa ký tự này."


def _look_alike_message(word: str, strange: list[str]) -> str:
    listed = ", ".join(
        _code(letter) + (f" ({letter} → {meaning})" if (meaning := meant(letter)) else "")
        for letter in strange
    )
    word = word.strip(_PUNCTUATION)
    shown = _readable(word[: 2 * SHOWN])
    if all(map(meant, strange)):
        letters = str.maketrans({letter: meant(letter) for letter in strange})
        wanted = _readable(word[: 2 * SHOWN].translate(letters))
        return f"«{shown}» có ký tự lạ: {listed}. Hãy gõ lại thành «{wanted}»."
    return (
        f"«{shown}» có ký tự ngoài bảng chữ cái tiếng Việt: {listed}. Hãy gõ lại; nếu là tên "
        f"riêng phải giữ nguyên, hãy {_HOW_TO_KEEP}."
    )


def _tone_message(word: str, wanted: str, style: Style) -> str:
    fault = "đặt dấu thanh sai chỗ"
    if is_syllable(word):
        example = "hòa, thủy" if style is Style.OLD else "hoà, thuỷ"
        fault = f"đặt dấu thanh không theo kiểu {style} ({example}) dùng ở đây"
    return f"«{word}» {fault}. Hãy viết «{wanted}»; nếu là tên riêng, hãy {_HOW_TO_KEEP}."


def _unpaired_message(line: str, at: int) -> str:
    lacking = {
        "“": "chưa có dấu ” đóng lại",
        "‘": "chưa có dấu ’ đóng lại",
        "”": "không có dấu “ mở ra",
    }[line[at]]
    return (
        f"Dấu {line[at]} ở «{_around(line, at)}» {lacking} trong cùng đoạn. Hãy thêm dấu còn thiếu "
        "hoặc xóa dấu thừa."
    )
