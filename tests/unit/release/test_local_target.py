"""What publishing to a folder of this machine refuses, leaves alone and tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.model.problems import UserError
from portal.release.local_target import LocalTarget
from portal.release.manifest import MANIFEST
from portal.release.publish import publish
from support.releases import lay, pages_in, pages_of, released


def test_folders_of_another_program_are_left_alone(tmp_path: Path) -> None:
    """As those of nvm and pyenv, which keep theirs in `versions/`, too."""
    target = LocalTarget(tmp_path / "web")
    theirs = {f"versions/{number}.0.0/important": b"data" for number in range(16, 24)}
    lay(target.root, theirs)
    with pytest.raises(UserError, match=r"versions/16\.0\.0, không phải do lệnh này đặt"):
        publish(released(tmp_path / "v1", pages_of("v1")), target, "v1")
    assert pages_in(target.root / "versions") == {
        path.removeprefix("versions/"): data for path, data in theirs.items()
    }


def test_it_tells_when_the_servers_configuration_has_changed(tmp_path: Path) -> None:
    target = LocalTarget(tmp_path / "web")

    def put(version: str, configuration: str) -> bool:
        site = released(tmp_path / version, pages_of(version), configuration=configuration * 64)
        return publish(site, target, version).has_other_configuration

    told = [put("v1", "a"), put("v2", "a"), put("v3", "b"), put("v3", "b")]
    assert told == [False, False, True, False]


def test_a_version_of_before_that_no_longer_is_read_had_another_configuration(
    tmp_path: Path,
) -> None:
    target = LocalTarget(tmp_path / "web")
    publish(released(tmp_path / "v1", pages_of("v1")), target, "v1")
    (target.root / "versions/v1" / MANIFEST).write_bytes(b"{}")
    site = released(tmp_path / "v2", pages_of("v2"), configuration="a" * 64)
    assert publish(site, target, "v2").has_other_configuration


def test_only_a_release_is_published(tmp_path: Path) -> None:
    target, site = LocalTarget(tmp_path / "web"), released(tmp_path / "site", pages_of("v1"))
    (tmp_path / "empty").mkdir()

    def refusal(folder: Path, place: LocalTarget, version: str, keep: int = 5) -> str:
        with pytest.raises(UserError) as raised:
            publish(folder, place, version, keep=keep)
        return str(raised.value)

    assert "index.html" in refusal(tmp_path / "empty", target, "v1")
    assert "nằm trong" in refusal(site, LocalTarget(site), "v1")
    assert "../v1" in refusal(site, target, "../v1")
    assert "(0)" in refusal(site, target, "v1", keep=0)
    (site / "link.html").symlink_to("index.html")
    assert "(1 tệp: thừa link.html)" in refusal(site, target, "v1")
    assert not target.root.exists()
