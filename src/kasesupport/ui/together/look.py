"""How いっしょに looks: letters in three sizes, readings on or off, colours warm or of high contrast."""

from dataclasses import dataclass, replace

from kasesupport.ui import theme

SIZES = (20, 24, 28)  # px of the letters
TARGET = 56  # least height and width of whatever is tapped, logical px; the issue asks for 48
INK, PAPER, TABLE = "#2b2a28", "#fffdf8", "#f6ead7"


@dataclass(frozen=True, slots=True)
class Tone:
    """The paper of a card, the ink of its title, the edge of the paper."""

    paper: str
    ink: str
    edge: str = "#000000"


TONES = {
    "sea": Tone("#dff0f0", "#0b5d67", "#b5d8d9"), "leaf": Tone("#e4f1da", "#33602c", "#c2ddb1"),
    "sun": Tone("#fdeec4", "#7a4b00", "#eed28a"), "rose": Tone("#fbe2de", "#8f2f35", "#f0c0b9"),
    "sky": Tone("#e0ebfa", "#24508a", "#bbd0ee"), "rain": Tone("#ebe6f6", "#54448b", "#cfc5e8"),
}  # fmt: skip
PLAIN = Tone("#ffffff", "#000000")


@dataclass(frozen=True, slots=True)
class Look:
    """`size` counts the steps up (0 to 2), `ruby`: readings are shown, `strong`: high contrast."""

    size: int = 0
    ruby: bool = True
    strong: bool = False

    @property
    def px(self) -> int:
        """The letters of plain words."""
        return SIZES[self.size]

    def tone(self, name: str) -> Tone:
        """The colours of a card."""
        return PLAIN if self.strong else TONES.get(name, TONES["sea"])

    def larger(self) -> "Look":
        """One step up; after the largest the smallest again."""
        return replace(self, size=(self.size + 1) % len(SIZES))


def ground(look: Look) -> str:
    """The colour of the table."""
    return "#ffffff" if look.strong else TABLE


def style(look: Look) -> str:
    """The style sheet of everything within いっしょに."""
    table = ground(look)
    line, wide = ("#000000", 3) if look.strong else ("#d9c5a3", 1)
    ink = "#000000" if look.strong else INK
    soft = "#000000" if look.strong else theme.SOFT_INK
    chosen = " background: #fde7a8;" if look.strong else ""  # every edge is thick and black then
    return f"""
* {{ font-size: {look.px}px; color: {ink}; }}
QWidget#table, QWidget#table QScrollArea, QWidget#table QScrollArea > QWidget > QWidget {{ background: {table}; }}
QFrame#head {{ background: {PAPER}; border: none; border-bottom: {wide}px solid {line}; }}
QFrame#head QPushButton {{ font-size: 18px; padding: 6px 12px; }}
QFrame#side {{ background: {table}; border-left: {wide}px solid {line}; }}
QFrame#dock QLineEdit {{ padding: 4px 10px; font-size: 18px; }}
QFrame#card {{ border: {wide}px solid {line}; }}
QFrame#sheet {{ background: {PAPER}; border: {wide}px solid {line}; border-radius: 22px; }}
QLabel#soft {{ color: {soft}; font-size: {look.px - 3}px; }}
QLabel#said {{ font-size: {look.px + 3}px; }}
QLabel#heading {{ font-size: {look.px + 3}px; font-weight: bold; }}
QLabel#title {{ font-size: {look.px + 8}px; font-weight: bold; }}
QLabel#say {{ background: {theme.GOOD_SOFT}; border-radius: 14px; padding: 8px 16px; }}
QPushButton, QToolButton {{ min-height: {TARGET - 18}px; min-width: {TARGET - 18}px; padding: 8px;
  border-radius: 16px; }}
QPushButton#plain {{ background: {PAPER}; border: {wide + 1}px solid {line}; padding: 6px 16px; }}
QPushButton#plain:focus, QPushButton#who:focus, QPushButton#face:focus {{ border: 4px solid {theme.SELECTED}; }}
QPushButton#main {{ padding: 6px 22px; font-weight: bold; }}
QPushButton#who {{ background: {PAPER}; border: {wide + 1}px solid {line}; border-radius: 22px; padding: 4px 16px; }}
QPushButton#who:checked {{ border: 4px solid {ink}; font-weight: bold;{chosen} }}
QPushButton#face {{ background: {PAPER}; border: {wide + 1}px solid {line}; border-radius: 24px; padding: 4px; }}
QPushButton#face:checked {{ background: #fde7a8; border: 4px solid {ink}; }}
QPushButton#face:disabled {{ color: #8b857d; background: transparent; border-color: transparent; }}
QPushButton#chip {{ border-radius: 24px; padding: 6px 18px; border: {wide + 1}px solid {line}; }}
QPushButton#chip:checked {{ background: {theme.ACCENT}; color: {theme.PAPER}; }}
QPushButton#main {{ color: {theme.PAPER}; }}
QLineEdit QToolButton {{ min-height: 0; min-width: 0; padding: 0; }}
QToolButton#ring {{ font-size: 13px; min-width: 0; padding: 2px; }}
QToolButton#dock {{ font-size: 16px; }}
QPlainTextEdit, QLineEdit {{ background: #ffffff; border: 2px solid {soft}; border-radius: 16px; padding: 4px 12px; }}
QPlainTextEdit:focus, QLineEdit:focus {{ border: 4px solid {theme.SELECTED}; padding: 2px 10px; }}
"""


def sheet_style(tone: Tone, *, strong: bool) -> str:
    """Of one card of the table: its own paper."""
    line, foot = (
        ("3px solid #000000", "3px solid #000000") if strong else (f"1px solid {tone.edge}", f"5px solid {tone.edge}")
    )
    return f"""
QPushButton {{ background: {tone.paper}; border: {line}; border-bottom: {foot}; border-radius: 26px; padding: 0; }}
QPushButton:hover {{ border: 2px solid {tone.ink}; }}
QPushButton:focus {{ border: 5px solid {theme.SELECTED}; }}
"""
