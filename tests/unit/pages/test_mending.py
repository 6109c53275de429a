"""Where pages send those who edit a file or report a fault, on each kind of forge."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from portal.model.context import Repository, Settings
from portal.pages.mending import FIELDS, WRONG_TEXT, Mending, mending
from support.project import ROOT

FILE = "docs/2025/113-kh-ldld/ii.md"
PAGE = "https://example.org/2025/113-kh-ldld/ii-1/"
GITHUB = Repository("https://github.com/o/r", "edit/main/docs/")
GITLAB = Repository("https://gitlab.com/o/r", "-/edit/main/docs/")


def mended(repository: Repository, path: str = FILE, line: int = 1, provision: str = "") -> Mending:
    found = mending(Settings(repository=repository), PAGE, path, line=line, provision=provision)
    assert found
    return found


def test_without_a_repository_there_is_nothing_to_edit() -> None:
    assert mending(Settings(), PAGE, FILE) is None


@pytest.mark.parametrize(
    ("repository", "path", "line", "edit"),
    [
        (GITHUB, FILE, 1, f"https://github.com/o/r/edit/main/{FILE}"),
        (GITHUB, FILE, 12, f"https://github.com/o/r/edit/main/{FILE}#L12"),
        (GITHUB, "scripts/a.yml", 3, "https://github.com/o/r/edit/main/scripts/a.yml#L3"),
        (GITHUB, "docs/a b%.md", 1, "https://github.com/o/r/edit/main/docs/a%20b%25.md"),
        (GITLAB, FILE, 12, f"https://gitlab.com/o/r/-/edit/main/{FILE}#L12"),
        (
            Repository("https://git.example/o/r", "_edit/van-ban/docs/"),
            FILE,
            2,
            f"https://git.example/o/r/_edit/van-ban/{FILE}#L2",
        ),
        (
            Repository("https://git.example/view", "?file=docs/"),
            FILE,
            2,
            f"https://git.example/view?file={FILE}#L2",
        ),
    ],
)
def test_the_editor_opens_at_the_file_and_line(
    repository: Repository, path: str, line: int, edit: str
) -> None:
    assert mended(repository, path, line).edit == edit


def test_github_opens_its_form_with_address_and_provision_filled_in() -> None:
    report = urlsplit(mended(GITHUB, provision="Mục 1 & 2, phần II").report)
    assert report._replace(query="").geturl() == "https://github.com/o/r/issues/new"
    assert parse_qs(report.query) == {
        "template": [WRONG_TEXT],
        "address": [PAGE],
        "provision": ["Mục 1 & 2, phần II"],
    }


def test_a_page_without_provision_fills_in_its_address_only() -> None:
    report = urlsplit(mended(GITHUB).report)
    assert parse_qs(report.query) == {"template": [WRONG_TEXT], "address": [PAGE]}


def test_gitlab_opens_an_issue_that_begins_with_the_same_facts() -> None:
    report = urlsplit(mended(GITLAB, provision="Mục 1").report)
    assert report._replace(query="").geturl() == "https://gitlab.com/o/r/-/issues/new"
    assert parse_qs(report.query) == {
        "issue[title]": ["Mục 1"],
        "issue[description]": [f"{PAGE}\nMục 1\n\n"],
    }


@pytest.mark.parametrize("form", FIELDS)
def test_the_forms_have_the_fields_that_are_filled_in(form: str) -> None:
    fields = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / form).read_text("utf-8"))["body"]
    assert set(FIELDS[form]) - {field.get("id") for field in fields} == set()
