"""Sheets as PDFs: how long they take, and beside two other programs: python3 dev.py bench sheets.

In processor time, one after the other in turn, round by round: what else the machine does is no program's. A ratio is
taken within each round; told are the median of the rounds and, behind it, the least and the most. The others get the
same words, headings, lists and tables as HTML. WeasyPrint is put into a venv of its own (.venv-peers), LibreOffice is
Debian's libreoffice-writer-nogui; one that is not there is left out and told. Under two minutes on two busy cores.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from html import escape
from itertools import chain
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from secrets import token_bytes

from kasesupport import resources
from kasesupport.domain.record import CaseRecord
from kasesupport.drawing.items import Drawing, Text
from kasesupport.drawing.pdf import to_pdf
from kasesupport.drawing.reading_order import Part, Piece, read
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.forms.pack import pack
from kasesupport.sheets.forms.source import Source

ROUNDS, WARM = 3, 5
COPIES = 16  # pages more in one run of LibreOffice: what one page takes when the program is there
PAGES = 40
ON = date(2026, 11, 30)
SHEET = "consent"  # one page: a heading, a list, two tables, a box
AFRESH = 5  # times each filled sheet of one page is made
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
import sys, time
from weasyprint import HTML
HTML(sys.argv[1]).write_pdf()
fresh = time.process_time()
HTML(sys.argv[1]).write_pdf()
print(time.process_time() - fresh, fresh)
"""
Row = tuple[str, str, str, bool]
Act = Callable[[], Mapping[str, float]]


def main() -> int:
    """Measure everything and print one table."""
    print("| what | figure | goal | met |\n|---|---|---|---|")
    records = _records()
    for what, figure, goal, met in chain(_ours(records), _peers(records[0])):
        print(f"| {what} | {figure} | {goal} | {'yes' if met else 'NO'} |", flush=True)
    return 0


def _records() -> tuple[CaseRecord, ...]:
    """The example families."""
    from kasesupport import demo
    from kasesupport.store import engine
    from kasesupport.store.opening import open_file

    with tempfile.TemporaryDirectory() as folder:
        key = engine.DataKey(token_bytes(32), token_bytes(16))
        engine.create_file(Path(folder) / "data.db", key)
        file = open_file(Path(folder) / "data.db", key)
        records = demo.take_in(file)
        file.close()
    return records


def _source(name: str, record: CaseRecord | None) -> Source:
    return catalog.source(catalog.forms()[name], ON, ("まちの こども家庭センター", "0120-000-000"), record)


