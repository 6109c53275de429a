"""Web addresses that are typed as text, as people and programs recognise them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_ADDRESS = re.compile(
    r"""
    (?:(?<![\w+.-])[a-z][a-z0-9+.-]{1,20}:|(?<![\w:/]))//(?P<authority>[^\s/?\#<>()\[\]"“”'’«»`|]+)
    | (?<![\w.@/+-])(?P<host>(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?P<top>[a-z]{2,24}))(?![\w@-])
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FILES = re.compile(
    "avif|css|csv|docm?|docx|dot|gif|html|ico|ini|jpe?g|js|jsonl?|lock|md|odt|pdf|png|pptx|py|rtf|sh"
    "|svg|toml|tsv|ttf|txt|typ|webp|xlsx?|xml|ya?ml|zip"
)
"""Suffixes of files: `index.md` is no address, `https://index.md` and `www.index.md` are."""

_FAMILIAR = re.compile(
    "app|asia|bet|biz|blog|bond|casino|cc|click|club|co|com|dev|edu|eu|fun|games|gg|gov|group|help"
    "|info|io|link|live|ltd|me|mobi|name|net|news|one|online|org|ph|pro|pw|ru|shop|site|space|store"
    "|tk|to|top|tv|us|vip|vn|win|world|ws|xyz"
)
"""Endings of hosts that are recognised in capitals, too; `TP.HCM` and `PGS.TS` are no hosts."""

_NOBODYS = re.compile(
    r"(?:.+\.)?(?:example|invalid|test|localhost)|(?:.+\.)?example\.(?:com|net|org)|127\.0\.0\.1"
)
"""Names that are reserved for examples (RFC 2606), and this machine."""


class TypedAddress(NamedTuple):
    """An address as typed, and its host in lower case; with "@" where a user stands before it."""

    text: str
    host: str


def typed_addresses(text: str, *, is_code: bool = False) -> Iterator[TypedAddress]:
    """The addresses in a line, each once; in code, `extra.emblem` is the name of a setting."""
    if "." not in text:
        return
    found = {one[0].rstrip(".,;:!?*_"): one for one in _ADDRESS.finditer(text)}
    for typed, one in found.items():
        host = (one["authority"] or one["host"]).rstrip(".,;:!?*_").lower()
        if "@" not in host:
            host = re.sub(r":\d+$", "", host)
        if "." in host and (one["authority"] or _is_host(one["host"], one["top"], is_code)):
            yield TypedAddress(typed, host)


def is_nobodys(host: str) -> bool:
    """Whether no site can have this name."""
    return bool(_NOBODYS.fullmatch(host))


def _is_host(host: str, top: str, is_code: bool) -> bool:  # noqa: FBT001
    """Whether letters between full stops are a host's name, not an abbreviation or a file."""
    if host.lower().startswith("www."):
        return True
    if is_code or top != top.lower():
        return bool(_FAMILIAR.fullmatch(top.lower()))
    return not _FILES.fullmatch(top)
