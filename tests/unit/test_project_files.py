"""The files that let others join: licence, guides, templates, and what Git does with each file."""

from __future__ import annotations

import hashlib
import re
import subprocess
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.project import ROOT

GUIDES = ("CHANGELOG.md", "CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "README.md", "SECURITY.md")
SETTINGS = (
    ".editorconfig",
    ".gitattributes",
    ".github/CODEOWNERS",
    ".github/PULL_REQUEST_TEMPLATE.md",
    ".github/dependabot.yml",
    ".gitignore",
    ".pre-commit-config.yaml",
    "LICENSE",
)
FORMS = ("1-wrong-text", "2-broken-page", "3-missed-search", "4-code-bug")
BINARY = (".avif", ".docx", ".ico", ".jpeg", ".jpg", ".pdf", ".png", ".ttf", ".webp")
LEFTOVERS = (
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
    "ii.md~",
    ".ii.md.swp",
    "#ii.md#",
    ".#ii.md",
    ".~lock.ke-hoach.docx#",
    "~$-hoach.docx",
)
APACHE_2 = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"
"""SHA-256 of the licence's official text."""


def git(*arguments: str, given: str | None = None) -> list[str]:
    """What Git prints, cut at each NUL."""
    done = subprocess.run(
        ["git", "-C", str(ROOT), *arguments],
        input=given,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split("\0")[:-1]


def tracked(*patterns: str) -> set[str]:
    """Tracked files, or those of them that patterns in the form of .gitignore match."""
    chosen = [f"--exclude={pattern}" for pattern in patterns]
    return set(git("ls-files", "-z", "--cached", *(["--ignored"] if chosen else []), *chosen))


def settings(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def attribute(name: str) -> dict[str, str]:
    """An attribute's value for each tracked file."""
    cells = git("check-attr", "-z", "--stdin", name, given="\0".join(tracked()) + "\0")
    return dict(zip(cells[::3], cells[2::3], strict=True))


def is_bilingual(text: str) -> bool:
    vietnamese, _, english = text.partition(" · ")
    return not vietnamese.isascii() and english != "" and english.isascii()


def form(name: str) -> str:
    return f".github/ISSUE_TEMPLATE/{name}.yml"


def test_no_union_is_named_in_code() -> None:
    """Whose portal it is stands in mkdocs.yml and docs/, and in what is written of the project."""
    code = {
        name
        for name in tracked()
        if not name.startswith(("docs/", "tests/")) and not name.endswith((*BINARY, ".md"))
    }
    named = re.compile(r"lai[ -]?ch[aâ]u", re.IGNORECASE)
    found = {name for name in code if named.search((ROOT / name).read_text("utf-8"))}
    assert found == {"mkdocs.yml"}


def test_every_project_file_is_tracked() -> None:
    assert {*GUIDES, *SETTINGS, *map(form, FORMS)} - tracked() == set()


def test_the_licence_is_named_and_whole() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    licences = {
        path.relative_to(ROOT).as_posix()
        for pattern in project["license-files"]
        for path in ROOT.glob(pattern)
    }
    assert project["license"] == "Apache-2.0"
    assert hashlib.sha256((ROOT / "LICENSE").read_bytes()).hexdigest() == APACHE_2
    assert licences == {name for name in tracked() if Path(name).name == "LICENSE"}


def test_new_versions_wait_a_week() -> None:
    updates = settings(".github/dependabot.yml")["updates"]
    assert {(u["package-ecosystem"], u["directory"]): u["cooldown"] for u in updates} == {
        ("pip", "/"): {"default-days": 7},
        ("npm", "/tests"): {"default-days": 7},
        ("github-actions", "/"): {"default-days": 7},
    }


def test_hooks_before_a_commit_fetch_nothing() -> None:
    repos = settings(".pre-commit-config.yaml")["repos"]
    hooks = [(hook["entry"], hook["language"]) for repo in repos for hook in repo["hooks"]]
    assert [repo["repo"] for repo in repos] == ["local"]
    assert hooks == [("make test-fast", "system")]


@pytest.mark.parametrize("name", FORMS)
def test_an_issue_form_speaks_both_languages(name: str) -> None:
    told = settings(form(name))
    fields = [field["attributes"] for field in told["body"]]
    texts = [field.get("label", field.get("value")) for field in fields]
    assert [t for t in (told["name"], told["description"], *texts) if not is_bilingual(t)] == []


def test_the_pull_request_template_speaks_both_languages() -> None:
    lines = (ROOT / ".github/PULL_REQUEST_TEMPLATE.md").read_text("utf-8").splitlines()
    shown = [line for line in lines if line.startswith(("## ", "- [ ] "))]
    assert shown
    assert [line for line in shown if not is_bilingual(line)] == []


def test_links_of_the_guides_lead_to_tracked_files() -> None:
    known = tracked()
    missing = [
        (guide, target)
        for guide in GUIDES
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (ROOT / guide).read_text("utf-8"))
        if target not in known
    ]
    assert missing == []


def test_the_contact_is_set_in_one_place() -> None:
    setting = re.compile(r"(?m)^\*\*Địa chỉ nhận tin · Contact:\*\* ")
    found = [n for n in GUIDES for _ in setting.findall((ROOT / n).read_text("utf-8"))]
    assert found == ["SECURITY.md"]


def test_only_originals_cases_and_binary_files_keep_their_line_ends() -> None:
    texts, ends = attribute("text"), attribute("eol")
    kept = {name for name in texts if fnmatchcase(name, "docs/*/*/original/*")}
    kept |= {name for name in texts if fnmatchcase(name, "tests/hostile/*/*/docs/*")}
    kept |= {
        name for name in texts if name.startswith("tests/rules/cases/") or name.endswith(BINARY)
    }
    assert {name for name, value in texts.items() if value == "unset"} == kept
    assert {(texts[name], ends[name]) for name in set(texts) - kept} == {("auto", "lf")}


def test_code_owners_set_the_originals_apart() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    owners = dict(line.split(maxsplit=1) for line in lines if line and not line.startswith("#"))
    assert {pattern: bool(tracked(pattern)) for pattern in owners} == {
        "*": True,
        "/docs/*/*/original/": True,
    }
    assert len(set(owners.values())) == len(owners)


def test_leftovers_are_ignored_but_cases_are_not() -> None:
    names = [f"docs/2025/{name}" for name in LEFTOVERS]
    cases = [f"tests/rules/cases/hidden-file/docs/{name}" for name in LEFTOVERS]
    given = "\0".join([*names, *cases, ".venv"]) + "\0"
    ignored = git("check-ignore", "-z", "--no-index", "--stdin", given=given)
    assert ignored == [*names, ".venv"]
    assert git("ls-files", "-z", "--cached", "--ignored", "--exclude-standard") == []
