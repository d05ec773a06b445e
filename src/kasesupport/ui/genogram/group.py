"""Several persons chosen at once: who they are, and what is done with all of them as one act."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from kasesupport.cases import people, placements
from kasesupport.diagrams.gather import GatherTool
from kasesupport.diagrams.hit import joined
from kasesupport.diagrams.lining import Way, collide, lined
from kasesupport.drawing.items import Point
from kasesupport.ui.canvas.camera import fitting
from kasesupport.ui.genogram.acts import maps_of
from kasesupport.ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from kasesupport.ui.genogram.page import GenogramPage

HAND = "gather"  # the name of the tool
NUDGE = 8.0  # px of the picture that an arrow key moves


class Gathering:
    """Who is chosen on a page, in the order in which they were; nobody unless the tool is in hand."""

    def __init__(self, page: "GenogramPage") -> None:
        self._page = page
        self.people: tuple[str, ...] = ()
        self._on = False
        page.canvas.toggled.connect(self.toggle)
        page.canvas.shifted.connect(self._shifted)
        page.canvas.nudged.connect(self._nudged)

    def tool(self) -> GatherTool:
        """The hand that chooses."""
        canvas = self._page.canvas
        return GatherTool(lambda: canvas.picture.places, lambda: self.people, lambda: not canvas.fixed)

    def is_on(self) -> bool:
        """Whether the tool is in hand."""
        return self._on

    def begin(self) -> None:
        """Take the tool in hand; who is selected is the first."""
        self._page.use(HAND, self.tool())

    def used(self, name: str) -> None:
        """A tool was taken in hand, "" for none: with ours whoever is selected is the first one chosen."""
        page, before = self._page, self._on
        self._on = name == HAND
        if self._on and not before:
            self._choose((page.selected,) if page.kind() == "person" else ())
        elif before and not self._on:
            self._choose(())

    def toggle(self, subject: str) -> None:
        """Take one in, or out again."""
        if not self.is_on():
            self.begin()
            if subject in self.people:
                return
        rest = tuple(each for each in self.people if each != subject)
        self._choose(rest if len(rest) < len(self.people) else (*rest, subject))

    def add(self, subjects: Iterable[str]) -> None:
        """Take these in too."""
        if not self.is_on():
            self.begin()
        self._choose(tuple(dict.fromkeys((*self.people, *subjects))))

    def choose(self, subjects: tuple[str, ...]) -> None:
        """These, and nobody else."""
        if not self.is_on():
            self.begin()
        self._choose(subjects)

    def follow(self) -> None:
        """Who is no longer in the record is no longer chosen."""
        self.people = tuple(each for each in self.people if self._page.is_known(each))
        self._page.canvas.nudging = bool(self.people) and self._page.model.can_write

    def remove(self) -> None:
        """Take all of them away as one act."""
        page, gone = self._page, self.people
        if gone:
            also = maps_of(page, gone)
            page.model.do(people.remove_people, gone)
            said = _tr("%1人を消しました。「元に戻す」で戻せます。").replace("%1", str(len(gone)))
            page.model.noted.emit(said + also)

    def line_up(self, way: Way) -> None:
        """Line them up where that lays nobody on another."""
        page, spots = self._page, self._page.placed().spots
        old = {each: (spots[each].x, spots[each].y) for each in self.people}
        if len(old) < (3 if way == "even" else 2):
            page.model.noted.emit(_tr("そろえるには、もう少し人を選んでください。"))
            return
        new = lined(old, way)
        moves = {each: (new[each][0] - x, new[each][1] - y) for each, (x, y) in old.items()}
        if collide({each: spots[each].box for each in old}, moves):
            page.model.noted.emit(_tr("人が重なってしまうので、そろえませんでした。"))
            return
        page.model.do(placements.align, page.diagram, new)

    def look_near(self) -> None:
        """See them as large as they fit; whoever is selected where nobody is chosen."""
        canvas = self._page.canvas
        wanted = self.people or (self._page.selected,)
        if boxes := [box for each in wanted if (box := canvas.picture.box_of(each))]:
            canvas.look(fitting(joined(boxes), canvas.width(), canvas.height()))

    def show(self) -> bool:
        """Show at the side what can be done with all of them; False where the tool is not in hand."""
        page, count = self._page, len(self.people)
        if self.is_on():
            make = partial(GroupPanel, count, page.model.can_write, page.act)
            page.side.show_part((HAND, *self.people), title(count), make)
        return self.is_on()

    def _choose(self, subjects: tuple[str, ...]) -> None:
        page = self._page
        self.people = subjects
        if subjects and page.selected not in subjects:
            page.flush()
            page.selected = subjects[-1]
        page.refresh()

    def _shifted(self, places: dict[str, Point]) -> None:
        self._page.model.do(placements.pin, self._page.diagram, places)

    def _nudged(self, dx: float, dy: float) -> None:
        spots = self._page.placed().spots
        places = {each: (spots[each].x + dx * NUDGE, spots[each].y + dy * NUDGE) for each in self.people}
        self._page.model.do(placements.nudge, self._page.diagram, places)


class GroupPanel(QWidget):
    """At the side: how many are chosen, and a button for each thing that can be done with all of them."""

    def __init__(self, count: int, can_write: bool, act: Callable[[str], object]) -> None:
        super().__init__()
        self._act = act
        self.buttons: dict[str, QPushButton] = {}
        made = self._button
        every = row(made("all", _tr("全員を選ぶ")), made("closer", _tr("ここを大きく見る"), count > 0))
        out = row(made("copy", _tr("写す"), count > 0), made("cut", _tr("切り取る"), can_write and count > 0))
        double = made("double", _tr("もう1組つくる"), can_write and count > 0)
        again = row(made("paste", _tr("貼る"), can_write), double)
        several = can_write and count > 1
        place = row(made("level", _tr("高さをそろえる"), several), made("upright", _tr("左右をそろえる"), several))
        rest = row(made("even", _tr("等間隔にする"), can_write and count > 2), None)
        order = made("arrange_one", _tr("選んだ人だけ並べなおす"), can_write and count > 0)
        gone = made("remove", _tr("選んだ人を消す"), can_write and count > 0)
        how = _tr("人を押すと、選んだり外したりできます。何もないところからなぞると、四角の中の人を選べます。")
        moved = _tr("選んだ人のひとりを動かすと、みんな動きます。矢印のキーでも少しずつ動きます。")
        self.setLayout(
            column(
                label(how, "soft"), label(moved, "soft"), every, label(_tr("そろえる"), "label"), place, rest, order,
                label(_tr("写す・貼る"), "label"), out, again, gone, made("stop", _tr("選ぶのをやめる")),
            )
        )  # fmt: skip

    def flush(self) -> None:
        """Nothing is typed here."""

    def _button(self, name: str, words: str, possible: bool = True) -> QPushButton:
        made = button(words, lambda: self._act(name))
        made.setEnabled(possible)
        self.buttons[name] = made
        return made


def title(count: int) -> str:
    """Over the panel."""
    return _tr("%1人を選んでいます").replace("%1", str(count)) if count else _tr("まとめて選ぶ")


def _tr(words: str) -> str:
    return QCoreApplication.translate("genogram", words)
