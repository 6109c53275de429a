"""What a Git checkout cannot hold on every disk, made from a recipe in data.

`recipe.yml` is a list of steps, each with one name:

- `base: project` or `base: small`: the library to begin with, if not the small one;
- `document: w4`: one of the twelve documents, as an editor brings it in; `as: docx` keeps Word's
  file as its original;
- `edit: {path, old, new}`: replace one passage of a file;
- `write: {path, text or hex, times}`: a file, its content repeated;
- `link: {path, to}`: a symbolic link;
- `zip: {path, parts}`: add parts to a Word file, or replace them;
- `pdf: {path, objects}`: a PDF file of these objects, the first of which is its catalogue;
- `seal: docs/2025/…`: state the SHA-256 of the document's original as it is by now.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import yaml

from support.documents import DOCUMENTS, folder_of, lay_document
from support.project import ROOT
from support.small_library import BASE


def lay_case(case: Path, folder: Path) -> Path:
    """A library at `folder`: a sound one, the case's files laid over it, its recipe followed."""
    recipe = case / "recipe.yml"
    steps = yaml.safe_load(recipe.read_text("utf-8")) if recipe.exists() else []
    bases = [step["base"] for step in steps if "base" in step]
    base = ROOT if bases == ["project"] else BASE
    shutil.copytree(base / "docs", folder / "docs")
    if (case / "docs").exists():
        shutil.copytree(case / "docs", folder / "docs", dirs_exist_ok=True)
    for step in steps:
        for name, value in step.items():
            if name in _STEPS:
                _STEPS[name](folder, value if isinstance(value, Mapping) else {"name": value})
    return folder


def _document(root: Path, step: Mapping[str, Any]) -> None:
    name, _, form = str(step["name"]).partition(".")
    lay_document(root, name)
    if form:
        folder = root / "docs" / folder_of(name)
        (folder / "original" / f"{folder.name}.txt").unlink()
        shutil.copy(DOCUMENTS / f"{name}.docx", folder / "original" / f"{folder.name}.docx")
        index = folder / "index.md"
        index.write_text(index.read_text("utf-8").replace(".txt", ".docx", 1), "utf-8")
        _seal(root, {"name": f"docs/{folder_of(name)}"})


def _edit(root: Path, step: Mapping[str, Any]) -> None:
    file = root / step["path"]
    text = file.read_bytes().decode("utf-8")
    if text.count(step["old"]) != 1:
        raise ValueError(
            f"{step['path']}: «{step['old']}» is there {text.count(step['old'])} times"
        )
    file.write_bytes(text.replace(step["old"], step["new"]).encode("utf-8"))


def _write(root: Path, step: Mapping[str, Any]) -> None:
    data = bytes.fromhex(step["hex"]) if "hex" in step else step["text"].encode("utf-8")
    file = root / step["path"]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data * step.get("times", 1))


def _link(root: Path, step: Mapping[str, Any]) -> None:
    file = root / step["path"]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.symlink_to(step["to"])


def _zip(root: Path, step: Mapping[str, Any]) -> None:
    file = root / step["path"]
    parts: dict[str, bytes] = {}
    if file.exists():
        with ZipFile(file) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    for name, content in step["parts"].items():
        if isinstance(content, str):
            parts[name] = content.encode("utf-8")
        elif "after" in content:
            before, after, text = parts[name].decode(), content["after"], content["text"]
            if after not in before:
                raise ValueError(f"{name} has no {after}")
            parts[name] = before.replace(after, after + text, 1).encode()
        else:
            parts[name] = content["text"].encode("utf-8") * content["times"]
    file.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def _pdf(root: Path, step: Mapping[str, Any]) -> None:
    file = root / step["path"]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(pdf_of(step["objects"]))


def pdf_of(objects: Sequence[str]) -> bytes:
    """A PDF file of these objects, the first of which is its catalogue."""
    written, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF\n"
    return written + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()


def _seal(root: Path, step: Mapping[str, Any]) -> None:
    index = root / step["name"] / "index.md"
    text = index.read_text("utf-8")
    found = re.search(r"file: (original/\S+)", text)
    if found is None:
        raise ValueError(f"{index} names no original")
    digest = hashlib.sha256((index.parent / found[1]).read_bytes()).hexdigest()
    index.write_text(re.sub(r"sha256: \w+", f"sha256: {digest}", text), "utf-8")


_STEPS: Mapping[str, Callable[[Path, Mapping[str, Any]], None]] = {
    "document": _document,
    "edit": _edit,
    "write": _write,
    "link": _link,
    "zip": _zip,
    "pdf": _pdf,
    "seal": _seal,
}
