"""Publishing targets with injected faults."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import cast

from portal.release.target import Target


class Intercepted:
    """Proxy that sends each operation through `intercept`, to inject faults."""

    def __init__(self, target: Target, intercept: Callable[..., object]) -> None:
        self.target, self.intercept = target, intercept

    def __str__(self) -> str:
        return str(self.target)

    def __getattr__(self, name: str) -> Callable[..., object]:
        return partial(self.intercept, name, getattr(self.target, name))


class KilledError(BaseException):
    """The run was killed: the target gets none of its clean-up."""


def killer(target: Target, root: Path, step: int, killed: list[str], *, amid: bool) -> Target:
    """A target whose run is killed at its operation number `step`: before it, or amid it.

    `root` is the target's folder; the name of the operation is appended to `killed`.
    """
    steps = count(1)

    def kill(name: str, operation: Callable[..., object], *arguments: object) -> object:
        now = next(steps)
        if now < step:
            return operation(*arguments)
        if now == step:
            killed.append(name)
            if amid and name != "remove":
                operation(*arguments)
            if amid and name in ("remove", "upload"):
                (root / f"versions/{arguments[name == 'upload']}/index.html").unlink()
        raise KilledError

    return cast("Target", Intercepted(target, kill))
