"""Writes resources/icons/icons.txt: the outlines of the icons we use, on a grid of 24, one icon a line.

    python tools/build_icons.py FOLDER     # `icons` of an unpacked lucide-static package

The feeling faces of the sheets are our own. Strokes are to be drawn round, about 2 units wide.
"""

import re
import sys
from pathlib import Path

from fontTools.pens.basePen import decomposeQuadraticSegment
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib import SVGPath

TARGET = Path(__file__).parents[1] / "resources" / "icons"
NAMES = """
    align-center annoyed arrow-down arrow-left arrow-right arrow-up baby backpack battery-low bed-single bell
    book-open briefcase building-2 bus calendar calendar-days chart-line check chevron-down chevron-left
    chevron-right chevron-up circle circle-dashed circle-dot circle-help clipboard-check clipboard-list clock
    columns-2 cooking-pot copy corner-down-left door-open download ellipsis eye eye-off file-down file-text
    file-up flag folder-open footprints frown git-fork graduation-cap grip-vertical hand hand-heart handshake
    heart heart-handshake history home hospital house info key-round laugh layers link list list-checks
    list-filter lock log-out map map-pin maximize meh message-circle message-square-quote mic milestone moon
    mouse-pointer-2 move network paperclip pause pen-line pencil phone play plus printer redo-2 refresh-cw
    rotate-ccw rotate-cw save school search settings share-2 skip-back skip-forward smile speech sprout square stamp
    star stethoscope sun table tag tags target tent-tree trash-2 trending-up triangle-alert undo-2 unlink
    unlock upload user user-plus users users-round wand-sparkles x zoom-in zoom-out
"""
ROUND = '<circle cx="12" cy="12" r="10"/>'
DOT = 'r=".5" fill="currentColor"'  # so small that its stroke fills it
EYES = '<path d="M8.7 9v1.2M15.3 9v1.2"/>'
OWN = {
    "paw": '<circle cx="4.5" cy="10.5" r="2"/><circle cx="9" cy="5" r="2.2"/><circle cx="15" cy="5" r="2.2"/>'
    '<circle cx="19.5" cy="10.5" r="2"/><path d="M12 11.5C9 11.5 6.5 14.5 6.5 17.3C6.5 19.6 8.2 20.8 10 20.3'
    'C11.3 19.9 12.7 19.9 14 20.3C15.8 20.8 17.5 19.6 17.5 17.3C17.5 14.5 15 11.5 12 11.5Z"/>',
}
FACES = {
    "face-1": '<path d="M7.3 10q1.4-1.9 2.8 0M13.9 10q1.4-1.9 2.8 0M7 13.4h10a5 5 0 0 1-10 0z"/>',
    "face-2": EYES + '<path d="M7.8 14.4q4.2 3.9 8.4 0"/>',
    "face-3": EYES + '<path d="M8.2 15.6h7.6"/>',
    "face-4": EYES + '<path d="M8.3 16.6q3.7-2.7 7.4 0"/>',
    "face-5": '<path d="M6.9 8.5l2.6-1.1M17.1 8.5l-2.6-1.1M8.7 10.3v.6M15.3 10.3v.6M8.2 17q3-2.9 6 0"/>'
    '<path d="M17.3 12.3c-.8 1.2-1.1 1.7-1.1 2.2a1.1 1.1 0 0 0 2.2 0c0-.5-.3-1-1.1-2.2z"/>',
}


def ops(svg: str) -> list[str]:
    """The strokes of an SVG as M, L, C and Z with numbers of three decimals at most."""
    pen = RecordingPen()
    SVGPath.fromstring(svg.encode()).draw(pen)
    found: list[str] = []
    at = (0.0, 0.0)
    for name, points in pen.value:
        if name == "qCurveTo":
            for control, end in decomposeQuadraticSegment(points):
                found.append(_op("C", _between(at, control), _between(end, control), end))
                at = end
        elif name == "closePath":
            found.append("Z")
        elif name != "endPath":
            found.append(_op({"moveTo": "M", "lineTo": "L", "curveTo": "C"}[name], *points))
            at = points[-1]
    return found


def _between(end: tuple[float, float], control: tuple[float, float]) -> tuple[float, float]:
    return end[0] + (control[0] - end[0]) * 2 / 3, end[1] + (control[1] - end[1]) * 2 / 3


def _op(letter: str, *points: tuple[float, float]) -> str:
    return letter + " ".join(f"{round(v, 3):g}" for point in points for v in point)


def _lucide(path: Path) -> str:
    svg = path.read_text(encoding="utf-8")
    if 'fill="currentColor"' in svg.replace(DOT, ""):
        raise SystemExit(f"{path.name}: is filled, and we only stroke")
    return re.sub(r"<!--.*?-->", "", svg).strip()


def main(folder: Path) -> int:
    """All icons, sorted by name."""
    sources = {name: _lucide(folder / f"{name}.svg") for name in NAMES.split()}
    for name, inside in FACES.items():
        sources[name] = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{ROUND}{inside}</svg>'
    for name, inside in OWN.items():
        sources[name] = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{inside}</svg>'
    lines = [f"{name}\t{' '.join(ops(svg))}\n" for name, svg in sorted(sources.items())]
    (TARGET / "icons.txt").write_text("".join(lines), encoding="ascii")
    (TARGET / "LICENSE-lucide.txt").write_bytes((folder.parent / "LICENSE").read_bytes())
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
