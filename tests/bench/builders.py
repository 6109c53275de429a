"""The same library as projects of several site generators: ours, Material, Zensical."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.table import row
from portal.cli.project import step
from portal.model.context import CACHE
from support.generated_library.files import generated_project

OURS, MATERIAL, PRUNED, ZENSICAL = "ours", "material", "material-prune", "zensical"
_MATERIAL = "site_name: Stock\ntheme:\n  name: material\n  language: vi\n"
_PRUNED = "  features: [navigation.prune]\n"
_PLUGINS = "plugins: [search]\nsite_dir: site\n"
_ZENSICAL = """[project]
site_name = "Stock"
site_dir = "site"

[project.theme]
language = "vi"

[project.plugins.i18n]

[[project.plugins.i18n.languages]]
locale = "vi"
name = "Tiếng Việt"
default = true

[[project.plugins.i18n.languages]]
locale = "en"
name = "English"
"""


@dataclass(frozen=True)
class Builder:
    """A project of a site generator: its folder, and the command that builds its site."""

    name: str
    folder: Path
    command: tuple[str, ...]

    @property
    def site(self) -> Path:
        """The folder of the built site."""
        return self.folder / "site"

    @property
    def check(self) -> tuple[str, ...]:
        """The command that only checks the texts, which only ours has."""
        return (sys.executable, "scripts/build.py", "check") if self.name == OURS else ()

    def forget(self) -> None:
        """Remove what earlier runs have left: the site and all caches."""
        for name in ("site", CACHE, ".zensical-i18n"):
            shutil.rmtree(self.folder / name, ignore_errors=True)


def builders(folder: Path, count: int, zensical: Path | None) -> Iterator[Builder]:
    """The projects of a library of so many documents, made below a folder."""
    with step(f"generating {count} documents"):
        ours = generated_project(folder / OURS, count, cached=False)
    yield Builder(OURS, ours, (sys.executable, "scripts/build.py", "build"))
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "-q")
    for name, features in ((MATERIAL, ""), (PRUNED, _PRUNED)):
        project = _copied(ours, folder / name)
        (project / "mkdocs.yml").write_text(_MATERIAL + features + _PLUGINS, "utf-8")
        yield Builder(name, project, mkdocs)
    if zensical:
        project = _copied(ours, folder / ZENSICAL)
        (project / "zensical.toml").write_text(_ZENSICAL, "utf-8")
        yield Builder(ZENSICAL, project, (str(zensical), "build"))


def installed_zensical(folder: Path) -> Path | None:
    """Zensical's command for several languages in an environment of its own; None if not there."""
    python = folder / "bin/python"
    commands = (
        (sys.executable, "-m", "venv", str(folder)),
        (str(python), "-m", "pip", "install", "-q", "zensical", "zensical-i18n"),
    )
    with step("installing Zensical"):
        for command in commands:
            if subprocess.run(command, check=False, capture_output=True).returncode:
                row("Zensical cannot be installed here: skipped", "", "-")
                return None
    return python.with_name("zensical-i18n")


def _copied(project: Path, folder: Path) -> Path:
    """A project with the same documents and nothing else."""
    shutil.copytree(project / "docs", folder / "docs")
    return folder
