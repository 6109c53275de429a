"""The rules that a document must keep, a module a family, a generator a rule.

A rule is a function of one subject (a `Source`, `Page`, `Document`, `Library` or built `Site`)
that yields a `Finding` for each fault. Its name is its id, its docstring is its text: one
sentence, then `Bad:` and `Good:` examples. Rules never print, read files or stop.
"""

from __future__ import annotations

from plan.checks.registry import RULES, Rule, check_library, check_site, rule

__all__ = ["RULES", "Rule", "check_library", "check_site", "rule"]

from plan.checks import (
    agreement,
    attachments,
    built,
    characters,
    fidelity,
    files,
    glossary,
    links,
    metadata,
    safety,
    slogans,
    spelling,
    structure,
    translation,
    typing,
)

FAMILIES = (
    files,
    attachments,
    metadata,
    agreement,
    structure,
    fidelity,
    translation,
    glossary,
    slogans,
    typing,
    characters,
    spelling,
    links,
    safety,
    built,
)
