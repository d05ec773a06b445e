from io import BytesIO

import pikepdf
import pypdfium2

from kasesupport.drawing.items import Drawing, Image, Path, line, rect
from kasesupport.drawing.measure import missing
from kasesupport.drawing.pdf import to_pdf
from kasesupport.drawing.text import paragraph, set_line

NAMES = "葛\U000e0101城と辻\U000e0100と𠮷田と﨑と髙と神\ufa19とNguyễn Thị Hoaと〓"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8cfc0f01f000500"
    "01ffa3f5e7c20000000049454e44ae426082"
)


def page(*items) -> Drawing:
    return Drawing(300, 200, items)


def text_of(pdf: bytes, number: int = 0) -> str:
    return pypdfium2.PdfDocument(pdf)[number].get_textpage().get_text_range()


def test_names_come_back_exactly() -> None:
    for bold in (False, True):
        assert text_of(to_pdf([page(*set_line(NAMES, 5, 50, 8, bold=bold))])) == NAMES


def test_a_page_of_many_signs_comes_back_exactly() -> None:
    signs = "".join(c for c in map(chr, range(0x4E00, 0x5200)) if not missing(c))[:600]
    rows = [signs[i : i + 30] for i in range(0, 600, 30)]
    lines = [t for i, row in enumerate(rows) for t in set_line(row, 5, 9 + i * 9, 8)]
    assert text_of(to_pdf([page(*lines)])).replace("\r\n", "") == signs


def test_a_halo_does_not_double_the_words() -> None:
    assert text_of(to_pdf([page(*set_line("なまえ𠮷", 5, 50, 14, halo="#ffffff"))])) == "なまえ𠮷"


def test_the_same_pages_give_the_same_bytes_whatever_was_printed_before() -> None:
    pages = [
        page(
            *set_line(NAMES, 5, 50, 12), *paragraph("文《ぶん》", (5, 60, 100, 50), 12).items, Image(PNG, (0, 0, 9, 9))
        )
    ]
    first = to_pdf(pages, title="題", outline=["一"])
    to_pdf([page(*set_line("葛\U000e0100と他の文字", 5, 50, 12, bold=True))])
    assert to_pdf(pages, title="題", outline=["一"]) == first


def test_only_the_fonts_in_use_are_named_and_all_are_embedded() -> None:
    pdf = to_pdf([page(*set_line("山田", 5, 50, 12, bold=True))])
    document = pikepdf.Pdf.open(BytesIO(pdf))
    fonts = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each]
    assert {str(each.BaseFont) for each in fonts} == {"/AAAAAA+BIZUDPGothic-Bold"}
    assert all("/FontFile2" in each.FontDescriptor for each in fonts)


def test_title_language_and_outline() -> None:
    pdf = to_pdf([page(), page()], title="𠮷田さんの計画", outline=["はじめ", "つぎ"])
    document = pypdfium2.PdfDocument(pdf)
    assert document.get_metadata_dict()["Title"] == "𠮷田さんの計画"
    assert [(b.get_title(), b.get_dest().get_index()) for b in document.get_toc()] == [("はじめ", 0), ("つぎ", 1)]
    opened = pikepdf.Pdf.open(BytesIO(pdf))
    assert opened.Root.Lang == "ja"
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert document[1].get_size() == (300, 200)


def test_strokes_fills_dashes_and_pictures_are_painted() -> None:
    items = (
        Path(rect((10, 10, 50, 50)), stroke=None, fill="#0072b2"),
        Path(line([(0, 100), (300, 100)]), "#d55e00", width=4, dash=(10, 10)),
        Image(PNG, (100, 10, 50, 50)),
    )
    picture = pypdfium2.PdfDocument(to_pdf([page(*items)]))[0].render().to_pil().convert("RGB")
    assert picture.getpixel((30, 30)) == (0, 0x72, 0xB2)
    assert picture.getpixel((5, 100)) == (0xD5, 0x5E, 0)
    assert picture.getpixel((15, 100)) == (255, 255, 255)
    assert picture.getpixel((125, 30)) != (255, 255, 255)
