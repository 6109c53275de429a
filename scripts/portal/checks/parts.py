"""The parts of the library that rules need to be sound, and which files hold them."""

import re
from collections.abc import Mapping
from enum import Flag, auto


class Part(Flag):
    """A part of the library; where it is unreadable or invalid, rules that need it do not run."""

    NONE = 0
    TEXT = auto()
    TRANSLATION = auto()
    METADATA = auto()
    TRANSLATED_METADATA = auto()
    ORIGINAL = auto()
    LEDGER = auto()
    GLOSSARY = auto()
    HOSTS = auto()
    WORD_GROUPS = auto()
    VOCABULARY = auto()
    MOVES = auto()
    TOPICS = auto()
    UNITS = auto()
    WORDING = auto()
    """The official text, as its original has it, on pages that are named after what they hold."""
    TRANSLATED_UNITS = auto()
    """The translations, with the same provisions as the official text."""

    PAGES = TEXT | TRANSLATION
    FRONT_MATTER = METADATA | TRANSLATED_METADATA
    DATA = GLOSSARY | HOSTS | WORD_GROUPS | VOCABULARY | MOVES | TOPICS
    FILE = PAGES | FRONT_MATTER | ORIGINAL | LEDGER | UNITS | DATA


_HOLDERS: Mapping[str, Part] = {
    r"docs/glossary\.yml": Part.GLOSSARY,
    r"docs/hosts\.yml": Part.HOSTS,
    r"docs/word-groups\.yml": Part.WORD_GROUPS,
    r"docs/search\.yml": Part.VOCABULARY,
    r"docs/topics\.yml": Part.TOPICS,
    r"docs/permalinks/moves\.yml": Part.MOVES,
    r"docs/.+/original/corrections\.yml": Part.LEDGER,
    r"docs/\d{4}/[^/]+/units\.yml": Part.UNITS,
    r"docs/.+/original/.+": Part.ORIGINAL | Part.WORDING,
    r"docs/\d{4}/[^/]+/index\.\w+\.md": Part.TRANSLATION
    | Part.TRANSLATED_METADATA
    | Part.TRANSLATED_UNITS,
    r"docs/\d{4}/[^/]+/index\.md": Part.TEXT | Part.METADATA | Part.WORDING,
    r"docs": Part.PAGES | Part.FRONT_MATTER,
    r".+[^/]\.\w+\.md": Part.TRANSLATION | Part.TRANSLATED_UNITS,
    r".+\.md": Part.TEXT | Part.WORDING,
}
"""Parts by a pattern for the path of the file that holds them; the first match counts."""


def held_in(path: str) -> Part:
    """The parts in this file: of pages' front matter, only that of a document's index is one."""
    return next((part for form, part in _HOLDERS.items() if re.fullmatch(form, path)), Part.NONE)
