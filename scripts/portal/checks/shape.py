"""Validate YAML with the JSON Schemas in schemas/, which editors' tools use as well.

A schema's `x-rule` names the rule that reports its errors. Its `errorMessage` is the message; where
there is none, its `description` says what a value must be.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jsonschema_rs import Draft202012Validator, ValidationError

from portal.checks.link_address import shortened
from portal.checks.messages import say
from portal.model.files import DataFile
from portal.model.library import Library
from portal.model.problems import Finding

SCHEMAS = Path(__file__).with_name("schemas")

DATES = ("date", "effective", "expires")
"""The fields that are dates: YAML has a type for them, JSON has only texts."""

_DEEPEST = 8
"""Levels of YAML that are validated: no file of ours has more than five."""


class _Node(NamedTuple):
    """A part of a schema that validated a value, and the dotted key of that value."""

    schema: Mapping[str, Any]
    key: str


def data_files(library: Library) -> Iterator[DataFile]:
    """Every YAML file that the build reads."""
    yield DataFile(library.glossary.path, "glossary", library.glossary.fields)
    yield DataFile(library.allowed_hosts.path, "hosts", library.allowed_hosts.fields)
    yield DataFile(library.word_groups.path, "word-groups", library.word_groups.fields)
    yield DataFile(library.search_vocabulary.path, "search", library.search_vocabulary.fields)
    yield DataFile(library.moves.path, "moves", library.moves.fields)
    yield DataFile(library.topics.path, "topics", library.topics.fields)
    for document in library.documents:
        yield DataFile(document.ledger_path, "corrections", document.ledger)
        yield DataFile(document.bound.path, "units", document.bound.fields)


def misshapen(file: DataFile, rule: str) -> Iterator[Finding]:
    """The schema errors in a file's fields that this rule reports; none if it is no valid YAML."""
    if file.fields.errors:
        return
    validator, schema = _schema(file.schema)
    for error in validator.iter_errors(_as_json(file.fields.values)):
        nodes = _nodes(schema, error)
        if rule == next(node.schema["x-rule"] for node in nodes if "x-rule" in node.schema):
            for key, message in _messages(nodes, error):
                yield Finding(file.path, file.fields.line(key), message)


def invalid_fields(file: DataFile, schema: str, rule: str) -> Iterator[Finding]:
    """Everything wrong with a file of this schema, for files about which only this rule speaks."""
    if file.schema == schema:
        for line, message in file.fields.errors:
            yield Finding(file.path, line, message)
        yield from misshapen(file, rule)


@cache
def _schema(name: str) -> tuple[Draft202012Validator, Mapping[str, Any]]:
    """The schema of this name, or a part of one: "front-matter/page"."""
    name, _, part = name.partition("/")
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    if part:
        schema["$ref"] = f"#/$defs/{part}"
    return Draft202012Validator(schema, validate_formats=True), schema


def _as_json(value: Any, key: object = "", depth: int = 0) -> Any:
    """The value as JSON; what JSON has no type for becomes null, which no field may be."""
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
    """The key and the message of each fault that one error stands for."""
    key, kind = ".".join(map(str, error.instance_path)), error.kind.as_dict()
    own = next((str(n.schema["errorMessage"]) for n in nodes if "errorMessage" in n.schema), "")
    shown = str(error.instance).strip() if "pattern" in kind else ""
    quoted = " " + say("schema", "value", value=shortened(str(error.instance))) if shown else ""
    if own:
        yield key, own + quoted
    elif "unexpected" in kind:
        for name in kind["unexpected"]:
            dotted = f"{key}.{name}".strip(".")
            known = ", ".join(nodes[0].schema["properties"])
            yield dotted, say("schema", "unknown", name=dotted, known=known)
    elif "property" in kind:
        field = kind["property"]
        what = _described(nodes[0].schema["properties"][field], nodes[-1].schema)
        dotted = f"{key}.{field}".strip(".")
        yield dotted, say("schema", "missing", name=dotted, field=field, description=what)
    else:
        wanted = next(node for node in nodes if isinstance(node.schema.get("description"), str))
        what = wanted.schema["description"]
        yield wanted.key, say("schema", "wrong", name=wanted.key, description=what) + quoted


def _described(schema: Mapping[str, Any], root: Mapping[str, Any]) -> str:
    """The description of a schema, or of the one that it refers to."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    return str(schema["description"])
