"""Sheets as PDFs: how long they take, and beside two other programs: python3 dev.py bench sheets.

In processor time, one after the other in turn: what else the machine does is no program's. The others get the same
words, headings, lists and tables as HTML. WeasyPrint is put into a venv of its own (.venv-peers), LibreOffice is
Debian's libreoffice-writer-nogui; one that is not there is left out and told.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from itertools import chain
from pathlib import Path
from secrets import token_bytes

from kasesupport import resources
from kasesupport.domain.record import CaseRecord
from kasesupport.drawing.items import Drawing, Text
from kasesupport.drawing.pdf import to_pdf
from kasesupport.drawing.reading_order import Part, Piece, read
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.forms.pack import pack
from kasesupport.sheets.forms.source import Source

ROUNDS, WARM = 5, 15
PAGES = 40
ON = date(2026, 11, 30)
SHEET = "consent"  # one page: a heading, a list, two tables, a box
PEERS = Path(__file__).parent.parent / ".venv-peers"
HTML_OF = {
    "H1": "h1",
    "H2": "h2",
    "P": "p",
    "L": "ul",
    "LI": "li",
    "LBody": "div",
    "Table": "table",
    "TR": "tr",
    "TH": "th",
    "TD": "td",
    "Figure": "div",
}
BARE = """
from io import BytesIO
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
pdfmetrics.registerFont(TTFont("text", {font!r}))
canvas = Canvas(BytesIO())
canvas.setFont("text", 12)
canvas.drawString(72, 700, "こども家庭センター")
canvas.save()
"""
BLANK = """
from datetime import date
from kasesupport.drawing.pdf import to_pdf
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.forms.spec import load
to_pdf(catalog.build(catalog.source(load({sheet!r}), date(2026, 11, 30))))
"""
WEASY = """
import statistics, sys, time
from weasyprint import HTML
def once():
    begun = time.process_time()
    HTML(sys.argv[1]).write_pdf()
    return time.process_time() - begun
