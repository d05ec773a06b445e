"""What stands at the side of an own map: in words for whoever draws it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kasesupport.cases import ecomap
from kasesupport.domain.ecomap import PERSONAL, Resource, Tie
from kasesupport.ui.choices import Choice
from kasesupport.ui.ecomap.subjects import resource_of, tie_of
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import LineField, button, column, label

LINES = (("strong",), ("normal",), ("weak",), ("stress",), ("broken",))


class StartPart(QWidget):
    """Nothing is selected: how one begins."""

    def __init__(self) -> None:
        super().__init__()
        steps = (
            _tr("あなたや家族に かかわっている人や場所を、思いうかぶだけ かいてください。"),
            _tr("下のボタンを押すと、ひとつ ふえます。園や学校、お店などは、名前を入れて さがせます。"),
            _tr("人や場所を指で動かして、だれかの上に置くと、その人と つながります。"),
            _tr("線を押すと、どんな つながりかを えらべます。"),
            _tr("正しい答えは ありません。思ったとおりで だいじょうぶです。"),
        )
        self.setLayout(column(*(label(step) for step in steps), spacing=14))


class EntryPart(QWidget):
    """A person or a place: its name where it is in words of one's own, and with whom to tie it."""

    def __init__(self, model: CaseModel, resource_id: str, begin: Callable[[str], object]) -> None:
        super().__init__()
        self._model, self._id = model, resource_id
        found = resource_of(model.record, resource_id) or Resource(resource_id, "")
        self.name = LineField(found.name, self._rename, _tr("例：となりの やさしい おばちゃん"), _tr("なまえ"))
        self.name.setEnabled(found.kind in PERSONAL)
        told = label(_tr("まちの名簿にある なまえです。"), "soft")
        told.setVisible(found.kind not in PERSONAL)
        tie = button(_tr("ほかの人とも つなぐ"), lambda: begin(resource_id), "", "link")
        away = button(_tr("この図から外す"), self._leave, "", "trash-2")
        self.setLayout(column(label(_tr("なまえ"), "label"), self.name, told, tie, away, spacing=12))
        model.changed.connect(self._refresh)

    def flush(self) -> None:
        """Save what is being typed."""
        self.name.flush()

    def _rename(self, name: str) -> None:
        self._model.do(ecomap.edit_resource, self._id, name=name)

    def _leave(self) -> None:
        self._model.do(ecomap.leave_resource, self._id)

    def _refresh(self) -> None:
        if found := resource_of(self._model.record, self._id):
            self.name.show_text(found.name)


class TiePart(QWidget):
    """How a tie feels, and what it is for."""

    def __init__(self, model: CaseModel, tie_id: str) -> None:
        super().__init__()
        self._model, self._id = model, tie_id
        tie = tie_of(model.record, tie_id) or Tie(tie_id, "")
        self.strength = Choice(feelings(), LINES, tie.strength, lambda s: self._edit(strength=s), _tr("つながり"))
        self.purpose = LineField(
            tie.purpose,
            lambda text: self._edit(purpose=text),
            _tr("例：いっしょに あそぶ"),
            _tr("なにをする つながりか"),
        )
        away = button(_tr("この線を消す"), self._remove, "", "trash-2")
        self.setLayout(
            column(
                label(_tr("どんな つながり？"), "label"), self.strength,
                label(_tr("なにを してくれる？ いっしょに なにを する？"), "label"), self.purpose, away, spacing=12,
            )
        )  # fmt: skip
        model.changed.connect(self._refresh)

    def flush(self) -> None:
        """Save what is being typed."""
        self.purpose.flush()

    def _edit(self, **values: str) -> None:
        self._model.do(ecomap.edit_tie, self._id, **values)

    def _remove(self) -> None:
        self._model.do(ecomap.remove_tie, self._id)

    def _refresh(self) -> None:
        if tie := tie_of(self._model.record, self._id):
            self.strength.show_value(tie.strength)
            self.purpose.show_text(tie.purpose)


class MemberPart(QWidget):
    """Somebody of the family, or all of them."""

    def __init__(self, subject: str, begin: Callable[[str], object]) -> None:
        super().__init__()
        hint = label(_tr("下のボタンを押すと、ここに つながる人や場所が ふえます。"))
        tie = button(_tr("図にある人や場所と つなぐ"), lambda: begin(subject), "", "link")
        self.setLayout(column(hint, tie, spacing=12))


def feelings() -> Mapping[str, str]:
    """The strengths of a tie, as one may feel them."""
    return {
        "strong": _tr("とても たよりになる"), "normal": _tr("ふつう"), "weak": _tr("すこしだけ"),
        "stress": _tr("しんどいことがある"), "broken": _tr("いまは とぎれている"),
    }  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("own_maps", text)
