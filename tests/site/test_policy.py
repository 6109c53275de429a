"""Pages need no exception from their policy: nothing in them is run or styled but by files."""

from __future__ import annotations

import re
from functools import reduce
from operator import or_
from pathlib import Path

import pytest

from portal.release.page_policy import InlineHashes, inline_hashes, with_policy

STATED = re.compile(r'\n<meta http-equiv="Content-Security-Policy"[^>]*>')
DATA = re.compile(r'<script type="application/(?:ld\+)?json"[^>]*>.*?</script>', re.DOTALL)
HEAD = re.compile(r"^.*?</head>", re.DOTALL)
REFUSED = re.compile(
    r"""<style|<script(?![^>]* src="[^":]*\.js")|<[^>]*\s(?:style|on[a-z]+)=|
    <[^>]*\s(?:href|src|action)="\s*(?:javascript|blob):""",
    re.VERBOSE,
)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    """All pages by their paths."""
    return {str(file.relative_to(site)): file.read_text("utf-8") for file in site.rglob("*.html")}


def test_every_page_states_the_policy_of_what_it_has(pages: dict[str, str]) -> None:
    wrong = [path for path, page in pages.items() if with_policy(STATED.sub("", page)) != page]
    assert wrong == []


def test_no_body_has_a_script_or_a_style_in_itself(pages: dict[str, str]) -> None:
    bodies = {path: DATA.sub("", HEAD.sub("", page)) for path, page in pages.items()}
    assert {
        path: found[0] for path, body in bodies.items() if (found := REFUSED.search(body))
    } == {}


def test_few_hashes_are_those_of_all_pages(pages: dict[str, str]) -> None:
    every = reduce(or_, map(inline_hashes, pages.values()), InlineHashes())
    assert (len(every.scripts), len(every.styles)) == (2, 2)
