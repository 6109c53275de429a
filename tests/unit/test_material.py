"""What depends on Material and MkDocs is what the guide for maintainers says."""

from __future__ import annotations

import re

from portal.pages.plugin import PortalPlugin
from support.project import ROOT

OVERRIDES = ROOT / "overrides"
LAYOUT = "layouts/theme.html"


def listed(subject: str) -> set[str]:
    """What the guide's table lists in the row that begins so."""
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    (row,) = re.findall(rf"(?m)^\| {re.escape(subject)}.* \| (.*) \|$", guide)
    return set(re.findall(r"`([^`]+)`", row))


def test_the_templates_on_its_base_are_listed() -> None:
    extending = f'{{% extends "{LAYOUT}" %}}'
    found = {one.name for one in OVERRIDES.glob("*.html") if extending in one.read_text("utf-8")}
    assert found == listed("Mẫu kế thừa") - {"layouts/light.html"}


def test_the_blocks_of_its_base_that_are_replaced_are_listed() -> None:
    layout = (OVERRIDES / LAYOUT).read_text("utf-8")
    own = {"sharing", "text"}
    assert set(re.findall(r"{%-? block (\w+)", layout)) - own == listed("Khối của")


def test_its_partials_that_are_replaced_are_listed() -> None:
    found = {p.relative_to(ROOT).as_posix() for p in (OVERRIDES / "partials").rglob("*.html")}
    assert found == listed("Tệp để trống")


def test_its_classes_that_styles_aim_at_are_listed() -> None:
    styles = (one.read_text("utf-8") for one in (OVERRIDES / "assets/css").rglob("*.css"))
    found = {name for text in styles for name in re.findall(r"\.(md-[\w-]+)", text)}
    assert found == listed("Lớp CSS")


def test_the_hooks_of_mkdocs_are_listed() -> None:
    hooks = {name for name in vars(PortalPlugin) if name.startswith("on_")}
    assert hooks == listed("Điểm nối") - {"scripts/portal/pages/plugin.py"}
