"""The hard families and the example families as pictures, for docs/genogram.md: python3 dev.py bench pictures."""

import json
import re
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication
from tests.diagrams.genogram.hard import HARD

from kasesupport.cases import families, views
from kasesupport.cases.opening import open_example
from kasesupport.domain.people import FamilyGraph
from kasesupport.drawing.items import Drawing
from kasesupport.sheets.picture import genogram_picture
from kasesupport.ui.app import dress
from kasesupport.ui.canvas.paint import to_png

DOCS = Path(__file__).parents[1] / "docs"
ON = date(2026, 11, 25)
HEAD = """# Genograms that are hard to draw

The families that the tests name (`tests/diagrams/genogram/hard.py`) and the three example families, drawn by
`python3 dev.py bench pictures` with the office's first conventions. All hard guarantees hold on each of them
(`tests/diagrams/genogram/test_layout.py`); a crossing that no order avoids is drawn with a hop. Names are letters on
purpose: nobody here is real.
"""


def main() -> int:
    """Writes docs/genogram/*.png and the page that shows them."""
    app = QApplication([])
    dress(app)
    page = [HEAD]
    for name, drawing in [*_hard(), *_examples()]:
        file = DOCS / "genogram" / f"{'-'.join(re.findall('[a-z0-9]+', name))}.png"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(to_png(drawing, 1.0))
        page.append(f"## {name[0].upper()}{name[1:]}\n\n![{name}](genogram/{file.name})\n")
    (DOCS / "genogram.md").write_text("\n".join(page), encoding="utf-8")
    print(json.dumps({"pictures": len(page) - 1}))
    del app
    return 0


def _hard() -> list[tuple[str, Drawing]]:
    return [(name, _drawn(graph)) for name, graph in HARD.items()]


def _examples() -> list[tuple[str, Drawing]]:
    file = open_example()
    lines = views.families(file)
    made = [
        (f"example {n}", _drawn(views.record(families.open_case(file, line.family_id)).graph))
        for n, line in enumerate(sorted(lines, key=lambda each: each.name), 1)
    ]
    file.close()
    return made


def _drawn(graph: FamilyGraph) -> Drawing:
    return genogram_picture(graph, ON)
