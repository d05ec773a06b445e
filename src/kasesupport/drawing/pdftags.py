"""The tags of a PDF (ISO 32000-1, 14.7 and 14.8): its parts as a tree, so that it can be read aloud in order."""

from collections.abc import Sequence
from html import escape
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from kasesupport.drawing.reading_order import Part

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language><dc:format>application/pdf</dc:format>
<pdf:Producer>kasesupport</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def tagged(pdf: bytes, pages: Sequence[Sequence[Part]], title: str, language: str) -> bytes:
    """The PDF with the parts of each of its pages; their numbers are those of its marked content."""
    with Pdf.open(BytesIO(pdf)) as document:
        root = document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        whole = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, Lang=String(language)))
        parents: list[pikepdf.Object | int] = []
        whole.K = Array()
        for number, (page, parts) in enumerate(zip(document.pages, pages, strict=True)):
            owners: dict[int, pikepdf.Object] = {}
            whole.K.extend([_element(document, part, whole, page.obj, owners) for part in parts])
            page.obj.StructParents = number
            page.obj.Tabs = Name.S
            parents += [number, document.make_indirect(Array([owners[n] for n in sorted(owners)]))]
        root.K = Array([whole])
        root.ParentTree = document.make_indirect(Dictionary(Nums=Array(parents)))
        root.ParentTreeNextKey = len(pages)
        document.Root.StructTreeRoot = root
        document.Root.MarkInfo = Dictionary(Marked=True)
        document.Root.Metadata = _metadata(document, title, language)
        out = BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def _element(
    document: Pdf, part: Part, parent: pikepdf.Object, page: pikepdf.Object, owners: dict[int, pikepdf.Object]
) -> pikepdf.Object:
    made = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + part.role), P=parent, Pg=page))
    if part.alt:
        made.Alt = String(part.alt)
    kids: list[object] = []
    for kid in part.kids:
        if isinstance(kid, Part):
            kids.append(_element(document, kid, made, page, owners))
        else:
            owners[kid] = made
            kids.append(kid)
    made.K = Array(kids)
    if part.role == "Table":
        _headed(part, made)
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
