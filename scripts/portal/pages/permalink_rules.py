"""The permalink contract: what was published stays, or the list tells where it went."""

from collections.abc import Iterable, Iterator

from portal.checks.link_address import shortened
from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import Check, rule
from portal.checks.report import RULES_PATH
from portal.checks.shape import invalid_fields
from portal.model.documents import Document
from portal.model.files import DataFile, Source
from portal.model.problems import Finding
from portal.pages.built_site import Site
from portal.pages.contract import Contract
from portal.pages.rules import provision_pages
from portal.reference.addresses import is_list, is_of_versions
from portal.reference.moves import Movement, Place, is_named_in, place_of
from portal.reference.permalinks import (
    FOLDER,
    OWN,
    Addresses,
    document_of,
    formatted,
    list_path,
    listed,
    listed_lines,
    parse,
    size,
)

MOST_NAMED = 60
"""Lost addresses that one message names; more are counted."""


_MERGED = ">>>>>>>"
_MERGING = ("<<<<<<<", "|||||||", "=======")
"""What Git writes into a file of which it could not merge two versions."""


@rule(Source)
def permalink_line(source: Source) -> Iterator[Finding]:
    """A line of docs/permalinks/ is an address and the ids on it, and no address is there twice."""
    if not (source.path.startswith(FOLDER) and source.path.endswith(".txt") and source.is_text):
        return
    first: dict[str, int] = {}
    for line in parse(source.path, source.text):
        if not line.address:
            if line.text.startswith(_MERGED):  # the last of three signs of one unfinished merge
                yield Finding(source.path, line.line, say("permalink-line", "merge"))
            elif not line.text.startswith(_MERGING):
                message = say("permalink-line", "form", line=shortened(line.text))
                yield Finding(source.path, line.line, message)
        elif line.address in first:
            message = say(
                "permalink-line", "repeated", address=line.address, first=first[line.address]
            )
            yield Finding(source.path, line.line, message)
        first.setdefault(line.address, line.line)


def _unsound_moves(contract: Contract) -> Iterator[Finding]:
    """Moves of what is still there or never was, to what is not there, twice, or in a chain."""
    moves = contract.library.moves
    seen: set[Place] = set()
    for move in moves.moves:
        source, target = place_of(move.source), place_of(move.target)
        if source in seen:
            fault = "repeated"
        elif target in contract.movement.moves:
            circle = _end(contract.movement, target) is None
            if circle and target in seen:
                continue  # told at its first entry
            fault = "circle" if circle else "chain"
        elif is_named_in(source, contract.published) and not _covers_lost(contract, source):
            fault = "present"
        elif not is_named_in(source, contract.listed):
            fault = "" if contract.is_list_unsound else "unknown"
        elif not is_named_in(target, contract.published):
            fault = "" if document_of(target.address) in contract.broken else "missing"
        else:
            fault = ""
        seen.add(source)
        if fault:
            end = _end(contract.movement, target)
            message = say("moved-address", fault, source=source, target=target, end=end)
            yield Finding(moves.path, move.line, message)


def _covers_lost(contract: Contract, source: Place) -> bool:
    """Whether something is gone below a page that is still there, as a translation's provisions."""
    return not source.id and any(one.startswith(source.address) for one in contract.gone)


def _end(movement: Movement, place: Place) -> Place | None:
    """Where a chain of moves ends; None where it goes round."""
    passed: set[Place] = set()
    while place in movement.moves:
        if place in passed:
            return None
        passed.add(place)
        place = movement.moves[place]
    return place


@rule(
    DataFile,
    needs=Part.MOVES,
    breaks=Part.MOVES,
    beyond=(Check(Contract, _unsound_moves, Part.MOVES, Part.MOVES),),
)
def moved_address(file: DataFile) -> Iterator[Finding]:
    """An entry of moves.yml leads in one step from an address that is gone to one that is there."""
    yield from invalid_fields(file, "moves", "moved-address")


@rule(Contract, needs=Part.MOVES)
def lost_address(contract: Contract) -> Iterator[Finding]:
    """Every address and id in docs/permalinks/ is published, or moves.yml tells where it went."""
    known = contract.library.by_id
    unfinished = any(f"/{name}/" not in contract.listed for name in contract.broken)
    for name, addresses in contract.lost.items():
        if name in contract.broken or (name and name not in known and unfinished):
            continue  # a consequence of what is wrong with the text
        where = min((contract.lines[address] for address in addresses), key=lambda one: one.line)
        for message in _losses(contract, name, addresses):
            yield Finding(where.path, where.line, message)


