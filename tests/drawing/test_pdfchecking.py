"""A PDF from elsewhere: what acts, is locked, broken or grows without end is told apart from what may be kept."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from kasesupport.drawing.pdfchecking import look
from kasesupport.drawing.pdfimage import one_page


def made(pages: int = 1, **root: pikepdf.Object) -> Pdf:
    pdf = Pdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(595, 842))
    for key, value in root.items():
        pdf.Root[f"/{key}"] = value
    return pdf


def told(pdf: Pdf, **how: object) -> bytes:
    out = BytesIO()
    pdf.save(out, **how)  # type: ignore[arg-type]
    return out.getvalue()


def test_a_plain_one_may_be_kept_and_is_seen() -> None:
    plain = told(made(3))
    assert look(plain, 50) == ("", 3)
    assert one_page(plain, 2, 200).startswith(b"\x89PNG")


def test_what_acts_is_found_wherever_it_stands() -> None:
    script = Dictionary(S=Name("/JavaScript"), JS=pikepdf.String("app.alert(1)"))
    assert look(told(made(OpenAction=script)), 50)[0] == "acts"
    assert look(told(made(Names=Dictionary(EmbeddedFiles=Dictionary(Names=Array([]))))), 50)[0] == "acts"
    pdf = made()
    launch = Dictionary(Type=Name.Annot, A=Dictionary(S=Name("/Launch"), F=pikepdf.String("cmd.exe")))
    pdf.pages[0].Annots = Array([launch])
    assert look(told(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate), 50)[0] == "acts"


def test_what_is_locked_or_broken_or_too_long_is_told() -> None:
    assert look(told(made(), encryption=pikepdf.Encryption(owner="a", user="b")), 50)[0] == "locked"
    assert look(told(made(), encryption=pikepdf.Encryption(owner="a", user="")), 50)[0] == "locked"
    assert look(b"%PDF-1.7\nnothing", 50)[0] == "broken"
    assert look(told(made(3)), 2)[0] == "pages"
    assert one_page(b"%PDF-1.7\nnothing", 0, 100) == b""


@pytest.mark.parametrize("twice", [False, True])
def test_what_unpacks_without_end_is_told_without_unpacking_it(twice: bool) -> None:
    from zlib import compress

    pdf = made()
    if twice:
        bomb = pikepdf.Stream(pdf, compress(compress(bytes(1000))))
        bomb.Filter = Array([Name.FlateDecode, Name.FlateDecode])
    else:
        bomb = pikepdf.Stream(pdf, compress(bytes(3_000_000)))
        bomb.Filter = Name.FlateDecode
    pdf.Root.X = pdf.make_indirect(bomb)
    plain = told(pdf, recompress_flate=False, compress_streams=False)
    assert look(plain, 50, 1_000_000)[0] == "large"
    assert look(plain, 50)[0] == ("large" if twice else "")


def test_a_page_or_a_picture_larger_than_any_is_told() -> None:
    pdf = made()
    pdf.pages[0].MediaBox = Array([0, 0, 20_000, 20_000])
    assert look(told(pdf), 50)[0] == "large"
    pdf = made()
    picture = pikepdf.Stream(pdf, b"x")
    picture.Width, picture.Height = 50_000, 50_000
    pdf.Root.X = pdf.make_indirect(picture)
    assert look(told(pdf), 50)[0] == "large"
