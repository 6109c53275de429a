"""JSON-LD held to the vocabulary of schema.org, and to the properties of ELI that we use."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from support.project import ROOT

_KNOWN = json.loads((ROOT / "tests/support/data/schema_org.json").read_text("utf-8"))
_ELI = (
    "eli:amended_by",
    "eli:date_no_longer_in_force",
    "eli:first_date_entry_in_force",
    "eli:repealed_by",
)
"""Of ELI's ontology 1.3, http://data.europa.eu/eli/ontology#."""


def strangers(data: Any) -> list[str]:
    """What the vocabulary does not know: types, properties of a type, values of an enumeration."""
    return list(_strangers(data))


def _strangers(data: Any) -> Iterator[str]:
    if isinstance(data, list):
        for one in data:
            yield from _strangers(one)
    if not isinstance(data, dict):
        return
    kind = data.get("@type", "Legislation" if "@id" in data else "")
    properties = _KNOWN["types"].get(kind, [])
    if not properties:
        yield f"type {kind}"
    for name, value in data.items():
        if name.startswith("@"):
            continue
        if name not in properties and name not in _ELI:
            yield f"{name} of {kind}"
        if (values := _KNOWN["enumerations"].get(name)) and value not in [
            f"https://schema.org/{one}" for one in values
        ]:
            yield f"{value} of {name}"
        yield from _strangers(value)
