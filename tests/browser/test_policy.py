"""Every page under the policy of its own and of the header: nothing is refused that it needs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial, reduce
from operator import or_
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from portal.reference.messages import messages_in
from portal.release.page_policy import InlineHashes, content_security_policy, inline_hashes
from support.browsing import OpenPage
from support.failing_host import Host, lose_network, visit
from support.http_server import Files, serving
from support.page_kinds import LONGEST
from support.project import PLAN
from support.provision_actions import NO_SHARE, action, control, sheet
from support.search_box import SEARCH, answered, ask

SAYS = messages_in("vi")
OWN = f"{PLAN}/ii-1-1/"
REFUSALS = """
  window.refusals = [];
  addEventListener("securitypolicyviolation", ({violatedDirective, blockedURI, sample}) => {
    refusals.push([violatedDirective, blockedURI, sample].join(" "));
  });
"""


class _Held(Files):
    """Answers with the files of a folder, each page under a policy."""

    def __init__(self, *args: object, policy: str, **options: object) -> None:
        self.policy = policy
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def end_headers(self) -> None:
        """Add the policy to pages."""
        if self.path.split("?")[0].endswith(("/", ".html")):
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()


@pytest.fixture(scope="module")
def held(site: Path) -> Iterator[str]:
    """Where the site is served under the policy; ends with a slash."""
    every = (inline_hashes(file.read_text("utf-8")) for file in site.rglob("*.html"))
    policy = content_security_policy(reduce(or_, every, InlineHashes()))
    with serving(partial(_Held, directory=str(site), policy=policy)) as address:
        yield address


@pytest.fixture
def opened(open_page: OpenPage, held: str) -> Page:
    """A page of that host, which notes what it is refused."""
    return open_page(
        NO_SHARE, REFUSALS, base_url=held, permissions=["clipboard-read", "clipboard-write"]
    )


def refusals(page: Page) -> list[str]:
    """What the page was refused."""
    found: list[str] = page.evaluate("refusals")
    return found


def refusal(page: Page, script: str) -> str:
    """The directive that refuses what a script does, outside of the tools of this test."""
    directive: str = page.evaluate(
        f"""() => new Promise((tell) => {{
          addEventListener("securitypolicyviolation", (event) => tell(event.effectiveDirective));
          setTimeout(() => {{ {script} }});
        }})"""
    )
    return directive


def test_no_page_needs_what_the_policy_refuses(opened: Page, places: list[str]) -> None:
    refused = {}
    for place in places:
        opened.goto(place)
        if found := refusals(opened):
            refused[place] = found
    assert refused == {}


def test_what_a_reader_does_is_not_refused(opened: Page) -> None:
    opened.goto(LONGEST)
    control(opened).click()
    for name in ("link", "citation"):
        action(sheet(opened), name).click()
    sheet(opened).locator("summary").click()
    action(sheet(opened), "qr").click()
    expect(sheet(opened).locator("[data-qr] img")).to_be_visible()
    opened.keyboard.press("Escape")
    opened.get_by_role("button", name=SAYS["theme_system"]).click()
    expect(opened.locator("html")).to_have_attribute("data-theme", "light")
    opened.locator("[data-text-size='1']").click()
    expect(opened.locator("html")).to_have_attribute("data-size", "1")
    ask(opened, "điện hạt nhân").first.wait_for()
    assert refusals(opened) == []


def test_search_and_the_maker_of_banners_are_not_refused(opened: Page) -> None:
    opened.goto(f"{SEARCH}?q=điện+hạt+nhân")
    answered(opened).first.wait_for()
    assert refusals(opened) == []
    opened.goto(f"{PLAN}/iii/bang-ron/?so=iii-7")
    with opened.expect_download():
        opened.get_by_role("button", name=SAYS["banner_pdf"]).click()
    expect(opened.locator("[data-picture] svg")).to_be_visible()
    assert refusals(opened) == []


def test_pages_kept_for_reading_offline_are_under_the_policy(
    loose_page: OpenPage, host: Host
) -> None:
    page = loose_page(REFUSALS, base_url=host.address)
    visit(page, host)
    lose_network(page, host)
    page.goto(OWN)
    assert refusals(page) == []
    assert refusal(page, "document.body.innerHTML = ''") == "require-trusted-types-for"


@pytest.mark.parametrize(
    ("script", "refused"),
    [
        ("document.body.innerHTML = ''", "require-trusted-types-for"),
        ("trustedTypes.createPolicy('another', {})", "trusted-types"),
        ("new Function('')", "require-trusted-types-for"),
        ("document.body.setAttribute('style', 'color: red')", "style-src-attr"),
        ("new Image().src = 'https://x.invalid/'", "img-src"),
        ("fetch('https://x.invalid/').catch(() => {})", "connect-src"),
    ],
)
def test_what_a_foreign_script_would_do_is_refused(
    loose_page: OpenPage, held: str, script: str, refused: str
) -> None:
    page = loose_page(base_url=held)
    page.goto(OWN)
    assert refusal(page, script) == refused
