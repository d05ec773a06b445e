"""図の描き方: where there are two customs the office chooses one, with a picture of each and a family drawn by all."""

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from kasesupport.cases import conventions as acts
from kasesupport.cases.roles import may
from kasesupport.cases.telling import word
from kasesupport.domain.conventions import CUSTOMS, Conventions, chosen
from kasesupport.drawing.items import Drawing
from kasesupport.ui.canvas.paint import to_image
from kasesupport.ui.canvas.sheet_view import SheetView
from kasesupport.ui.vault.conventions_pictures import example, small
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.section import Section
from kasesupport.ui.widgets import button, card, column, empty, ground, label, row, scroll

PICTURE = QSize(104, 80)  # logical px
SHARP = 2.0  # picture pixels a logical px
LARGEST = 0.9  # of a small picture
BAR = 20  # and beside the cards for the scroll bar
SIDE, SHOWN = 540, 400  # logical px: the choices, and the least the family is shown in
LARGE = 1.5  # of the family


class ConventionsSection(Section):
    """A card for each choice at the left, the family at the right. What is chosen is kept and drawn at once."""

    def __init__(self, desk: Desk) -> None:
        lead = self.tr("描き方がふたつある記号は、センターで決めて、全員が同じように描きます。選ぶとすぐに変わります。")
        super().__init__(desk, self.tr("図の描き方"), lead, whole=True)
        self.choices: dict[str, dict[str, QRadioButton]] = {}
        self.shown: Drawing = Drawing(0, 0)

    def parts(self) -> Iterable[QWidget]:
        conventions = acts.conventions(self.desk.file)
        self._place: QVBoxLayout = column()
        cards = column(*self._cards(conventions), None, margin=2, spacing=12)
        cards.setContentsMargins(2, 2, BAR, 2)
        self._choosing = scroll(ground(cards))
        self._choosing.setMinimumWidth(SIDE)
        self._choosing.setMaximumWidth(SIDE)
        shown = QScrollArea()
        shown.setWidgetResizable(True)
        shown.setWidget(ground(self._place))
        self._undo = button(self.tr("元に戻す"), self._take_back, "quiet", "undo-2")
        right = column(row(label(self.tr("この描き方での例"), "heading"), None, self._undo), shown)
        both = row(self._choosing, right, spacing=16)
        both.setStretch(1, 1)
        holder = QWidget()
        holder.setLayout(both)
        self._show(conventions)
        yield holder

    def _cards(self, conventions: Conventions) -> Iterable[QWidget]:
        if not self._may:
            words = self.tr("描き方を決められるのは、統括支援員と管理担当です。いまは、このように決まっています。")
            yield label(words, "warmbox")
        self.choices = {name: {} for name in CUSTOMS}
        self._groups = [self._group(name, conventions) for name in CUSTOMS]
        for name in CUSTOMS:
            yield self._card(name)

    @property
    def _may(self) -> bool:
        return may(self.desk.file, "conventions") and not self.desk.file.read_only

    def _group(self, name: str, conventions: Conventions) -> QButtonGroup:
        """One of them is on; the arrow keys go from one to the other."""
        group = QButtonGroup(self)
        for custom in CUSTOMS[name]:
            made = QRadioButton(word("ja", f"value.conventions.{name}.{custom}"))
            made.setObjectName("picture")
            made.setIconSize(PICTURE)
            made.setIcon(_icon(small(name, chosen(conventions, name, custom))))
            made.setAccessibleName(f"{_heading(name)}：{made.text()}")
            made.setEnabled(self._may)
            made.clicked.connect(lambda _=False, n=name, c=custom: self._choose(n, c))
            group.addButton(made)
            self.choices[name][custom] = made
        return group

    def _card(self, name: str) -> QFrame:
        return card(label(_heading(name), "label"), row(*self.choices[name].values(), spacing=10), margin=12, spacing=8)

    def _choose(self, name: str, custom: str) -> None:
        before = acts.conventions(self.desk.file)
        wanted = chosen(before, name, custom)
        self.desk.do(lambda: acts.set_conventions(self.desk.file, wanted))
        now = acts.conventions(self.desk.file)
        self._show(now)
        others = [each for each in CUSTOMS if each != name and getattr(now, each) != getattr(before, each)]
        for each in others:  # a triangle means one thing only
            told = self.tr("三角はひとつの意味だけに使うので、%1を「%2」に変えました。").replace("%1", _heading(each))
            self.desk.note(told.replace("%2", word("ja", f"value.conventions.{each}.{getattr(now, each)}")))

    def _take_back(self) -> None:
        if self.desk.file.can_undo("") == acts.OP and self.desk.do(lambda: self.desk.file.undo("")):
            self.desk.note(self.tr("元に戻しました"))
            self._show(acts.conventions(self.desk.file))

    def _show(self, conventions: Conventions) -> None:
        for name, buttons in self.choices.items():
            buttons[getattr(conventions, name)].setChecked(True)
        self._undo.setEnabled(self._may and self.desk.file.can_undo("") == acts.OP)
        self.shown = example(conventions)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The family fills the room beside the choices."""
        super().resizeEvent(event)
        if self.choices:
            self._fit()

    def _fit(self) -> None:
        empty(self._place)
        room = max(self.width() - SIDE - 4 * BAR, SHOWN)
        view = SheetView(self.shown, min(LARGE, room / self.shown.width))
        view.setAccessibleName(self.tr("この描き方での例"))
        self._place.addWidget(view)
        self._place.addStretch(1)


def _heading(name: str) -> str:
    """The name of a choice, as the journal has it."""
    return word("ja", f"value.setting.conventions.{name}")


def _icon(drawing: Drawing) -> QIcon:
    """A picture in the middle of its room, on white; as clear where it cannot be pressed."""
    scale = min(LARGEST, PICTURE.width() / drawing.width, PICTURE.height() / drawing.height)
    image = to_image(drawing, scale * SHARP)
    image.setDevicePixelRatio(SHARP)
    pixmap = QPixmap.fromImage(image)
    made = QIcon(pixmap)
    made.addPixmap(pixmap, QIcon.Mode.Disabled)
    return made
