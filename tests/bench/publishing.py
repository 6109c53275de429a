"""Publishing that is killed or finds no room, tamperings, switches under load, going back."""

from __future__ import annotations

import os
import random
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from bench.table import row
from portal.model.problems import UserError
from portal.release.local_target import LocalTarget
from portal.release.publish import publish, rollback
from portal.release.verify import verify_target
from support.publishing import (
    KINDS,
    killed_after,
    place_of_kind,
    publish_when_free,
    release_of,
    require_sound,
)
from support.releases import manifest_in
from support.switching import switch_under_load
from support.tampering import tamper

KILLS, FULL, TAMPERINGS, SWITCHES = 50, 10, 500, 20


def measure() -> None:
    """How often the old or the new version is served, whole, whatever happens."""
    for kind in KINDS:
        with tempfile.TemporaryDirectory() as scratch:
            runs, healed = _killed(kind, Path(scratch))
        row(f"{kind}: killed amid, of {runs} runs; sound, healed by the next", "50", str(healed))
    for kind in KINDS if os.geteuid() == 0 else ():
        with tempfile.TemporaryDirectory() as scratch:
            row(f"{kind}: a full disk; sound, healed", "10", str(_full(kind, Path(scratch))))
    with tempfile.TemporaryDirectory() as scratch:
        row(f"tamperings found, of {TAMPERINGS}", "500", str(_tampered(Path(scratch))))
    for kind in KINDS:
        with tempfile.TemporaryDirectory() as scratch:
            row(f"{kind}: rollback, seconds", "< 1.0", f"{_rolled_back(kind, Path(scratch)):.2f}")
    for kind in ("folder", "bucket"):
        with tempfile.TemporaryDirectory() as scratch:
            Path(scratch).chmod(0o755)
            seen = switch_under_load(kind, SWITCHES, Path(scratch))
        row(f"{kind}: {SWITCHES} switches, {seen.pages} pages; failed", "0", str(len(seen.failed)))
        row("  of two versions", "0", str(len(seen.mixed)))


def _killed(kind: str, scratch: Path) -> tuple[int, int]:
    """How many runs it took, and how many that were killed were healed by the next run.

    After each the place is sound, or AssertionError is raised.
    """
    chance, sites, usual, healed, runs = random.Random(kind), {}, [1.0], 0, 0
    with place_of_kind(kind, scratch) as place:
        while healed < KILLS:
            version = f"v{runs:04}"
            sites[version] = release_of(runs, scratch / version)
            is_amid = runs > 0 and killed_after(
                chance.uniform(0, statistics.median(usual[-9:])), sites[version], place, version
            )
            if runs:
                require_sound(place, sites)
            started = time.monotonic()
            publish_when_free(sites[version], place, version)
            usual.append(time.monotonic() - started)
            healed += is_amid and require_sound(place, sites) == version
            for old in sorted(sites)[:-2]:
                shutil.rmtree(sites.pop(old))
            runs += 1
    return runs, healed


def _full(kind: str, scratch: Path) -> int:
    """How many full disks left a sound place that the next run with room healed."""
    chance, sites, sound = random.Random(kind), {}, 0
    with place_of_kind(kind, scratch, is_small=True) as place:
        for number in range(FULL + 1):
            version = f"v{number:03}"
            sites[version] = release_of(number, scratch / version)
            if number:
                place.fill(chance.randrange(200_000))
                try:
                    publish(sites[version], place.target, version, keep=2)
                except UserError:
                    sound += require_sound(place, sites) != version
                place.fill(None)
            publish_when_free(sites[version], place, version)
            require_sound(place, sites)
    return sound


def _tampered(scratch: Path) -> int:
    """How many changes of what is served are found."""
    sites = [release_of(number, scratch / f"v{number}") for number in range(2)]
    manifest, target = manifest_in(sites[1]), LocalTarget(scratch / "web")
    for number, site in enumerate(sites):
        publish(site, target, f"v{number}")
    served, found = scratch / "web/versions/v1", 0
    for seed in range(TAMPERINGS):
        shutil.copytree(served, scratch / "sound")
        tamper(served, seed)
        found += not verify_target(target, manifest).is_same
        shutil.rmtree(served)
        (scratch / "sound").rename(served)
    return found


def _rolled_back(kind: str, scratch: Path) -> float:
    """Seconds that it takes to go back, the median of five times."""
    with place_of_kind(kind, scratch) as place:
        for number in range(2):
            publish(release_of(number, scratch / f"v{number}"), place.target, f"v{number}")
        times = []
        for version in ("v0", "v1", "v0", "v1", "v0"):
            started = time.monotonic()
            rollback(place.target, version)
            times.append(time.monotonic() - started)
    return statistics.median(times)
