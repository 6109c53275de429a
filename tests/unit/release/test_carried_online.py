"""What a version carries of the one that a web address serves."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.model.problems import UserError
from portal.release.carried import CARRIED, read_carried
from portal.release.carried_online import carry_online
from portal.release.web import Web
from support.http_server import serving_files
from support.releases import assets_of, lay, manifest_in, pages_in, pages_of, released


def of_version(folder: Path, version: str) -> Path:
    return released(folder / version, pages_of(version) | assets_of(version))


def test_the_assets_that_are_served_are_there_in_the_next_version(tmp_path: Path) -> None:
    served, following = of_version(tmp_path, "v1"), of_version(tmp_path, "v2")
    own, replaced = pages_in(following), manifest_in(served)
    with serving_files(served) as address:
        carried = carry_online(Web(address), following, replaced)
    expected = {path: data for path, data in assets_of("v1").items() if not path.endswith(".br")}
    found = pages_in(following)
    listed = read_carried(found.pop(CARRIED))
    assert (found, listed) == ({**own, **expected}, carried)
    assert carried.keys() == expected.keys()


def test_what_was_tampered_with_is_not_carried(tmp_path: Path) -> None:
    served, following = of_version(tmp_path, "v1"), of_version(tmp_path, "v2")
    replaced = manifest_in(served)
    script, data = sorted(path for path in assets_of("v1") if not path.endswith(".br"))
    lay(served, {script: b"// Casino"})
    with serving_files(served) as address:
        assert carry_online(Web(address), following, replaced).keys() == {data}


def test_what_only_the_served_manifest_lists_is_not_carried(tmp_path: Path) -> None:
    served, following = of_version(tmp_path, "v1"), of_version(tmp_path, "v2")
    replaced = manifest_in(served)
    released(served, {"assets/0123456789ab.js": b"// Casino"})
    with serving_files(served) as address:
        carried = carry_online(Web(address), following, replaced)
    assert carried.keys() == {path for path in assets_of("v1") if not path.endswith(".br")}


@pytest.mark.parametrize("served", [{}, {"index.html": b"<p>"}])
def test_where_no_release_is_served_nothing_is_carried(
    tmp_path: Path, served: dict[str, bytes]
) -> None:
    replaced = manifest_in(of_version(tmp_path, "v1"))
    following = of_version(tmp_path, "v2")
    own = pages_in(following)
    with serving_files(lay(tmp_path / "old", served)) as address:
        assert carry_online(Web(address), following, replaced) == {}
    assert pages_in(following) == own


@pytest.mark.usefixtures("no_pauses")
def test_where_nothing_answers_the_version_stays_as_it_was(tmp_path: Path) -> None:
    replaced, following = manifest_in(of_version(tmp_path, "v1")), of_version(tmp_path, "v2")
    own = pages_in(following)
    with serving_files(tmp_path) as address:
        pass
    with pytest.raises(UserError, match="Không đọc được"):
        carry_online(Web(address), following, replaced)
    assert pages_in(following) == own
