"""Modules and data become classic scripts that say the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.release.portable import scripts
from portal.release.portable.scripts import carried_module, carrier, data_script

FOLDER = Path(scripts.__file__).parent
START, STAND_IN = ((FOLDER / name).read_text("utf-8") for name in ("start.js", "pages.js"))


@pytest.mark.parametrize(
    ("module", "carried"),
    [
        ('import{a}from"./b.js";', 'import{a}from"search/ui/b.js";'),
        ('import "../text/b.js"', 'import "search/text/b.js"'),
        ('export { a } from "../../style.js"', 'export { a } from "style.js"'),
        ('import("./b.js").then(a)', 'import("search/ui/b.js").then(a)'),
        (
            'new URL("./b.css",import.meta.url)',
            'new URL("./b.css",(portable.folder+"search/ui/a.js"))',
        ),
        ('say("./b.js");from(x)', 'say("./b.js");from(x)'),
    ],
)
def test_modules_name_others_by_their_paths(module: str, carried: str) -> None:
    assert carried_module("search/ui/a.js", module) == carried


def test_one_script_has_all_modules() -> None:
    modules = {"page.js": 'import("./actions/a.js")', "actions/a.js": 'say("</script>")'}
    assert carrier(modules) == (
        f"{START}\nportable.start("
        r'{"actions/a.js":"say(\"</script>\")","page.js":"import(\"actions/a.js\")"}'
        ");\n"
    )


def test_a_module_that_fetches_pages_is_replaced() -> None:
    assert carrier({"pages.js": "fetch()"}) == carrier({"pages.js": STAND_IN})


def test_data_are_handed_on_as_they_are() -> None:
    assert data_script('{"a": "đ\\n"}') == 'portable.take("{\\"a\\": \\"đ\\\\n\\"}");\n'
