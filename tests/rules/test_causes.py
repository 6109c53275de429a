"""Whatever a file is, `check` tells what is wrong with it, first and alone, and never fails.

Each file of a small complete library is spoilt in every way: unreadable, empty, binary, not
UTF-8, unparsable, without each of its fields, with each field of every wrong type.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

import pytest
import yaml

from portal.checks.report import as_text
from portal.model.files import Source
from portal.model.problems import Problem
from portal.pages.all_rules import check_library
from portal.reference.permalinks import FOLDER, by_document, formatted, list_path, merged, published
from portal.source.loader import build_library, load
from portal.source.yaml_fields import read_fields
from support.project import ROOT

BASE = ROOT / "tests/rules/cases/_base"
WHOLE: Mapping[str, str] = {
    "docs/huong-dan.md": "---\ntitle: Hướng dẫn\ndescription: Cách đọc\n---\n\n"
    "# Hướng dẫn\n\n[mục II](2025/1-kh-ldld/ii.md#ii-1) và [nơi đăng](https://vanban.chinhphu.vn)\n",
    "docs/huong-dan.en.md": "---\ntitle: Guide\ntranslation: unofficial\n---\n\n# Guide\n\nRead.\n",
    "docs/hosts.yml": "hosts:\n  - host: vanban.chinhphu.vn\n    reason: Nơi đăng văn bản.\n",
    "docs/word-groups.yml": "kept_together:\n  - Liên đoàn Lao động\nleading:\n  - về\n",
    "docs/search.yml": "vi:\n  small: và của\n  otherwise:\n    - typed: [lđ]\n"
    "      written: lao động\n      reason: viết tắt\n  questions:\n    - typed: [ai nhận]\n"
    "      written: nơi nhận\n      reason: câu hỏi\n",
    "docs/topics.yml": "topics:\n  - vi: Nữ công\n    en: Women workers\n",
    "docs/permalinks/moves.yml": "moves:\n  - from: /2025/1-kh-ldld/#ii-3\n"
    "    to: /2025/1-kh-ldld/#ii-2\n    reason: Đánh lại số.\n",
}
"""What the base of the cases lacks, so that every kind of file is there."""

SCHEMA_RULES = {
    "glossary.yml": {"yaml-list", "glossary-entry"},
    "hosts.yml": {"yaml-list", "outside-host-entry"},
    "corrections.yml": {"yaml-list", "ledger-entry"},
    "word-groups.yml": {"word-group-entry"},
    "search.yml": {"search-entry"},
    "moves.yml": {"moved-address"},
    "topics.yml": {"topic-entry"},
}


FRONT_RULES = {"front-matter-field", "page-front-matter", "translation-unmarked"}
OPTIONAL = (
    {
        f"{name}: gone"
        for name in (
            "number",
            "type",
            "date",
            "place",
            "title",
            "issuer",
            "parent_body",
            "signer",
            "basis",
            "signer.authority",
            "signer.name",
        )
    }
    | {"title: gone", "description: gone", "vi.small: gone", "vi.otherwise: gone"}
    | {
        "vi.questions: gone",
        "corrections.0.reason.en: gone",
        "questions.0.question.en: gone",
        "questions.0.provision: gone",
        "issuer: a list",
    }
)
"""Fields that a file may do without."""

TOLD_ELSEWHERE = {"original.format: gone"}
"""Without it the marks of the transcription are letters, which every page then lacks."""

DAY = dt.date(2025, 1, 7)


class Fault(NamedTuple):
    """A file's new bytes, the line of the fault in it, and the rules that may speak of it."""

    source: Source
    line: int
    rules: set[str]


@cache
def sources() -> dict[str, Source]:
    """The files of the sound library by their paths."""
    files = {source.path: source for source in load(BASE).sources}
    files |= {path: Source(path, text.encode()) for path, text in WHOLE.items()}
    moved = ("/2025/1-kh-ldld/ii/", frozenset({"ii-3"}))
    every = merged((*published(build_library(files.values())).items(), moved))
    for name, addresses in by_document(every).items():
        files[list_path(name)] = Source(list_path(name), formatted(addresses).encode())
    return files


