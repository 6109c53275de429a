"""Reports of problems: as text, as JSON lines, and as annotations on GitHub.

Each names the page of every rule that it speaks of, where the portal's address is known.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict

from portal.checks.explanations import Explanation
from portal.model.problems import Problem

RULES_PATH = "quy-tac/"
"""The page of all rules, below the site's root; each rule has its page below it."""


def rule_path(rule: str) -> str:
    """The page of a rule, below the site's root."""
    return f"{RULES_PATH}{rule}/"


def as_text(problems: Iterable[Problem], site_url: str = "") -> str:
    """One line a problem, below it what is to be pasted; then one line a rule: its page."""
    found = list(problems)
    rules = sorted({problem.rule for problem in found}) if site_url else ()
    return "".join(f"{p.path}:{p.line}: {p.rule}: {p.message}\n{p.paste}" for p in found) + "".join(
        f"Xem quy tắc {rule}: {site_url}{rule_path(rule)}\n" for rule in rules
    )


def as_json(problems: Iterable[Problem], site_url: str = "") -> str:
    """One JSON object a line: `rule`, `path`, `line`, `message`; `paste` and `help` if any."""
    return "".join(
        json.dumps(_told(p) | _help(p, site_url), ensure_ascii=False, sort_keys=True) + "\n"
        for p in problems
    )


def as_github(problems: Iterable[Problem], site_url: str = "") -> str:
    """Workflow commands, which GitHub shows as annotations on the lines of a pull request."""
    return "".join(
        "::error"
        f" file={_property(p.path)},line={p.line},title={_property(p.rule)}"
        f"::{_data(' Xem: '.join([p.message, *_help(p, site_url).values()]))}{_pasted(p)}\n"
        for p in problems
    )


def as_log(problems: Iterable[Problem], site_url: str = "") -> str:
    """One line a problem for the log of a workflow, in which no text can be a workflow command."""
    lines = as_text(problems, site_url).replace("##[", "## [").split("\n")
    return "".join(f"- {line}\n" for line in lines if line)


def as_rules(explained: Iterable[Explanation], site_url: str = "") -> str:
    """Rules as editors read them in a terminal: what each wants, why, examples, how to mend."""
    return "\n".join(
        f"{one.name} ({one.rule})\n  {one.wants}\n  {one.why}\n"
        f"  Sai:\n{_indented(one.wrong)}  Đúng:\n{_indented(one.right)}  Cách sửa: {one.mend}\n"
        + (f"  Xem: {site_url}{rule_path(one.rule)}\n" if site_url else "")
        for one in explained
    )


def count(problems: Sequence[Problem]) -> str:
    """The number of problems, as a sentence."""
    return f"Có {len(problems)} lỗi." if problems else "Không có lỗi."


FORMATS: dict[str, Callable[[Iterable[Problem], str], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


def _help(problem: Problem, site_url: str) -> dict[str, str]:
    return {"help": site_url + rule_path(problem.rule)} if site_url else {}


def _indented(example: str) -> str:
    return "".join(f"    {line}".rstrip() + "\n" for line in example.split("\n"))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _told(problem: Problem) -> dict[str, object]:
    """The fields of a problem, without `paste` where there is nothing to paste."""
    return {name: value for name, value in asdict(problem).items() if value != ""}


def _pasted(problem: Problem) -> str:
    return _data(f"\n{problem.paste.rstrip()}") if problem.paste else ""
