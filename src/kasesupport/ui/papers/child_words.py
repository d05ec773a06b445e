"""こどもに聞いた言葉: which of a child's words about a parent may stand on a paper that this parent reads."""

from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from kasesupport.cases import confiding
from kasesupport.domain.confided import Confided, about_parents, speaker_of, told_of
from kasesupport.domain.record import Need, Strength
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import button, card, chip, column, ground, label, row, scroll


class ChildWords(QDialog):
    """One card for each of the words; the mark is kept at once, and can be undone."""

    def __init__(self, parent: QWidget, model: CaseModel) -> None:
        super().__init__(parent)
        self._model = model
        self.setWindowTitle(self.tr("こどもに聞いた言葉"))
        lead = self.tr(
            "こどもの言葉のうち、親や家のことが入っているものです。こどもに「これを見せてもいい？」と聞いて、"
            "「いい」と言った言葉だけに印を付けてください。"
        )
        warn = self.tr("迷うときは、付けないでおきます。言葉を書き直すと、印は外れます。")
        words = [self._word(each) for each in about_parents(model.record)]
        ways = row(None, button(self.tr("とじる"), self.accept, "main"))
        self.setLayout(
            column(
                label(lead), label(warn, "soft"), scroll(ground(column(*words, None, spacing=10))), ways,
                margin=20, spacing=12,
            )
        )  # fmt: skip
        self.setMinimumSize(620, 480)

    def _word(self, each: Confided) -> QWidget:
        names = {one.id: one.called or one.name for one in self._model.record.graph.persons}
        who = names.get(speaker_of(each), self.tr("こども"))
        parents = "、".join(names[one.id] for one in told_of(self._model.record, each))
        about = self.tr("%1の言葉（%2のこと）").replace("%1", who).replace("%2", parents)
        turn = partial(self._turn, each)
        mark = chip(self.tr("見せてよいと言った"), bool(each.may_tell_on), turn)
        mark.setAccessibleName(f"{self.tr('見せてよいと言った')}：{each.text}")
        return card(label(about, "soft"), label(f"「{each.text}」"), row(mark, None), margin=14, spacing=6)

    def _turn(self, each: Confided, on: bool) -> None:
        noun = {Need: "need", Strength: "strength"}.get(type(each), "statement")
        self._model.do(confiding.may_tell, noun, each.id, agreed=on)
