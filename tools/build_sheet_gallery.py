"""Draws docs/sheets-family.png: the sheets for families side by side, as they print, with the example families.

    PYTHONPATH=src python tools/build_sheet_gallery.py

Each page is the PDF's own, looked at by pypdfium2. Filled from a family, or to be written by hand.
"""

import sys
from datetime import date
from pathlib import Path

import pypdfium2
from PIL import Image

from kasesupport.cases import families, views
from kasesupport.cases.opening import open_example
from kasesupport.domain.record import CaseRecord
from kasesupport.drawing.pdf import to_pdf
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.forms.spec import load
from kasesupport.sheets.tongues.reading import Reading

OUT = Path(__file__).parents[1] / "docs" / "sheets-family.png"
OFFICE = ("まちの こども家庭センター", "0120-000-000")
WIDE, GAP, COLUMNS, COLOURS = 330, 12, 5, 32
AS_IT_IS, SECOND_GRADE = Reading(), Reading(grade=2)
SAKURA, TSUJI, TRAN = "佐倉", "辻", "Trần"  # the example families
# sheet, whose or nobody's, page, how it is read
PAGES = (
    ("support-plan", SAKURA, 0, AS_IT_IS), ("support-plan", "", 1, AS_IT_IS),
    ("support-plan-child", SAKURA, 0, AS_IT_IS),
    ("support-plan-couple", "", 0, AS_IT_IS), ("support-plan-pregnant", TSUJI, 0, AS_IT_IS),
    ("family-tree", SAKURA, 0, AS_IT_IS), ("explanation", "", 0, Reading("easy")), ("consent", TRAN, 0, Reading("vi")),
    ("withdrawal", "", 0, Reading("pt")), ("introduction", SAKURA, 0, AS_IT_IS),
    ("reflection-adult", SAKURA, 0, Reading("en")), ("reflection-child", "", 0, SECOND_GRADE),
    ("my-ties", "", 0, AS_IT_IS), ("closing", "", 0, Reading("ko")), ("card", "", 0, Reading("zh")),
)  # fmt: skip


def records() -> dict[str, CaseRecord]:
    """The example families by the beginning of their names."""
    file = open_example()
    found = [views.record(families.open_case(file, line.family_id)) for line in views.families(file)]
    return {name: each for name in (SAKURA, TSUJI, TRAN) for each in found if each.name.startswith(name)}


def page(sheet: str, record: CaseRecord | None, number: int, reading: Reading) -> Image.Image:
    """One page of a sheet."""
    made = catalog.build(catalog.source(load(sheet), date(2026, 11, 30), OFFICE, record, reading=reading))
    shown = pypdfium2.PdfDocument(to_pdf(made))[number]
    return shown.render(scale=2 * WIDE / shown.get_width()).to_pil().resize((WIDE, WIDE * 297 // 210))


def main() -> int:
    """All of them on one picture."""
    known = records()
    shown = [page(name, known.get(who), n, how) for name, who, n, how in PAGES]
    high, rows = shown[0].height + GAP, -(-len(shown) // COLUMNS)
    whole = Image.new("RGB", (COLUMNS * (WIDE + GAP) + GAP, rows * high + GAP), "#d9d4cc")
    for place, each in enumerate(shown):
        whole.paste(each, (GAP + place % COLUMNS * (WIDE + GAP), GAP + place // COLUMNS * high))
    whole.quantize(COLOURS, dither=Image.Dither.NONE).save(OUT, optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
