"""Draws docs/sheets-family.png and docs/sheets-office.png: the sheets as they print, with the example families.

    PYTHONPATH=src python tools/build_sheet_gallery.py

Each page is the PDF's own, looked at by pypdfium2. Filled from a family, or to be written by hand.
"""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pypdfium2
from PIL import Image

from kasesupport.cases import families, overview, views
from kasesupport.cases.opening import CaseFile, open_example
from kasesupport.domain.overview import NOTHING, Beside
from kasesupport.domain.record import CaseRecord
from kasesupport.drawing.pdf import to_pdf
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.forms.spec import load
from kasesupport.sheets.tongues.reading import Reading

DOCS = Path(__file__).parents[1] / "docs"
OFFICE = ("まちの こども家庭センター", "0120-000-000")
WIDE, GAP, COLUMNS, COLOURS = 330, 12, 5, 32
GROUND = "#d9d4cc"
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


# those for colleagues and agencies: sheet, whose or nobody's, page
FOR_COLLEAGUES = (
    ("intake-sheet", TSUJI, 0), ("case-record", SAKURA, 0), ("case-record", SAKURA, 2), ("progress-notes", SAKURA, 0),
    ("assessment", SAKURA, 0), ("assessment", "", 0), ("conference", SAKURA, 0), ("conference", SAKURA, 1),
    ("minutes", "", 0), ("outcome", SAKURA, 0), ("chronology", SAKURA, 0), ("fidelity", SAKURA, 0), ("fidelity", "", 0),
    ("progress-list", "", 0), ("agenda", "", 0),
)  # fmt: skip
Known = dict[str, tuple[CaseRecord, Beside]]


def records(file: CaseFile) -> Known:
    """The example families by the beginning of their names, with what stands beside their records."""
    cases = [families.open_case(file, line.family_id) for line in views.families(file)]
    found = [(views.record(case), overview.beside(case)) for case in cases]
    return {name: each for name in (SAKURA, TSUJI, TRAN) for each in found if each[0].name.startswith(name)}


def page(
    sheet: str, record: CaseRecord | None, number: int, reading: Reading = AS_IT_IS, beside: Beside = NOTHING
) -> Image.Image:
    """One page of a sheet, on a leaf as high as an A4 that stands."""
    source = catalog.source(load(sheet), date(2026, 11, 30), OFFICE, record, reading=reading, beside=beside)
    shown = pypdfium2.PdfDocument(to_pdf(catalog.build(source)))[number]
    drawn = shown.render(scale=2 * WIDE / shown.get_width()).to_pil()
    high = round(WIDE * drawn.height / drawn.width)
    leaf = Image.new("RGB", (WIDE, WIDE * 297 // 210), GROUND)
    leaf.paste(drawn.resize((WIDE, high)), (0, 0))
    return leaf


def gallery(shown: Sequence[Image.Image], out: Path) -> None:
    """All of them on one picture."""
    high, rows = shown[0].height + GAP, -(-len(shown) // COLUMNS)
    whole = Image.new("RGB", (COLUMNS * (WIDE + GAP) + GAP, rows * high + GAP), GROUND)
    for place, each in enumerate(shown):
        whole.paste(each, (GAP + place % COLUMNS * (WIDE + GAP), GAP + place // COLUMNS * high))
    whole.quantize(COLOURS, dither=Image.Dither.NONE).save(out, optimize=True)


def main() -> int:
    """Both galleries."""
    file = open_example()
    known, office = records(file), overview.over_all(file)
    whose: Known = {"": (CaseRecord("", ""), NOTHING)} | known
    gallery(
        [page(name, whose[who][0] if who else None, n, how) for name, who, n, how in PAGES], DOCS / "sheets-family.png"
    )
    shown = []
    for name, who, number in FOR_COLLEAGUES:
        beside = office if load(name).scope == "office" else whose[who][1]
        shown.append(page(name, whose[who][0] if who else None, number, beside=beside))
    gallery(shown, DOCS / "sheets-office.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
