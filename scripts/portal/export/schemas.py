"""JSON Schemas (draft 2020-12) of the JSON files that the portal publishes, as files of the site.

A file names its schema by the field `$schema`; the schema's own address is its `$id`.
"""

import json
from pathlib import Path
from typing import Any

from portal.model.context import Settings
from portal.reference.addresses import SCHEMAS, schema_path

_FOLDER = Path(__file__).parent / "json_schemas"


def schema_address(name: str, settings: Settings) -> str:
    """The URL of a schema: of "document", "library"."""
    return settings.site_url + schema_path(name)


def schema_data(name: str, settings: Settings) -> dict[str, Any]:
    """A schema, under the address at which it is published."""
    schema: dict[str, Any] = json.loads((_FOLDER / f"{name}.schema.json").read_text("utf-8"))
    return {"$schema": schema.pop("$schema"), "$id": schema_address(name, settings), **schema}


def schema_files(settings: Settings) -> dict[str, bytes]:
    """Every schema by its path below the site's root."""
    data = {name: schema_data(name, settings) for name in SCHEMAS}
    return {
        schema_path(name): f"{json.dumps(schema, ensure_ascii=False)}\n".encode()
        for name, schema in data.items()
    }
