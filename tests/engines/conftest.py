"""A fresh browser of each engine, and the built site served from this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.engines import ENGINES
from support.webdriver import Browser


@pytest.fixture(params=ENGINES)
def browser(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Browser]:
    """A browser that has seen nothing yet."""
    folder = tmp_path / request.param
    folder.mkdir()
    with ENGINES[request.param](folder) as started:
        yield started
