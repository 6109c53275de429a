"""YAML against the JSON Schemas of schemas/, which hold the messages too; editors read the same.

A schema's `x-rule` names the rule that its faults belong to, its `errorMessage` is what is said of
them, and without one its `description` tells what a value must be.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jsonschema_rs import Draft202012Validator, ValidationError

from portal.checks.link_address import shortened
from portal.model.documents import OFFICIAL, Page
from portal.model.files import DataFile
from portal.model.library import Library
from portal.model.problems import Finding

SCHEMAS = Path(__file__).with_name("schemas")

DATES = ("date",)
"""The fields that are dates. YAML tells a date from the same text in quotation marks, JSON not."""

_DEEPEST = 8
"""Levels of YAML that are looked at: no file of ours has more than five."""

_DOCUMENT_PAGE = re.compile(r"docs/\d{4}/[^/]+/(?P<name>[^/]+)\.md")


class _Node(NamedTuple):
    """A part of a schema that a value was held against, and the dotted key of that value."""

    schema: Mapping[str, Any]
    key: str


def data_files(library: Library) -> Iterator[DataFile]:
    """Every YAML file that the build reads."""
    yield DataFile(library.glossary.path, "glossary", library.glossary.fields)
    yield DataFile(library.allowed_hosts.path, "hosts", library.allowed_hosts.fields)
    yield DataFile(library.word_groups.path, "word-groups", library.word_groups.fields)
    yield DataFile(library.search_vocabulary.path, "search", library.search_vocabulary.fields)
    for document in library.documents:
        yield DataFile(document.ledger_path, "corrections", document.ledger)


def misshapen(file: DataFile | Page, rule: str) -> Iterator[Finding]:
    """What in a file's fields is not as its schema wants it, and belongs to this rule."""
    fields, (name, part) = (
        (file.front, ("front-matter", page_part(file)))
        if isinstance(file, Page)
        else (file.fields, (file.schema, ""))
    )
    if fields.errors:
        return
    validator, schema = _schema(name, part)
    for error in validator.iter_errors(_as_json(fields.values)):
        nodes = _nodes(schema, error)
        if rule == next(node.schema["x-rule"] for node in nodes if "x-rule" in node.schema):
            for key, message in _messages(nodes, error):
                yield Finding(file.path, fields.line(key), message)


def page_part(page: Page) -> str:
    """Which part of the schema of front matter is this page's."""
    found = _DOCUMENT_PAGE.fullmatch(page.path)
    if found is None:
        return "portal"
    if page.stem != "index":
        return "page"
    return "official" if page.language == OFFICIAL else "translated"


@cache
def _schema(name: str, part: str) -> tuple[Draft202012Validator, Mapping[str, Any]]:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    if part:
        schema["$ref"] = f"#/$defs/{part}"
    return Draft202012Validator(schema, validate_formats=True), schema


def _as_json(value: Any, key: object = "", depth: int = 0) -> Any:
    """The value as JSON; what JSON cannot tell is null, which no field may be."""
    if isinstance(value, date):
        return value.isoformat() if key in DATES and not isinstance(value, datetime) else None
    if key in DATES or depth > _DEEPEST:
        return None
    if isinstance(value, Mapping):
        return {name: _as_json(inner, name, depth + 1) for name, inner in value.items()}
    if isinstance(value, list):
        return [_as_json(inner, "", depth + 1) for inner in value]
    return value


def _nodes(schema: Mapping[str, Any], error: ValidationError) -> list[_Node]:
    """The parts of the schema on the way to the error, the innermost first."""
    node: Any = schema
    depth, before = 0, ""
    found = [_Node(schema, "")]
    for step in error.evaluation_path[:-1]:
        node = node[step]
        if step == "$ref":
            node = schema["$defs"][node.rpartition("/")[2]]
        named = before in ("properties", "patternProperties")
        depth += named or step in ("items", "additionalProperties")
        if isinstance(node, Mapping) and (named or step not in ("properties", "patternProperties")):
            found.append(_Node(node, ".".join(map(str, error.instance_path[:depth]))))
        before = "" if named else str(step)
    return found[::-1]


def _messages(nodes: Sequence[_Node], error: ValidationError) -> Iterator[tuple[str, str]]:
    """The key and the message of each fault in an error."""
    key, kind = ".".join(map(str, error.instance_path)), error.kind.as_dict()
    said = next((str(n.schema["errorMessage"]) for n in nodes if "errorMessage" in n.schema), "")
    shown = str(error.instance) if "pattern" in kind else ""
    quoted = f" Đang là «{shortened(shown)}»." if shown.strip() else ""
    if said:
        yield key, said + quoted
    elif "unexpected" in kind:
        for name in kind["unexpected"]:
            dotted = f"{key}.{name}".strip(".")
            yield dotted, _unknown(dotted, nodes[0].schema)
    elif "property" in kind:
        dotted = f"{key}.{kind['property']}".strip(".")
        what = _described(nodes[0].schema["properties"][kind["property"]], nodes[-1].schema)
        yield dotted, _missing(dotted, what)
    else:
        wanted = next(node for node in nodes if isinstance(node.schema.get("description"), str))
        yield wanted.key, _wrong(wanted.key, wanted.schema["description"]) + quoted


def _described(schema: Mapping[str, Any], root: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    return str(schema["description"])


def _missing(name: str, what: str) -> str:
    return f"Thiếu trường «{name}» ở phần đầu trang. Hãy thêm «{name.rpartition('.')[2]}: {what}»."


def _unknown(name: str, schema: Mapping[str, Any]) -> str:
    return (
        f"Trường «{name}» không có trong mẫu. Hãy xem lại chính tả; các trường được dùng:"
        f" {', '.join(schema['properties'])}."
    )


def _wrong(name: str, what: str) -> str:
    return f"Giá trị của «{name}» không đúng dạng: phải là {what}. Hãy sửa lại."
