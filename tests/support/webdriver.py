"""A browser driven by the commands of WebDriver, through its own door.

WebKitGTK's driver takes them over HTTP. Firefox takes the same commands through Marionette, to
which geckodriver only translates: Debian has no package of that.
"""

from __future__ import annotations

import itertools
import json
import socket
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection
from typing import Any, Protocol

PATIENCE = 30
"""Seconds until what a page should show is there: a busy machine is no fault of the page."""

_STEP = 0.05
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_ROUTES = {
    "NewSession": ("POST", "session"),
    "DeleteSession": ("DELETE", "session/{session}"),
    "SetTimeouts": ("POST", "session/{session}/timeouts"),
    "Navigate": ("POST", "session/{session}/url"),
    "ExecuteScript": ("POST", "session/{session}/execute/sync"),
    "FindElement": ("POST", "session/{session}/element"),
    "ElementClick": ("POST", "session/{session}/element/{id}/click"),
    "ElementSendKeys": ("POST", "session/{session}/element/{id}/value"),
}


class WebDriverError(Exception):
    """A command that the browser could not carry out."""


class Connection(Protocol):
    """The way to a browser."""

    def send(self, command: str, parameters: Mapping[str, Any]) -> Any:
        """The value that a command gives. Raises WebDriverError."""


@dataclass
class WebDriver:
    """A driver that listens for HTTP on a port of this machine."""

    port: int
    session: str = ""

    def send(self, command: str, parameters: Mapping[str, Any]) -> Any:
        """As `Connection` says."""
        method, path = _ROUTES[command]
        body = json.dumps(parameters) if method == "POST" else None
        connection = HTTPConnection("127.0.0.1", self.port, timeout=2 * PATIENCE)
        try:
            connection.request(
                method, "/" + path.format(session=self.session, id=parameters.get("id")), body
            )
            answer = connection.getresponse()
            value = json.load(answer)["value"]
        finally:
            connection.close()
        if answer.status >= HTTPStatus.BAD_REQUEST:
            raise WebDriverError(value)
        if command == "NewSession":
            self.session = value["sessionId"]
        return value


@dataclass
class Marionette:
    """Firefox itself, which listens on a port of this machine: JSON behind its length."""

    port: int
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        self._socket = socket.create_connection(("127.0.0.1", self.port), timeout=2 * PATIENCE)
        self._file = self._socket.makefile("rb")
        self._receive()  # it greets

    def send(self, command: str, parameters: Mapping[str, Any]) -> Any:
        """As `Connection` says."""
        data = json.dumps([0, next(self._numbers), f"WebDriver:{command}", parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(data), data))
        _, _, error, result = self._receive()
        if error:
            raise WebDriverError(error)
        return result.get("value", result) if isinstance(result, dict) else result

    def close(self) -> None:
        """Hang up."""
        self._file.close()
        self._socket.close()

    def _receive(self) -> Any:
        digits = b"".join(iter(lambda: self._file.read(1), b":"))
        return json.loads(self._file.read(int(digits)))


@dataclass(frozen=True)
class Browser:
    """A browser with one window."""

    connection: Connection

    def begin(self, capabilities: Mapping[str, Any]) -> None:
        """Open the window; elements that a page makes by and by are waited for."""
        self.connection.send("NewSession", {"capabilities": {"alwaysMatch": capabilities}})
        self.connection.send("SetTimeouts", {"implicit": PATIENCE * 1000})

    def open(self, address: str) -> None:
        """Go to an address."""
        self.connection.send("Navigate", {"url": address})

    def reload(self) -> None:
        """Load the page anew, as the reader's button does: a driver's way passes by workers."""
        self.value("void location.reload()")

    def click(self, selector: str) -> None:
        """Click the first element that a CSS selector finds."""
        self.connection.send("ElementClick", {"id": self._element(selector)})

    def type(self, selector: str, text: str) -> None:
        """Type into the first element that a CSS selector finds."""
        self.connection.send("ElementSendKeys", {"id": self._element(selector), "text": text})

    def value(self, expression: str) -> Any:
        """What an expression of JavaScript gives, or the promise that it gives."""
        script = {"script": f"return {expression}", "args": []}
        return self.connection.send("ExecuteScript", script)

    def wait_for(self, expression: str) -> Any:
        """The value of an expression, once it is true. Raises TimeoutError if it never is."""
        end = time.monotonic() + PATIENCE
        last: Any = None
        while time.monotonic() < end:
            try:
                last = self.value(expression)
            except WebDriverError as error:  # the page is just being left
                last = error
            else:
                if last:
                    return last
            time.sleep(_STEP)
        raise TimeoutError(f"{expression}: {last} at {self.value('location.href')}")

    def _element(self, selector: str) -> str:
        found = self.connection.send("FindElement", {"using": "css selector", "value": selector})
        element: str = found[_ELEMENT]
        return element
