"""Problems as people, programs and GitHub read them."""

from __future__ import annotations

import json

from portal.checks.explanations import Explanation
from portal.checks.report import as_github, as_json, as_log, as_rules, as_text
from portal.model.problems import Problem

SITE = "https://example.org/"
PROBLEMS = [Problem("docs/a,b.md", 3, "not-nfc", "Sai 100%:\ndòng hai")]


def test_text() -> None:
    assert as_text(PROBLEMS) == "docs/a,b.md:3: not-nfc: Sai 100%:\ndòng hai\n"


def test_text_ends_with_the_page_of_each_rule() -> None:
    twice = [*PROBLEMS, Problem("docs/c.md", 1, "not-nfc", "Sai."), Problem("d", 2, "x-y", "Sai.")]
    assert as_text(twice, SITE).splitlines()[-3:] == [
        "d:2: x-y: Sai.",
        "Xem quy tắc not-nfc: https://example.org/quy-tac/not-nfc/",
        "Xem quy tắc x-y: https://example.org/quy-tac/x-y/",
    ]


def test_no_problem_has_no_page() -> None:
    assert as_text([], SITE) == as_json([], SITE) == as_github([], SITE) == ""


def test_json_is_one_object_a_line() -> None:
    (line,) = as_json(PROBLEMS).splitlines()
    assert json.loads(line) == {
        "rule": "not-nfc",
        "path": "docs/a,b.md",
        "line": 3,
        "message": "Sai 100%:\ndòng hai",
    }


def test_json_names_the_page_of_the_rule() -> None:
    assert json.loads(as_json(PROBLEMS, SITE))["help"] == "https://example.org/quy-tac/not-nfc/"


def test_github_annotations_name_the_page_of_the_rule() -> None:
    (line,) = as_github([Problem("a", 1, "not-nfc", "Sai.")], SITE).splitlines()
    assert line.partition("::Sai.")[2] == " Xem: https://example.org/quy-tac/not-nfc/"


def test_github_annotations_escape_messages() -> None:
    assert as_github(PROBLEMS) == (
        "::error file=docs/a%2Cb.md,line=3,title=not-nfc::Sai 100%25:%0Adòng hai\n"
    )


def test_rules_are_told_part_by_part() -> None:
    one = Explanation("a-b", "Chữ", "Tên", "Muốn.", "Vì.", "sai\n\nsai", "đúng", "Sửa.", "x", 1)
    assert as_rules([one], SITE) == (
        "Tên (a-b)\n  Muốn.\n  Vì.\n"
        "  Sai:\n    sai\n\n    sai\n  Đúng:\n    đúng\n  Cách sửa: Sửa.\n"
        "  Xem: https://example.org/quy-tac/a-b/\n"
    )


def test_no_line_of_a_log_is_a_workflow_command() -> None:
    problems = [Problem("::stop-commands::x", 1, "mixed-change", "##[stop-commands]x")]
    assert as_log(problems) == "- ::stop-commands::x:1: mixed-change: ## [stop-commands]x\n"
