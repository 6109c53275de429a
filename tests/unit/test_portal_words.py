"""The portal calls each thing by one name: texts for readers and editors hold to the glossary.

The glossary is the guide docs/huong-dan/tu-ngu.md, which readers see, too. Official texts are
free: they say what they say.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from portal.reference.messages import messages_in
from support.project import ROOT

GLOSSARY = "docs/huong-dan/tu-ngu.md"
HELD = re.compile(
    r"(README|CONTRIBUTING|CHANGELOG|SECURITY)\.md|mkdocs\.yml|\.github/.+\.(md|yml)|\.github/CODEOWNERS"
    r"|docs/(?!\d{4}/).+\.(md|yml)|docs/.+/corrections\.yml"
    r"|overrides/.+\.(html|js)|scripts/.+\.(py|yml|json|typ)"
)
"""Files whose words the portal says itself."""
CODE = re.compile(r"(overrides|scripts)/.+\.(py|typ|html|js|json)")
"""Of these, files whose English is read by programmers alone."""
EXCEPTIONS = {
    ("docs/search.yml", word): "what people type who look for the comparison"
    for word in ("bản gốc", "đính chính")
}
"""A word that a file says none the less, and the reason."""

_TERM = re.compile(
    r"- \*\*(?P<name>[^*]+)\*\* \(\*(?P<english>[^*]+)\*\): (?P<meaning>.+?)"
    r"(?: Không viết (?P<replaced>“[^.]+”)\.)?"
)


@dataclass(frozen=True)
class Term:
    """A name, and the names that it replaces; a digit in these stands for any number."""

    name: str
    english: str
    replaced: tuple[str, ...]


def terms() -> list[Term]:
    lines = (ROOT / GLOSSARY).read_text("utf-8").splitlines()
    entries = [line for line in lines if line.startswith("- ")]
    found = [match for line in entries if (match := _TERM.fullmatch(line))]
    assert len(found) == len(entries)
    return [
        Term(one["name"], one["english"], tuple(re.findall("“([^”]+)”", one["replaced"] or "")))
        for one in found
    ]


def held_files() -> list[str]:
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        text=True,
        check=True,
    )
    names = set(listed.stdout.split("\0")) - {GLOSSARY}
    return sorted(name for name in names if HELD.fullmatch(name) and (ROOT / name).is_file())


def spoken(text: str) -> str:
    """A text without line breaks, nor the quotes between pieces of a string."""
    return re.sub(r'"?\s*\n\s*f?"?', " ", text).replace("  ", " ")


def uses(replaced: str, text: str) -> bool:
    """Whether a text uses this word, in any case."""
    form = re.sub(r"\d", r"\\d+", re.escape(replaced))
    return re.search(rf"(?<![\w/.«`]){form}(?![\w/.]*[/`])(?!\w)", text, re.IGNORECASE) is not None


REPLACED = [word for term in terms() for word in term.replaced]


def found() -> Iterator[tuple[str, str]]:
    """Each word that was replaced and is still used, with the file that uses it."""
    for name in held_files():
        text = spoken((ROOT / name).read_text("utf-8"))
        for word in REPLACED:
            if not (word.isascii() and CODE.fullmatch(name)) and uses(word, text):
                yield name, word


def test_no_text_uses_a_word_that_was_replaced() -> None:
    assert set(found()) == set(EXCEPTIONS)


@pytest.mark.parametrize(
    ("replaced", "text", "expected"),
    [
        ("bản gốc", "So với\n    bản gốc đã nhận", True),
        ("bản gốc", '"nếu chính bản"\n        " gốc sai"', True),
        ("đính chính", "ĐÍNH CHÍNH", True),
        ("điểm 1.1", "điểm 12.3, mục 12", True),
        ("điểm 1.1", "điểm a khoản 1", False),
        ("the original", "Compare with the original.", True),
        ("originals", "in `original/`", False),
        ("bản đăng", "văn bản đăng", True),
    ],
)
def test_a_word_is_found_where_it_stands(replaced: str, text: str, *, expected: bool) -> None:
    assert uses(replaced, spoken(text)) is expected


@pytest.mark.parametrize("name", ["bản chép nhận được", "chỗ sửa khi chép", "Cập nhật ngày"])
def test_both_languages_say_the_same_name(name: str) -> None:
    """Where a message uses a term in Vietnamese, the English message uses its English name."""
    vietnamese, english = messages_in("vi"), messages_in("en")
    term = next(term for term in terms() if term.name == name)
    plural = re.compile(r"s?\b ".join(term.english.split()), re.IGNORECASE)
    said = [key for key, text in vietnamese.items() if name.lower() in text.lower()]
    assert said
    assert [english[key] for key in said if not plural.search(english[key])] == []


def test_no_word_is_both_used_and_replaced() -> None:
    names = {term.name.casefold() for term in terms()}
    assert names.isdisjoint(word.casefold() for word in REPLACED)
    assert sorted(REPLACED) == sorted(set(REPLACED))
