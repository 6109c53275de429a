"""Render a page of any kind, MkDocs' pages and ours in the same way."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    Undefined,
)
from jinja2.utils import missing

from portal.model.context import CACHE, BuildContext
from portal.model.page_kinds import PageKind
from portal.pages.symbols import with_whole_symbols
from portal.release.page_policy import with_policy

_INDENTED = re.compile(r"\s*\n\s*")
_SPACED = re.compile(r"(<pre\b.*?</pre>|<textarea\b.*?</textarea>)", re.DOTALL)
"""Elements in which each space is text."""


class _Strict(StrictUndefined):
    """Fails on a name that no context has, and on what our records and messages don't have.

    The theme's base may ask for anything: MkDocs' configuration, its own tables, which are plain
    dictionaries, or a page where there is none.
    """

    def __new__(cls, hint: str | None = None, obj: Any = missing, **options: Any) -> Undefined:  # type: ignore[misc]
        """A value that may be asked for where it is the theme that asks."""
        if obj is None or type(obj) is dict or type(obj).__module__.startswith("mkdocs."):
            return Undefined(hint, obj, **options)
        return super().__new__(cls)


def configure(environment: Environment, root: Path) -> Environment:
    """Make templates escape all text, leave no space for their tags, and fail on unknown names.

    Jinja keeps them compiled below `root`, by their text and its version.
    """
    folder = root / CACHE / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    environment.autoescape = True
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.undefined = _Strict
    compact = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": True}
    environment.policies["json.dumps_kwargs"] = compact
    environment.bytecode_cache = FileSystemBytecodeCache(str(folder))
    return environment


@cache
def _environment(templates: Path) -> Environment:
    return configure(Environment(loader=FileSystemLoader(templates)), templates.parent)  # noqa: S701 - it escapes


def template_name(kind: PageKind) -> str:
    """The template of a kind of page."""
    return f"{kind}.html"


def render(kind: PageKind, context: Mapping[str, Any], templates: Path) -> str:
    """The HTML of a page of this kind."""
    page = _environment(templates).get_template(template_name(kind)).render(context)
    return finished(page, context["build"])


def finished(page: str, build: BuildContext) -> str:
    """A page as it is published: symbols on one line, lines without the space that indents them.

    It states its policy, but in a preview, into which MkDocs writes a script.
    """
    parts = _SPACED.split(with_whole_symbols(page))
    compact = "".join(
        part if index % 2 else _INDENTED.sub("\n", part) for index, part in enumerate(parts)
    )
    return with_policy(compact) if build.offline else compact


def write_page(kind: PageKind, context: Mapping[str, Any], templates: Path, place: Path) -> None:
    """Render a page into the folder that its address names."""
    place.mkdir(parents=True, exist_ok=True)
    (place / "index.html").write_text(render(kind, context, templates), "utf-8")
