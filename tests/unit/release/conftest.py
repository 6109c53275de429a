"""Fixtures of what asks web servers."""

from __future__ import annotations

import pytest


@pytest.fixture
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that fails is asked again at once."""
    monkeypatch.setattr("portal.release.web._PAUSES", (0, 0, 0))
