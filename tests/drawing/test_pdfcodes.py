"""The operators of strokes and letters stand as reportlab's own objects would write them."""

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.colors import HexColor
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfgen.canvas import Canvas

from kasesupport.drawing.items import Path, Text, circle, line, rect
from kasesupport.drawing.painting import Halo
from kasesupport.drawing.pdfcodes import halo_codes, number, path_codes, text_codes
from kasesupport.drawing.pdffont import font_name

HIGH = 300.0


def canvas() -> Canvas:
    return Canvas(BytesIO(), pageCompression=0, initialFontName=font_name("text"))


def written(made: Canvas, before: int) -> str:
    return " ".join(made._code[before:])


@given(st.floats(-20_000, 20_000) | st.sampled_from([0.0, 1.0, -1.0, 0.5, -0.5, 1e-8, 9.9999999, 99.999999, 1000.0]))
def test_numbers_are_as_reportlab_writes_them(value: float) -> None:
    assert number(value) == fp_str(value)


def test_outlines_are_as_reportlab_writes_them() -> None:
    for path in (
        Path(rect((10, 20, 33.3, 44.4), 7), "#0072B2", "#eaf3fa", 1.4),
        Path(circle(50, 60, 7.8), stroke=None, fill="#0072B2"),
        Path(line([(3.2, 10.5), (200.25, 10.5)]), "#8a8a8a", width=0.7, dash=(1.5, 2.5)),
    ):
        made = canvas()
        before = len(made._code)
        outline = made.beginPath()
        add = {"M": outline.moveTo, "L": outline.lineTo, "C": outline.curveTo, "Z": outline.close}
        for op in path.ops:
            add[op[0]](*(HIGH - v if i % 2 else v for i, v in enumerate(op[1:])))
        if path.stroke:
            made.setStrokeColor(HexColor(path.stroke))
            made.setLineWidth(path.width)
            made.setLineCap(0 if path.dash else 1)
            made.setDash(list(path.dash))
        if path.fill:
            made.setFillColor(HexColor(path.fill))
        made.drawPath(outline, stroke=int(bool(path.stroke)), fill=int(bool(path.fill)))
        assert " ".join(path_codes(path, HIGH)) == written(made, before)


def test_letters_and_their_rims_are_as_reportlab_writes_them() -> None:
    text = Text(12.5, 40.25, "相談(そうだん)と𠮷田\\", 11.5, "bold", "#404040")
    theirs, ours = canvas(), canvas()
    before = len(theirs._code)
    theirs.setStrokeColor(HexColor("#ffffff"))
    theirs.setLineWidth(4.14)
    theirs.setDash([])
    theirs.setFont(font_name("bold"), text.size)
    theirs.drawString(text.x, HIGH - text.y, text.text, mode=1)
    theirs.setFillColor(HexColor(text.color))
    theirs.drawString(text.x, HIGH - text.y, text.text)
    codes = [*halo_codes(Halo(text, "#ffffff", 4.14), HIGH, ours._doc), *text_codes(text, HIGH, ours._doc)]
    assert " ".join(codes) == written(theirs, before)
