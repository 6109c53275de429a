"""Broken and hostile sources give problems with a place, in little time, and never a traceback."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from portal.model.problems import Problem
from portal.pages.all_rules import check_library
from portal.source.loader import LEFTOVERS, MAX_FILE_BYTES, load
from support.project import ROOT
from support.small_library import BASE, DOCUMENT, GUIDE, LEDGER, ORIGINAL, SECTION, problems, rules

Check = Callable[[Mapping[str, bytes]], list[Problem]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Check the small sound library with some files replaced."""

    def run(files: Mapping[str, bytes]) -> list[Problem]:
        shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
        for path, data in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(data)
        return problems(tmp_path)

    return run


def many(piece: str, size: int) -> bytes:
    """The piece, again and again, up to a size."""
    return piece.encode() * (size // len(piece.encode()))


PAGES: dict[str, tuple[str, bytes]] = {
    "empty": ("empty-file", b""),
    "white space": ("empty-file", b" \n\t\r\n\n"),
    "binary": ("binary-text", bytes(range(256)) * 20),
    "a NUL": ("binary-text", b"# A\n\na\0b\n"),
    "Windows-1258": ("not-utf8", "# Công đoàn\n".encode("cp1258")),
    "UTF-16": ("not-utf8", "# Công đoàn\n".encode("utf-16")),
    "UTF-16 without a mark": ("binary-text", "# Plan\n".encode("utf-16-le")),
    "half a character": ("not-utf8", b"# A\n\n\xed\xa0\x80\xed\xb0\x80\n"),
    "an overlong character": ("not-utf8", b"# A\n\n\xc0\xbcscript>\n"),
    "a byte order mark": ("byte-order-mark", b"\xef\xbb\xbf# A\n"),
    "a paragraph of 10 MB": ("file-too-large", many("chữ ", 10_000_000)),
    "a paragraph of 100 KB": ("unparsed-page", many("a ", 100_000)),
    "a paragraph of 100 KB in lines": ("unparsed-page", many("a\n", 100_000)),
    "a list of 100 KB": ("unparsed-page", many("- a\n", 100_000)),
    "1000 nested lists": ("unparsed-page", b"".join(b" " * 4 * n + b"- a\n" for n in range(200))),
    "1000 lists on a line": ("unparsed-page", b"- " * 1000 + b"a"),
    "1000 nested quotations": ("unparsed-page", b"> " * 1000 + b"a"),
    "1000 numbers on a line": ("unparsed-page", b"1. " * 1000 + b"a"),
    "nested emphasis": ("", many("*a _b ", 15_000)),
    "nested links": ("unparsed-page", many("[", 9000) + many("](a)", 9000)),
    "nested links, few": ("", many("[", 300) + many("](a)", 1200)),
    "tags that do not end": ("unparsed-page", many("<a\n\n", 100_000)),
    "an open fence": ("unclosed-code", b"# A\n\n```sh\n" + many("a\n\n", 20_000)),
    "fences of all lengths": ("unclosed-code", b"\n\n".join(b"`" * n for n in range(3, 99))),
    "carriage returns": ("", b"# A\r\ra\r\r- b\r- c\r"),
    "line ends of Windows": ("", b"# A\r\n\r\na\r\n"),
    "strange separators": ("invisible-character", "# A\n\na\u2028b\x0bd\x0ce\x85f\n".encode()),
    "the parser's own marks": ("", b"# A\n\n\x02:9:-\x03a \x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03"),
    "front matter alone": ("", b"---\ntitle: A\n---\n"),
    "front matter without an end": ("front-matter-unreadable", b"---\n" + many("a: b\n", 50_000)),
    "rules only": ("", many("---\n", 19_000)),
    "turned directions": ("invisible-character", "# A\n\n\u202egnort gnub\u202c\n".encode()),
    "combining marks": ("", b"# A\n\na" + many("\u0301", 15_000)),
    "50 KB of blocks": ("", b"# A\n\n" + many("a\n\n", 50_000)),
    "a title of an annex without end": ("", "PHỤ LỤC I\n\n".encode() + many("a\n\n", 60_000)),
    "many headings": ("one-title", many("# I. A\n\n", 30_000)),
    "many broken links": ("broken-link", b"".join(b"[a](b%d.md)\n\n" % n for n in range(3000))),
    "many tables": ("", b"# A\n\n" + many("| a |\n|---|\n| b |\n\n", 30_000)),
    "an include": ("file-include", b'# A\n\n--8<-- "/etc/passwd"\n'),
}
"""A page's bytes, and the rule that must speak of them, if any."""

for _sign in (
    "[",
    "![",
    "](",
    "[a](",
    "[a][",
    "*",
    "_",
    "**a",
    "` ",
    "` ``",
    "<",
    "<a ",
    "&",
    "\\",
    "{",
):
    PAGES[f"{_sign} 2,000 bytes of it"] = ("", b"# A\n\n" + many(_sign, 2000))
    PAGES[f"{_sign} 100,000 bytes of it"] = ("unparsed-page", b"# A\n\n" + many(_sign, 100_000))
    PAGES[f"{_sign} 200,000 bytes of it"] = ("file-too-large", many(_sign, 200_000))
    PAGES[f"{_sign} on its own lines"] = ("", b"# A\n\n" + many(f"{_sign}\n\n", 10_000))


@pytest.mark.parametrize("name", PAGES)
def test_hostile_guide_gives_problems_in_time(name: str, check: Check) -> None:
    rule, data = PAGES[name]
    found = check({GUIDE: data})
    assert {problem.path for problem in found} <= {GUIDE}
    assert not rule or rule in rules(found, GUIDE)


@pytest.mark.parametrize("path", [SECTION, ORIGINAL])
@pytest.mark.parametrize("name", [name for name in PAGES if name[0].isalnum()])
def test_hostile_document_gives_problems_in_time(name: str, path: str, check: Check) -> None:
    assert check({path: PAGES[name][1]})


def reworded(received: bytes, published: bytes) -> dict[str, bytes]:
    """Another text of section II: in the original, with its SHA-256 stated, and on the page."""
    index, old = BASE / f"{DOCUMENT}/index.md", (BASE / ORIGINAL).read_bytes()
    head, title, rest = old.partition("### **II. TỔ CHỨC**\n\n".encode())
    foot = rest[rest.index("Nơi nhận:".encode()) :]
    original = head + title + received + b"\n\n" + foot
    stated, now = (hashlib.sha256(one).hexdigest().encode() for one in (old, original))
    return {
        ORIGINAL: original,
        f"{DOCUMENT}/index.md": index.read_bytes().replace(stated, now),
        SECTION: "# II. TỔ CHỨC\n\n".encode() + published + b"\n",
    }


def test_an_original_with_all_words_moved(check: Check) -> None:
    words = [b"w%d" % n for n in range(15_000)]
    swapped = [words[n ^ 1] for n in range(15_000)]
    text, moved = (
        b"\n\n".join(b" ".join(w[n : n + 99]) for n in range(0, 15_000, 99))
        for w in (words, swapped)
    )
    assert "text-differs" in {problem.rule for problem in check(reworded(text, moved))}


def test_an_original_of_one_word(check: Check) -> None:
    original, page = (one + b"\n\n" + b"a " * 9000 + one for one in (b"b", b"c"))
    assert "text-differs" in {problem.rule for problem in check(reworded(original, page))}


@pytest.mark.parametrize(
    ("sign", "path", "rule"),
    [("[", LEDGER, "yaml-unreadable"), ("(", f"{DOCUMENT}/i.md", "text-differs")],
)
def test_a_correction_cannot_switch_the_comparison_off(
    sign: str, path: str, rule: str, check: Check
) -> None:
    entry = f"{{original: Giảm 10%, published: '{sign * 5000}', reason: {{vi: A}}}}"
    assert rule in rules(check({LEDGER: f"corrections: [{entry}]\n".encode()}), path)


def test_a_correction_that_could_match_in_many_ways(check: Check) -> None:
    ledger = b'corrections:\n  - original: "a\\n\\nb"\n    published: c\n    reason: {vi: A}\n'
    assert check({LEDGER: ledger, ORIGINAL: b"a" + b"\n" * 100_000 + b"c"})


YAML: dict[str, bytes] = {
    "a word": b"terms\n",
    "a list": b"- terms\n- hosts\n",
    "a number": b"5\n",
    "a word for a list": b"terms: a\nkept: a\ncorrections: a\nquestions: a\nhosts: a\ntitle: [a]\n",
    "mappings for lists": b"terms: {a: b}\ncorrections: {a: b}\nhosts: {a: b}\ntitle: {a: b}\n",
    "words for entries": b"terms: [a, [b]]\ncorrections: [a, [b]]\nhosts: [a, [b]]\ntitle: [[a]]\n",
    "unknown names": b"term: []\n",
    "tabs": b"terms:\n\t- vi: a\n",
    "an open quotation": b'terms: "a\n',
    "an open list": b"terms: [a\n",
    "a colon too many": b"terms: a: b\n",
    "repeated names": b"terms: []\nterms: []\n",
    "a reference to nothing": b"terms: *a\n",
    "a reference to itself": b"terms: &a [*a]\n",
    "a billion laughs": b"a: &a [x, x]\n"
    + b"".join(b"%c: &%c [*%c, *%c]\n" % (n + 1, n + 1, n, n) for n in range(97, 121)),
    "an object": b"terms: !!python/object/apply:os.system [id]\n",
    "a tag of its own": b"terms: !x y\n",
    "a set": b"terms: !!set {a}\n",
    "broken values": b"terms: !!timestamp x\nhosts: !!int ''\n",
    "a date out of range": b"date: 2025-13-45\nterms: 2025-13-45\n",
    "a time out of range": b"date: 2025-01-01 99:99:99 +99:99\n",
    "a huge number": b"terms: " + b"9" * 5000 + b"\n",
    "a huge number in base 16": b"terms: 0x" + b"f" * 5000 + b"\n",
    "numbers for names": b"1: a\n2025-01-01: b\n",
    "lists for names": b"? [a]\n: b\n",
    "deep nesting": b"terms: " + b"[" * 50_000 + b"\n",
    "deep mappings": b"".join(b" " * n + b"a:\n" for n in range(300)),
    "half a character": b'terms: "\\ud800"\n',
    "a control character": b'terms: "\\e[31m\\0"\n',
    "a NUL": b"terms: a\0b\n",
    "several texts": b"terms: []\n---\nhosts: []\n",
    "not UTF-8": b"terms: \xff\n",
    "UTF-16": "terms: []\n".encode("utf-16"),
    "carriage returns": b"terms: [\r\r",
    "merged": b"<<: {terms: []}\n",
    "100 KB of entries": b"terms:\n" + b"- a\n" * 25_000,
    "one MB": b"terms:\n" + b"- a\n" * 250_000,
    "nothing but a comment's sign": b"%\n",
}
"""What no YAML file of ours may be."""


@pytest.mark.parametrize("path", ["docs/glossary.yml", "docs/hosts.yml", LEDGER])
@pytest.mark.parametrize("name", YAML)
def test_hostile_yaml_gives_problems_in_time(name: str, path: str, check: Check) -> None:
    assert rules(check({path: YAML[name]}), path)


@pytest.mark.parametrize("path", [f"{DOCUMENT}/index.md", SECTION])
@pytest.mark.parametrize("name", YAML)
def test_hostile_front_matter_gives_problems_in_time(name: str, path: str, check: Check) -> None:
    page = (BASE / path).read_bytes().rpartition(b"---\n")[2]
    assert rules(check({path: b"---\n" + YAML[name] + b"---\n" + page}), path)


@pytest.mark.parametrize("gone", ["index.md", "i.md", "i.en.md", "original"])
def test_missing_files_are_reported(gone: str, check: Check, tmp_path: Path) -> None:
    check({})
    path = tmp_path / DOCUMENT / gone
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert problems(tmp_path)


def test_empty_project_is_reported(tmp_path: Path) -> None:
    problems(tmp_path)
    (tmp_path / "docs").mkdir()
    problems(tmp_path)


def test_pipes_and_sockets_are_not_opened(check: Check, tmp_path: Path) -> None:
    check({})
    os.mkfifo(tmp_path / GUIDE)
    os.mkfifo(tmp_path / DOCUMENT / "iii.md")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(tmp_path / "docs/nghe.txt"))
        found = problems(tmp_path)
    for path in (GUIDE, f"{DOCUMENT}/iii.md", "docs/nghe.txt"):
        assert "special-file" in rules(found, path)


