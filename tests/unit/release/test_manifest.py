"""The manifest of a release: what it says of each file, its digest, and what it finds changed."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.model.problems import UserError
from portal.release.answer_headers import AnswerHeaders
from portal.release.manifest import (
    MANIFEST,
    Differences,
    FileEntry,
    Manifest,
    Origin,
    differences,
    make_manifest,
    manifest_bytes,
    read_manifest,
)
from portal.release.target import inventory

ORIGIN = Origin("https://a.example/", "0" * 40, "2025-01-07T07:00:00+00:00", {"mkdocs": "1.6.1"})
A, B, C = ("a" * 64, "b" * 64, "c" * 64)
FILES = {
    "index.html": "<p>Trang chủ",
    "index.html.br": "br",
    "index.html.gz": "gz",
    "ii/index.html": "<p>Phần II",
    "ii-1.txt": "II.1",
    "đơn vị.bin": "x",
    "tai-ve.gz": "no copy: there is no tai-ve",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


@pytest.fixture
def released(site: Path) -> Manifest:
    """The manifest of the site, which has it at its root."""
    manifest = make_manifest(site, ORIGIN)
    (site / MANIFEST).write_bytes(manifest_bytes(manifest))
    return manifest


def test_it_lists_each_file_once_in_order_with_its_copies(released: Manifest) -> None:
    text, binary = "text/html; charset=utf-8", "application/octet-stream"
    listed = [(one.path, one.address, one.size, one.type, [*one.copies]) for one in released.files]
    assert listed == [
        ("ii-1.txt", "ii-1.txt", 4, "text/plain; charset=utf-8", []),
        ("ii/index.html", "ii/", 12, text, []),
        ("index.html", "", 14, text, ["br", "gz"]),
        ("tai-ve.gz", "tai-ve.gz", 27, binary, []),
        ("đơn vị.bin", "đơn vị.bin", 1, binary, []),
    ]


def test_it_is_written_a_file_a_line() -> None:
    page = FileEntry("ii/index.html", A, 3, "text/html; charset=utf-8", {"br": B, "gz": C}, "/i/")
    files = (page, FileEntry("ii/x.bin", B, 0, "application/octet-stream"))
    headers = AnswerHeaders({"X-Frame-Options": "DENY"}, {".html": "default-src 'self'"})
    manifest = Manifest(ORIGIN, files, headers, A)
    assert manifest_bytes(manifest).decode() == (
        '{\n"format": 2,\n"site_url": "https://a.example/",\n'
        f'"commit": "{"0" * 40}",\n"date": "2025-01-07T07:00:00+00:00",\n'
        f'"tools": {{"mkdocs": "1.6.1"}},\n"digest": "{manifest.digest}",\n'
        '"headers": {"X-Frame-Options": "DENY"},\n'
        '"policies": {".html": "default-src \'self\'"},\n'
        f'"configuration": "{A}",\n"files": [\n'
        f'{{"path": "ii/index.html", "sha256": "{A}", "size": 3,'
        ' "type": "text/html; charset=utf-8", "address": "ii/",'
        f' "redirect": "/i/", "copies": {{"br": "{B}", "gz": "{C}"}}}},\n'
        f'{{"path": "ii/x.bin", "sha256": "{B}", "size": 0, "type": "application/octet-stream"}}\n'
        "]}\n"
    )


def test_anyone_recomputes_the_digest_as_the_docstring_says(site: Path, released: Manifest) -> None:
    command = (make_manifest.__globals__["__doc__"]).rpartition("lists them):\n\n")[2]
    done = subprocess.run(["sh", "-c", command], cwd=site, capture_output=True, check=True)
    assert done.stdout.decode() == f"{released.digest}  -\n"


def test_an_unchanged_folder_does_not_differ(site: Path, released: Manifest) -> None:
    assert differences(released, inventory(site)) == Differences()
    assert not differences(released, inventory(site))


def test_every_difference_is_told_by_its_kind(site: Path, released: Manifest) -> None:
    (site / "ii/index.html").unlink()
    (site / "ii/index.html").symlink_to("../index.html")
    (site / "index.html.br").write_text("bR", "utf-8")
    (site / "index.html.gz").rename(site / "index.html.zst")
    (site / MANIFEST).write_bytes(manifest_bytes(released) + b" ")
    assert differences(released, inventory(site)) == Differences(
        missing=("index.html.gz",),
        foreign=("index.html.zst",),
        changed=("ii/index.html", "index.html.br", MANIFEST),
    )


@given(st.builds(Origin, st.text(), st.just(""), st.just(ORIGIN.date), st.just({})))
def test_what_was_written_is_read_again(origin: Origin) -> None:
    page = FileEntry("ii/index.html", A, 3, "text/html; charset=utf-8", {"zst": B})
    manifest = Manifest(origin, (page,))
    assert read_manifest(manifest_bytes(manifest)) == manifest


def test_a_manifest_of_another_program_is_not_called_tampered_with(released: Manifest) -> None:
    data = manifest_bytes(released).replace(b'"format": 2', b'"format": 1')
    with pytest.raises(UserError, match="có dạng 1, còn chương trình này đọc dạng 2"):
        read_manifest(data)


CHANGES: dict[str, Callable[[Any], object]] = {
    "a format that is none": lambda data: data.update(format="2"),
    "an unknown field": lambda data: data.update(more=1),
    "a wrong digest": lambda data: data.update(digest=A),
    "a commit that is none": lambda data: data.update(commit="main"),
    "a date without a zone": lambda data: data.update(date="2025-01-07T07:00:00"),
    "a day that there is not": lambda data: data.update(date="2025-02-30T07:00:00+00:00"),
    "a zone that there is not": lambda data: data.update(date="2025-01-07T07:00:00+24:00"),
    "a date before all in UTC": lambda data: data.update(date="0001-01-01T00:00:00+07:00"),
    "a version that is a number": lambda data: data.update(tools={"mkdocs": 1}),
    "a redirect that is none": lambda data: data["files"][0].update(redirect=1),
    "a header that is a number": lambda data: data.update(headers={"X-Frame-Options": 1}),
    "no policies": lambda data: data.pop("policies"),
    "files in another order": lambda data: data["files"].reverse(),
    "a file twice": lambda data: data["files"].append(data["files"][-1]),
    "a copy that is a file too": lambda data: data["files"].insert(
        2, {**data["files"][0], "path": "index.html.br"}
    ),
    "a path that leads out": lambda data: data["files"][0].update(path="../x"),
    "an absolute path": lambda data: data["files"][0].update(path="/x"),
    "a path with a line break": lambda data: data["files"][0].update(path="a\nb"),
    "the manifest itself": lambda data: data["files"][0].update(path=MANIFEST),
    "a short hash": lambda data: data["files"][0].update(sha256="aa"),
    "a negative size": lambda data: data["files"][0].update(size=-1),
    "a size that is true": lambda data: data["files"][0].update(size=True),
    "an unknown encoding": lambda data: data["files"][0].update(copies={"xz": A}),
    "another address": lambda data: data["files"][0].update(address="elsewhere/"),
}


def written(data: Any) -> bytes:
    """Data in the form of a manifest, with the digest of its files unless that was changed."""
    hashes = {}
    for file in data["files"] if data["digest"] != A else ():
        hashes[file["path"]] = file["sha256"]
        for suffix, hash_ in file.get("copies", {}).items():
            hashes[f"{file['path']}.{suffix}"] = hash_
    lines = (f"{hashes[path]}  {path}\n".encode() for path in sorted(hashes, key=os.fsencode))
    if hashes:
        data["digest"] = hashlib.sha256(b"".join(lines)).hexdigest()
    files = ",\n".join(json.dumps(one, ensure_ascii=False) for one in data["files"])
    head = [f"{json.dumps(key)}: {json.dumps(data[key])}," for key in data if key != "files"]
    return "\n".join(["{", *head, f'"files": [\n{files}\n]}}\n']).encode()


def test_the_form_of_these_tests_is_that_of_a_manifest(released: Manifest) -> None:
    whole = manifest_bytes(released)
    assert written(json.loads(whole)) == whole


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_not_written_like_this_is_refused(name: str, released: Manifest) -> None:
    data = json.loads(manifest_bytes(released))
    CHANGES[name](data)
    with pytest.raises(UserError):
        read_manifest(written(data))


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"files": []}'])
def test_what_is_no_manifest_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(UserError, match="không đúng dạng"):
        read_manifest(data)


def test_other_white_space_is_refused(released: Manifest) -> None:
    with pytest.raises(UserError):
        read_manifest(manifest_bytes(released) + b"\n")


@pytest.mark.parametrize("name", ["a\nb", "a\\b", "a\udcff", "link"])
def test_a_folder_with_a_name_or_link_that_no_server_has_is_refused(name: str, site: Path) -> None:
    if name == "link":
        (site / name).symlink_to("index.html")
    else:
        (site / name).touch()
    with pytest.raises(UserError, match="không công bố được"):
        make_manifest(site, ORIGIN)


def test_the_digest_does_not_depend_on_what_made_it(released: Manifest) -> None:
    other = replace(ORIGIN, commit="", tools={})
    assert replace(released, origin=other).digest == released.digest
