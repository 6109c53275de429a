"""The portal's modules and data as classic scripts, which browsers load from a disk.

A module's imports of others, by relative addresses, become imports by their paths below the folder
of all modules: `start.js` tells the browser where each one is.
"""

import json
import posixpath
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path

_START = Path(__file__).with_name("start.js")
_STAND_INS: Mapping[str, Path] = {"pages.js": Path(__file__).with_name("pages.js")}
"""Modules that do on the web what browsers refuse on a disk, and what does it there."""

_IMPORT = re.compile(r'(?P<before>\b(?:from|import\(?)\s*)"(?P<path>\.{1,2}/[^"]+)"')
_OWN_ADDRESS = "import.meta.url"


def carrier(modules: Mapping[str, str]) -> str:
    """The script that has these modules, given by their paths, and runs those of its page."""
    stand_ins = {name: file.read_text("utf-8") for name, file in _STAND_INS.items()}
    texts = {**modules, **{name: text for name, text in stand_ins.items() if name in modules}}
    carried = {name: carried_module(name, text) for name, text in sorted(texts.items())}
    return f"{_START.read_text('utf-8')}\nportable.start({_literal(carried)});\n"


def carried_module(name: str, text: str) -> str:
    """A module's text as it runs without an address of its own."""
    found = _IMPORT.sub(partial(_by_path, posixpath.dirname(name)), text)
    return found.replace(_OWN_ADDRESS, f'(portable.folder+"{name}")')


def data_script(text: str) -> str:
    """The text of a file of data as a script that hands it on."""
    return f"portable.take({_literal(text)});\n"


def _by_path(folder: str, found: re.Match[str]) -> str:
    return f'{found["before"]}"{posixpath.normpath(posixpath.join(folder, found["path"]))}"'


def _literal(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
