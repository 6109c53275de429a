"""The published JSON Schemas: where they are, and that they know what the model knows."""

from __future__ import annotations

import json

import jsonschema_rs
import pytest

from portal.export.schemas import schema_data, schema_files
from portal.model.blocks import Kind
from portal.model.context import Settings
from portal.reference.addresses import SCHEMAS

URL = "https://portal.example/"


def test_each_schema_is_a_file_at_its_own_address() -> None:
    files = schema_files(Settings(URL))
    assert [json.loads(file)["$id"] for file in files.values()] == [URL + path for path in files]
    assert list(files) == [f"schemas/{name}.schema.json" for name in SCHEMAS]


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one_by_draft_2020_12(name: str) -> None:
    schema = schema_data(name, Settings(URL))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema_rs.meta.validate(schema)


def test_the_schema_of_documents_lists_every_kind_of_provision() -> None:
    properties = schema_data("document", Settings(URL))["$defs"]["provision"]["properties"]
    assert properties["kind"]["enum"] == [kind.value for kind in Kind]
