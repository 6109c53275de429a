"""Styles and scripts in a folder named by what they hold."""

from __future__ import annotations

from pathlib import Path

from portal.pages.assets import settle, versioned


def make(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


SOURCE = {
    "css/tokens.css": ":root {}\n",
    "css/page.css": '/* a page */\n@import "tokens.css";\nbody {\n  margin: 0;\n}\n',
    "js/page.js": 'import "./theme.js";\n',
    "js/theme.js": (
        "// a theme\nif (dark) {\n  /** @type {URL} */ (change)('https://x'); // at once\n}\n"
    ),
}


def test_the_folder_changes_with_a_file_and_only_with_a_file(tmp_path: Path) -> None:
    first = versioned(make(tmp_path / "a", SOURCE))
    assert versioned(make(tmp_path / "b", {**SOURCE, "favicon.svg": "<svg/>"})) == first
    others = [{**SOURCE, "js/theme.js": ""}, {**SOURCE, "js/more.js": ""}]
    found = {versioned(make(tmp_path / str(n), files)) for n, files in enumerate(others)}
    assert len(found | {first}) == 3


def test_each_style_holds_what_it_imports_and_the_themes_files_are_gone(tmp_path: Path) -> None:
    theirs = {"javascripts/bundle.js": "x", "stylesheets/main.css": "x", "images/a.png": "x"}
    site = tmp_path / "site"
    make(site / "assets", {**SOURCE, **theirs, "favicon.svg": "<svg/>"})
    settle(site, "assets/0123")
    written = {
        file.relative_to(site / "assets").as_posix(): file.read_text("utf-8")
        for file in site.rglob("*.*")
    }
    assert written == {
        "favicon.svg": "<svg/>",
        "0123/css/page.css": ":root {}\nbody {\nmargin: 0;\n}\n",
        "0123/js/page.js": 'import "./theme.js";\n',
        "0123/js/theme.js": "if (dark) {\n(change)('https://x');\n}\n",
    }
