"""Settings of the whole portal: from mkdocs.yml, and the brand's colours from tokens.css."""

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from portal.model.context import Repository, Settings
from portal.model.documents import OFFICIAL
from portal.model.problems import UserError, reason
from portal.source.web_address import web_address

TOKENS = "overrides/assets/css/tokens.css"
"""The one file that defines colours, for pages and for print."""

IMPRINT = (
    "body", "responsible", "contact", "address", "phone", "fax", "email", "website", "fanpage",
    "licence",
)  # fmt: skip
"""What a portal can state of whose it is, in the order in which it is shown."""

FROM_ENVIRONMENT = ("SITE_URL", "REPO_URL", "SOURCE_DATE_EPOCH")
"""The variables that set something of the site."""

_SITE_URL = "Địa chỉ của cổng (site_url trong mkdocs.yml, hoặc biến SITE_URL)"
_REPO_URL = "Địa chỉ của kho (repo_url trong mkdocs.yml, hoặc biến REPO_URL)"
_RESTORE = "Hãy sửa tệp đó, hoặc lấy lại từ Git."

_COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")


class _Loader(yaml.SafeLoader):
    """Reads `!ENV [NAME, default]` as MkDocs does, but empty variables; ignores other tags."""


def _environment(loader: _Loader, node: yaml.SequenceNode) -> Any:
    *names, default = loader.construct_sequence(node)
    return next((value for name in names if (value := os.environ.get(name, "").strip())), default)


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda _loader, suffix, _node: suffix)


def drop_empty_variables() -> None:
    """Let an empty variable count as unset for MkDocs too, which would read it."""
    for name in FROM_ENVIRONMENT:
        if not os.environ.get(name, "").strip():
            os.environ.pop(name, None)


def read_settings(root: Path) -> Settings:
    """The settings in `root`/mkdocs.yml and the colours. Raises UserError where one is wrong."""
    try:
        text = (root / "mkdocs.yml").read_text("utf-8")
        config = yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader with one more tag
        return _settings(root, config)
    except OSError as error:
        name = Path(error.filename).relative_to(root)
        raise UserError(f"Không đọc được {name}: {reason(error)}. {_RESTORE}") from error
    except (yaml.YAMLError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as error:
        told = " ".join(str(error).split())
        raise UserError(f"mkdocs.yml thiếu hoặc viết sai chỗ này: {told}. {_RESTORE}") from error


def _settings(root: Path, config: Mapping[str, Any]) -> Settings:
    plugins = {
        name: options
        for plugin in config["plugins"]
        if isinstance(plugin, dict)
        for name, options in plugin.items()
    }
    locales = plugins["i18n"]["languages"]
    names = {one["locale"]: one.get("site_name") or config["site_name"] for one in locales}
    unions = {one["locale"]: _union(one) or _union(config) for one in locales}
    about = {
        one["locale"]: one.get("site_description") or config.get("site_description")
        for one in locales
    }
    return Settings(
        site_url=web_address(str(config.get("site_url") or ""), _SITE_URL) + "/",
        languages=(OFFICIAL, *(name for name in names if name != OFFICIAL)),
        names=names,
        unions={language: union or names[language] for language, union in unions.items()},
        descriptions={language: text or names[language] for language, text in about.items()},
        emblem=(config.get("extra") or {}).get("emblem") or "",
        imprint=_imprints(config, locales),
        colours=read_colours(root),
        repository=_repository(config),
    )


def _union(config: Mapping[str, Any]) -> str:
    """The union's short name, as a language or the whole site has it; "" where it has none."""
    return (config.get("extra") or {}).get("union") or ""


def _imprints(
    config: Mapping[str, Any], locales: Iterable[Mapping[str, Any]]
) -> dict[str, dict[str, str]]:
    """The imprint in each language, completed by that of the whole site; {} where none has any."""
    ours = _imprint(config)
    found = {one["locale"]: {**ours, **_imprint(one)} for one in locales}
    ordered = {
        language: {name: stated[name] for name in IMPRINT if name in stated}
        for language, stated in found.items()
    }
    return ordered if any(ordered.values()) else {}


def _imprint(config: Mapping[str, Any]) -> dict[str, str]:
    """What the whole site or a language states in `extra.imprint`."""
    stated = (config.get("extra") or {}).get("imprint") or {}
    return {name: str(value) for name, value in stated.items() if value}


def _repository(config: Mapping[str, Any]) -> Repository | None:
    """The repository where one is set: `repo_url`, and `edit_uri` in the form of MkDocs.

    Without `edit_uri`, pages are edited on the branch main.
    """
    stated = str(config.get("repo_url") or "").strip()
    if not stated:
        return None
    url = web_address(stated, _REPO_URL)
    is_gitlab = "gitlab" in (urlsplit(url).hostname or "")
    default = "-/edit/main/docs/" if is_gitlab else "edit/main/docs/"
    uri = config.get("edit_uri") or default
    return Repository(url, uri.rstrip("/") + "/")


def read_colours(root: Path) -> dict[str, str]:
    """The colours of `root`/overrides/assets/css/tokens.css by name, such as "brand", as "#rrggbb".

    Only the file's first block counts: the light colours. Raises OSError.
    """
    light = (root / TOKENS).read_text("utf-8").partition("}")[0]
    return dict(_COLOUR.findall(light))