def test_symbolic_links_are_not_followed(check: Check, tmp_path: Path) -> None:
    check({})
    for name, target in {
        "a.md": "a.md",
        "b": "..",
        "c.txt": "/dev/zero",
        "d.md": "gone.md",
    }.items():
        (tmp_path / "docs" / name).symlink_to(target)
    (tmp_path / SECTION).unlink()
    (tmp_path / SECTION).symlink_to("i.md")
    found = problems(tmp_path)
    for path in ("docs/a.md", "docs/b", "docs/c.txt", "docs/d.md", SECTION):
        assert "special-file" in rules(found, path)


def test_unreadable_files_are_reported(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError

    check({})
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", refuse)
        found = check_library(load(tmp_path))
    assert "special-file" in rules(found, SECTION)


def test_folder_named_like_a_page_is_reported(check: Check, tmp_path: Path) -> None:
    (tmp_path / DOCUMENT / "iii.md").mkdir(parents=True)
    path = f"{DOCUMENT}/iii.md/a.md"
    assert "file-name" in rules(check({path: b"# A\n"}), path)


def test_what_systems_and_editors_leave_behind_is_passed_over(check: Check, tmp_path: Path) -> None:
    names = ("Thumbs.db", ".DS_Store", "desktop.ini", "~$plan.docx", ".~lock.plan.odt#", "ii.md~")
    for name in (*names, ".ii.md.swp"):
        (tmp_path / "docs").mkdir(exist_ok=True)
        (tmp_path / "docs" / name).write_bytes(b"\0")
    assert check({}) == []


def test_the_build_does_not_publish_what_is_passed_over() -> None:
    excluded = (ROOT / "mkdocs.yml").read_text("utf-8").partition("exclude_docs: |\n")[2]
    listed = [line.strip() for line in excluded.partition("\n\n")[0].splitlines()]
    assert listed[-len(LEFTOVERS) :] == list(LEFTOVERS)


def test_attachment_above_the_limit_is_reported(check: Check, tmp_path: Path) -> None:
    check({})
    with (tmp_path / "docs/a.pdf").open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    assert "file-too-large" in rules(problems(tmp_path), "docs/a.pdf")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"\xff\xfe.md", r"docs/\xff\xfe.md"),
        (b"a\n::error::b.md", r"docs/a\u000a::error::b.md"),
        (b"\x1b[31ma.md", r"docs/\u001b[31ma.md"),
        ("a\u202edm.md".encode(), r"docs/a\u202edm.md"),
        (b" .md", "docs/ .md"),
    ],
)
def test_control_characters_in_file_names_are_escaped(
    name: bytes, shown: str, check: Check, tmp_path: Path
) -> None:
    check({})
    Path(os.fsdecode(os.fsencode(tmp_path / "docs") + b"/" + name)).write_bytes(b"# A\n")
    assert "file-name" in rules(problems(tmp_path), shown)


DRAWINGS: dict[str, bytes] = {
    "entities": b"<!DOCTYPE a ["
    + b"".join(b'<!ENTITY a%d "%s">' % (n + 1, b"&a%d;" % n * 9) for n in range(50))
    + b"]><a>&a50;</a>",
    "an outside entity": b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>',
    "deep": b"<g>" * 100_000,
    "many faults": b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<a/>" * 50_000 + b"</svg>",
    "UTF-16": "<svg/>".encode("utf-16"),
    "an unknown encoding": b'<?xml version="1.0" encoding="x-y"?><svg/>',
    "another encoding": b'<?xml version="1.0" encoding="utf-7"?><svg/>',
    "binary": bytes(range(256)),
    "large": b"<svg>" + b" " * 600_000,
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_hostile_drawings_give_problems_in_time(name: str, check: Check) -> None:
    assert rules(check({"docs/a.svg": DRAWINGS[name]}), "docs/a.svg")
