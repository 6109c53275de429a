"""What a site was built with, and what of others' it ships: a CycloneDX 1.6 bill of materials."""

import hashlib
import json
import re
import uuid
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from portal.release.libraries import Library
from portal.release.manifest import Manifest

_EXPRESSION = re.compile(r"[\w.-]+(?: (?:AND|OR|WITH) [\w.-]+)*")
_FONTS = "OFL-1.1"


def bill_of_materials(
    name: str, manifest: Manifest, libraries: Iterable[Library], fonts: Iterable[Path]
) -> bytes:
    """The bill of the release of a portal with this name.

    Nothing but the libraries made its files; of the site generator's theme none is shipped. The
    outlines of the fonts are in printed files. Equal releases give equal bytes. Raises OSError.
    """
    origin = manifest.origin
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": uuid.uuid5(uuid.NAMESPACE_URL, origin.site_url + manifest.digest).urn,
        "version": 1,
        "metadata": {
            "timestamp": origin.date,
            "component": {
                "type": "application",
                "bom-ref": "site",
                "name": name,
                "version": origin.commit[:12],
                "hashes": [_sha256(manifest.digest)],
                "externalReferences": [{"type": "website", "url": origin.site_url}],
            },
        },
        "components": [*map(_library, libraries), *map(_font, sorted(fonts))],
    }
    return (json.dumps(bill, ensure_ascii=False, indent=1) + "\n").encode()


def _library(library: Library) -> dict[str, Any]:
    address = f"pkg:pypi/{library.name}@{library.version}"
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": address,
        "name": library.name,
        "version": library.version,
        "scope": "excluded",  # a tool of the build, of which readers are sent nothing
        "purl": address,
        "hashes": [_sha256(one) for one in library.hashes],
    }
    if library.licence:
        component["licenses"] = [_licence(library.licence)]
    return component


def _font(file: Path) -> dict[str, Any]:
    return {
        "type": "file",
        "bom-ref": f"font/{file.name}",
        "name": file.name,
        "hashes": [_sha256(hashlib.sha256(file.read_bytes()).hexdigest())],
        "licenses": [_licence(_FONTS)],
    }


def _licence(stated: str) -> Mapping[str, Any]:
    if _EXPRESSION.fullmatch(stated):
        return {"expression": stated}
    return {"license": {"name": stated}}


def _sha256(hash_: str) -> Mapping[str, str]:
    return {"alg": "SHA-256", "content": hash_}
