"""One wording for each term, in every document."""

import re
from collections.abc import Iterator, Mapping

from portal.checks.parts import Part
from portal.checks.registry import Check, rule
from portal.checks.shape import misshapen
from portal.checks.translation_pairs import unit_pairs
from portal.model.documents import OFFICIAL
from portal.model.files import DataFile
from portal.model.library import Library
from portal.model.problems import Finding


@rule(Library, needs=Part.GLOSSARY | Part.PAGES)
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
        for translated, theirs, ours in unit_pairs(document):
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


def _stale(library: Library) -> Iterator[Finding]:
    """Terms that stand twice or lack a language of the site, and kept spellings not in use."""
    glossary = library.glossary
    spoken = [language for language in library.languages if language != OFFICIAL]
    seen: set[str] = set()
    for index, term in enumerate(glossary.terms):
        complete = all(f"terms.{index}.{name}" in glossary.fields.lines for name in spoken)
        if not term.official:
            continue
        if not complete or term.official.casefold() in seen:
            yield Finding(
                glossary.path,
                term.line,
                f"Mục «{term.official}» chưa đủ hoặc có hai lần. Mỗi thuật ngữ một mục, có «vi» và"
                f" danh sách cách dịch «{', '.join(spoken)}».",
            )
        seen.add(term.official.casefold())
    translated = (page for page in library.every_page if page.language != OFFICIAL)
    used = " ".join(block.text for page in translated for block in page.blocks)
    for index, text in enumerate(glossary.untranslated):
        if text not in used:
            yield Finding(
                glossary.path,
                glossary.fields.line(f"kept.{index}"),
                f"Không còn trang dịch nào dùng chữ giữ nguyên «{text}». Hãy xóa mục này.",
            )


@rule(DataFile, needs=Part.FILE, breaks=Part.FILE, beyond=(Check(Library, _stale, Part.PAGES),))
def glossary_entry(file: DataFile) -> Iterator[Finding]:
    """A glossary entry is complete, stands once, and a kept spelling is still in use.

    Bad: a kept name without a reason
    Good: text: Hoàng Văn Trinh, reason: the signer’s name
    """
    yield from misshapen(file, "glossary-entry")