def _ours(records: Sequence[CaseRecord]) -> Iterator[Row]:
    names = [name for name, form in catalog.forms().items() if form.scope != "office"]
    filled = [(name, _source(name, record)) for record in records for name in names]
    every = [(*_made(source), name) for name, source in filled]
    single = [(ms, name) for ms, pages, name in every if pages == 1]
    slowest, which = max(single)
    told = (
        f"{statistics.median(ms for ms, _ in single):.0f} ms; the slowest of {len(single)} ({which}) {slowest:.0f} ms"
    )
    yield "every filled sheet of one page, warm", told, "60 ms", slowest < 60
    ms, pages, which = max((ms / pages, pages, name) for ms, pages, name in every if pages > 1)
    yield "a page of a longer sheet, warm, at most", f"{ms:.0f} ms ({which}, {pages} pages)", "60 ms", ms < 60
    first = [source for _, source in filled[: len(names)]]
    yield _case_file(first * -(-PAGES // sum(pages for _, pages, _ in every[: len(names)])))


def _made(source: Source) -> tuple[float, int]:
    """Milliseconds of a sheet that was made before, and its pages."""
    pages = catalog.build(source)
    to_pdf(pages)
    spent = []
    for _ in range(AFRESH if len(pages) == 1 else 1):
        begun = time.process_time()
        _one(source)
        spent.append(time.process_time() - begun)
    return statistics.median(spent) * 1000, len(pages)


def _one(source: Source) -> bytes:
    return to_pdf(catalog.build(source))


def _case_file(sources: Sequence[Source]) -> Row:
    told: list[float] = []

    def file() -> bytes:
        made = pack(sources, len(sources), told.append)
        return to_pdf(made.pages[:PAGES], outline=made.outline[:PAGES], progress=lambda done, _: told.append(done))

    whole = _median_ms(file, 1) / 1000
    return f"a case file of {PAGES} pages, progress told", f"{whole:.2f} s", "2 s", whole < 2 and bool(told)


def _peers(record: CaseRecord) -> Iterator[Row]:
    """All programs in the same rounds."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(html(catalog.build(_source(SHEET, record))), encoding="utf-8")
        font = str(resources.path("fonts", "BIZUDPGothic-Regular.ttf"))
        python, office = _weasyprint(), _office(page)
        fresh, bare = [sys.executable, "-c", BLANK.format(sheet=SHEET)], [sys.executable, "-c", BARE.format(font=font)]
        ours = partial(_median_ms, lambda: _one(_source(SHEET, record)), WARM)
        acts: list[Act] = [
            lambda: {"fresh": _spent(fresh), "bare": _spent(bare), "ours": ours()},
            *([lambda: _of_weasyprint(python, page)] if python else []),
            *([lambda: _of_office(*office)] if office else []),
        ]
        rounds = _in_turn(acts)
    what = "empty sheet in a fresh process / a line on a bare reportlab page in our font"
    yield _ratio(what, rounds, "fresh", "bare", "at most 3x", lambda ratio: ratio <= 3)
    for name, there in (("WeasyPrint", python), ("LibreOffice", office)):
        if not there:
            yield name, "not there", "", True
            continue
        for told, theirs, mine in (("warm", name, "ours"), ("a fresh process", f"{name}, fresh", "fresh")):
            what = f"{name} / ours, the same page, {told}"
            yield _ratio(what, rounds, theirs, mine, "more than 1x", lambda ratio: ratio > 1)


def _ratio(
    what: str, rounds: Sequence[Mapping[str, float]], one: str, other: str, goal: str, met: Callable[[float], bool]
) -> Row:
    ratios = [each[one] / each[other] for each in rounds]
    middle = statistics.median(ratios)
    return what, f"{middle:.1f}x ({min(ratios):.1f} to {max(ratios):.1f})", goal, met(middle)


def _weasyprint() -> str:
    """The Python that has it, "" where it cannot be had."""
    python = PEERS / "bin" / "python"
    if not python.exists():
        print("putting WeasyPrint into .venv-peers, once …", file=sys.stderr, flush=True)
        venv.create(PEERS, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "weasyprint"], check=False, stderr=subprocess.DEVNULL)
    there = subprocess.run([python, "-c", "import weasyprint"], capture_output=True, check=False).returncode == 0
    return str(python) if there else ""


def _office(page: Path) -> tuple[list[str], list[str]] | None:
    """LibreOffice for one page and for many, its profile made; None where it is not there."""
    if not (program := shutil.which("soffice")):
        return None
    copies = [page.with_name(f"{n}.html") for n in range(COPIES)]
    for each in copies:
        shutil.copy(page, each)
    profile = f"-env:UserInstallation=file://{page.parent}/profile"
    common = [program, "--headless", profile, "--convert-to", "pdf", "--outdir", str(page.parent), str(page)]
    _spent(common)
    return common, [*common, *map(str, copies)]


def _of_weasyprint(python: str, page: Path) -> Mapping[str, float]:
    """Told by itself: what a process took until its first page was there (its end is left out), and its second page."""
    done = subprocess.run([python, "-c", WEASY, str(page)], check=True, capture_output=True, text=True)
    warm, fresh = map(float, done.stdout.split())
    return {"WeasyPrint": 1000 * warm, "WeasyPrint, fresh": fresh}


def _of_office(one: Sequence[str], many: Sequence[str]) -> Mapping[str, float]:
    """A process with one page; a page more, by one with many."""
    fresh, whole = _spent(one), _spent(many)
    return {"LibreOffice": 1000 * (whole - fresh) / COPIES, "LibreOffice, fresh": fresh}


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


def _in_turn(acts: Sequence[Act]) -> list[dict[str, float]]:
    """Round by round what each took, measured one after the other; what was compiled stays compiled."""
    acts[0]()
    return [{name: spent for act in acts for name, spent in act().items()} for _ in range(ROUNDS)]


def _spent(command: Sequence[str]) -> float:
    """Processor seconds of a program and all it starts; what was compiled once stays compiled, as with a user."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env=kept)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _median_ms(act: Callable[[], object], times: int) -> float:
    """Median processor milliseconds of one act, after one that does not count."""
    act()
    spent = []
    for _ in range(times):
        begun = time.process_time()
        act()
        spent.append(time.process_time() - begun)
    return statistics.median(spent) * 1000
