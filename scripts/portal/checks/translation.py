"""A translation has the same provisions and numbers, and is marked as unofficial."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from portal.checks.figures import figures
from portal.checks.message_format import also, opening
from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import rule
from portal.checks.structure import name_of
from portal.checks.translation_pairs import page_pairs, shape, unit_pairs, without_names
from portal.model.blocks import Unit
from portal.model.documents import OFFICIAL, Document, Edition, Page
from portal.model.library import Library
from portal.model.metadata import text_of
from portal.model.problems import Finding

_VIETNAMESE = re.compile(
    r"[^\W\d_]*[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ][^\W\d_]*",
    re.IGNORECASE,
)


@rule(Document, needs=Part.PAGES | Part.WORDING, breaks=Part.TRANSLATION)
def translation_missing(document: Document) -> Iterator[Finding]:
    """A translation is whole, page by page, and stands beside the official text."""
    official = _by_stem(document.official)
    for language, edition in document.editions.items():
        found = _by_stem(edition)
        missing, extra = official.keys() - found.keys(), found.keys() - official.keys()
        if len(missing) == len(extra) == 1:
            (right,), (stem,) = missing, extra
            message = say("translation-missing", "renamed", name=f"{right}.{language}.md")
            yield Finding(found[stem].path, 1, message, ("file-name",))
            continue
        for stem in missing:
            message = say("translation-missing", "translation", name=f"{stem}.{language}.md")
            yield Finding(official[stem].path, 1, message)
        for stem in extra:
            message = say("translation-missing", "official", name=f"{stem}.md")
            yield Finding(found[stem].path, 1, message)


def _by_stem(edition: Edition) -> dict[str, Page]:
    return {page.stem: page for page in edition.pages}


@rule(Document, needs=Part.PAGES | Part.WORDING, breaks=Part.TRANSLATED_UNITS)
def translation_provisions(document: Document) -> Iterator[Finding]:
    """A translated page has the same headings, clauses, points and slogans, in the same order."""
    for official, translated in page_pairs(document):
        line = translated.body_line
        for theirs, ours in zip_longest(official.units, translated.units):
            line = ours.block.line if ours else line
            if message := _difference(theirs, ours, official.path):
                yield Finding(translated.path, line, message)
                break


def _difference(theirs: Unit | None, ours: Unit | None, path: str) -> str:
    """How a translated unit differs from the official one, which is in `path`; "" if not at all."""
    if theirs is None:
        return say("translation-provisions", "extra", found=ours and _named(ours))
    if ours and shape(theirs) == shape(ours):
        return ""
    return say(
        "translation-provisions",
        "different" if ours else "missing",
        wanted=_named(theirs),
        found=ours and _named(ours),
        line=theirs.block.line,
        path=path,
    )


@rule(Document, needs=Part.PAGES | Part.WORDING)
def translation_numbers(document: Document) -> Iterator[Finding]:
    """Numbers, dates and document symbols are the same in the translation."""
    for translated, theirs, ours in unit_pairs(document):
        language = translated.language
        wanted = figures(theirs.text, OFFICIAL, months_in=language)
        found = figures(ours.text, language, months_in=language)
        missing = ", ".join(sorted((wanted - found).elements()))
        extra = ", ".join(sorted((found - wanted).elements()))
        if missing or extra:
            kind = ("both" if extra else "missing") if missing else "extra"
            message = say("translation-numbers", kind, missing=missing, extra=extra)
            yield Finding(translated.path, ours.block.line, message)


@rule(Library, needs=Part.GLOSSARY | Part.METADATA)
def untranslated_text(library: Library) -> Iterator[Finding]:
    """Nothing in a translation is in Vietnamese, except what the glossary lists under `kept`."""
    longest_first = sorted(library.glossary.untranslated, key=len, reverse=True)
    kept = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
    owners = {document.path: document for document in library.documents}
    found: dict[str, list[tuple[int, str]]] = {}
    for page, line, text in _translated_texts(library):
        owner = owners.get(page.path.rpartition("/")[0])
        own = without_names(text, owner) if owner else text
        if words := _VIETNAMESE.findall(kept.sub(" ", own)):
            found.setdefault(page.path, []).append((line, " ".join(words[:6])))
    for path, places in found.items():
        (line, shown), *others = places
        message = say("untranslated-text", shown=shown) + also(number for number, _ in others)
        yield Finding(path, line, message, ("translation-unmarked",))
    for document in library.documents:
        for translated, theirs, ours in unit_pairs(document):
            text = kept.sub("", without_names(ours.text, document))
            reported = _VIETNAMESE.search(text)
            has_letters = re.search(r"[^\W\d_]", text)
            if ours.block.text == theirs.block.text and has_letters and not reported:
                message = say("untranslated-text", shown=opening(ours.block.text))
                yield Finding(translated.path, ours.block.line, message)


def _translated_texts(library: Library) -> Iterator[tuple[Page, int, str]]:
    """Every text that a translated page shows, with its line."""
    for page in library.every_page:
        if page.language != OFFICIAL:
            yield from ((page, unit.block.line, unit.block.text) for unit in page.units)
            for name in ("title", "description"):
                yield page, page.front.line(name), text_of(page.front.values, name)


@rule(Page, needs=Part.PAGES)
def translation_unmarked(page: Page) -> Iterator[Finding]:
    """A page in another language says in its front matter that it is an unofficial translation."""
    marked = "translation" in page.front.values
    if page.language != OFFICIAL and not marked:
        yield Finding(page.path, 1, say("translation-unmarked", "translation"))
    if page.language == OFFICIAL and marked:
        line = page.front.line("translation")
        yield Finding(page.path, line, say("translation-unmarked", "official"))


def _named(unit: Unit) -> str:
    """What messages call a unit."""
    name = name_of(unit.kind, unit.id) if unit.kind else "dòng"
    return f"{name} «{unit.id or opening(unit.block.text)}»"
