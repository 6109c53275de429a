"""What editors read of each rule: whole, official, and with faults that the rule really finds."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import asdict

import pytest

from portal.checks.explanations import Explanation, explanations
from portal.pages.all_rules import RULES
from support.project import ROOT

CASES = ROOT / "tests/rules/cases"
EXPLAINED = explanations()

TOLD_IN_WORDS = {
    "active-pdf": "parts of a binary file",
    "active-word-file": "parts of a binary file",
    "binary-text": "bytes that are no text",
    "disguised-file": "the name of a file beside what is in it",
    "distant-text": "hundreds of spaces",
    "document-place": "the name of a folder",
    "empty-file": "nothing",
    "built-lost-address": "the name of a file beside what is in it",
    "built-unlisted-address": "the name of a file",
    "file-name": "the names of files",
    "file-too-large": "a large file",
    "file-type": "the names of files",
    "hidden-file": "the names of files",
    "invisible-character": "characters that don't show",
    "lost-address": "files that are not there",
    "missing-page": "files that are not there",
    "no-document": "files that are not there",
    "not-nfc": "characters that look the same",
    "not-utf8": "a menu of the editor's program",
    "outside-host-unused": "a link that is not there",
    "page-name": "the name of a file beside its text",
    "paper-address": "an address of two hundred letters",
    "paper-table": "a line of a thousand letters",
    "special-file": "a symbolic link",
    "stray-file": "a link that is not there",
    "taken-address": "the names of files",
    "translation-missing": "files that are not there",
    "unlisted-address": "files that are not there",
    "translation-unmarked": "lines that are not there",
}
"""Rules whose wrong example can't be quoted from a case, and what it would be."""


def texts_of_cases(rule: str) -> Iterator[str]:
    """The lines of all files of a rule's failing cases, what does not show as its number."""
    base = [file for file in (CASES / "_base").rglob("*") if file.is_file()]
    cases = [file.parent for file in (CASES / rule).glob("*/expected.txt") if file.stat().st_size]
    files = [file for case in cases for file in case.rglob("*") if file.is_file()]
    for file in (*base, *files):
        if file.suffix in (".md", ".txt", ".yml", ".svg", ".html"):
            for line in file.read_text("utf-8", errors="replace").splitlines():
                yield "".join(c if c.isprintable() else f"[U+{ord(c):04X}]" for c in line).strip()


def test_every_rule_is_explained_and_nothing_else() -> None:
    assert set(EXPLAINED) == set(RULES)


def test_each_explanation_is_in_the_file_of_its_family() -> None:
    told = {rule: one.path.rpartition("/")[2] for rule, one in EXPLAINED.items()}
    assert told == {rule.id: f"{rule.family}.yml" for rule in RULES.values()}


@pytest.mark.parametrize("one", EXPLAINED.values(), ids=lambda one: one.rule)
def test_an_explanation_is_whole(one: Explanation) -> None:
    texts = {name: text for name, text in asdict(one).items() if name != "line"}
    assert [name for name, text in texts.items() if not text.strip()] == []
    assert [text for text in texts.values() if text != unicodedata.normalize("NFC", text)] == []
    assert [text for text in (one.wants, one.why, one.mend) if not text.endswith(".")] == []
    assert one.wants.count(". ") == 0, "more than one sentence"
    assert one.wrong != one.right


@pytest.mark.parametrize("one", EXPLAINED.values(), ids=lambda one: one.rule)
def test_an_explanation_is_where_it_says(one: Explanation) -> None:
    lines = (ROOT / one.path).read_text("utf-8").splitlines()
    assert lines[one.line - 1] == f"  {one.rule}:"


@pytest.mark.parametrize("rule", sorted(set(RULES) - set(TOLD_IN_WORDS)))
def test_the_wrong_example_is_from_a_failing_case(rule: str) -> None:
    found = "\n".join(texts_of_cases(rule))
    lines = [line.strip() for line in EXPLAINED[rule].wrong.splitlines()]
    assert [line for line in lines if line not in found] == []


def test_only_rules_are_told_in_words() -> None:
    assert set(TOLD_IN_WORDS) - set(RULES) == set()
