"""Problems as people, programs and GitHub read them."""

from __future__ import annotations

import json

import yaml

from portal.checks.report import EXAMPLES, as_github, as_json, as_rules, as_text
from portal.model.problems import Problem
from portal.pages.all_rules import RULES

PROBLEMS = [Problem("docs/a,b.md", 3, "not-nfc", "Sai 100%:\ndòng hai")]


def test_text() -> None:
    assert as_text(PROBLEMS) == "docs/a,b.md:3: not-nfc: Sai 100%:\ndòng hai\n"


def test_json_is_one_object_a_line() -> None:
    (line,) = as_json(PROBLEMS).splitlines()
    assert json.loads(line) == {
        "rule": "not-nfc",
        "path": "docs/a,b.md",
        "line": 3,
        "message": "Sai 100%:\ndòng hai",
    }


def test_github_annotations_escape_messages() -> None:
    assert as_github(PROBLEMS) == (
        "::error file=docs/a%2Cb.md,line=3,title=not-nfc::Sai 100%25:%0Adòng hai\n"
    )


def test_every_rule_is_listed_with_its_examples() -> None:
    listed = as_rules(RULES.values())
    assert [line.split(" ")[0] for line in listed.splitlines() if line[:1].strip()] == list(RULES)
    assert listed.count("  Sai:  ") == listed.count("  Đúng: ") == len(RULES)


def test_every_example_is_of_a_rule() -> None:
    assert set(yaml.safe_load(EXAMPLES.read_text("utf-8"))) == set(RULES)
