"""Random pages and YAML: the checks never fail, and let nothing active through."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import markdown
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from portal.model.documents import Page
from portal.pages.all_rules import RULES
from portal.source import yaml_fields
from portal.source.loader import load
from support.small_library import BASE, DOCUMENT, GUIDE, LEDGER, ORIGINAL, SECTION, problems

PIECES = (
    *("\n", "\n\n", "    ", " ", "\t", "\r", "- ", "1. ", "> ", "# ", "I. ", "1.1. ", "---\n", "="),
    *("```", "~~~", "```\n", "\n~~~~\n", "`", "``", "*", "**", "_", "\\"),
    *("|", "|---|\n", "| a |\n"),
    *("<", "</", ">", "<script>", "</script>", "<b>", "<div\n", "<div>", "<pre>", "<svg/onload=x>"),
    *("<!--", "-->", "<?", "?>", "<![CDATA[", "]]>", "&lt;", "&", "&#", "onclick=x", '"', "'"),
    *("[", "]", "(", ")", "](", "![", "[a](b)", "[a]: b\n", "<https://a.b>", "<a@b.c>", "//", "@"),
    *("{", "}", "{#a}", "{: .b }", "--8<--", ":", "x:", "\x02", "\x03", "\0", "\u2028", "\ufeff"),
    *("a", "chữ", "2025", "Nơi nhận:", "Số: 1/KH-LĐLĐ", "title: ", "- a\n- b\n"),
)
pages = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map("".join)
fuzz = settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def laid(files: Mapping[str, str]) -> Iterator[Path]:
    """The sound library with some files replaced, in a folder of its own."""
    with TemporaryDirectory() as folder:
        shutil.copytree(BASE, folder, dirs_exist_ok=True)
        for path, text in files.items():
            (Path(folder) / path).write_bytes(text.encode("utf-8", errors="surrogatepass"))
        yield Path(folder)


@fuzz
@given(pages, st.sampled_from([GUIDE, SECTION, f"{DOCUMENT}/index.en.md", ORIGINAL]))
def test_any_page_is_checked_without_failure(text: str, path: str) -> None:
    with laid({path: text}) as root:
        problems(root)


NAMES = (
    *("terms", "kept", "vi", "en", "text", "corrections", "questions", "original", "published"),
    *("reason", "provision", "question", "hosts", "host", "signer", "name"),
    *("date", "title", "basis", "number", "sha256", "file", "reconstructed", "translation"),
)
SIGNS = (
    *("terms", "hosts", "corrections", ": ", "- ", "\n", "  ", "\t", "&a ", "*a", "!!int "),
    *("!x ", "<<"),
    *("{", "}", "[", "]", ",", '"', "'", "|\n", ">\n", "#", "? ", "---\n", "%", "a", "~", "null"),
    *("2025-02-30", "0x_", "1:60", "\\ud800", "\x85", "\0"),
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.dates().map(str),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4)
    ),
    max_leaves=12,
)
any_yaml = values.map(lambda value: json.dumps(value, ensure_ascii=False)) | st.lists(
    st.sampled_from(SIGNS), max_size=20
).map("".join)


@fuzz
@given(
    any_yaml,
    st.sampled_from(
        ["docs/glossary.yml", "docs/hosts.yml", LEDGER, f"{DOCUMENT}/index.md", SECTION]
    ),
)
def test_any_yaml_is_checked_without_failure(text: str, path: str) -> None:
    with laid({path: f"---\n{text}\n---\n\n# II. A\n" if path.endswith(".md") else text}) as root:
        problems(root)


@settings(fuzz, max_examples=1000)
@given(any_yaml)
def test_both_yaml_parsers_read_the_same(text: str) -> None:
    with mock.patch.object(yaml_fields, "FastLoader", yaml_fields.PythonLoader):
        expected = yaml_fields.read_fields(text)
    assert yaml_fields.read_fields(text) == expected


class Written(HTMLParser):
    """What a browser would find on the page that the site's parser writes."""

    PLAIN = frozenset(
        (
            *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "br", "hr", "ul", "ol", "li"),
            *("strong", "em", "a", "img", "code", "pre", "blockquote"),
            *("table", "thead", "tbody", "tr", "th", "td"),
        )
    )

    def __init__(self) -> None:
        super().__init__()
        self.strange: list[str] = []
        self.addresses: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.strange += [] if tag in self.PLAIN else [tag]
        for name, value in attrs:
            if name in ("href", "src"):
                self.addresses.add(value or "")
            elif name not in ("alt", "title", "class", "id", "start"):
                self.strange.append(f"{tag} {name}")

    def handle_comment(self, data: str) -> None:
        self.strange.append(data)

    def handle_decl(self, decl: str) -> None:
        self.strange.append(decl)

    def handle_pi(self, data: str) -> None:
        self.strange.append(data)

    def unknown_decl(self, data: str) -> None:
        self.strange.append(data)


def guarded(page: Page) -> bool:
    """Whether a rule stops the page before it is built."""
    names = ("raw-html", "attribute-list", "unclosed-code", "file-include", "unsafe-link")
    return not page.parsed or any(list(RULES[name].checks[0].find(page)) for name in names)


@settings(fuzz, max_examples=200)
@given(pages)
@example("~~~~\n\n```\n<script>alert(1)</script>\n```\n")
@example("~~~\n~~~\n\t<script>alert(1)</script>\n")
@example("`a\n<script>alert(1)</script>\n`\n")
@example('```hl_lines="x"\n<script>alert(1)</script>\n```\n')
@example("<div\nonclick='x'>")
@example("* a* b\n* c")
def test_pages_that_pass_the_rules_contain_only_plain_html(text: str) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "docs").mkdir()
        (Path(folder) / GUIDE).write_bytes(text.encode())
        (page,) = load(Path(folder)).pages
    if guarded(page):
        return
    body = "\n".join(page.text.split("\n")[page.body_line - 1 :])
    extensions = ["portal", "toc", "tables", "pymdownx.superfences", "attr_list", "md_in_html"]
    html = markdown.markdown(body, extensions=extensions)
    written = Written()
    written.feed(html)
    written.close()
    assert "\x02" not in html
    assert written.strange == []
    assert written.addresses <= {link.address for link in page.links}
