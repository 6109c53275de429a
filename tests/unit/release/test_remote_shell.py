"""Commands and locks on another machine, by a real sshd."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, suppress
from pathlib import Path

import pytest

from portal.model.problems import UserError
from portal.release.publish import Switched, publish, rollback
from portal.release.remote_shell import RemoteShell
from portal.release.target import Target
from portal.release.targets import open_target
from support.releases import released
from support.ssh_server import HOST, ssh_server

Serve = Callable[[str], None]

GREETING = 'echo Xin chào; eval "$SSH_ORIGINAL_COMMAND"'
WITHOUT_FLOCK = 'PATH={bin} eval "$SSH_ORIGINAL_COMMAND"'

HOLDS = """
import sys
from portal.release.target import Target
from portal.release.targets import open_target
with open_target(sys.argv[1]).locked("an@nha"):
    print("taken", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Run a server that answers each command by another."""
    with ExitStack() as servers:

        def started(command: str) -> None:
            server: AbstractContextManager[dict[str, str]]
            server = ssh_server(tmp_path / "sshd", command=command)
            monkeypatch.setenv("PATH", servers.enter_context(server)["PATH"])

        yield started


def wait_until_free(target: Target) -> None:
    """Until the server has seen that the holder of its lock is gone."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        with suppress(UserError), target.locked("an@nha"):
            return
    raise TimeoutError


def until_raised(check: Callable[[], None]) -> None:
    """Repeat a check, until it raises or 20 seconds are over."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        check()


def site(folder: Path) -> Path:
    return released(folder, {"index.html": folder.name.encode()})


def without_flock(folder: Path) -> str:
    """A command that runs what is asked for where there is no flock."""
    folder.mkdir()
    for tool in ("sh", "bash", "cat", "find", "head", "ln", "mkdir", "mv", "readlink", "rm"):
        (folder / tool).symlink_to(f"/usr/bin/{tool}")
    for tool in ("rsync", "sha256sum", "sync", "timeout", "touch"):
        (folder / tool).symlink_to(f"/usr/bin/{tool}")
    return WITHOUT_FLOCK.format(bin=folder)


def test_a_script_is_given_its_arguments_as_they_are(serve: Serve) -> None:
    serve("")
    told = RemoteShell(HOST).run('printf "%s|" "$0" "$@"', "a b", "'$(exit)'\n", "đích")
    assert told == "a b|'$(exit)'\n|đích|"


def test_a_greeting_is_told_before_rsync_fails_and_hinders_no_rollback(
    serve: Serve, tmp_path: Path
) -> None:
    serve(GREETING)
    for version in ("v1", "v2"):
        publish(site(tmp_path / version), open_target(str(tmp_path / "web")), version)
    target = open_target(f"{HOST}:{tmp_path}/web")
    with pytest.raises(UserError) as raised:
        publish(site(tmp_path / "v3"), target, "v3")
    assert str(raised.value) == (
        f"Máy chủ {HOST} in «Xin chào» trước mỗi lệnh, nên rsync không chạy được. Hãy sửa .bashrc "
        "ở đó để lời chào chỉ hiện khi có người gõ lệnh: thêm «[ -t 1 ] || return» lên trên lời "
        "chào."
    )
    assert rollback(target) == Switched("v1", "v2")
    assert rollback(target, "v2") == Switched("v2", "v1")


def test_a_shell_that_runs_nothing_is_told(serve: Serve) -> None:
    serve("echo Tài khoản này chỉ để chép tệp.")
    with pytest.raises(UserError, match=r"mà chỉ trả lời «Tài khoản này chỉ để chép tệp\.»"):
        RemoteShell(HOST).run(":")


@pytest.mark.parametrize("has_flock", [True, False], ids=["flock", "link"])
def test_a_lock_dies_with_its_holder(serve: Serve, tmp_path: Path, *, has_flock: bool) -> None:
    serve("" if has_flock else without_flock(tmp_path / "bin"))
    web = f"{HOST}:{tmp_path}/web"
    target = open_target(web)
    publish(site(tmp_path / "v1"), target, "v1")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, web], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"taken\n"
        with pytest.raises(UserError, match=r"đang giữ khóa của .* \(an@nha\)"):
            rollback(target, "v1")
        holder.send_signal(signal.SIGKILL)
    wait_until_free(target)
    assert rollback(target, "v1") == Switched("v1", "v1")


def test_a_link_whose_holder_fell_silent_is_taken_over(serve: Serve, tmp_path: Path) -> None:
    serve(without_flock(tmp_path / "bin"))
    target = open_target(f"{HOST}:{tmp_path}/web")
    publish(site(tmp_path / "v1"), target, "v1")
    lock = tmp_path / "web/.lock"
    lock.symlink_to("an@nha")
    with pytest.raises(UserError, match=r"đang giữ khóa của .* \(an@nha\)"):
        rollback(target, "v1")
    os.utime(lock, (0, 0), follow_symlinks=False)
    assert rollback(target, "v1") == Switched("v1", "v1")
    assert not lock.is_symlink()


def test_a_lost_lock_is_told(serve: Serve, tmp_path: Path) -> None:
    serve("")
    target = open_target(f"{HOST}:{tmp_path}/web")
    publish(site(tmp_path / "v1"), target, "v1")
    with target.locked("an@nha") as require_lock:
        require_lock()
        subprocess.run(["pkill", "-f", f"{tmp_path}/web an@nha"], check=True)
        with pytest.raises(UserError, match="Đã mất khóa"):
            until_raised(require_lock)
