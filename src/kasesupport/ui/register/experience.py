"""What helped and what did not, from cases: written without names, told to whoever thinks of the same resource."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kasesupport.cases import entries, experiences
from kasesupport.cases.experiences import Where
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.naming import names_in
from kasesupport.domain.problems import Problem
from kasesupport.domain.record import CaseRecord
from kasesupport.domain.register import Experience
from kasesupport.ui.choices import Choice
from kasesupport.ui.date_field import DateField
from kasesupport.ui.register import words
from kasesupport.ui.telling import told
from kasesupport.ui.widgets import TextField, button, card, column, empty, label, row
from kasesupport.ui.wizard.airy import airy
from kasesupport.ui.wizard.days import day_reader

EFFECTS = (("helped", "partly", "not"),)
NARROW = (("helped", "partly"), ("not",))  # the same beside a picture


class ExperienceForm(QWidget):
    """One experience to write down. `where`: the area's register, or a family whose undo then has it.

    `record` gives the family on the table, for the soft warning where the words hold a name of it.
    """

    def __init__(
        self,
        where: Where,
        entry_id: str,
        fail: Callable[[Problem], object],
        record: Callable[[], CaseRecord | None],
        effects: Sequence[Sequence[str]] = EFFECTS,
    ) -> None:
        super().__init__()
        self._where, self._id, self._fail, self._record = where, entry_id, fail, record
        self._effect = "helped"
        self._on = self._today()
        self.effect = Choice(words.effects(), effects, "helped", self._felt, self.tr("役に立ったか"))
        self.text = TextField(
            "", lambda _: None, self.tr("例：夕方の1時間があると、夜の口げんかが減った"), self.tr("経験"), 3
        )
        self.text.textChanged.connect(self._look)
        self.on = DateField(PartialDate.of(self._on), self._dated, self.tr("いつのこと"), self._reader())
        self._names: tuple[str, ...] = ()
        self.named = label("", "warm")
        self.named.hide()
        lead = self.tr("名前や、どの家庭かがわかることは書かないでください。ほかの家庭に会う人も読みます。")
        self.go = button(self.tr("経験を書きとめる"), self._keep, "main", "check")
        self.setLayout(column(airy(lead, "soft"), self.effect, self.text, self.named,
                              row(label(self.tr("いつのこと"), "label"), self.on), row(None, self.go)))  # fmt: skip

    def typed(self) -> str:
        """What stands there and is not kept yet."""
        return self.text.toPlainText().strip()

    def _keep(self) -> None:
        done = told(self._fail, lambda: experiences.note(
            self._where, self._id, self._effect, self.text.toPlainText(), self._on.isoformat()))  # fmt: skip
        if done:
            self.text.clear()

    def _felt(self, effect: str) -> None:
        self._effect = effect

    def _dated(self, day: PartialDate | None) -> None:
        self._on = day.span()[0] if day else self._today()

    def _look(self) -> None:
        """Soft: somebody's name may be a word too."""
        record = self._record()
        names = names_in(self.text.toPlainText(), record.graph.persons, (record.name,)) if record else ()
        said = self.tr(
            "この家庭の人の名前（%1）が入っているようです。「お母さん」「小学生のきょうだい」のように書きかえられますか。"
        )
        if names != self._names:
            self._names = names
            self.named.setText(said.replace("%1", "、".join(names)))
            self.named.setVisible(bool(names))

    def _file(self) -> CaseFile:
        return self._where if isinstance(self._where, CaseFile) else self._where.file

    def _today(self) -> date:
        return self._file().today()

    def _reader(self) -> Callable[[str], PartialDate]:
        return day_reader(self._today(), ahead=False)


class Experiences(QWidget):
    """Those of one entry, the newest first, and the form for one more."""

    def __init__(self, form: ExperienceForm, file: CaseFile, entry_id: str, fail: Callable[[Problem], object]) -> None:
        super().__init__()
        self.form, self._file, self._id, self._fail = form, file, entry_id, fail
        self._shown: tuple[Experience, ...] | None = None
        self._list: QVBoxLayout = column(spacing=8)
        self.setLayout(column(self._list, card(self.form), spacing=14))
        self.refresh()

    def count(self) -> int:
        """How many there are."""
        return len(self._shown or ())

    def refresh(self) -> None:
        """Read them again."""
        found = entries.experiences(self._file, self._id)
        if found == self._shown:
            return
        self._shown = found
        empty(self._list)
        for each in found:
            self._list.addWidget(self._line(each))
        if not found:
            self._list.addWidget(
                airy(self.tr("まだ書かれた経験はありません。使ってみてわかったことを、下に書きとめられます。"), "soft")
            )

    def _line(self, each: Experience) -> QWidget:
        effect = label(words.effects()[each.effect], "warm" if each.effect == "not" else "label", wrap=False)
        away = button("", lambda: self._remove(each.id), "quiet", "trash-2", self.tr("この経験を消す"))
        head = row(effect, label(words.day(each.on), "soft", wrap=False), None, away)
        return card(head, airy(each.text), margin=10, spacing=4)

    def _remove(self, experience_id: str) -> None:
        told(self._fail, lambda: experiences.remove(self._file, experience_id))
