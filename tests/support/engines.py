"""Firefox and WebKitGTK of this machine, each started fresh, without a screen."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import TypeVar

from support.http_server import free_port
from support.webdriver import PATIENCE, Browser, Marionette, WebDriver, WebDriverError

_NAMES = ("firefox-esr", "firefox")
_PREFERENCES = {
    "marionette.port": "0",  # any that is free
    "browser.aboutConfig.showWarning": "false",
    "datareporting.policy.dataSubmissionEnabled": "false",
    "network.captive-portal-service.enabled": "false",
    "network.connectivity-service.enabled": "false",
    "network.proxy.type": "0",
}
_STEP = 0.05
_Answer = TypeVar("_Answer")


class MissingEngineError(Exception):
    """This machine has no such browser."""


@contextmanager
def firefox(folder: Path) -> Iterator[Browser]:
    """Firefox with a profile in an empty folder. Raises MissingEngineError."""
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if not program:
        raise MissingEngineError("No Firefox here: `make test-engines` installs it or says how.")
    preferences = (f'user_pref("{name}", {value});\n' for name, value in _PREFERENCES.items())
    (folder / "user.js").write_text("".join(preferences), "utf-8")
    command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(folder)]
    with _running(command, folder) as process:
        port = int(_when_there(folder / "MarionetteActivePort", process))
        with closing(Marionette(port)) as connection:
            browser = Browser(connection)
            browser.begin({})
            yield browser


@contextmanager
def webkitgtk(folder: Path) -> Iterator[Browser]:
    """WebKitGTK's small browser on a screen in memory. Raises MissingEngineError."""
    if not (shutil.which("WebKitWebDriver") and shutil.which("Xvfb")):
        raise MissingEngineError("No WebKitGTK here: `make test-engines` installs it or says how.")
    port = free_port()
    with _screen(folder) as display:
        environment = {"DISPLAY": display, "GTK_A11Y": "none", "NO_AT_BRIDGE": "1"}
        command = ["WebKitWebDriver", f"--port={port}"]
        with _running(command, folder, environment) as process:
            _when_listening(port, process)
            browser = Browser(WebDriver(port))
            browser.begin({"browserName": "MiniBrowser"})
            try:
                yield browser
            finally:
                browser.connection.send("DeleteSession", {})


ENGINES: Mapping[str, Callable[[Path], AbstractContextManager[Browser]]] = {
    "firefox": firefox,
    "webkitgtk": webkitgtk,
}


@contextmanager
def _screen(folder: Path) -> Iterator[str]:
    """A screen that nobody sees; gives its name."""
    name = folder / "display"
    with name.open("w") as file:
        command = ["Xvfb", "-displayfd", str(file.fileno())]
        command += ["-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
        with _running(command, folder, kept=file.fileno()) as process:
            yield f":{_when_there(name, process)}"


@contextmanager
def _running(
    command: list[str],
    folder: Path,
    environment: Mapping[str, str] | None = None,
    kept: int | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program that logs into a folder, and may write to a file that is kept open."""
    with (folder / f"{Path(command[0]).name}.log").open("wb") as log:
        process = subprocess.Popen(
            command,
            env={**os.environ, "MOZ_CRASHREPORTER_DISABLE": "1", **(environment or {})},
            pass_fds=() if kept is None else (kept,),
            stdout=log,
            stderr=log,
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _when_there(file: Path, process: subprocess.Popen[bytes]) -> str:
    """The line of a file that a program writes once it is ready."""

    def line() -> str:
        text = file.read_text("utf-8") if file.exists() else ""
        return text.strip()

    return _patiently(line, process)


def _when_listening(port: int, process: subprocess.Popen[bytes]) -> None:
    def is_listening() -> bool:
        with socket.socket() as one:
            return one.connect_ex(("127.0.0.1", port)) == 0

    _patiently(is_listening, process)


def _patiently(ask: Callable[[], _Answer], process: subprocess.Popen[bytes]) -> _Answer:
    """The first true answer. Raises WebDriverError where the program ends or none comes."""
    end = time.monotonic() + 2 * PATIENCE
    while time.monotonic() < end and process.poll() is None:
        if answer := ask():
            return answer
        time.sleep(_STEP)
    raise WebDriverError(f"{process.args!r} is not ready: exit code {process.poll()}")
