"""How a command names the folder or the server to publish to."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.model.problems import UserError
from portal.release.local_target import LocalTarget
from portal.release.remote_target import RemoteTarget
from portal.release.target import Target
from portal.release.targets import open_target


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("/srv/web", LocalTarget(Path("/srv/web"))),
        ("./a:b", LocalTarget(Path("a:b").resolve())),
        ("an@may-chu.vn:/srv/web", RemoteTarget("an@may-chu.vn", "/srv/web")),
        ("may-chu:thư mục", RemoteTarget("may-chu", "./thư mục")),
        ("may-chu:-rf", RemoteTarget("may-chu", "./-rf")),
        ("ssh://an@may-chu.vn:2222/srv/web", RemoteTarget("an@may-chu.vn", "/srv/web", 2222)),
        ("ssh://may-chu/srv/web", RemoteTarget("may-chu", "/srv/web")),
    ],
)
def test_target_is_a_local_folder_or_a_folder_on_a_server(text: str, target: Target) -> None:
    assert open_target(text) == target


BAD = ["", "a\nb", "a b:w", "m:", ":w", "@m:w", "-oX@m:w", "-m:w", "a@-m:w", "m::w", "m:~/w"]
BAD += ["/", "/../", "m:/", "m:.", "ssh://m//", "s3://kho/../x", "s3://kho/./"]
BAD += ["ssh://m", "ssh://m/", "ssh://m:x/w", "http://m/w"]


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(UserError, match="không phải thư mục"):
        open_target(str(tmp_path / "loop"))


@pytest.mark.parametrize("text", [*BAD, __file__])
def test_invalid_targets_are_refused(text: str) -> None:
    with pytest.raises(UserError, match="Hãy"):
        open_target(text)