def _losses(contract: Contract, name: str, addresses: Addresses) -> Iterator[str]:
    """One message for each cause of what a document, or the portal itself, has lost."""
    if document := contract.library.by_id.get(name):
        yield from _losses_of(document, contract.library.languages, addresses)
        return
    old, new = f"/{name}/", contract.renamed.get(name)
    if new:
        yield say("lost-address", "renamed", address=old, to=f"/{new}/", document=name)
    elif name:
        yield say("lost-address", "document", address=old, document=name)
    else:
        yield _lost_pages(addresses)


def _losses_of(document: Document, languages: Iterable[str], addresses: Addresses) -> Iterator[str]:
    """What a document has lost that is still there: a translation, provisions, other pages."""
    left = dict(addresses)
    for language in sorted(set(languages) - set(document.editions)):
        root = f"/{language}/{document.id}/"
        own = [address for address in left if address.startswith(root)]
        left = {address: ids for address, ids in left.items() if address not in own}
        if own:
            yield say(
                "lost-address",
                "translation",
                language=language,
                root=root,
                count=len(own),
                to=document.id,
            )
    if ids := _lost_ids(left, document):
        example = f"/{document.id}/#{_shortest(ids)}"
        yield say(
            "lost-address",
            "provisions",
            document=document.id,
            names=_names(ids),
            count=len(ids),
            example=example,
        )
    if pages := {one: names for one, names in left.items() if not _explained(one, names, ids)}:
        yield _lost_pages(pages)


def _lost_pages(pages: Addresses) -> str:
    example = _shortest(pages)
    return say("lost-address", "page", names=_names(pages), count=len(pages), example=example)


def _lost_ids(addresses: Addresses, document: Document) -> set[str]:
    """The ids that no provision of the document has any more."""
    there = document.official.ancestry
    return {name for ids in addresses.values() for name in ids if name not in there}


def _explained(address: str, names: frozenset[str], ids: set[str]) -> bool:
    """Whether an address is lost because these ids are."""
    return bool(names & ids) or bool(set(address.split("/")) & ids)


def _shortest(names: Iterable[str]) -> str:
    """The outermost one, in the official language."""
    return min(names, key=lambda name: (len(name), name))


def _names(lost: Iterable[str]) -> str:
    names = sorted(lost)
    more = f" và {len(names) - MOST_NAMED} địa chỉ khác" if len(names) > MOST_NAMED else ""
    return ", ".join(f"«{name}»" for name in names[:MOST_NAMED]) + more


@rule(Contract, needs=Part.MOVES)
def unlisted_address(contract: Contract) -> Iterator[Finding]:
    """Every published address and id is in docs/permalinks/, which protects it from now on."""
    waiting = {*contract.broken, *contract.renamed.values()}
    for name, addresses in contract.unlisted.items() if contract.is_kept else ():
        if name in waiting or list_path(name) in contract.reported:
            continue
        document = contract.library.by_id.get(name)
        index = document.official.index if document else None
        variant = "document" if document else "own"
        message = say(
            "unlisted-address",
            variant,
            count=size(addresses),
            example=_shortest(addresses),
            file=list_path(name),
            lines=" · ".join(formatted(addresses).splitlines()),
        )
        yield Finding(index.path if index else OWN, 1, message)


@rule(Site)
def built_lost_address(site: Site) -> Iterator[Finding]:
    """Every address and id in docs/permalinks/ is in the built site, or leads to where it went."""
    told = {(path, provision.id) for path, provision in provision_pages(site.library)}
    own = {path for path, _ in told}
    for address, ids in listed(listed_lines(site.library)).items():
        path = address[1:] + ("index.html" if address.endswith("/") else "")
        if path not in site.files:
            if path not in own:  # of which `built-missing-provision` tells
                yield Finding(path, 1, say("built-lost-address", "page", address=address))
            continue
        page = site.pages.get(path)
        there = {name for name, _ in page.ids} if page else set()
        if gone := {name for name in ids - there if (path, name) not in told}:
            message = say(
                "built-lost-address", "ids", address=address, names=_names(gone), count=len(gone)
            )
            yield Finding(path, 1, message)


@rule(Site)
def built_unlisted_address(site: Site) -> Iterator[Finding]:
    """Every built page has an address that the list of permanent addresses can hold."""
    contract = Contract(site.library)
    for path, page in site.pages.items() if contract.is_kept else ():
        address = f"/{path.removesuffix('index.html')}"
        known = address in contract.published or address in contract.listed
        known = known or RULES_PATH in path  # the rules of the program, whose ids never change
        known = known or is_of_versions(path)  # which follow from the history
        known = known or is_list(address)  # or a page of one, which is not promised
        if path.endswith("index.html") and not known and not page.is_moved:
            yield Finding(path, 1, say("built-unlisted-address", address=address))
