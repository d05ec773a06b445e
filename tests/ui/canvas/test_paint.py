"""The screen shows what the paper shows."""

import gc
import io

import pypdfium2
import pytest
from PIL import Image as Pictures
from PIL import ImageChops, ImageFilter
from PySide6.QtGui import QImage

from kasesupport.drawing.icons import icon, names
from kasesupport.drawing.items import Drawing, Image, Path, circle, line, rect
from kasesupport.drawing.pdf import to_pdf
from kasesupport.drawing.text import paragraph, set_line
from kasesupport.ui.canvas.paint import to_image, to_png
from kasesupport.ui.fonts import load_fonts

pytestmark = pytest.mark.usefixtures("qapp")
SCALE = 150 / 72
NAMES = "葛\U000e0101城・辻\U000e0100・𠮷田・﨑・髙・神\ufa19・Nguyễn Thị Hoa・〓"
WORDS = "この文《ぶん》は、｜支援計画《しえんけいかく》の「れんしゅう」です。0120-000-000まで。\n" * 3


def everything() -> Drawing:
    icons = [p for i, n in enumerate(names()) for p in icon(n, (20 + i % 20 * 18, 20 + i // 20 * 18, 14, 14))]
    lines = [
        t for i, b in enumerate((False, True)) for t in set_line(NAMES, 20, 120 + i * 20, 11, bold=b, halo="#ffdd88")
    ]
    shapes = [
        Path(rect((20, 160, 360, 120), 8), "#0072B2", "#eef6fb", 1.5),
        Path(line([(20, 290), (380, 300)]), width=2, dash=(6, 4)),
        Path(circle(350, 320, 15), fill="#cccccc", width=3),
        Path(line([(20, 310), (60, 330), (20, 330)], closed=True), stroke=None, fill="#009E73"),
    ]
    picture = Image(to_png(Drawing(8, 8, (Path(rect((2, 2, 4, 4)), fill="#000000"),)), 4), (200, 300, 40, 40))
    words = paragraph(WORDS, (30, 170, 340, 100), 12.25).items
    return Drawing(400, 350, (*icons, *lines, *shapes, *words, picture))


def ink_of(picture: Pictures.Image) -> Pictures.Image:
    return picture.convert("L").point(lambda v: 255 if v < 160 else 0)


def unmatched(one: Pictures.Image, other: Pictures.Image) -> float:
    """The share of ink in one picture with no ink of the other within two pixels."""
    near = other.filter(ImageFilter.MaxFilter(5))
    lost = ImageChops.subtract(one, near)
    return lost.histogram()[255] / one.histogram()[255]


def test_paper_and_screen_agree() -> None:
    drawing = everything()
    paper = ink_of(pypdfium2.PdfDocument(to_pdf([drawing]))[0].render(scale=SCALE).to_pil())
    shown = to_image(drawing, SCALE).convertToFormat(QImage.Format.Format_Grayscale8)
    size, row = (shown.width(), shown.height()), shown.bytesPerLine()
    screen = ink_of(Pictures.frombuffer("L", size, bytes(shown.constBits()), "raw", "L", row, 1)).crop(
        (0, 0, *paper.size)
    )
    assert unmatched(paper, screen) < 0.005
    assert unmatched(screen, paper) < 0.005


def test_a_variation_sequence_looks_other_than_its_base() -> None:
    shown = [to_png(Drawing(40, 40, set_line(sign, 4, 34, 32)), 2) for sign in ("葛", "葛\U000e0101", "葛\U000e0100")]
    assert len(set(shown)) > 1


def test_a_sign_we_lack_leaves_ink() -> None:
    assert to_png(Drawing(40, 40, set_line("김", 4, 34, 32))) == to_png(Drawing(40, 40, set_line("〓", 4, 34, 32)))


def test_the_families_are_known_to_qt() -> None:
    assert load_fonts() == ("BIZ UDPGothic", "Noto Sans JP")
    gc.collect()


@pytest.mark.parametrize("size", [12, 31, 33, 96])
def test_letters_of_any_size_leave_as_much_ink_as_on_paper(size: int) -> None:
    """Qt drew none of those that came out larger than 64 px: the pale word across a page, a name seen from near."""
    page = Drawing(400, 150, tuple(set_line("下書き", 20, 120, size, bold=True)))
    with Pictures.open(io.BytesIO(to_png(page, 2.0))) as screen:
        shown = ink(screen)
    paper = ink(pypdfium2.PdfDocument(to_pdf((page,), title="")).get_page(0).render(scale=2.0).to_pil())
    assert 0.9 < shown / paper < 1.1


def ink(picture: Pictures.Image) -> int:
    return sum((255 - shade) * count for shade, count in enumerate(picture.convert("L").histogram()))
