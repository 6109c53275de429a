"""Targets of publishing at which something happens between one operation and the next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import cast

from portal.release.target import Target


class Meddled:
    """A target at which each operation is left to somebody else, who may do it or not."""

    def __init__(self, target: Target, meddle: Callable[..., object]) -> None:
        self.target, self.meddle = target, meddle

    def __str__(self) -> str:
        return str(self.target)

    def __getattr__(self, name: str) -> Callable[..., object]:
        return partial(self.meddle, name, getattr(self.target, name))


class KilledError(BaseException):
    """The run is gone: no clean-up that it tries reaches the target."""


def killer(target: Target, root: Path, step: int, killed: list[str], *, amid: bool) -> Target:
    """Return a target whose run is killed at its n-th operation: before it, or in its midst.

    `root` is the target's folder, `killed` gets the name of that operation.
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

    return cast("Target", Meddled(target, kill))
