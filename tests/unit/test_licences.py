"""Every library that is used here may be used so."""

from __future__ import annotations

import pytest

from support.licences import STATED_OTHERWISE, is_allowed, libraries, script_licences


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("MIT AND PSF-2.0", True),
        ("GPL-3.0-only OR MIT", True),
        ("MIT AND (GPL-3.0-only OR Apache-2.0)", True),
        ("MIT AND GPL-3.0-only", False),
        ("GPL-3.0-only", False),
        ("BSD License", False),
        ("", False),
    ],
)
def test_a_licence_is_allowed_by_its_spdx_ids(expression: str, *, allowed: bool) -> None:
    assert is_allowed(expression) is allowed


def test_each_python_library_has_an_allowed_licence() -> None:
    others = {one.name for one in libraries() if not is_allowed(one.licence)}
    assert others == set(STATED_OTHERWISE)
    assert [name for name, licence in STATED_OTHERWISE.items() if not is_allowed(licence)] == []


def test_each_package_of_node_has_an_allowed_licence() -> None:
    found = script_licences()
    assert found
    assert [name for name, licence in found.items() if not is_allowed(licence)] == []
