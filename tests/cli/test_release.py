"""`release` as a process: what it writes, the same everywhere, and what it refuses."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from portal.release.manifest import Differences, differences, read_manifest
from portal.release.media_types import TYPES
from portal.release.target import inventory
from support.commands import bytes_of, run
from support.project_copy import commit, copy_project

SHIFT = """
import datetime, time_machine
time_machine.travel(datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=9)).start()
"""


def release(project: Path, *arguments: str, umask: int = 0o022, **environment: str) -> str:
    """Release a project; gives what the command prints."""
    done = subprocess.run(
        [sys.executable, "scripts/build.py", "release", *arguments],
        cwd=project,
        env={**os.environ, **environment},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def tree(folder: Path) -> dict[str, tuple[int, float, str]]:
    """The mode, time and SHA-256 of all below a folder, and of the folder."""
    return {
        path.relative_to(folder).as_posix(): (
            path.stat().st_mode & 0o7777,
            path.stat().st_mtime,
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
        )
        for path in (folder, *folder.rglob("*"))
    }


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("release") / "project")


@pytest.fixture(scope="module")
def told(project: Path) -> str:
    """What the command prints when it has released the project into dist/."""
    return release(project)


@pytest.fixture
def dist(project: Path, told: str) -> Path:
    return project / "dist"


def test_a_release_is_a_site_and_what_tells_of_it(project: Path, dist: Path, told: str) -> None:
    git = ["git", "-C", str(project), "rev-parse", "HEAD"]
    hash_ = subprocess.run(git, capture_output=True, text=True, check=True).stdout.strip()
    name = f"congdoan-laichau.example-{hash_[:12]}"
    manifest = read_manifest((dist / "site/manifest.json").read_bytes())
    assert {path.name for path in dist.iterdir()} == {
        *("Caddyfile", "SHA256SUMS", "sbom.cdx.json", "site"),
        *("nginx-bucket-example.conf", "nginx-bucket.conf", "nginx-example.conf", "nginx.conf"),
        *(f"{name}.tar.zst", f"{name}.zip"),
    }
    assert manifest.origin.commit == hash_
    assert differences(manifest, inventory(dist / "site")) == Differences()
    size = sum(one.size for one in manifest.files)
    assert told == (
        f"Đã làm bản phát hành vào dist: {len(manifest.files)} tệp, {size} byte.\n"
        f"Mã băm của cả bản (SHA-256): {manifest.digest}\n"
    )


def test_it_is_the_built_site_and_every_file_has_a_type_of_its_own(
    project: Path, dist: Path
) -> None:
    assert run(project, "build").returncode == 0
    manifest = read_manifest((dist / "site/manifest.json").read_bytes())
    assert {one.path: one.sha256 for one in manifest.files} == bytes_of(project / "site")
    assert {Path(one.path).suffix for one in manifest.files} - TYPES.keys() == set()


def test_the_zip_has_one_folder_and_may_be_left_out(
    project: Path, dist: Path, tmp_path: Path
) -> None:
    (file,) = dist.glob("*.zip")
    date = read_manifest((dist / "site/manifest.json").read_bytes()).origin.date[:10]
    roots = {name.partition("/")[0] for name in zipfile.ZipFile(file).namelist()}
    assert roots == {f"van-ban-cong-doan-lai-chau-{date}"}
    release(project, "--no-zip", "--out", str(tmp_path / "dist"))
    beside = {one.name for one in (tmp_path / "dist").iterdir()}
    assert beside == {one.name for one in dist.iterdir()} - {file.name}


def test_one_commit_gives_the_same_release_anywhere(
    project: Path, dist: Path, tmp_path: Path
) -> None:
    """Of another path, day, time zone, language, umask and order of sets."""
    (tmp_path / "sitecustomize.py").write_text(SHIFT, "utf-8")
    other = copy_project(tmp_path / "máy khác/dự án")
    environment = {
        "TZ": "America/Anchorage",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": str(tmp_path),
    }
    release(other, umask=0o077, **environment)
    assert tree(other / "dist") == tree(dist)


def test_what_is_in_a_built_site_is_not_believed(project: Path, dist: Path, tmp_path: Path) -> None:
    assert run(project, "build").returncode == 0
    (project / "site/index.html").write_bytes(b"\xff")
    (project / "site/la.html").write_text("của người khác", "utf-8")
    done = run(project, "release", "--site", "site")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Sai cách dùng (thừa --site site)" in done.stderr
    release(project, "--out", str(tmp_path / "dist"))
    assert tree(tmp_path / "dist") == tree(dist)


def test_what_is_not_committed_is_not_released(project: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed"
    shutil.copytree(project, changed, ignore=shutil.ignore_patterns("dist", "site"), symlinks=True)
    (changed / "docs/index.md").write_text("# Văn bản\n", "utf-8")
    done = run(changed, "release")
    assert (done.returncode, done.stdout) == (1, "")
    assert "docs/index.md" in done.stderr
    assert not (changed / "dist").exists()


def test_a_folder_that_is_no_release_is_not_replaced(project: Path, tmp_path: Path) -> None:
    (tmp_path / "SHA256SUMS").write_text("của người khác", "utf-8")
    done = run(project, "release", "--out", str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert "không ghi đè" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["SHA256SUMS"]


def test_libraries_other_than_the_locked_are_refused(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(project, other, ignore=shutil.ignore_patterns("dist", "site"), symlinks=True)
    lock = (other / "requirements.txt").read_text("utf-8")
    (other / "requirements.txt").write_text(lock.replace("mkdocs==1.6.1", "mkdocs==1.6.0"), "utf-8")
    commit(other, "B")
    done = run(other, "release")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "Thư viện mkdocs phải là bản 1.6.0, nhưng trên máy này là bản 1.6.1. Hãy chạy «make "
        "setup» rồi chạy lại.\n"
    )
