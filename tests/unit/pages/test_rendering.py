"""Templates are strict, escape text, and are told what they need."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, UndefinedError
from mkdocs.theme import Theme

from portal.model.context import BuildContext, Settings
from portal.pages.rendering import configure, finished
from portal.reference.messages import messages_in
from portal.release.page_policy import with_policy
from support.project import ROOT


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    return configure(Environment(loader=DictLoader({})), tmp_path)  # noqa: S701 - `configure` sets it


def test_text_is_escaped_and_tags_leave_no_space(environment: Environment) -> None:
    template = environment.from_string("<p>\n  {% if text %}\n{{ text }}\n  {% endif %}\n</p>")
    assert template.render(text="<b> & c") == "<p>\n&lt;b&gt; &amp; c\n</p>"


@pytest.mark.parametrize(
    "asked", ["{{ unknown }}", "{% if unknown %}{% endif %}", "{{ words.unknown }}", "{{ own.x }}"]
)
def test_an_unknown_name_is_an_error(asked: str, environment: Environment) -> None:
    with pytest.raises(UndefinedError):
        environment.from_string(asked).render(words=messages_in("vi"), own=Settings())


def test_the_theme_may_ask_for_what_is_not_set(environment: Environment) -> None:
    asked = "{{ theme.palette }}{{ table.key }}{% if page.toc %}{% endif %}"
    assert environment.from_string(asked).render(theme=Theme("mkdocs"), table={}, page=None) == ""


def test_only_published_pages_state_a_policy() -> None:
    page = '<head>\n  <meta charset="utf-8">\n</head>'
    preview, published = (finished(page, BuildContext(offline=one)) for one in (False, True))
    assert preview == '<head>\n<meta charset="utf-8">\n</head>'
    assert published == with_policy(preview) != preview


def test_no_template_takes_a_name_or_an_address_apart() -> None:
    asks = re.compile(r"page\.file|is (?:not )?defined|\.(?:split|endswith|startswith|strip)\(")
    templates = sorted((ROOT / "overrides").rglob("*.html"))
    found = {file.name: asks.findall(file.read_text("utf-8")) for file in templates}
    assert {name: asked for name, asked in found.items() if asked} == {}
