"""Settings from mkdocs.yml, and the messages of its languages."""

from __future__ import annotations

import re

import pytest

from portal.model.blocks import Kind
from portal.print.formats import formats
from portal.reference.messages import messages_in
from portal.source.settings import read_settings
from support.project import ROOT


def test_site_url_comes_from_mkdocs_yml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://portal.example/van-ban")
    assert read_settings(ROOT).site_url == "https://portal.example/van-ban/"


def test_official_language_is_listed_first() -> None:
    assert read_settings(ROOT).languages == ("vi", "en")


def test_every_message_is_used() -> None:
    templates = "".join(path.read_text("utf-8") for path in (ROOT / "overrides").rglob("*.html"))
    code = "".join(path.read_text("utf-8") for path in (ROOT / "scripts/portal").rglob("*.py"))
    formed = {*(f"cite_{kind}" for kind in Kind), *(f"sheet_{form.kind}" for form in formats())}
    written = {*re.findall(r"[\"'.](\w+)", templates + code)}
    unused = set(messages_in("vi")) - formed - written
    prefixes = {*re.findall(r"f[\"'](\w+_)\{", code)}
    suffixes = written | {str(kind) for kind in Kind}
    named = {f"{prefix}{suffix}" for prefix in prefixes for suffix in suffixes}
    assert unused - named == set()


def test_every_language_has_the_same_messages() -> None:
    languages = read_settings(ROOT).languages
    assert len({tuple(sorted(messages_in(language))) for language in languages}) == 1
