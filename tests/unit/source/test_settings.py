"""mkdocs.yml settles the address and the languages for everything else."""

from __future__ import annotations

import re

import pytest

from portal.model.blocks import Kind
from portal.print.formats import formats
from portal.reference.messages import messages_in
from portal.source.settings import read_settings
from support.project import ROOT


def test_the_address_is_one_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://portal.example/van-ban")
    assert read_settings(ROOT).site_url == "https://portal.example/van-ban/"


def test_the_official_language_comes_first() -> None:
    assert read_settings(ROOT).languages == ("vi", "en")


def test_every_word_is_used() -> None:
    templates = "".join(path.read_text("utf-8") for path in (ROOT / "overrides").rglob("*.html"))
    code = "".join(path.read_text("utf-8") for path in (ROOT / "scripts/portal").rglob("*.py"))
    used = [
        *re.findall(r"(?:messages|says)\.(\w+)", templates),
        *re.findall(r"field\(\"(\w+)\"", templates),
        *re.findall(r"(?:words|messages(?:(?:_in)?\([\w.]+\))?)\[[\"'](\w+)[\"']\]", code),
        *(f"cite_{kind}" for kind in Kind),
        *(f"sheet_{form.kind}" for form in formats()),
    ]
    assert sorted({*used}) == sorted(messages_in("vi"))


def test_every_language_has_the_same_words() -> None:
    languages = read_settings(ROOT).languages
    assert len({tuple(sorted(messages_in(language))) for language in languages}) == 1
