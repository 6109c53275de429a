"""A page as it is opened from a disk, with scripts and without."""

import re

CARRIER = "portable.js"
"""The script that has all modules of the folder `js` beside it."""

_INDEX = "index.html"

_WITHIN = r"""(?:[^>"']++|"[^"]*"|'[^']*')*+"""
_PART = re.compile(
    r"<!--.*?-->|<(?P<text>style|textarea)\b.*?</(?P=text)>"
    rf"|<script(?P<script>{_WITHIN}>.*?</script>)"
    rf"|<(?P<tag>a|form|link|meta)(?P<attributes>\s{_WITHIN}>)",
    re.DOTALL,
)
"""What has links or loads something; and what only looks like it, so as to leave it out."""

_MODULE = ' type="module"'
_CARRIED = ' type="portable-module"'
_FOLDER = re.compile(r'<script[^>]* src="([^"]*/)js/[^"]+"')

_ADDRESS = re.compile(r'(?P<before> (?:href|action)="|;\s*url=)(?P<address>[^"]*)')
_TO_FOLDER = re.compile(r"(?![a-z][a-z0-9+.-]*:|/)(?P<folder>(?:[^?#]*/)?(?:\.{1,2})?)(?=[?#]|$)")

_DROPPED = re.compile(
    r' rel="(?:manifest|modulepreload|preload|prefetch)"'
    r'| name="offline"| http-equiv="Content-Security-Policy"'
)
"""What browsers refuse on a disk, each time with an error; the policy allows no script there."""


def portable_page(page: str) -> str:
    """The page with links to files in place of folders, and one script in place of modules.

    Addresses of other hosts, the page's own public address among them, stay as they are.
    """
    folder = _FOLDER.search(page)
    carrier = f'<script defer src="{folder[1]}{CARRIER}"></script>' if folder else ""
    rewritten = _PART.sub(_rewritten, page)
    return rewritten.replace(f"<script{_CARRIED}", f"{carrier}<script{_CARRIED}", 1)


def _rewritten(part: re.Match[str]) -> str:
    if script := part["script"]:
        opening, sign, rest = script.partition(">")
        carried = opening.replace(_MODULE, _CARRIED)
        return f"<script{carried}{sign}{rest}"
    if not part["tag"]:
        return part[0]
    if part["tag"] in ("link", "meta") and _DROPPED.search(part["attributes"]):
        return ""
    return _ADDRESS.sub(_to_file, part[0])


def _to_file(link: re.Match[str]) -> str:
    address = link["address"]
    leads = _TO_FOLDER.match(address)
    if not leads or not leads["folder"]:
        return link[0]
    folder = leads["folder"].removesuffix("/")
    return f"{link['before']}{folder}/{_INDEX}{address[leads.end() :]}"
