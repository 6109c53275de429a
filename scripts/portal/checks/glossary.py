"""One wording for each term, in every document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from portal.checks.registry import rule
from portal.checks.translation_pairs import unit_pairs
from portal.model.documents import OFFICIAL
from portal.model.library import Library
from portal.model.problems import Finding


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
    translated = (page for page in library.every_page if page.language != OFFICIAL)
    used = " ".join(block.text for page in translated for block in page.blocks)
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
