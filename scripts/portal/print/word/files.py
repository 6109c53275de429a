"""The Word files of a document: the whole text, and each section that is read on its own page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.model.blocks import Kind
from portal.model.documents import Provision
from portal.model.page_kinds import COMPARISON
from portal.model.site_data import WordGroups
from portal.print.contents import REGIONS, edition, reconstructed
from portal.print.letterhead import letterhead
from portal.print.pieces import pieces
from portal.print.word.body import Body, Piece
from portal.print.word.head import columned, titled
from portal.print.word.markup import element, page_number, paragraph, part, run, twips, value
from portal.print.word.numbering import Lists
from portal.print.word.package import Properties, packed, relation
from portal.reference.addresses import has_word_file, section_word_path, word_path
from portal.reference.citation import capital
from portal.reference.localized import LocalizedDocument
from portal.source.head import read_head
from portal.source.inline_html import references

_RULE = element("pBdr", element("top", val="single", sz=4, space=4, color="auto"))
_PAGE = (
    element("pgSz", w=twips(210), h=twips(297))
    + element(
        "pgMar",
        top=twips(20),
        right=twips(20),
        bottom=twips(25),
        left=twips(30),
        header=twips(10),
        footer=twips(8),
        gutter=0,
    )
    + element("titlePg")
)
"""A4 with the margins of the printed document; the first page has a head of its own."""


def word_paths(document: LocalizedDocument) -> Iterator[str]:
    """The path of every Word file of a document in its language, without making any."""
    source, language = document.document, document.language
    yield word_path(source, language)
    for section in filter(has_word_file, document.edition.tree):
        yield section_word_path(source, section, language)


def word_files(document: LocalizedDocument, word_groups: WordGroups) -> dict[str, bytes]:
    """The Word files of a document in its language, by path below the site's folder."""
    source, units = document.document, document.edition.units
    end = read_head([unit.block for unit in units]).end
    head = letterhead(document, units[:end])
    text = pieces(document, units[end:], word_groups)
    lines = head.data(document.metadata.issuers, word_groups)
    above = [columned(lines["columns"]), *titled(lines["title"])]
    name = ": ".join(filter(None, (document.name, document.metadata.title)))
    told = reconstructed(document, head) or ""
    whole = _Copy(document, document.name, name, document.address, told, is_party=head.is_party)
    files = {word_path(source, document.language): whole.file(above, text)}
    by_id = {piece.get("id"): piece for piece in text}
    for section in filter(has_word_file, document.edition.tree):
        name, address = _excerpt(document, section), document.url(section)
        part_of = _Copy(document, name, name, address, is_party=head.is_party, is_excerpt=True)
        path = section_word_path(source, section, document.language)
        files[path] = part_of.file([], [by_id[section.id], *_notes(text, section)])
    return files


def _notes(text: Sequence[Piece], section: Provision) -> Iterator[Piece]:
    """The footnotes that a section refers to."""
    cited = {f"[{number}]" for one in section.walk() for number in references(one.text)}
    return (piece for piece in text if piece["set"] == Kind.NOTE and piece["label"] in cited)


def _excerpt(document: LocalizedDocument, section: Provision) -> str:
    """What a section is called in the file with nothing else: its citation."""
    return capital(document.cite(section).rpartition(", ")[0])


@dataclass(frozen=True)
class _Copy:
    """A copy of a text: its name and full title, the address it is from, what was added to it."""

    document: LocalizedDocument
    name: str
    title: str
    address: str
    told: str = ""
    is_party: bool = False
    is_excerpt: bool = False

    def file(self, above: Sequence[str], text: Sequence[Piece]) -> bytes:
        """The file with these elements of a head above these pieces."""
        document, lists = self.document, Lists()
        body = Body(lists, document.edition.notes, party=self.is_party)
        content = "".join((*above, *body.written(text)))
        foot = part("ftr", *self._foot())
        parts = {
            "numbering": lists.part(),
            "header-first": part("hdr", self._note()),
            "header": part("hdr", paragraph("Header", page_number())),
            "footer-first": foot,
            "footer": foot,
        }
        properties = Properties(
            self.title,
            document.metadata.issuer,
            f"{document.context.settings.descriptions.get(document.language, '')} {self.address}",
            f"{document.language}-{REGIONS.get(document.language, 'VN')}",
            document.context.date,
        )
        whole = part("document", element("body", content, element("sectPr", _frames(), _PAGE)))
        return packed(whole, parts, properties)

    def _note(self) -> str:
        """What this copy is, above the first page."""
        messages, comparison = self.document.messages, f"{self.document.address}{COMPARISON}/"
        unofficial = "" if self.document.is_official else f"{messages['unofficial']} "
        excerpt = messages["word_excerpt"] if self.is_excerpt else ""
        compare = f"{messages['paper_compare']} {comparison}"
        told = " ".join(filter(None, (excerpt, messages["word_note"], self.told, compare)))
        return paragraph("CopyNote", run(unofficial, bold=True), run(told))

    def _foot(self) -> Iterator[str]:
        """Where the text is from, and of which day it is."""
        unofficial = "" if self.document.is_official else self.document.messages["unofficial"]
        named = run(self.name, bold=True) + run(f" · {unofficial}" if unofficial else "")
        ruled = element("pPr", value("pStyle", "Footer"), _RULE)
        yield element("p", ruled, named)
        yield paragraph("Footer", run(self.address))
        yield paragraph("Footer", run(edition(self.document, "word_built")))


def _frames() -> str:
    """The heads and feet of the first page and of the others."""
    kinds = (("header", "first"), ("header", "default"), ("footer", "first"), ("footer", "default"))
    return "".join(
        f'<w:{frame}Reference w:type="{kind}"'
        f' r:id="{relation(frame if kind == "default" else f"{frame}-first")}"/>'
        for frame, kind in kinds
    )
