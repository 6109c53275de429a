"""Turn a built site into what is released: files to serve, their manifest, an archive, a bill.

dist/site/                       what a web server serves, with `manifest.json` at its root
dist/nginx.conf, Caddyfile, …    how a web server serves it
dist/<host>-<commit>.tar.zst     dist/site/ in one file
dist/<host>-<commit>.zip         the portal as it opens from a disk, without a server
dist/sbom.cdx.json               what it was built with
dist/SHA256SUMS                  the checksums of the files beside site/
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from portal.release.archive import checksums, write_archive
from portal.release.atomic import write_files
from portal.release.caddy import CADDYFILE, caddyfile
from portal.release.compression import compress_site
from portal.release.libraries import Library
from portal.release.manifest import MANIFEST, Manifest, Origin, make_manifest, manifest_bytes
from portal.release.nginx import EXAMPLE, RULES, nginx_example, nginx_rules
from portal.release.nginx_bucket import BUCKET_EXAMPLE, BUCKET_RULES, bucket_example, bucket_rules
from portal.release.portable.contents import portable_files
from portal.release.sbom import bill_of_materials
from portal.release.server_rules import ServerRules, server_rules
from portal.release.zip_file import write_zip

SITE = "site"

MARKER = f"{SITE}/{MANIFEST}"
"""A file that only releases have: a folder without it is never replaced."""

BILL, SUMS = "sbom.cdx.json", "SHA256SUMS"


@dataclass(frozen=True)
class Ingredients:
    """What a release is made from beside the site: whose it is, where from, and with what.

    `name` is the portal's; `commit` and `date` are the site's. `zip_folder` is the only folder of
    the zip, "" where no zip is wanted.
    """

    name: str
    site_url: str
    commit: str
    date: datetime
    libraries: Sequence[Library]
    fonts: Sequence[Path]
    zip_folder: str


def distribute(folder: Path, ingredients: Ingredients) -> Manifest:
    """Make a release in a folder that has the built site at `site`. Raises OSError, UserError.

    The same site and ingredients give the same bytes, modes and times on every machine.
    """
    site, made = folder / SITE, ingredients
    tools = {one.name: one.version for one in made.libraries}
    origin = Origin(made.site_url, made.commit, made.date.isoformat(), tools)
    rules = server_rules(site, made.site_url)
    compress_site(site)
    configurations = server_configurations(rules) if rules else {}
    served = (rules.headers, rules.redirects, _digest(configurations)) if rules else ()
    manifest = make_manifest(site, origin, *served)
    (site / MANIFEST).write_bytes(manifest_bytes(manifest))
    _settle(site, made.date)
    host = (urlsplit(made.site_url).hostname or "").replace(":", "-")  # of an IPv6 address
    write_archive(site, name := f"{host}-{made.commit[:12]}", made.date, folder / f"{name}.tar.zst")
    if made.zip_folder:
        contents = portable_files(site, manifest, made.zip_folder, made.name)
        with (folder / f"{name}.zip").open("wb") as target:
            write_zip(target, contents, made.date)
    bill = bill_of_materials(made.name, manifest, made.libraries, made.fonts)
    write_files(folder, {BILL: bill, **configurations})
    write_files(folder, {SUMS: checksums(file for file in folder.iterdir() if file.is_file())})
    _settle(folder, made.date)
    return manifest


def server_configurations(rules: ServerRules) -> Mapping[str, bytes]:
    """The files by which web servers are set up, by name."""
    return {
        RULES: nginx_rules(rules).encode(),
        EXAMPLE: nginx_example(rules).encode(),
        BUCKET_RULES: bucket_rules(rules).encode(),
        BUCKET_EXAMPLE: bucket_example(rules).encode(),
        CADDYFILE: caddyfile(rules).encode(),
    }


def _digest(files: Mapping[str, bytes]) -> str:
    """The SHA-256 of the lines that `sha256sum` prints of files, but for those to start from."""
    told = sorted(files.keys() - {EXAMPLE, BUCKET_EXAMPLE})
    lines = (f"{sha256(files[name]).hexdigest()}  {name}\n" for name in told)
    return sha256("".join(lines).encode()).hexdigest()


def _settle(folder: Path, time: datetime) -> None:
    """Give all below a folder the modes and the time that web servers and archives show."""
    seconds = time.timestamp()
    for path, _, names in os.walk(folder, topdown=False):
        for name in names:
            file = Path(path, name)
            file.chmod(0o644)
            os.utime(file, (seconds, seconds))
        Path(path).chmod(0o755)
        os.utime(path, (seconds, seconds))
