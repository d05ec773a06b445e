"""The side panel after two persons were joined by a line: it asks what they are to each other."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kasesupport.diagrams.genogram import GenogramLook
from kasesupport.domain.people import FamilyGraph
from kasesupport.ui.genogram.ways import Section, act_of, sections
from kasesupport.ui.model import CaseModel
from kasesupport.ui.ring.grid import SignGrid
from kasesupport.ui.widgets import button, column, label


class RelatePanel(QWidget):
    """Pictures for what is possible between two persons, and in words why something is not.

    `done` takes what to go on with: a line that was drawn, one of the two, or "" if it was given up.
    """

    def __init__(
        self,
        model: CaseModel,
        a: str,
        b: str,
        look: GenogramLook,
        done: Callable[[str], object],
        bonds_first: bool = False,
    ) -> None:
        super().__init__()
        self._model, self._pair, self._done = model, (a, b), done
        persons = {person.id: person for person in model.record.graph.persons}
        *kin, bonds = sections(model.record.graph, persons[a], persons[b], look)
        self.sections = (bonds, *kin) if bonds_first else (*kin, bonds)
        self.grids: list[SignGrid] = []
        parts = [part for section in self.sections for part in self._section(section)]
        give_up = button(self.tr("やめる"), lambda: done(""), "quiet", "x")
        self.setLayout(column(label(self.tr("ふたりの間柄を選んでください。")), *parts, give_up))

    def _section(self, section: Section) -> list[QWidget]:
        title = label(section.title, "label")
        if section.note:
            return [title, label(section.note, "soft")]
        self.grids.append(SignGrid(section.choices, self.choose, self._model.noted.emit))
        return [title, self.grids[-1]]

    def choose(self, name: str) -> None:
        """Do what was chosen, and go on with it."""
        act, arguments = act_of(name, *self._pair)
        before = self._model.record.graph
        made = self._model.do(act, *arguments)
        if self._model.record.graph == before and not made:
            return  # refused: the words were said, another choice can be taken
        self._done(made if isinstance(made, str) and _is_line(self._model.record.graph, made) else self._pair[0])


def _is_line(graph: FamilyGraph, subject: str) -> bool:
    return subject in {union.id for union in graph.unions} | {bond.id for bond in graph.bonds}
