"""The dock below the genogram: one tap for a relative of who is selected."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QWidget

from kasesupport.domain.people import FamilyGraph
from kasesupport.ui.widgets import button, column, label, row

HIGH = 56  # px; what a thumb hits without looking


class Dock(QFrame):
    """Rows of large buttons, one row for each kind of subject. `act` takes the button's name."""

    def __init__(self, act: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName("dock")
        self._act = act
        self.buttons: dict[str, QPushButton] = {}
        self._stack = QStackedWidget()
        self._rows = {
            "person": self._row(self._relatives(), ("together", "remove_person")),
            "union": self._row({"child_of_union": self.tr("子")}, ("remove_union",)),
            "household": self._row({}, ("remove_household",)),
            "": self._hint(),
        }
        for each in self._rows.values():
            self._stack.addWidget(each)
        self.setLayout(column(self._stack, margin=8))

    def show_for(self, kind: str, graph: FamilyGraph, subject: str) -> None:
        """The row for a person, a union, a household, or "" for nothing."""
        self._stack.setCurrentWidget(self._rows[kind])
        if kind == "person":
            parents = known_parents(graph, subject)
            self.buttons["father"].setEnabled(len(parents) < 2 and "M" not in parents)
            self.buttons["mother"].setEnabled(len(parents) < 2 and "F" not in parents)

    def _relatives(self) -> Mapping[str, str]:
        return {
            "father": self.tr("父"), "mother": self.tr("母"), "partner": self.tr("パートナー"),
            "sibling": self.tr("きょうだい"), "child": self.tr("子"),
        }  # fmt: skip

    def _row(self, adding: Mapping[str, str], others: tuple[str, ...]) -> QWidget:
        words = {"together": (self.tr("同居"), "house")}
        made = [
            self._button(name, word, "plus", self.tr("%1をたす").replace("%1", word)) for name, word in adding.items()
        ]
        for name in others:
            text, icon_name = words.get(name, (self.tr("消す"), "trash-2"))
            made.append(self._button(name, text, icon_name, text))
        holder = QWidget()
        holder.setLayout(row(None, *made[: len(adding)], _gap() if adding else None, *made[len(adding) :], None))
        return holder

    def _hint(self) -> QWidget:
        said = label(self.tr("人を押すと、ここから家族をふやせます。線や囲みを押すと、くわしく書けます。"), "soft")
        holder = QWidget()
        add = self._button("person", self.tr("人をたす"), "user-plus", self.tr("つながりを書かずに人をたす"))
        line = row(said, add, margin=4)
        line.setStretch(0, 1)
        holder.setLayout(line)
        return holder

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


def _gap() -> QWidget:
    made = QWidget()
    made.setFixedWidth(24)
    return made
