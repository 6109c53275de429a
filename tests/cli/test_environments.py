"""In each odd environment a command works, or says in one message what to do.

Never with a traceback, and never leaving something half-written.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from support.commands import run
from support.environments import ENVIRONMENTS, FULL_DISKS, MOUNTING, Environment
from support.project_copy import commit, copy_project
from support.small_library import BASE

PROGRAMS = ("overrides", "scripts")

OURS = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
"""A copy runs its own programs."""

SMALL = 4096
"""Bytes that a pipe holds until its writer has to wait."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one small document, which was built before."""
    root = copy_project(tmp_path_factory.mktemp("built") / "dự-án", cached=False)
    shutil.rmtree(root / "docs")
    shutil.copytree(BASE / "docs", root / "docs")
    commit(root)
    assert run(root, "build").returncode == 0
    shutil.rmtree(root / "site")
    return root


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may spoil, but for its programs and templates."""

    def programs(folder: str, _names: list[str]) -> tuple[str, ...]:
        return PROGRAMS if Path(folder) == built else ()

    copy = shutil.copytree(built, tmp_path / "dự-án", symlinks=True, ignore=programs)
    for name in PROGRAMS:
        shutil.copytree(built / name, copy / name, copy_function=os.link)
    return copy


def ended(project: Path, environment: Environment, *shell: str) -> subprocess.CompletedProcess[str]:
    command = f"{sys.executable} {project}/scripts/build.py"
    return subprocess.run(
        [*shell, "sh", "-c", environment.script],
        cwd=project,
        env={**OURS, "portal": command},
        capture_output=True,
        text=True,
        check=False,
    )


def assert_as_told(
    done: subprocess.CompletedProcess[str], project: Path, environment: Environment
) -> None:
    refusal = environment.refusal.format(project=project)
    if refusal:
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith(refusal)
        assert done.stderr.count("\n") == max(1, refusal.count("\n"))
    else:
        assert done.returncode == 0, done.stderr
        assert environment.told in (None, done.stderr)


def assert_nothing_is_half_written(project: Path) -> None:
    """Nothing is left beside the project but a whole version, and in it no unfinished site."""
    web = project.parent / "web"
    assert [one.name for one in project.parent.glob(".*") if one.name != ".git"] == []
    assert [one.name for one in project.glob(".site*")] == []
    if web.exists():
        assert {one.name for one in web.iterdir()} - {".lock"} == {"current", "versions"}
        assert [web / "versions" / one.name for one in (web / "versions").iterdir()] == [
            (web / "current").resolve()
        ]


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=lambda one: one.name)
def test_a_command_works_or_says_what_to_do(environment: Environment, project: Path) -> None:
    assert_as_told(ended(project, environment), project, environment)
    assert_nothing_is_half_written(project)


@pytest.mark.skipif(not MOUNTING, reason="this user may not mount a small disk")
@pytest.mark.parametrize("environment", FULL_DISKS, ids=lambda one: one.name)
def test_a_full_disk_is_told(environment: Environment, project: Path) -> None:
    assert_as_told(ended(project, environment, *MOUNTING.split()), project, environment)
    assert_nothing_is_half_written(project)


def test_a_command_that_is_interrupted_says_so(project: Path) -> None:
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, SMALL)
    portal = (sys.executable, "scripts/build.py")
    with subprocess.Popen(
        ["env", "--default-signal=INT", *portal, "check", "--rules"],
        cwd=project,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        os.close(writing)
        with os.fdopen(reading, "rb") as output:
            output.read(1)  # it runs, and waits for its reader
            running.send_signal(signal.SIGINT)
            output.read()
        _, told = running.communicate()
    assert (running.returncode, told) == (
        130,
        "\nĐã dừng theo yêu cầu; không tệp nào ghi dở dang.\n",
    )


def test_libraries_whose_python_is_gone_are_installed_anew(project: Path) -> None:
    (project / "pyproject.toml").touch()
    (project / ".venv/bin").mkdir(parents=True)
    (project / ".venv/bin/python").symlink_to("/no/such/python")
    (project / ".venv/.site-ready").touch()
    asked = f"PYTHON={sys.executable} make -n check"
    install = "sh scripts/setup.sh site"
    assert install in ended(project, Environment("gone", asked)).stdout
    done = ended(project, Environment("gone", f"PYTHON={sys.executable} sh scripts/setup.sh"))
    assert (done.returncode, done.stderr) == (1, "Cách dùng: setup.sh site|test|engines\n")
    (project / ".venv/.site-ready").touch()
    assert install not in ended(project, Environment("there", asked)).stdout
