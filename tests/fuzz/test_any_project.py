"""Mangled projects: check, fix and diff never fail, and change nothing but what they tell."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from hypothesis import HealthCheck, example, given, settings

from portal.cli import check, fix, project
from portal.cli.main import main
from portal.fixes.files import Mended, mend
from portal.pages.all_rules import check_library
from portal.pages.change_rules import check_change
from portal.reference.permalinks import published
from portal.source.settings import TOKENS
from support import mangled_projects as mangled
from support.mangled_projects import HIDDEN, Edit, Files, library_of, source_of
from support.project import ROOT
from support.small_library import in_time, lines_in, reported
from support.told_changes import LANGUAGES, told

MENDED = re.compile(r"(docs/\S+?):\d+: ")

fuzz = settings(deadline=None, suppress_health_check=list(HealthCheck))


def received(path: str) -> bool:
    """Whether a file is an original, which nothing may change."""
    return "/original/" in path and not path.endswith("/original/corrections.yml")


def mended(files: Files) -> tuple[Files, Mapping[str, Mended]]:
    """The files as `fix` leaves them, and what it tells of each."""
    library = library_of(files)
    done = {
        source.path: mend(source, fix.received(library, source.path))
        for source in library.sources
        if source.path.endswith((".md", ".yml")) and not received(source.path)
    }
    written = {path: one.data for path, one in done.items() if one.mends}
    return {**files, **written}, done


def decoded(data: bytes) -> list[str]:
    """The lines of a file with plain line ends."""
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def untold(before: bytes, done: Mended) -> list[int]:
    """The lines that a file has otherwise than before, though no mend is told of them."""
    pairs = zip(decoded(before), decoded(done.data), strict=False)
    changed = {number for number, (one, other) in enumerate(pairs, 1) if one != other}
    return sorted(changed - {one.line for one in done.mends})


def shown(files: Files) -> Files:
    """The files without the hidden letters: before the address of a link, one hides its faults."""
    return {path: data.replace(HIDDEN.encode(), b"") for path, data in files.items()}


def a_link_with_two_faults() -> tuple[Files, Files]:
    """A sound project, and one with a hidden letter before an address that leads nowhere."""
    sound = mangled.small()
    faulty = sound["docs/index.md"].replace(b"](2025/", f"]{HIDDEN}(2\u00a0025/".encode())
    return sound, {**sound, "docs/index.md": faulty}


@settings(fuzz, max_examples=200)
@given(mangled.projects)
def test_any_project_is_checked(projects: tuple[Files, Files]) -> None:
    sound, files = projects
    with in_time():
        found = check_library(library_of(files))
        since = check_change(mangled.compared(sound, files), LANGUAGES)
    reported(found, lambda path: lines_in(files.get(path, b"")))
    assert [one for one in since if one.rule != "mixed-change"] == sorted(found)


@settings(fuzz, max_examples=200)
@given(mangled.projects)
def test_any_project_is_mended_in_one_go(projects: tuple[Files, Files]) -> None:
    _, files = projects
    with in_time():
        after, done = mended(files)
        again, _ = mended(after)
    assert again == after
    for path, one in done.items():
        data = source_of(path, files[path]).data
        assert bool(one.mends) == (one.data != data)
        assert not (one.mends and one.refusal)
        assert not one.mends or untold(data, one) == []


@settings(fuzz, max_examples=60)
@example(a_link_with_two_faults())
@given(mangled.harmed)
def test_what_is_mended_gives_no_new_problem(projects: tuple[Files, Files]) -> None:
    sound, files = projects
    files = {**files, **{path: data for path, data in sound.items() if received(path)}}
    after, _ = mended(files)
    library = library_of(files)
    is_read = published(library) == published(library_of(sound))
    if after != files and is_read:  # else a mend can show what nothing could be compared with
        before = {*check_library(library), *check_library(library_of(shown(files)))}
        rules = {one.rule for one in before}
        assert {one.rule for one in check_library(library_of(after))} - rules == set()


@settings(fuzz, max_examples=200)
@given(mangled.projects, mangled.edits)
def test_any_two_projects_are_compared(projects: tuple[Files, Files], more: list[Edit]) -> None:
    sound, files = projects
    with in_time():
        for ends in ((sound, files), (files, mangled.mangled(sound, more))):
            told(mangled.compared(*ends))


@contextmanager
def laid(files: Files) -> Iterator[Path]:
    """A project in a folder, with a file beside it to which a page of it is a link."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        for path, data in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        (Path(folder) / "outside.md").write_bytes(b"a \n")
        (root / "docs/outside.md").symlink_to("../../outside.md")
        (root / "docs/2025").mkdir(exist_ok=True)
        (root / "docs/2025/outside").symlink_to("../..")
        shutil.copy(ROOT / "mkdocs.yml", root)
        (root / TOKENS).parent.mkdir(parents=True)
        shutil.copy(ROOT / TOKENS, root / TOKENS)
        yield root


def run(root: Path, command: str) -> str:
    """What a command prints in a project."""
    printed = io.StringIO()
    with (
        mock.patch.object(check, "ROOT", root),
        mock.patch.object(fix, "ROOT", root),
        mock.patch.object(project, "ROOT", root),
        redirect_stdout(printed),
        redirect_stderr(io.StringIO()),
    ):
        assert main([command]) in (0, 1)
    return printed.getvalue()


def on_disk(folder: Path) -> dict[Path, bytes]:
    """Every file below a folder; links with where they lead."""
    return {
        file: str(file.readlink()).encode() if file.is_symlink() else file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_symlink() or file.is_file()
    }


@settings(fuzz, max_examples=30)
@given(mangled.projects)
def test_nothing_is_written_but_what_is_told(projects: tuple[Files, Files]) -> None:
    with laid(projects[1]) as root:
        before = on_disk(root.parent)
        run(root, "check")
        assert on_disk(root.parent) == before
        printed = run(root, "fix").split("\n")
        after = on_disk(root.parent)
    changed = {path for path in {**before, **after} if before.get(path) != after.get(path)}
    assert changed == {root / found[1] for found in map(MENDED.match, printed) if found}
    assert not any(received(path.as_posix()) for path in changed)