def checked(source: Source) -> list[Problem]:
    return check_library(build_library((sources() | {source.path: source}).values()))


def whole_file_faults(source: Source) -> Iterator[tuple[str, Fault]]:
    """A file that can't be read, or isn't what its name says."""
    path = source.path
    text = {"not-utf8", "binary-text", "unparsed-page", "yaml-unreadable"}
    own = SCHEMA_RULES.get(path.rpartition("/")[2], set())
    received = {"original-changed"} if path.endswith(".txt") else set()
    if path.startswith(FOLDER):
        received = {"permalink-line"}
    if path.endswith(".png"):
        received = {"disguised-file"}
    yield "unreadable", Fault(Source(path, b"", readable=False), 1, {"special-file"})
    yield "link", Fault(Source(path, b"", link="x"), 1, {"special-file"})
    yield "too large", Fault(Source(path, b"", too_large=True), 1, {"file-too-large"})
    yield "empty", Fault(replace(source, data=b"\n"), 1, {"empty-file"} | received)
    yield "binary", Fault(replace(source, data=b"\x89PNG\0\x1a" * 9), 1, text | received)
    yield "UTF-16", Fault(Source(path, source.text.encode("utf-16")), 1, text | received)
    latin = b"\xe0\xe1\n" + source.data
    yield "another encoding", Fault(Source(path, latin), 1, text | received)
    deep = b"> " * 900 + b"a\n"
    if path.endswith(".txt") or "/2025/" in path:
        deep = b"a " * 20_000 + b"\n"
    if path.endswith(".md"):
        yield "unparsable", Fault(replace(source, data=deep), 1, {"unparsed-page"})
    elif path.endswith(".yml"):
        broken = b": [\n" + source.data
        yield "unparsable", Fault(replace(source, data=broken), 1, {"yaml-unreadable"} | own)
    else:
        yield "unparsable", Fault(replace(source, data=deep), 1, {"unparsed-page"} | received)


YAML_FAULTS: Mapping[str, str] = {
    "no YAML": ": [",
    "no such day": "date: 2025-13-07",
    "an open quotation": 'title: "Kế hoạch',
    "a doubled key": "x: a\nx: b",
    "a tab": "x:\n\ty: a",
    "a word": "Kế hoạch",
    "a tag": "x: !y z",
}


def front_matter_faults(source: Source) -> Iterator[tuple[str, Fault]]:
    """Front matter that is no YAML, or has no end."""
    rules = {"front-matter-unreadable"}
    body = re.sub(r"\A---\n.*?\n---\n", "", source.text, flags=re.DOTALL)
    for name, text in YAML_FAULTS.items():
        changed = f"---\n{text}\n---\n{body}".encode()
        line = 3 if name in ("a doubled key", "a tab") else 2
        also = {"invisible-character"} if name == "a tab" else set()
        yield name, Fault(replace(source, data=changed), line, rules | also)
    yield "no end", Fault(replace(source, data=f"---\ntitle: A\n{body}".encode()), 1, rules)


WRONG: Mapping[type, Mapping[str, object]] = {
    str: {
        "a number": 5,
        "a date": DAY,
        "a list": ["a"],
        "numbers": [1, 2],
        "a mapping": {"a": "b"},
    },
    dt.date: {"a number": 5, "a text": "7/1/2025", "a quoted date": str(DAY), "a list": [DAY]},
    list: {"a text": "a", "a number": 5, "numbers": [1, 2], "a mapping": {"a": "b"}},
    dict: {"a text": "a", "a number": 5, "a list": ["a"]},
}
"""Values that aren't of a type, by that type."""


