"""What was drawn by hand, on a page of its own: as it was drawn, with the day and whose it is below it."""

from kasesupport.drawing.items import Drawing, moved, part
from kasesupport.drawing.text import literal, paragraph
from kasesupport.sheets.blocks import BODY, MM, NOTE
from kasesupport.sheets.paper import HEIGHT, WIDTH

EDGE, TOP, LINE = 15 * MM, 25 * MM, 10 * MM


def page(drawing: Drawing, told: str) -> Drawing:
    """`told`: one line below it, and what a reader of the page is told of the picture."""
    wide = WIDTH - 2 * EDGE
    scale = min(wide / drawing.width, (HEIGHT - 2 * TOP - LINE) / drawing.height)
    left = (WIDTH - drawing.width * scale) / 2
    picture = part("Figure", (moved(item, left, TOP, scale) for item in drawing.items), told)
    below = (EDGE, TOP + drawing.height * scale + 4 * MM, wide, LINE)
    return Drawing(WIDTH, HEIGHT, (picture, part("P", paragraph(literal(told), below, BODY, color=NOTE).items)))
