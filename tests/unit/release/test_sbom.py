"""The bill of materials is valid CycloneDX 1.6."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import pytest
from jsonschema_rs import Draft7Validator, Registry

from portal.print.metrics import FONTS
from portal.release.libraries import Library, locked_libraries
from portal.release.manifest import Manifest, Origin
from portal.release.sbom import bill_of_materials
from support.project import ROOT

MANIFEST = Manifest(Origin("https://a.example/", "0" * 40, "2025-01-07T07:00:00+00:00"), ())
FONT = FONTS / "LiberationSans-Bold.ttf"


def schema(name: str) -> Any:
    files = resources.files("cyclonedx.schema") / "_res" / f"{name}.SNAPSHOT.schema.json"
    return json.loads(files.read_text("utf-8"))


@pytest.fixture(scope="module")
def validator() -> Draft7Validator:
    """The official schema, with those that it refers to."""
    folder = "http://cyclonedx.org/schema/"
    others = [(f"{folder}{one}.SNAPSHOT.schema.json", schema(one)) for one in ("spdx", "jsf-0.82")]
    return Draft7Validator(schema("bom-1.6"), registry=Registry(others), validate_formats=True)


def test_the_bill_of_the_project_is_valid(validator: Draft7Validator) -> None:
    libraries = locked_libraries((ROOT / "requirements.txt").read_text("utf-8"))
    bill = json.loads(bill_of_materials("Cổng", MANIFEST, libraries, FONTS.glob("*.ttf")))
    assert [error.message for error in validator.iter_errors(bill)] == []
    kinds = [component["type"] for component in bill["components"]]
    assert kinds == ["library"] * len(libraries) + ["file"] * 5


def test_licences_are_ids_that_spdx_knows() -> None:
    known = set(schema("spdx")["enum"])
    libraries = locked_libraries((ROOT / "requirements.txt").read_text("utf-8"))
    bill = json.loads(bill_of_materials("Cổng", MANIFEST, libraries, [FONT]))
    stated = [one["licenses"][0]["expression"] for one in bill["components"] if named(one)]
    ids = {word for text in stated for word in text.split() if word not in ("AND", "OR", "WITH")}
    assert ids - known == set()


def named(component: Any) -> bool:
    return any("expression" in one for one in component.get("licenses", ()))


def test_a_library_and_a_font_are_described_whole() -> None:
    library = Library("mkdocs", "1.6.1", ("a" * 64,), "BSD-2-Clause")
    other = Library("x", "1", (), "see LICENSE")
    described = json.loads(bill_of_materials("Cổng", MANIFEST, [library, other], [FONT]))
    first, second, font = described["components"]
    assert first == {
        "type": "library",
        "bom-ref": "pkg:pypi/mkdocs@1.6.1",
        "name": "mkdocs",
        "version": "1.6.1",
        "scope": "excluded",
        "purl": "pkg:pypi/mkdocs@1.6.1",
        "hashes": [{"alg": "SHA-256", "content": "a" * 64}],
        "licenses": [{"expression": "BSD-2-Clause"}],
    }
    assert second["licenses"] == [{"license": {"name": "see LICENSE"}}]
    assert (font["name"], font["licenses"]) == (FONT.name, [{"expression": "OFL-1.1"}])
