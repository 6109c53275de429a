"""The workflow that comments on pull requests: its own lines are run, against a stub of GitHub."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.project import ROOT

WORKFLOW: dict[str, Any] = yaml.safe_load(
    (ROOT / ".github/workflows/comment.yml").read_text("utf-8")
)
CHECK: dict[Any, Any] = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text("utf-8"))
SHA, BASE = "a" * 40, "b" * 40
MARK = "<!-- thay-doi -->"
REPOSITORY = "lai-chau/van-ban"

pytestmark = pytest.mark.skipif(not shutil.which("jq"), reason="jq is not installed")


def step(job: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        one for one in WORKFLOW["jobs"][job]["steps"] if one.get("name") == name
    )
    return found


@pytest.fixture
def github(tmp_path: Path) -> Path:
    """What the stub answers from."""
    folder = tmp_path / "github"
    folder.mkdir()
    (folder / "comments.json").write_text("[]", "utf-8")
    return folder


def run(step: dict[str, Any], github: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """Run the lines of a step as GitHub does; expressions in its environment are `given`."""
    environment = {
        name: given.get(name, "") if "${{" in value else value
        for name, value in step["env"].items()
    }
    return subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=github.parent,
        env={
            **environment,
            "PATH": f"{ROOT / 'tests/support/stubs'}:{os.environ['PATH']}",
            "GH_STUB": str(github),
            "GITHUB_OUTPUT": str(github / "output"),
            "GITHUB_REPOSITORY": REPOSITORY,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def pull(number: Any, sha: str, base: str = BASE) -> dict[str, Any]:
    return {"number": number, "head": {"sha": sha}, "base": {"sha": base}}


def found(github: Path, pulls: list[dict[str, Any]]) -> str:
    (github / "pulls.json").write_text(json.dumps(pulls), "utf-8")
    done = run(step("tell", "Tìm pull request"), github, OWNER="a", BRANCH="b;c", SHA=SHA)
    assert done.returncode == 0, done.stderr
    output = github / "output"
    return output.read_text("utf-8") if output.exists() else ""


def test_the_pull_request_is_the_open_one_whose_commit_was_checked(github: Path) -> None:
    pulls = [pull(6, "c" * 40), pull(7, SHA), pull(8, SHA)]
    assert found(github, pulls) == f"number=7\nbase={BASE}\n"
    assert "head=a:b;c" in (github / "log").read_text("utf-8")


@pytest.mark.parametrize(
    "pulls",
    [[], [pull(7, "c" * 40)], [pull("7\nnumber=8; x", "c" * 40)]],
    ids=["closed", "newer commit", "odd number"],
)
def test_another_pull_request_is_left_alone(pulls: list[dict[str, Any]], github: Path) -> None:
    assert found(github, pulls) == ""


def commented(github: Path, comments: list[dict[str, Any]], body: str) -> int:
    (github / "comments.json").write_text(json.dumps(comments), "utf-8")
    (github.parent / "thay-doi.md").write_text(body, "utf-8")
    url = "https://example.org/run"
    done = run(step("comment", "Viết hoặc cập nhật một bình luận"), github, NUMBER="7", RUN_URL=url)
    return done.returncode


def test_the_first_comment_is_written(github: Path) -> None:
    assert commented(github, [], "- Sửa lời văn: `điểm 1`\n") == 0
    assert (github / "log").read_text("utf-8").splitlines() == [
        f"api --paginate repos/{REPOSITORY}/issues/7/comments",
        f"api repos/{REPOSITORY}/issues/7/comments -F body=@body.md --silent",
    ]
    assert (github / "body.md").read_text("utf-8") == (
        f"{MARK}\n### Những gì thay đổi đối với người đọc\n\n- Sửa lời văn: `điểm 1`\n\n"
        "[Trang dựng thử, bản kê đầy đủ và kết quả kiểm tra](https://example.org/run)\n"
    )


def test_our_comment_is_kept_up_to_date_and_no_other_is_touched(github: Path) -> None:
    comments = [
        {"id": 1, "user": {"login": "stranger"}, "body": f"{MARK}\n"},
        {"id": 2, "user": {"login": "github-actions[bot]"}, "body": f"other {MARK}"},
        {"id": 3, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nold"},
    ]
    assert commented(github, comments, "mới\n") == 0
    assert (github / "log").read_text("utf-8").splitlines()[-1] == (
        f"api --method PATCH repos/{REPOSITORY}/issues/comments/3 -F body=@body.md --silent"
    )


def test_a_comment_too_long_for_the_forge_is_not_sent(github: Path) -> None:
    assert commented(github, [], "đ" * 63_000) == 0
    assert commented(github, [], "đ" * 64_001) == 1


def test_a_token_that_can_write_meets_no_code_and_no_artifact_of_a_fork() -> None:
    writing = {
        name: job
        for name, job in WORKFLOW["jobs"].items()
        if "write" in job["permissions"].values()
    }
    assert set(writing) == {"comment"}
    used = [one["uses"].partition("@")[0] for one in writing["comment"]["steps"] if "uses" in one]
    assert used == ["actions/download-artifact"]
    fetching = [one for job in WORKFLOW["jobs"].values() for one in job["steps"] if "with" in one]
    assert all("run-id" not in one["with"] for one in fetching)
    (checkout,) = (one for one in fetching if "checkout" in one["uses"])
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"


def test_a_fork_runs_without_secrets_and_can_only_read() -> None:
    text = (ROOT / ".github/workflows/check.yml").read_text("utf-8")
    assert set(CHECK[True]) == {"pull_request"}  # YAML 1.1 reads "on" so
    assert CHECK["permissions"] == {}
    assert [job["permissions"] for job in CHECK["jobs"].values()] == [{"contents": "read"}] * 3
    assert re.findall(r"secrets\.|pull_request_target|write", text) == []


def test_no_line_of_the_workflows_contains_what_others_typed() -> None:
    for workflow in (WORKFLOW, CHECK):
        for job in workflow["jobs"].values():
            assert [one["run"] for one in job["steps"] if "${{" in one.get("run", "")] == []
