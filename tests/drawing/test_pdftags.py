"""The tags of a PDF, read back by another library: a tree whose every leaf is a marked piece of its page."""

from io import BytesIO
from itertools import chain

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Pdf

from kasesupport.drawing.items import Drawing, Path, part, rect
from kasesupport.drawing.pdf import to_pdf
from kasesupport.drawing.scripts import written
from kasesupport.drawing.text import paragraph, set_line

FRAME = Path(rect((0, 0, 9, 9)))


def text(words: str, y: float = 50):
    return set_line(words, 5, y, 12)


def page() -> Drawing:
    heads = part("TR", (part("TH", text("だれ")), part("TH", text("いつ"))))
    over = part("TR", (part("TH", text("まとめ")),))
    row = part("TR", (part("TH", text("母")), part("TD", text("朝"))))
    figure = part("Figure", (FRAME,), "母と子")
    return Drawing(300, 200, (part("H1", text("題")), FRAME, part("Table", (heads, over, row)), figure))


def opened(pages: list[Drawing], title: str = "題") -> Pdf:
    return Pdf.open(BytesIO(to_pdf(pages, title=title)))


def elements(of: pikepdf.Object) -> list[pikepdf.Object]:
    kids = [kid for kid in of.K if isinstance(kid, Dictionary)]
    return [*kids, *chain.from_iterable(elements(kid) for kid in kids)]


def test_the_tree_is_of_the_drawing() -> None:
    document = opened([page()])
    whole = document.Root.StructTreeRoot.K[0]
    found = elements(whole)
    assert [str(e.S) for e in whole.K] == ["/H1", "/Table", "/Figure"]
    assert [str(e.S) for e in found].count("/TR") == 3
    assert next(e.Alt for e in found if e.S == "/Figure") == "母と子"
    told = {str(e.A.get("/Scope")): e for e in found if "/A" in e}
    assert {"/Column", "/Row"} <= set(told)
    assert [e.A.ColSpan for e in found if "/A" in e and "/ColSpan" in e.A] == [2]


def test_every_marked_piece_has_its_part_and_every_part_its_page() -> None:
    document = opened([page(), page()])
    parents = document.Root.StructTreeRoot.ParentTree.Nums
    for number, leaf in enumerate(document.pages):
        marked = [op for op in pikepdf.parse_content_stream(leaf) if str(op.operator) in ("BDC", "BMC", "EMC")]
        ids = [int(op.operands[1].MCID) for op in marked if str(op.operator) == "BDC"]
        assert ids == list(range(len(ids)))
        assert parents[2 * number] == leaf.obj.StructParents == number
        owners = parents[2 * number + 1]
        assert len(owners) == len(ids)
        assert all(
            i in list(owner.K) and owner.Pg.objgen == leaf.obj.objgen for i, owner in zip(ids, owners, strict=True)
        )
        depth = [1 if str(op.operator) != "EMC" else -1 for op in marked]
        assert sum(depth) == 0


def test_a_part_in_another_language_says_which_and_such_words_within_a_part_are_a_span() -> None:
    both = part("H2", paragraph(f"名前　{written('Name', 'en')}", (0, 0, 200, 50), 12).items)
    alone = part("P", paragraph(written("姓名", "zh-Hans"), (0, 60, 200, 50), 12).items)
    document = opened([Drawing(300, 200, (both, alone))])
    heading, block = document.Root.StructTreeRoot.K[0].K
    assert "/Lang" not in heading
    assert [str(kid.Lang) for kid in heading.K if isinstance(kid, Dictionary) and kid.S == "/Span"] == ["en"]
    assert (str(block.S), str(block.Lang)) == ("/P", "zh-Hans")


def test_it_says_what_it_is() -> None:
    document = opened([page()], "𠮷 & <題>")
    root = document.Root
    assert root.MarkInfo.Marked
    assert root.Lang == root.StructTreeRoot.K[0].Lang == "ja"
    told = root.Metadata.read_bytes().decode()
    assert "𠮷 &amp; &lt;題&gt;" in told
    assert document.open_metadata()["dc:title"] == "𠮷 & <題>"


def test_bookmarks_are_the_headings_below_the_title() -> None:
    one = Drawing(300, 200, (part("H1", text("題")), part("H2", text("一", 90)), part("H2", text("二", 120))))
    two = Drawing(300, 200, (part("H2", text("三")),))
    toc = list(pypdfium2.PdfDocument(to_pdf([one, two])).get_toc())
    found = [(b.level, b.get_title(), b.get_dest().get_index()) for b in toc]
    assert found == [(0, "題", 0), (1, "一", 0), (1, "二", 0), (1, "三", 1)]
    assert [b.level for b in pypdfium2.PdfDocument(to_pdf([two, two])).get_toc()] == [0, 0]


def test_progress_is_told_page_by_page() -> None:
    told: list[tuple[int, int]] = []
    to_pdf([page()] * 3, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]
