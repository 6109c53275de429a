"""Publications that are killed or find no room: the old or the new version is served, whole.

`make bench PARTS=publishing` tries more of each.
"""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest

from portal.model.problems import UserError
from portal.release.publish import publish, rollback
from support.publishing import (
    KINDS,
    killed_after,
    place_of_kind,
    publish_when_free,
    release_of,
    require_sound,
)

KILLS = 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_killed_publication_is_healed_by_the_next(kind: str, tmp_path: Path) -> None:
    chance = random.Random(kind)
    sites = {f"v{n}": release_of(n, tmp_path / f"v{n}") for n in range(10, 12 + KILLS)}
    with place_of_kind(kind, tmp_path) as place:
        publish(sites["v10"], place.target, "v10")
        started = time.monotonic()
        publish(sites["v11"], place.target, "v11")
        usual = time.monotonic() - started
        for version in sorted(sites)[2:]:
            killed_after(chance.uniform(0, usual), sites[version], place, version)
            require_sound(place, sites)
            publish_when_free(sites[version], place, version)
            assert require_sound(place, sites) == version


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
@pytest.mark.parametrize("kind", KINDS)
def test_a_full_disk_keeps_what_is_served(kind: str, tmp_path: Path) -> None:
    sites = {f"v{n}": release_of(n, tmp_path / f"v{n}") for n in range(1, 4)}
    with place_of_kind(kind, tmp_path, is_small=True) as place:
        for version in ("v1", "v2"):
            publish(sites[version], place.target, version)
        place.fill(100_000)
        with pytest.raises(UserError, match="dung lượng trống"):
            publish(sites["v3"], place.target, "v3")
        assert require_sound(place, sites) == "v2"
        assert rollback(place.target).version == "v1"
        place.fill(None)
        publish(sites["v3"], place.target, "v3")
        assert require_sound(place, sites) == "v3"
