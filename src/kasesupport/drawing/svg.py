"""A drawing as SVG: real text that can be searched, and no ids of ours in a file meant for others."""

import re
from base64 import b64encode
from xml.sax.saxutils import escape, quoteattr

from kasesupport.drawing.fonts import FAMILIES
from kasesupport.drawing.items import Drawing, Group, Image, Item, Op, Path, Text
from kasesupport.drawing.measure import width
from kasesupport.drawing.painting import RIM

FALLBACK = ("Noto Sans JP", "sans-serif")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_svg(drawing: Drawing) -> str:
    """The drawing, one px a unit; groups that say what they show carry it as a title."""
    size = f'width="{_n(drawing.width)}" height="{_n(drawing.height)}"'
    box = f'viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang="ja" {size} {box}>'
    style = '<g stroke-linejoin="round" font-kerning="none" text-rendering="geometricPrecision">'
    return "\n".join((head, style, *(_item(item) for item in drawing.items), "</g>", "</svg>", ""))


def _item(item: Item) -> str:
    match item:
        case Group():
            title = f"<title>{_escaped(item.alt)}</title>" if item.alt else ""
            return f"<g>{title}{''.join(_item(i) for i in item.items)}</g>"
        case Path():
            return _path(item)
        case Text():
            return _text(item)
        case Image():
            x, y, w, h = (_n(v) for v in item.box)
            data = b64encode(item.png).decode("ascii")
            return (
                f'<image x="{x}" y="{y}" width="{w}" height="{h}" preserveAspectRatio="none" '
                f'href="data:image/png;base64,{data}"/>'
            )


def _path(path: Path) -> str:
    stroke = path.stroke if path.width > 0 else None
    line = ""
    if stroke:
        cap = "butt" if path.dash else "round"
        dash = f' stroke-dasharray="{" ".join(_n(d) for d in path.dash)}"' if path.dash else ""
        line = f' stroke="{stroke}" stroke-width="{_n(path.width)}" stroke-linecap="{cap}"{dash}'
    return f'<path d="{_d(path.ops)}" fill="{path.fill or "none"}"{line}/>'


def _d(ops: tuple[Op, ...]) -> str:
    return "".join(op[0] + " ".join(_n(v) for v in op[1:]) for op in ops)


def _text(text: Text) -> str:
    families = ", ".join(dict.fromkeys((f"'{FAMILIES[text.face]}'", f"'{FALLBACK[0]}'", FALLBACK[1])))
    weight = ' font-weight="bold"' if "bold" in text.face else ""
    halo = ""
    if text.halo:
        rim = _n(2 * RIM * text.size)
        halo = f' stroke="{text.halo}" stroke-width="{rim}" paint-order="stroke"'
    length = _n(width(text.text, text.size, text.face))
    place = f'x="{_n(text.x)}" y="{_n(text.y)}" textLength="{length}" xml:space="preserve"'
    font = f'font-size="{_n(text.size)}" font-family={quoteattr(families)}{weight}'
    return f'<text {place} {font} fill="{text.color}"{halo}>{_escaped(text.text)}</text>'


def _escaped(words: str) -> str:
    return escape(_NOT_XML.sub("", words))


def _n(value: float | str) -> str:
    return f"{float(value):.3f}".rstrip("0").rstrip(".")
