"""The tags of a PDF (ISO 32000-1, 14.7 and 14.8): its parts as a tree, so that it can be read aloud in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from kasesupport.drawing.items import Tongue
from kasesupport.drawing.reading_order import Part

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language><dc:format>application/pdf</dc:format>
<pdf:Producer>kasesupport</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True, slots=True)
class Tree:
    """The parts of a page, and the languages of those of its marked pieces that are not in the page's."""

    parts: tuple[Part, ...]
    langs: Mapping[int, Tongue]


def tagged(pdf: bytes, pages: Sequence[Tree], title: str, language: str) -> bytes:
    """The PDF with the parts of each of its pages; their numbers are those of its marked content."""
    with Pdf.open(BytesIO(pdf)) as document:
        root = document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        whole = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, Lang=String(language)))
        parents: list[pikepdf.Object | int] = []
        whole.K = Array()
        for number, (page, tree) in enumerate(zip(document.pages, pages, strict=True)):
            on = _Page(document, page.obj, tree.langs, {})
            whole.K.extend([_element(on, part, whole) for part in tree.parts])
            page.obj.StructParents = number
            page.obj.Tabs = Name.S
            parents += [number, document.make_indirect(Array([on.owners[n] for n in sorted(on.owners)]))]
        root.K = Array([whole])
        root.ParentTree = document.make_indirect(Dictionary(Nums=Array(parents)))
        root.ParentTreeNextKey = len(pages)
        document.Root.StructTreeRoot = root
        document.Root.MarkInfo = Dictionary(Marked=True)
        document.Root.Metadata = _metadata(document, title, language)
        out = BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Page:
    """The page whose parts are written, and so far for each marked piece the element it belongs to."""

    document: Pdf
    page: pikepdf.Object
    langs: Mapping[int, Tongue]
    owners: dict[int, pikepdf.Object]

    def made(self, role: str, parent: pikepdf.Object) -> pikepdf.Object:
        """An element without kids."""
        facts = Dictionary(Type=Name.StructElem, S=Name("/" + role), P=parent, Pg=self.page)
        return self.document.make_indirect(facts)


def _element(on: _Page, part: Part, parent: pikepdf.Object) -> pikepdf.Object:
    made = on.made(part.role, parent)
    if part.alt:
        made.Alt = String(part.alt)
    if lang := _lang(on, part):
        made.Lang = String(lang)
    made.K = Array(
        [
            _element(on, kid, made) if isinstance(kid, Part) else _piece(on, kid, made, apart=not lang)
            for kid in part.kids
        ]
    )
    if part.role == "Table":
        _headed(part, made)
    return made


def _lang(on: _Page, part: Part) -> str:
    """The language of a part that is in one alone, which is not the page's."""
    langs = {on.langs.get(kid, "") if isinstance(kid, int) else "" for kid in part.kids}
    return langs.pop() if len(langs) == 1 else ""


def _piece(on: _Page, number: int, part: pikepdf.Object, *, apart: bool) -> pikepdf.Object | int:
    """The number of the piece; of one in another language an element that says so."""
    lang = on.langs.get(number, "")
    if not (lang and apart):
        on.owners[number] = part
        return number
    made = on.made("Span", part)
    made.Lang, made.K = String(lang), Array([number])
    on.owners[number] = made
    return made


def _headed(table: Part, made: pikepdf.Object) -> None:
    """Says of each head of a table whether it is a column's or a row's, and of a lone cell how many it spans."""
    wide = max(len(row.kids) for row in table.kids if isinstance(row, Part))
    for row, line in zip(table.kids, made.K, strict=True):
        cells = [each for each in row.kids if isinstance(each, Part)] if isinstance(row, Part) else []
        over = len(cells) > 1 and all(cell.role == "TH" for cell in cells)
        for cell, told in zip(cells, line.K, strict=True):
            facts = Dictionary(O=Name.Table)
            if cell.role == "TH":
                facts.Scope = Name.Column if over else Name.Row
            if len(cells) == 1 and wide > 1:
                facts.ColSpan = wide
            if len(facts) > 1:
                told.A = facts


def _metadata(document: Pdf, title: str, language: str) -> pikepdf.Object:
    text = XMP.format(title=escape(title), language=language)
    made = document.make_stream(text.encode())
    made.Type, made.Subtype = Name.Metadata, Name.XML
    return made
