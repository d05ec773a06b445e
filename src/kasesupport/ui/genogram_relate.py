"""The side panel after two persons were joined by a line: it asks what they are to each other."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kasesupport.cases import people, unions
from kasesupport.domain import kinship
from kasesupport.domain.people import FamilyGraph, Person
from kasesupport.ui.genogram_dock import known_parents
from kasesupport.ui.genogram_words import name_of, names_of
from kasesupport.ui.long_button import long_button
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import button, column, label

Way = tuple[str, Callable[[], None]]  # words of a button, and what it does


class RelatePanel(QWidget):
    """Buttons for what is possible between two persons; `done` takes the person to go on with."""

    def __init__(self, model: CaseModel, a: str, b: str, done: Callable[[str], object]) -> None:
        super().__init__()
        self._model, self._done = model, done
        graph = model.record.graph
        persons = {person.id: person for person in graph.persons}
        self.ways = self._ways(graph, persons[a], persons[b])
        made = [long_button(words, act) for words, act in self.ways]
        give_up = button(self.tr("やめる"), lambda: done(""), "quiet", "x")
        nothing = self.tr("この二人の間で、これ以上 結べる間柄はありません。")
        said = label(self.tr("二人の間柄を えらんでください。") if made else nothing)
        self.setLayout(column(said, *made, give_up))

    def _ways(self, graph: FamilyGraph, a: Person, b: Person) -> list[Way]:
        """What does not contradict the record: nobody becomes an own ancestor, nobody gets a third parent."""
        over = {a.id: kinship.ancestors(graph, a.id), b.id: kinship.ancestors(graph, b.id)}
        kin = a.id in over[b.id] or b.id in over[a.id]
        found: list[Way] = []
        if not kin and b.id not in kinship.partners(graph, a.id):
            found.append((self.tr("パートナー"), self._doer(a.id, unions.join, a.id, b.id)))
        for parent, child in ((a, b), (b, a)):
            if child.id not in over[parent.id]:
                found += self._as_child(graph, parent, child)
        return found

    def _as_child(self, graph: FamilyGraph, parent: Person, child: Person) -> list[Way]:
        who, found = name_of(child), []
        for union in graph.unions:
            if parent.id in union.partners and child.id not in (*union.children, *union.partners):
                words = self.tr("%1は %2の子").replace("%1", who).replace("%2", names_of(graph, union.partners))
                found.append((words, self._doer(child.id, unions.add_child, union.id, child.id)))
        if len(known_parents(graph, child.id)) < 2 and parent.id not in kinship.parents(graph, child.id):
            words = self.tr("%2は %1の親").replace("%1", who).replace("%2", name_of(parent))
            found.append((words, self._doer(child.id, people.make_parent, child.id, parent.id)))
        return found

    def _doer(self, subject: str, act: Callable[..., object], *arguments: str) -> Callable[[], None]:
        return lambda: self._do(subject, act, *arguments)

    def _do(self, subject: str, act: Callable[..., object], *arguments: str) -> None:
        self._model.do(act, *arguments)
        self._done(subject)