def places(value: object, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every value in a YAML file, the whole left out."""
    if way:
        yield way
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from places(one, (*way, key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from places(one, (*way, index))


def at(values: Any, way: tuple[str | int, ...]) -> Any:
    return at(values[way[0]], way[1:]) if way else values


def with_value(values: Any, way: tuple[str | int, ...], new: object) -> Any:
    """The values with another one at the end of the way, or none at all for `...`."""
    copy = deepcopy(values)
    if new is ...:
        del at(copy, way[:-1])[way[-1]]
    else:
        at(copy, way[:-1])[way[-1]] = new
    return copy


def value_faults(source: Source) -> Iterator[tuple[str, Fault, set[int]]]:
    """Each field left out, or of a wrong type: its name, the fault, the lines that may be told."""
    front = re.match(r"---\n(?P<yaml>.*?\n)---\n", source.text, re.DOTALL)
    is_page = source.path.endswith(".md")
    first = 2 if is_page else 1
    before, text, after = (
        ("---\n", front["yaml"], f"---\n{source.text[front.end() :]}")
        if front
        else ("", "" if is_page else source.text, "")
    )
    values = read_fields(text).values
    rules = SCHEMA_RULES.get(source.path.rpartition("/")[2], FRONT_RULES)
    for way in places(values):
        name = ".".join(map(str, way))
        gone = {"gone": ...} if is_page or (isinstance(way[-1], str) and len(way) > 1) else {}
        for fault, new in {**gone, **WRONG[type(at(values, way))]}.items():
            changed = yaml.safe_dump(with_value(values, way, new), allow_unicode=True, width=999)
            fields = read_fields(changed, first)
            near = [name, name.rpartition(".")[0]] if isinstance(way[-1], int) else [name]
            held = {line for key, line in fields.lines.items() if f"{key}.".startswith(f"{name}.")}
            held |= {fields.line(key) for key in near}
            data = f"{before}{changed}{after}".encode()
            yield f"{name}: {fault}", Fault(replace(source, data=data), 0, rules), held


def test_the_whole_library_is_sound() -> None:
    assert as_text(check_library(build_library(sources().values()))) == ""


@pytest.mark.parametrize("path", sorted(sources()))
def test_a_spoilt_file_is_the_only_one_reported(path: str) -> None:
    source = sources()[path]
    faults = dict(whole_file_faults(source))
    if path.endswith(".md"):
        faults |= dict(front_matter_faults(source))
    for name, (spoilt, line, rules) in faults.items():
        found = checked(spoilt)
        told = as_text(found)
        assert found, name
        assert (found[0].path, found[0].line) == (path, line), f"{name}\n{told}"
        assert {problem.path for problem in found} == {path}, f"{name}\n{told}"
        assert {problem.rule for problem in found} <= rules, f"{name}\n{told}"


@pytest.mark.parametrize("path", [path for path in sorted(sources()) if path[-3:] != "txt"])
def test_a_misshapen_field_is_the_only_one_reported(path: str) -> None:
    for name, fault, lines in value_faults(sources()[path]):
        if name in TOLD_ELSEWHERE:
            continue
        found = checked(fault.source)
        told = as_text(found)
        assert found or name in OPTIONAL, name
        assert {problem.path for problem in found} <= {path}, f"{name}\n{told}"
        rules = fault.rules | ({"original-changed"} if "sha256" in name else set())
        assert {problem.rule for problem in found} <= rules, f"{name}\n{told}"
        assert {problem.line for problem in found[:1]} <= lines, f"{name}\n{told}"


def test_the_plan_itself_is_only_reported_where_it_is_broken() -> None:
    files = {source.path: source for source in load(ROOT).sources}
    for path, source in files.items():
        spoilt, _, rules = dict(whole_file_faults(source))["binary"]
        found = check_library(build_library((files | {path: spoilt}).values()))
        assert {problem.path for problem in found} == {path}, path
        assert {problem.rule for problem in found} <= rules, path
