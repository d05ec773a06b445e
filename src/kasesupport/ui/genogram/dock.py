"""The line below the genogram: what one can do next, in words, and what does not stand around a person."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QFrame, QPushButton

from kasesupport.domain.people import FamilyGraph
from kasesupport.ui.widgets import button, column, label, row

TOOLS = ("connect", "lasso", "pull", "bond", "gather")  # each with a hint of its own
HIGH = 48  # px; what a thumb hits without looking


class Dock(QFrame):
    """A hint and a few large buttons. `act` takes a button's name."""

    def __init__(self, act: Callable[[str], object], can_write: bool = True) -> None:
        super().__init__()
        self.setObjectName("dock")
        self._act, self._can_write = act, can_write
        self.hint = label("", "soft")
        self.buttons: dict[str, QPushButton] = {}
        ring = self._button("ring", self.tr("家族を足す"), "plus", self.tr("まわりにボタンを出す"))
        stop = self._button("stop", self.tr("やめる"), "x", self.tr("つなぐのをやめる"))
        remove = self._button("remove", self.tr("消す"), "trash-2", self.tr("選んだものを消す"))
        add = self._button("person", self.tr("人を足す"), "user-plus", self.tr("つながりを書かずに人を足す"))
        line = row(self.hint, ring, stop, remove, add, margin=2)
        line.setStretch(0, 1)
        self.setLayout(column(line, margin=6))

    def show_for(self, kind: str, in_hand: str) -> None:
        """For a person, a union, a bond, a household, or "" for nothing; `in_hand`: the tool that is used."""
        if not self._can_write:
            self.hint.setText(self.tr("人や線を押すと、くわしいことを横の欄で見られます。"))
            for made in self.buttons.values():
                made.hide()
            return
        of_kind = "line" if kind == "bond" else kind
        self.hint.setText(self._hints()[in_hand if in_hand in TOOLS else of_kind])
        self.buttons["ring"].setText(f" {self.tr('家族を足す') if kind == 'person' else self.tr('線をかえる')}")
        self.buttons["ring"].setVisible(kind in ("person", "union") and not in_hand)
        self.buttons["remove"].setVisible(bool(kind) and not in_hand)
        self.buttons["stop"].setVisible(bool(in_hand))
        self.buttons["person"].setVisible(not in_hand)

    def say_joined(self, name: str) -> None:
        """Somebody is being dragged over another, of this name."""
        over = self.tr("ここで指を離すと、%1 との間柄を選べます。動かすだけのときは、少し横で離してください。")
        self.hint.setText(over.replace("%1", name))

    def _hints(self) -> Mapping[str, str]:
        connect = self.tr("つなぎたいふたりを、順に押してください。ひとりからもうひとりへ、指でなぞってもつなげます。")
        return {
            "": self.tr("人を押すと、まわりに家族のボタンが出ます。線を押すと、関係の種類を選べます。"),
            "person": self.tr(
                "まわりのボタンで家族を足せます。指で動かせます。ほかの人の上で離すと、ふたりをつなげます。"
            ),
            "union": self.tr("まわりのボタンで、線の種類を選べます。年やこどものことは、右の欄に書けます。"),
            "line": self.tr("関係の種類・向き・いつからかを、右の欄で選べます。"),
            "bond": self.tr("関係を書きたい相手を、押してください。"),
            "household": self.tr("いっしょにくらす人を、右の欄で選べます。"),
            "connect": connect,
            "pull": self.tr("つなぎたい人の上で、指を離してください。"),
            "gather": self.tr("選びたい人を順に押すか、四角になぞってください。ひとりを動かすと、みんな動きます。"),
            "lasso": self.tr("いっしょにくらす人を、指で囲んでください。"),
        }

    def _button(self, name: str, words: str, icon_name: str, tip: str) -> QPushButton:
        made = button(words, lambda: self._act(name), "", icon_name)
        made.setAccessibleName(tip)
        made.setMinimumHeight(HIGH)
        self.buttons[name] = made
        return made


def known_parents(graph: FamilyGraph, person_id: str) -> list[str]:
    """The sexes of the parents a person was born to, as far as recorded."""
    homes = [union for union in graph.unions if person_id in union.children]
    born = [union for union in homes if person_id not in dict(union.child_kinds)] or homes
    sexes = {person.id: person.sex for person in graph.persons}
    return [sexes[partner] for union in born[:1] for partner in union.partners]