once()
print(statistics.median(once() for _ in range(int(sys.argv[2]))) * 1000 if sys.argv[2] != "0" else 0)
"""
Row = tuple[str, str, str, bool]


def main() -> int:
    """Measure everything and print one table."""
    print("| what | figure | goal | met |\n|---|---|---|---|")
    record = _record()
    for what, figure, goal, met in chain(_ours(record), _processes(), _peers(record)):
        print(f"| {what} | {figure} | {goal} | {'yes' if met else 'NO'} |", flush=True)
    return 0


def _record() -> CaseRecord:
    from kasesupport import demo
    from kasesupport.store import engine
    from kasesupport.store.opening import open_file

    with tempfile.TemporaryDirectory() as folder:
        key = engine.DataKey(token_bytes(32), token_bytes(16))
        engine.create_file(Path(folder) / "data.db", key)
        file = open_file(Path(folder) / "data.db", key)
        record = demo.take_in(file)[0]
        file.close()
    return record


def _source(name: str, record: CaseRecord | None) -> Source:
    return catalog.source(catalog.forms()[name], ON, ("まちの こども家庭センター", "0120-000-000"), record)


def _ours(record: CaseRecord) -> list[Row]:
    source = _source(SHEET, record)
    one = _median_ms(lambda: to_pdf(catalog.build(source)), WARM)
    names = [name for name, form in catalog.forms().items() if form.scope != "office"]
    sources = [_source(name, record) for name in names]
    count = sum(len(catalog.build(each)) for each in sources)
    many = sources * -(-PAGES // count)
    told: list[float] = []

    def file() -> bytes:
        made = pack(many, len(many), told.append)
        return to_pdf(made.pages[:PAGES], outline=made.outline, progress=lambda done, _: told.append(done))

    whole = _median_ms(file, 3)
    return [
        ("one-page sheet, filled, warm", f"{one:.0f} ms", "60 ms", one < 60),
        (f"a case file of {PAGES} pages, progress told", f"{whole / 1000:.2f} s", "2 s", whole < 2000 and bool(told)),
    ]


def _processes() -> list[Row]:
    font = str(resources.path("fonts", "BIZUDPGothic-Regular.ttf"))
    blank = [sys.executable, "-c", BLANK.format(sheet=SHEET)]
    bare = [sys.executable, "-c", BARE.format(font=font)]
    ours, theirs = _in_turn([lambda: _spent(blank), lambda: _spent(bare)])
    ratio = ours / theirs
    what = "empty sheet in a fresh process / a line on a bare reportlab page in our font"
    return [(what, f"{ratio:.2f}x ({ours:.2f} s)", "3x", ratio <= 3)]


def _peers(record: CaseRecord) -> list[Row]:
    made = catalog.build(_source(SHEET, record))
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(html(made), encoding="utf-8")
        ours = _median_ms(lambda: to_pdf(catalog.build(_source(SHEET, record))), WARM)
        fresh = [sys.executable, "-c", BLANK.format(sheet=SHEET)]
        return [*_weasy(page, ours, fresh), *_office(page, ours, fresh)]


def _weasy(page: Path, ours: float, fresh: Sequence[str]) -> list[Row]:
    python = PEERS / "bin" / "python"
    if not python.exists():
        venv.create(PEERS, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "weasyprint"], check=False)
    if subprocess.run([python, "-c", "import weasyprint"], capture_output=True, check=False).returncode:
        return [("WeasyPrint", "not there", "", True)]
    told = subprocess.run([python, "-c", WEASY, page, "5"], check=True, capture_output=True, text=True).stdout
    process = [str(python), "-c", WEASY, str(page), "0"]
    theirs, whole = _in_turn([lambda: _spent(process), lambda: _spent(fresh)])
    return [*_beside("WeasyPrint", float(told) / ours, theirs / whole)]


def _office(page: Path, ours: float, fresh: Sequence[str]) -> list[Row]:
    if not (program := shutil.which("soffice")):
        return [("LibreOffice", "not there", "", True)]
    copies = [page.with_name(f"{n}.html") for n in range(9)]
    for each in copies:
        shutil.copy(page, each)
    common = [
        program,
        "--headless",
        f"-env:UserInstallation=file://{page.parent}/profile",
        "--convert-to",
        "pdf",
        "--outdir",
        str(page.parent),
    ]
    _spent([*common, str(page)])  # makes its profile
    one, nine, whole = _in_turn(
        [lambda: _spent([*common, str(page)]), lambda: _spent([*common, *map(str, copies)]), lambda: _spent(fresh)]
    )
    return [*_beside("LibreOffice", (nine - one) / 8 * 1000 / ours, one / whole)]


def _beside(name: str, warm: float, process: float) -> list[Row]:
    return [
        (f"{name} / ours, the same page, warm", f"{warm:.1f}x", "more than 1x", warm > 1),
        (f"{name} / ours, a fresh process", f"{process:.1f}x", "more than 1x", process > 1),
    ]


def html(pages: Sequence[Drawing]) -> str:
    """The same words in the same headings, lists and tables."""
    font = resources.path("fonts", "BIZUDPGothic-Regular.ttf").as_uri()
    face = f"@font-face {{font-family: ud; src: url({font})}} @page {{size: A4; margin: 14mm}}"
    look = "body {font: 12pt ud} table {width: 100%} th, td {border: 1px solid; height: 12mm}"
    body = "".join(_tag(part, *read(page)[1:]) for page in pages for part in read(page)[0])
    return f"<!doctype html><meta charset=utf-8><style>{face} {look}</style>{body}"


def _tag(part: Part, pieces: Sequence[Piece]) -> str:
    inside = "".join(_tag(kid, pieces) if isinstance(kid, Part) else _words(pieces, kid) for kid in part.kids)
    name = HTML_OF[part.role]
    return f"<{name}>{inside}</{name}>"


def _words(pieces: Sequence[Piece], number: int) -> str:
    leaves = chain.from_iterable(piece.leaves for piece in pieces if piece.number == number)
    return escape("".join(leaf.text for leaf in leaves if isinstance(leaf, Text)))


def _in_turn(acts: Sequence[Callable[[], float]]) -> list[float]:
    """The median of each, measured one after the other, round by round, after one that does not count."""
    for act in acts:
        act()
    rounds = [[act() for act in acts] for _ in range(ROUNDS)]
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def _spent(command: Sequence[str]) -> float:
    """Processor seconds of a program and all it starts; what was compiled once stays compiled, as with a user."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = os.times()
    subprocess.run(command, check=True, capture_output=True, env=kept)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _median_ms(act: Callable[[], object], times: int) -> float:
    """Median processor milliseconds of one act, after one that does not count."""
    act()
    spent = []
    for _ in range(times):
        begun = time.process_time()
        act()
        spent.append(time.process_time() - begun)
    return statistics.median(spent) * 1000
