"""The pages of the rules, where messages to editors lead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.checks.explanations import Explanation, explanations
from portal.checks.report import RULES_PATH, rule_path
from portal.pages.all_rules import RULES
from support.built_words import parsed, words

EXPLAINED = [explanations()[rule] for rule in RULES]


def page_words(file: Path) -> str:
    tree = parsed(file.read_text("utf-8"))
    return " ".join(words(next(one for one in tree.iter("main"))))


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize("one", EXPLAINED, ids=lambda one: one.rule)
def test_a_rule_has_its_whole_explanation_on_its_page(
    site: Path, one: Explanation, root: str
) -> None:
    shown = page_words(site / root / rule_path(one.rule) / "index.html")
    parts = (one.name, one.rule, one.wants, one.wrong, one.right, one.mend, one.why)
    assert [part for part in parts if " ".join(part.split()) not in shown] == []


def test_all_rules_are_listed_in_their_order(site: Path) -> None:
    tree = parsed((site / RULES_PATH / "index.html").read_text("utf-8"))
    listed = [one for one in tree.iter("ul") if one.get("class") == "rules"]
    links = [link.get("href") for family in listed for link in family.iter("a")]
    assert links == [f"{rule}/" for rule in RULES]


def test_the_sitemap_has_the_pages_in_the_language_that_they_are_in(site: Path) -> None:
    sitemap = (site / "sitemap-portal.xml").read_text("utf-8")
    assert sitemap.count(f"/{RULES_PATH}") == len(RULES) + 1
    assert f"/en/{RULES_PATH}" not in sitemap


def test_pages_of_another_language_say_that_they_are_not_translated(site: Path) -> None:
    def marked(root: str) -> Iterator[bool]:
        for file in sorted((site / root / RULES_PATH).rglob("index.html")):
            yield 'class="untranslated"' in file.read_text("utf-8")

    assert (set(marked("en")), set(marked(""))) == ({True}, {False})
