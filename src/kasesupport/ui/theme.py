"""The look: calm, warm, large. Colours keep at least 4.5:1 for text on their ground (WCAG 2.2 AA)."""

from kasesupport import resources

INK = "#2b2a28"
SOFT_INK = "#5b5650"
PAPER = "#ffffff"
GROUND = "#faf6ef"
LINE = "#d9d0c3"
ACCENT = "#0b6a75"
ACCENT_SOFT = "#e2f1f2"
WARM = "#a8481f"
WARM_SOFT = "#fbeadf"
GOOD = "#2f6b3a"
GOOD_SOFT = "#e6f2e6"
SELECTED = "#0072b2"
GLOW = "#590072b2"  # over lines: what is selected shines through

CHEVRON = resources.path("icons", "chevron.svg").as_posix()
TICK = resources.path("icons", "tick.svg").as_posix()
TOUCH = 44  # least height and width of whatever is tapped, logical px
RADIUS = 10
FAMILY = "BIZ UDPGothic"

STYLE = f"""
* {{ font-family: "{FAMILY}", "Noto Sans JP"; font-size: 15px; color: {INK}; }}
QMainWindow, QDialog, QWidget#ground, QScrollArea, QScrollArea > QWidget > QWidget {{ background: {GROUND}; }}
QScrollArea {{ border: none; }}
QFrame#card {{ background: {PAPER}; border: 1px solid {LINE}; border-radius: {RADIUS}px; }}
QFrame#bar {{ background: {PAPER}; border: none; border-bottom: 1px solid {LINE}; }}
QFrame#rail {{ background: {PAPER}; border: none; border-right: 1px solid {LINE}; }}
QFrame#rungs {{ background: {PAPER}; border: none; }}
QFrame#side {{ background: {GROUND}; border: none; border-left: 1px solid {LINE}; }}
QFrame#dock {{ background: {PAPER}; border: none; border-top: 1px solid {LINE}; }}
QToolButton#dock {{ border: 1px solid transparent; border-radius: {RADIUS}px; background: transparent; font-size: 13px;
  padding: 4px 2px; }}
QToolButton#dock:hover {{ background: {ACCENT_SOFT}; }}
QToolButton#dock:pressed {{ background: #cfe6e8; }}
QToolButton#dock:focus {{ border: 2px solid {ACCENT}; padding: 3px 1px; }}
QToolButton#dock:disabled {{ color: #8b857d; }}
QToolButton#ring {{ border: 1px solid #8d857a; border-radius: {RADIUS}px; background: {PAPER}; font-size: 13px;
  padding: 3px 1px; }}
QToolButton#ring:hover {{ background: {ACCENT_SOFT}; }}
QToolButton#ring:pressed {{ background: #cfe6e8; }}
QToolButton#ring[off="true"] {{ color: {SOFT_INK}; background: {GROUND}; border: 1px dashed {LINE}; }}
QToolButton#ring[on="true"] {{ background: {ACCENT_SOFT}; border: 2px solid {ACCENT}; font-weight: bold; }}
QToolButton#ring:focus {{ border: 3px solid {ACCENT}; padding: 1px 0; }}
QPushButton#zoom {{ border: 1px solid transparent; background: transparent; padding: 4px 8px; min-height: 32px;
  font-weight: bold; }}
QPushButton#zoom:hover {{ background: {ACCENT_SOFT}; }}
QPushButton#zoom:focus {{ border: 2px solid {ACCENT}; padding: 3px 7px; }}
QPushButton#tool {{ border: 1px solid transparent; background: transparent; padding: 8px 10px; }}
QPushButton#tool:hover {{ background: {ACCENT_SOFT}; }}
QPushButton#tool:focus {{ border: 2px solid {ACCENT}; padding: 7px 9px; }}
QPushButton#tool:checked {{ background: {ACCENT}; color: {PAPER}; border-color: {ACCENT}; font-weight: bold; }}
QFrame#foot {{ background: {PAPER}; border: none; border-top: 1px solid {LINE}; }}
QFrame#guidance {{ background: {GROUND}; border: none; border-left: 1px solid {LINE}; }}
QFrame#tray {{ background: {PAPER}; border: 1px solid {LINE}; border-radius: {RADIUS}px; }}
QFrame#note {{ background: {INK}; border-radius: {RADIUS}px; }}
QFrame#note QLabel {{ color: {PAPER}; background: transparent; }}
QFrame#problem {{ background: {WARM_SOFT}; border: 1px solid {WARM}; border-radius: {RADIUS}px; }}
QFrame#alarm {{ background: {WARM_SOFT}; border: none; border-bottom: 2px solid {WARM}; }}
QFrame#aside {{ background: {ACCENT_SOFT}; border: none; border-radius: {RADIUS}px; }}
QLabel {{ background: transparent; }}
QLabel#title {{ font-size: 26px; font-weight: bold; }}
QLabel#heading {{ font-size: 19px; font-weight: bold; }}
QLabel#label {{ font-size: 15px; font-weight: bold; }}
QLabel#soft {{ color: {SOFT_INK}; font-size: 14px; }}
QLabel#warm {{ color: {WARM}; font-size: 14px; }}
QLabel#warmbox {{ background: {WARM_SOFT}; border: 1px solid {WARM}; border-radius: {RADIUS}px; padding: 12px; }}
QLabel#goodbox {{ background: {GOOD_SOFT}; border: 1px solid {GOOD}; border-radius: {RADIUS}px; padding: 12px; }}
QLabel#brand {{ font-weight: bold; padding-left: 12px; }}
QLabel#reading {{ background: {ACCENT_SOFT}; font-size: 14px; padding: 6px 16px; }}
QLabel#code {{ font-size: 24px; font-weight: bold; background: {GROUND}; border-radius: 8px; padding: 6px 4px; }}
QFrame#limits {{ background: {WARM_SOFT}; border: none; border-radius: {RADIUS}px; }}
QFrame#dot {{ background: {LINE}; border-radius: 5px; }}
QFrame#dot[on="true"] {{ background: {ACCENT}; }}
QFrame#notice {{ background: {WARM_SOFT}; border: 1px solid {WARM}; border-radius: {RADIUS}px; }}
QFrame#drop {{ background: {GROUND}; border: 2px dashed #8d857a; border-radius: {RADIUS}px; }}
QFrame#drop[over="true"] {{ background: {ACCENT_SOFT}; border-color: {ACCENT}; }}
QLineEdit, QPlainTextEdit, .QTextEdit, QComboBox, QDateEdit {{
  background: {PAPER}; border: 1px solid #8d857a; border-radius: 8px; padding: 8px 10px;
  min-height: 26px; selection-background-color: {ACCENT}; selection-color: {PAPER}; }}
QLineEdit:focus, QPlainTextEdit:focus, .QTextEdit:focus, QComboBox:focus {{
  border: 2px solid {ACCENT}; padding: 7px 9px; }}
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"], .QTextEdit[readOnly="true"], QComboBox:disabled {{
  background: {GROUND}; }}
QLineEdit[readOnly="true"]:!focus, QPlainTextEdit[readOnly="true"]:!focus,
.QTextEdit[readOnly="true"]:!focus, QComboBox:disabled {{
  border-color: {LINE}; }}
QLineEdit[wrong="true"] {{ border: 2px solid {WARM}; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox::drop-down {{ border: none; width: 32px; }}
QComboBox::down-arrow {{ image: url({CHEVRON}); width: 18px; height: 18px; }}
QComboBox QAbstractItemView {{ background: {PAPER}; border: 1px solid {LINE}; selection-background-color: {ACCENT_SOFT};
  selection-color: {INK}; outline: none; }}
QComboBox QAbstractItemView::item {{ min-height: {TOUCH}px; }}
QPushButton {{
  background: {PAPER}; border: 1px solid #8d857a; border-radius: {RADIUS}px; padding: 8px 16px;
  min-height: 26px; min-width: 26px; }}
QPushButton:hover {{ background: {ACCENT_SOFT}; }}
QPushButton:pressed {{ background: #cfe6e8; }}
QPushButton:focus {{ border: 2px solid {ACCENT}; padding: 7px 15px; }}
QPushButton:disabled {{ color: #8b857d; border-color: {LINE}; background: {GROUND}; }}
QPushButton#main {{ background: {ACCENT}; color: {PAPER}; border: 1px solid {ACCENT}; font-weight: bold; }}
QPushButton#main[big="true"] {{ min-height: 44px; font-size: 18px; padding: 8px 26px; }}
QPushButton#main:hover {{ background: #095a63; }}
QPushButton#main:focus {{ border: 2px solid {INK}; }}
QPushButton#main:disabled {{ background: #b9cfd1; border-color: #b9cfd1; color: {PAPER}; }}
QPushButton#quiet {{ border: 1px solid transparent; background: transparent; padding: 8px 10px; }}
QPushButton#quiet:hover {{ background: {ACCENT_SOFT}; }}
QPushButton#quiet:focus {{ border: 2px solid {ACCENT}; padding: 7px 9px; }}
QPushButton#faint {{ border: 1px solid transparent; background: transparent; padding: 8px 10px; font-size: 14px;
  color: {SOFT_INK}; }}
QPushButton#faint:hover {{ background: {ACCENT_SOFT}; }}
QPushButton#faint:focus {{ border: 2px solid {ACCENT}; padding: 7px 9px; }}
QPushButton#chip {{ border-radius: 22px; padding: 6px 14px; min-height: 30px; }}
QPushButton#chip:focus {{ padding: 5px 13px; }}
QPushButton#chip:checked {{ background: {ACCENT}; color: {PAPER}; border-color: {ACCENT}; font-weight: bold; }}
QPushButton#chip[at="true"] {{ border: 2px solid {INK}; padding: 5px 13px; }}
QPushButton#state {{ border: 1px solid transparent; background: transparent; color: {SOFT_INK}; font-size: 14px;
  padding: 6px 8px; border-radius: 22px; min-height: 30px; }}
QPushButton#state:hover {{ background: {ACCENT_SOFT}; }}
QPushButton#state:focus {{ border: 2px solid {ACCENT}; padding: 5px 7px; }}
QPushButton#state:checked {{ background: {WARM_SOFT}; border-color: {WARM}; color: {INK}; }}
QPushButton#pick {{ border-radius: 22px; padding: 6px 14px; min-height: 30px; }}
QPushButton#pick:focus {{ padding: 5px 13px; }}
QPushButton#pick:checked {{ background: {ACCENT_SOFT}; border-color: {ACCENT}; font-weight: bold; }}
QPushButton#number {{ border-radius: 22px; padding: 6px 2px; min-height: 30px; min-width: 38px; }}
QPushButton#number:focus {{ padding: 5px 1px; }}
QPushButton#number:checked {{ background: {ACCENT}; color: {PAPER}; border-color: {ACCENT}; font-weight: bold; }}
QFrame#entry {{ background: {GROUND}; border: none; border-radius: {RADIUS}px; }}
QFrame#foot QPushButton {{ min-height: 34px; min-width: 84px; }}
QFrame#foot QPushButton#quiet {{ min-width: 26px; }}
QPushButton#rail {{ border: none; border-radius: 8px; background: transparent; text-align: left; padding: 8px 12px;
  min-height: 28px; }}
QPushButton#rail:hover {{ background: {GROUND}; }}
QPushButton#rail:focus {{ border: 2px solid {ACCENT}; padding: 6px 10px; }}
QPushButton#rail[low="true"] {{ padding: 6px 12px; }}
QPushButton#rail[low="true"]:focus {{ padding: 4px 10px; }}
QPushButton#rail:checked {{ background: {ACCENT_SOFT}; font-weight: bold; }}
QPushButton#step {{ border: none; border-radius: 8px; background: transparent; text-align: left; padding: 6px 8px;
  min-height: 32px; }}
QPushButton#step:hover {{ background: {PAPER}; }}
QPushButton#step:focus {{ border: 2px solid {ACCENT}; padding: 4px 6px; }}
QPushButton#step:checked {{ background: {ACCENT_SOFT}; font-weight: bold; }}
QPushButton#row {{ border: 1px solid {LINE}; border-radius: {RADIUS}px; background: {PAPER}; text-align: left;
  padding: 0; min-height: 82px; }}
QPushButton#row:hover {{ background: {ACCENT_SOFT}; border-color: {ACCENT}; }}
QPushButton#row[on="true"] {{ background: {ACCENT_SOFT}; border: 2px solid {ACCENT}; }}
QPushButton#row:focus {{ border: 2px solid {ACCENT}; padding: 0; }}
QCheckBox, QRadioButton {{ min-height: {TOUCH}px; spacing: 10px; background: transparent; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 24px; height: 24px; }}
QCheckBox::indicator {{ border: 2px solid #6e675e; border-radius: 5px; background: {PAPER}; }}
QCheckBox::indicator:checked {{ background: {ACCENT}; border-color: {ACCENT}; image: url({TICK}); }}
QCheckBox:focus, QRadioButton:focus {{ color: {ACCENT}; text-decoration: underline; }}
QRadioButton#picture {{ background: {PAPER}; border: 1px solid {LINE}; border-radius: {RADIUS}px; padding: 6px; }}
QRadioButton#picture:checked {{ border: 3px solid {ACCENT}; padding: 4px; font-weight: bold; }}
QRadioButton#picture:disabled {{ color: {SOFT_INK}; }}
QRadioButton::indicator {{ border: 2px solid #6e675e; border-radius: 14px; background: {PAPER}; }}
QRadioButton::indicator:checked {{ width: 12px; height: 12px; border: 8px solid {ACCENT}; }}
QMenu {{ background: {PAPER}; border: 1px solid {LINE}; padding: 4px; }}
QMenu::item {{ padding: 14px 34px 14px 18px; border-radius: 6px; }}
QMenu::item:selected {{ background: {ACCENT_SOFT}; color: {INK}; }}
QMenu::item:disabled {{ color: #8b857d; }}
QMenu::separator {{ height: 1px; background: {LINE}; margin: 3px 8px; }}
QToolTip {{ background: {INK}; color: {PAPER}; border: none; padding: 6px; }}
QTableView {{ background: {PAPER}; border: 1px solid {LINE}; border-radius: 8px; outline: none;
  selection-background-color: {ACCENT_SOFT}; selection-color: {INK}; }}
QTableView:focus {{ border: 2px solid {ACCENT}; }}
QTableView::item {{ border-bottom: 1px solid {LINE}; padding: 0 8px; }}
QHeaderView {{ background: {GROUND}; border: none; }}
QHeaderView::section {{ background: {GROUND}; border: none; color: {SOFT_INK}; font-size: 14px;
  padding: 6px 8px; }}
QScrollBar:vertical {{ background: transparent; width: 14px; margin: 0; }}
QScrollBar::handle:vertical {{ background: #b8afa3; border-radius: 6px; min-height: 40px; margin: 1px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QScrollBar:horizontal {{ background: transparent; height: 14px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: #b8afa3; border-radius: 6px; min-width: 40px; margin: 1px; }}
QSlider::groove:horizontal {{ height: 6px; border-radius: 3px; background: {LINE}; }}
QSlider::handle:horizontal {{ background: {ACCENT}; border: 3px solid {PAPER}; width: 28px; height: 28px;
  margin: -14px 0; border-radius: 17px; }}
QSlider::handle:horizontal:focus {{ border-color: {INK}; }}
QListWidget {{ background: {PAPER}; border: 1px solid {LINE}; border-radius: 8px; padding: 4px; }}
QListWidget::item {{ padding: 4px 2px; }}
QListWidget::indicator {{ width: 24px; height: 24px; border: 2px solid #6e675e; border-radius: 5px;
  background: {PAPER}; }}
QListWidget::indicator:checked {{ background: {ACCENT}; border-color: {ACCENT}; image: url({TICK}); }}
QListWidget::item:selected {{ background: {ACCENT_SOFT}; color: {INK}; }}
QListWidget:focus {{ border: 2px solid {ACCENT}; padding: 3px; }}
QProgressBar {{ border: none; background: {LINE}; border-radius: 3px; max-height: 6px; }}
QProgressBar::chunk {{ background: {ACCENT}; border-radius: 3px; }}
"""
