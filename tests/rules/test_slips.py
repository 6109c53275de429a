"""One cause, one message: slips of editors on the plan, and all that `check` tells of each.

The slips are in slips.yml, the reports in slips.txt; `pytest --write-expected` writes them anew.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
import yaml

from portal.checks.report import as_text
from portal.model.files import Source
from portal.model.problems import Problem
from portal.pages.all_rules import check_library
from portal.source.loader import build_library, load
from support.project import PLAN, ROOT

SLIPS: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/rules/slips.yml").read_text("utf-8"))
EXPECTED = ROOT / "tests/rules/slips.txt"
FOLDER = f"docs/{PLAN}"

RECODINGS: dict[str, Callable[[str], bytes]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "cp1258": lambda text: _windows(text).encode("cp1258", "replace"),
    "utf-16": lambda text: text.encode("utf-16"),
    "windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "nothing": lambda text: text[:0].encode(),
}


def _windows(text: str) -> str:
    """The text with tone marks apart, as Windows-1258 has them."""
    letters = []
    for letter in text:
        marks = [
            m for m in unicodedata.normalize("NFD", letter) if m in "\u0300\u0301\u0303\u0309\u0323"
        ]
        base = unicodedata.normalize("NFD", letter)
        rest = unicodedata.normalize("NFC", "".join(m for m in base if m not in marks))
        letters.append(rest + "".join(marks))
    return "".join(letters)


@cache
def base() -> dict[str, Source]:
    return {source.path: source for source in load(ROOT).sources}


def path_of(name: str) -> str:
    return f"docs{name}" if name.startswith("/") else f"{FOLDER}/{name}"


def edited(text: str, edit: dict[str, Any]) -> str:
    """The text with paragraphs swapped, repeated or dropped, or words replaced."""
    paragraphs = text.rstrip("\n").split("\n\n")
    if "swap" in edit:
        one, other = edit["swap"]
        paragraphs[one], paragraphs[other] = paragraphs[other], paragraphs[one]
    elif "repeat" in edit:
        paragraphs.insert(edit["repeat"], paragraphs[edit["repeat"]])
    elif "drop" in edit:
        del paragraphs[edit["drop"]]
    else:
        old = edit["replace"]
        assert old in text, old
        return text.replace(old, edit["with"], -1 if edit.get("everywhere") else 1)
    return "\n\n".join(paragraphs) + "\n"


def slipped(slip: dict[str, Any]) -> list[Problem]:
    files = dict(base())
    for edit in slip["edits"]:
        path = path_of(edit["file"])
        text = files[path].text
        if "rename" in edit or "delete" in edit:
            source = files.pop(path)
            if "rename" in edit:
                renamed = path_of(edit["rename"])
                files[renamed] = Source(renamed, source.data)
        elif "copy" in edit:
            copy = path_of(edit["copy"])
            files[copy] = Source(copy, files[path].data)
        elif "append" in edit:
            added = files[path_of(edit["append"])].text
            files[path] = Source(path, f"{text}\n{added}".encode())
        elif "as" in edit:
            part = edit.get("replace") or text
            before, _, after = text.partition(part)
            recoded = RECODINGS[edit["as"]](part)
            files[path] = Source(path, before.encode() + recoded + after.encode())
        else:
            files[path] = Source(path, edited(text, edit).encode())
    return check_library(build_library(files.values()))


def expected() -> dict[str, str]:
    """The report of each slip by its name."""
    parts = EXPECTED.read_text("utf-8").split("== ")[1:] if EXPECTED.exists() else []
    return {name: report for name, _, report in (part.partition("\n") for part in parts)}


def test_each_slip_has_a_name_and_a_report_of_its_own(request: pytest.FixtureRequest) -> None:
    names = [slip["name"] for slip in SLIPS]
    if request.config.getoption("--write-expected"):
        reports = ((slip["name"], as_text(slipped(slip))) for slip in SLIPS)
        EXPECTED.write_text("".join(f"== {name}\n{text}" for name, text in reports), "utf-8")
    assert list(expected()) == list(dict.fromkeys(names))


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip["name"])
def test_a_slip_is_told_once(slip: dict[str, Any]) -> None:
    problems = slipped(slip)
    assert as_text(problems) == expected()[slip["name"]]
    assert len(problems) <= 1
