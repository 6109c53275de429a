"""Under which licences the locked libraries may be used. Run as a program, it lists them all.

None of their code is sent to readers, so licences that bind who passes code on bind only whoever
passes on the project with its .venv.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from packaging.requirements import Requirement

from portal.release.libraries import Library, locked_libraries
from support.project import ROOT

LOCKS = ("requirements.txt", "requirements-s3.txt", "requirements-test.txt")
SCRIPT_LOCK = "tests/package-lock.json"

PERMISSIVE = {"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MIT-0", "MIT-CMU", "PSF-2.0"}
"""They ask only that their notice stays."""

ALLOWED_FOR_A_REASON = {
    "LGPL-3.0-or-later": "the tests read a schema from the library, which is not changed",
    "MPL-2.0": "it binds changed copies of its own files, and none is changed",
}

STATED_OTHERWISE = {
    "cobalt": "LGPL-3.0-or-later",
    "colorama": "BSD-3-Clause",
    "defusedxml": "PSF-2.0",
    "grimp": "BSD-2-Clause",
    "import-linter": "BSD-2-Clause",
    "itsdangerous": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "webencodings": "BSD-3-Clause",
}
"""Libraries that name their licence in words of their own: the SPDX ids of its text, as read."""


def is_allowed(expression: str) -> bool:
    """Whether an expression of SPDX ids offers a way that is allowed."""
    known = PERMISSIVE | set(ALLOWED_FOR_A_REASON)
    parts = (part.strip("()").split(" OR ") for part in expression.split(" AND "))
    return all(any(one in known for one in part) for part in parts)


def libraries() -> tuple[Library, ...]:
    """The locked Python libraries that belong on this machine, as they are installed."""
    texts = ((ROOT / lock).read_text("utf-8") for lock in LOCKS)
    return locked_libraries("\n".join(one for text in texts for one in _of_this_machine(text)))


def script_licences() -> dict[str, str]:
    """The licence of each locked package of Node."""
    packages = json.loads((ROOT / SCRIPT_LOCK).read_text("utf-8"))["packages"]
    return {
        name.removeprefix("node_modules/"): kept.get("license", "")
        for name, kept in packages.items()
        if name
    }


def _of_this_machine(lock: str) -> Iterator[str]:
    for locked in re.split(r"\n(?=\S)", lock.strip()):
        stated, *hashes = locked.split(" \\\n")
        requirement = Requirement(stated)
        if requirement.marker is None or requirement.marker.evaluate():
            name = f"{requirement.name}{requirement.specifier}"
            yield " \\\n".join((name, *hashes))


def _print_all() -> None:
    rows = {one.name: STATED_OTHERWISE.get(one.name, one.licence) for one in libraries()}
    print("| library | licence |\n| --- | --- |")
    for name, licence in sorted((rows | script_licences()).items()):
        print(f"| {name} | {licence} |")


if __name__ == "__main__":
    _print_all()
