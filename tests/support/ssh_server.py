"""A real sshd on this machine, which tests reach under a name of its own."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.http_server import free_port

HOST = "may-chu"
"""What ssh calls the server while it runs."""

_SETTINGS = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/key.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
MaxStartups 100
"""

_CLIENT = """\
Host {host}
  HostName 127.0.0.1
  Port {port}
  User {user}
  IdentityFile {folder}/key
  UserKnownHostsFile /dev/null
  StrictHostKeyChecking no
  LogLevel ERROR
"""


@contextmanager
def ssh_server(folder: Path, *, command: str = "") -> Iterator[dict[str, str]]:
    """Run sshd in a new folder; gives the environment in which ssh knows it by its name.

    It answers each command by `command` where that is given, which finds what was asked for in
    SSH_ORIGINAL_COMMAND.
    """
    folder.mkdir(parents=True)
    for key in ("host", "key"):
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / key], check=True
        )
    port = free_port()
    forced = f"ForceCommand {command}\n" if command else ""
    (folder / "sshd").write_text(_SETTINGS.format(port=port, folder=folder) + forced)
    known = _CLIENT.format(host=HOST, port=port, folder=folder, user=getpass.getuser())
    (folder / "client").write_text(known)
    (folder / "bin").mkdir()
    (folder / "bin/ssh").write_text(f'#!/bin/sh\nexec {_found("ssh")} -F {folder}/client "$@"\n')
    (folder / "bin/ssh").chmod(0o755)
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where sshd gives up its rights
    log = (folder / "log").open("wb")
    server = subprocess.Popen([_found("sshd"), "-D", "-e", "-f", folder / "sshd"], stderr=log)
    try:
        _wait(port, server)
        yield {"PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    finally:
        server.terminate()
        server.wait()
        log.close()


def _found(program: str) -> str:
    path = os.pathsep.join((os.environ["PATH"], "/usr/sbin", "/usr/local/sbin"))
    found = shutil.which(program, path=path)
    if found is None:
        raise FileNotFoundError(f"{program}: install the system packages that `make test` names")
    return found


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    """Until the server listens. Raises TimeoutError after 20 seconds."""
    end = time.monotonic() + 20
    while time.monotonic() < end and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise TimeoutError(port)
