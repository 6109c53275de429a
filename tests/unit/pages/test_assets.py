"""Styles and scripts: published minified, in a folder named by a hash of their content."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pygments.lexer import Lexer  # type: ignore[import-untyped]
from pygments.lexers.css import CssLexer  # type: ignore[import-untyped]
from pygments.lexers.javascript import JavascriptLexer  # type: ignore[import-untyped]
from pygments.token import Comment  # type: ignore[import-untyped]
from rjsmin import jsmin  # type: ignore[import-untyped]

from portal.pages.assets import BUNDLES, bundled, publish_assets, versioned
from portal.source.settings import TOKENS, read_colours
from support.project import ROOT

ASSETS = ROOT / "overrides/assets"
FIRST_PAINT = ASSETS / "css/first_paint.css"
SCRIPTS = sorted((ROOT / "overrides").rglob("*.js"))
IMPORT = re.compile(r'@import "([^"]+)";')


def make(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


SOURCE = {
    "css/tokens.css": ":root {\n  --gap: 1rem;\n}\n",
    "css/bundles/page.css": '/* a page */\n@import "../tokens.css";\nbody {\n  margin: 0;\n}\n',
    "js/page.js": 'import "./theme.js";\n',
    "js/theme.js": (
        "// a theme\nif (dark) {\n  /** @type {URL} */ (change)('https://x'); // at once\n}\n"
    ),
}


def test_assets_folder_name_depends_only_on_its_files(tmp_path: Path) -> None:
    first = versioned(make(tmp_path / "a", SOURCE))
    assert versioned(make(tmp_path / "b", {**SOURCE, "favicon.svg": "<svg/>"})) == first
    others = [{**SOURCE, "js/theme.js": ""}, {**SOURCE, "js/more.js": ""}]
    found = {versioned(make(tmp_path / str(n), files)) for n, files in enumerate(others)}
    assert len(found | {first}) == 3


def test_bundles_and_scripts_are_published_and_the_themes_files_removed(tmp_path: Path) -> None:
    theirs = {"javascripts/bundle.js": "x", "stylesheets/main.css": "x", "images/a.png": "x"}
    site = tmp_path / "site"
    make(site / "assets", {**SOURCE, **theirs, "favicon.svg": "<svg/>"})
    publish_assets(site, "assets/0123")
    written = {
        file.relative_to(site / "assets").as_posix(): file.read_text("utf-8")
        for file in site.rglob("*.*")
    }
    assert written == {
        "favicon.svg": "<svg/>",
        "0123/css/bundles/page.css": ":root{--gap:1rem}body{margin:0}",
        "0123/js/page.js": 'import"./theme.js";',
        "0123/js/theme.js": "if(dark){(change)('https://x');}",
        "0123/files.json": '["css/bundles/page.css", "js/page.js", "js/theme.js"]',
    }


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ('f("a, // b");', 'f("a, // b");'),
        ("f('/* a */', b);", "f('/* a */',b);"),
        ("const a = `b  // c\n  ${d}`;", "const a=`b  // c\n  ${d}`;"),
        (
            "const a = (b) => /[/]\"'  \\/\\/c/u.test(b);",
            "const a=(b)=>/[/]\"'  \\/\\/c/u.test(b);",
        ),
        ("class A { #b = 1; c() { return this.#b; } }", "class A{#b=1;c(){return this.#b;}}"),
        ("const a = b / c; // d / e", "const a=b/c;"),
        ('export { a } from "./a.js";', 'export{a}from"./a.js";'),
        ("const a = await import(b);", "const a=await import(b);"),
    ],
)
def test_minifying_keeps_strings_templates_and_regular_expressions(
    script: str, expected: str, tmp_path: Path
) -> None:
    make(tmp_path / "assets", {"css/bundles/a.css": "", "js/a.js": script})
    publish_assets(tmp_path, "assets/0123")
    assert (tmp_path / "assets/0123/js/a.js").read_text("utf-8") == expected


def parts(lexer: Lexer, text: str) -> list[str]:
    """All tokens of a file but comments and the space between tokens."""
    tokens = lexer.get_tokens(text)
    return [part for kind, part in tokens if part.strip() and kind not in Comment]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_our_scripts_have_the_same_tokens_once_minified(script: Path) -> None:
    text = script.read_text("utf-8")
    assert parts(JavascriptLexer(), jsmin(text)) == parts(JavascriptLexer(), text)


@pytest.mark.parametrize("bundle", sorted((ASSETS / BUNDLES).glob("*.css")), ids=lambda p: p.name)
def test_our_styles_have_the_same_tokens_once_minified(bundle: Path) -> None:
    imported = [bundle.parent / path for path in IMPORT.findall(bundle.read_text("utf-8"))]
    whole = "".join(path.read_text("utf-8") for path in imported)
    # The minifier drops the semicolon before a closing brace.
    expected = re.sub(";}", "}", "".join(parts(CssLexer(), whole)).replace(" ", ""))
    assert "".join(parts(CssLexer(), bundled(bundle))).replace(" ", "") == expected


def test_every_style_is_in_a_bundle() -> None:
    bundles = sorted((ASSETS / BUNDLES).glob("*.css"))
    imported = {
        (bundle.parent / path).resolve()
        for bundle in bundles
        for path in IMPORT.findall(bundle.read_text("utf-8"))
    }
    every = {*imported, *bundles, FIRST_PAINT}
    assert sorted(every) == sorted((ASSETS / "css").rglob("*.css"))


def test_the_first_paint_is_core_without_four_styles() -> None:
    core = IMPORT.findall((ASSETS / BUNDLES / "core.css").read_text("utf-8"))
    later = ["components/table.css", "components/letterhead.css"]
    later += ["layout/forced_colours.css", "layout/print.css"]
    kept = [name.removeprefix("../") for name in core]
    assert IMPORT.findall(FIRST_PAINT.read_text("utf-8")) == [
        name for name in kept if name not in later
    ]


def test_the_brands_red_stands_in_one_file() -> None:
    red = read_colours(ROOT)["brand"]
    drawn = (ROOT / folder for folder in ("overrides", "scripts"))
    sources = [
        file.relative_to(ROOT).as_posix()
        for file in (path for folder in drawn for path in sorted(folder.rglob("*.*")))
        if file.suffix in {".css", ".html", ".js", ".py", ".typ", ".svg"}
        and red in file.read_text("utf-8").lower()
    ]
    # An icon of its own file can read no token: the next test compares its colour.
    assert sources == ["overrides/assets/css/tokens.css", "overrides/assets/favicon.svg"]


def test_the_favicon_has_the_colours_of_the_tokens() -> None:
    used = set(re.findall(r"#[0-9a-f]{3,8}", (ASSETS / "favicon.svg").read_text("utf-8")))
    assert used == {read_colours(ROOT)["brand"], "#fff"}


def test_colours_are_read_from_the_light_block(tmp_path: Path) -> None:
    text = ":root {\n  --brand: #aa0000; /* x */\n  --union: var(--brand);\n}\n"
    make(tmp_path, {TOKENS: f"{text}@media screen {{ :root {{ --brand: #bb0000; }} }}\n"})
    assert read_colours(tmp_path) == {"brand": "#aa0000"}
