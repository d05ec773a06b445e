"""The dock of the ecomap: kinds of resources in groups, the register's search, and a hint while two are tied."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QStackedLayout, QToolButton, QWidget

from kasesupport.diagrams.ecomap.palette import KINDS, LACK
from kasesupport.domain.ecomap import ResourceKind
from kasesupport.ui.ecomap.kinds import GROUPS, group_words
from kasesupport.ui.ecomap.search import RegisterSearch
from kasesupport.ui.ecomap.tray import Tray, grid
from kasesupport.ui.icons import icon
from kasesupport.ui.pull import Pull
from kasesupport.ui.widgets import button, label, row

if TYPE_CHECKING:
    from kasesupport.ui.ecomap.page import EcomapPage

HIGH = 62  # px of a button of the dock
COLUMNS = 3


class Dock(QFrame):
    """Groups that open above it; `say` puts a hint in the place of everything."""

    def __init__(self, page: "EcomapPage") -> None:
        super().__init__()
        self.setObjectName("dock")
        self._page = page
        self.tray = Tray(page, self)
        self.search = RegisterSearch(page, self.tray)
        self.groups: dict[str, QToolButton] = self.make_groups()
        self.open_kinds: dict[str, QAbstractButton] = {}  # those of the group that was opened last
        self.missing = large(_tr("足りないもの"), "circle-dashed", LACK.line, _tr("足りないものを書く"))
        self.missing.clicked.connect(lambda: page.lack())
        self.hint = label("")
        stop = button(_tr("やめる"), lambda: page.use("", None), "", "x", _tr("つなぐのをやめる"))
        self._stop = stop
        self._pages = QStackedLayout(self)  # of none, its first page would be a window for a moment
        for parts in ((self.search, *self.groups.values(), self.missing, None), (self.hint, stop)):
            holder = QWidget()
            line = row(*parts, margin=6, spacing=2)
            line.setStretch(0, 1 if parts[0] is self.hint else 0)
            holder.setLayout(line)
            self._pages.addWidget(holder)

    def make_groups(self) -> dict[str, QToolButton]:
        """The buttons beside the search, by the first kind of each."""
        return {kinds[0]: self._group(kinds) for kinds in GROUPS}

    def show_for(self, in_hand: str) -> None:
        """The kinds, or what to do with the tool in hand."""
        self._pages.setCurrentIndex(1 if in_hand else 0)
        self._stop.setVisible(bool(in_hand))
        if in_hand:
            self.tray.shut()
            moving = self._page.canvas.nudging
            self._stop.setText(_tr(" おわる") if moving else _tr(" やめる"))
            self._stop.setAccessibleName(_tr("動かすのをおわる") if moving else _tr("つなぐのをやめる"))
            self.hint.setText(self._page.joining.hint())

    def say(self, words: str) -> None:
        """Only for the moment."""
        self._stop.hide()
        self.tray.shut()
        self.hint.setText(words)
        self._pages.setCurrentIndex(1)

    def _group(self, kinds: tuple[ResourceKind, ...]) -> QToolButton:
        first = KINDS[kinds[0]]
        made = large(group_words()[kinds[0]], first.icon, first.tone.line, _tr("%1から選んで足す"))
        made.clicked.connect(lambda: self._turn(made, kinds))
        return made

    def _turn(self, group: QToolButton, kinds: tuple[ResourceKind, ...]) -> None:
        """A second tap closes what the first has opened."""
        if self.tray.belongs_to(group):
            self.tray.shut()
            return
        self.open_kinds = {kind: self._kind(kind) for kind in kinds}
        self.tray.open(group, grid(tuple(self.open_kinds.values()), COLUMNS))
        self.open_kinds[kinds[0]].setFocus(Qt.FocusReason.TabFocusReason)

    def _kind(self, kind: ResourceKind) -> QToolButton:
        look = KINDS[kind]
        made = large(look.word, look.icon, look.tone.line, _tr("%1を足す"))
        made.clicked.connect(lambda: self._add(kind))
        pull = Pull(made)
        pull.pulled.connect(lambda at: self._page.carried(look.word, at))
        pull.dropped.connect(lambda at: self._drop(kind, at))
        return made

    def _add(self, kind: str) -> None:
        self.tray.shut()
        self._page.add(kind)

    def _drop(self, kind: str, at: QPointF) -> None:
        self.tray.shut()
        if drop := self._page.put_down_at(at):
            self._page.add(kind, *drop)


def large(words: str, sign: str, color: str, tip: str) -> QToolButton:
    """A button of the dock, its sign above its words; `tip` is what a reader says of `%1`, its words."""
    made = QToolButton()
    made.setObjectName("dock")
    made.setText(words)
    made.setIcon(icon(sign, color))
    made.setIconSize(QSize(26, 26))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    made.setMinimumSize(78, HIGH)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    made.setAccessibleName(tip.replace("%1", words))
    return made


def _tr(words: str) -> str:
    return QCoreApplication.translate("ecomap", words)
