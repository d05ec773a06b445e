"""What helped and what did not, from cases: written without names, told to whoever thinks of the same resource."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

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
from kasesupport.ui.wizard.days import day_reader

T = TypeVar("T")
EFFECTS = (("helped", "partly", "not"),)
NARROW = (("helped", "partly"), ("not",))  # the same beside a picture


class ExperienceForm(QWidget):
    """One experience, which saves itself as it is written. `where`: the area's register, or a family, whose undo it is.

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
        self.noted = ""  # the id of what is being written, once it says something
        self._effect, self._on = "helped", self._today()
        self._names: tuple[str, ...] = ()
        self.effect = Choice(words.effects(), effects, "helped", self._felt, self.tr("役に立ったか"))
        example = self.tr("例：夕方の1時間があると、夜の口げんかが減った")
        self.text = TextField("", self._save, example, self.tr("経験"), 3)
        self.text.textChanged.connect(self._look)
        reader = day_reader(self._today(), ahead=False)
        self.on = DateField(PartialDate.of(self._on), self._dated, self.tr("いつのこと"), reader)
        self.named = label("", "warm")
        self.named.hide()
        lead = self.tr("名前や、どの家庭かがわかることは書かないでください。ほかの家庭に会う人も読みます。")
        self.go = button(self.tr("書きおわった"), self.finish, "main", "check")
        self.setLayout(column(label(lead, "soft"), self.effect, self.text, self.named,
                              row(label(self.tr("いつのこと"), "label"), self.on), row(None, self.go)))  # fmt: skip

    def show_stored(self, found: Sequence[Experience]) -> None:
        """Take what is stored of the one being written; where it was taken back, begin anew."""
        if not self.noted:
            return
        own = next((each for each in found if each.id == self.noted), None)
        if own is None:
            self._begin()
        else:
            self._take(own)

    def correct(self, one: Experience) -> None:
        """Go on writing one that is there."""
        self.flush()
        self.noted = one.id
        self._take(one)
        self.text.setFocus()

    def finish(self) -> None:
        """It is written: the form is free for the next one."""
        self.flush()
        if not self.noted:
            self._fail(Problem("experience_needs_words"))
            return
        self._begin()

    def flush(self) -> None:
        """Save what is being typed."""
        self.text.flush()
        self.on.flush()

    def _begin(self) -> None:
        self.noted = ""
        self._take(Experience("", self._id, "helped", "", self._today().isoformat()))

    def _take(self, one: Experience) -> None:
        self._effect, self._on = one.effect, date.fromisoformat(one.on)
        self.effect.show_value(one.effect)
        self.text.show_text(one.text)
        self.on.show_date(PartialDate.of(self._on))
        self._look()

    def _save(self, text: str) -> None:
        if text.strip() and not self.noted:
            self.noted = self._file().new_id()  # before anybody hears of it
            self.noted = self._do(experiences.note, *self._told(text), new_id=self.noted) or ""
        elif text.strip():
            self._do(experiences.edit, self.noted, text=text)
        elif self.noted:
            gone, self.noted = self.noted, ""
            self._do(experiences.remove, gone)

    def _felt(self, effect: str) -> None:
        self._effect = effect
        if self.noted:
            self._do(experiences.edit, self.noted, effect=effect)

    def _dated(self, day: PartialDate | None) -> None:
        self._on = day.span()[0] if day else self._today()
        if self.noted:
            self._do(experiences.edit, self.noted, on=self._on.isoformat())

    def _do(self, act: Callable[..., T], *arguments: str, **values: str) -> T | None:
        return told(self._fail, lambda: act(self._where, *arguments, **values))

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

    def _told(self, text: str) -> tuple[str, ...]:
        return self._id, self._effect, text, self._on.isoformat()

    def _file(self) -> CaseFile:
        return self._where if isinstance(self._where, CaseFile) else self._where.file

    def _today(self) -> date:
        return self._file().today()


class Experiences(QWidget):
    """Those of one entry, the newest first, and the form for one more."""

    def __init__(self, form: ExperienceForm, file: CaseFile, entry_id: str, fail: Callable[[Problem], object]) -> None:
        super().__init__()
        self.form, self._file, self._id, self._fail = form, file, entry_id, fail
        self._shown: tuple[Experience, ...] | None = None
        self._count = 0
        self._list: QVBoxLayout = column(spacing=8)
        self.form.go.clicked.connect(self.refresh)
        self.setLayout(column(self._list, card(self.form), spacing=14))
        self.refresh()

    def count(self) -> int:
        """How many there are."""
        return self._count

    def refresh(self) -> None:
        """Read them again; the one being written stands in the form."""
        found = entries.experiences(self._file, self._id)
        self.form.show_stored(found)
        self._count = len(found)
        others = tuple(each for each in found if each.id != self.form.noted)
        if others == self._shown:
            return
        self._shown = others
        empty(self._list)
        for each in others:
            self._list.addWidget(self._line(each))
        if not others:
            said = self.tr("まだ書かれた経験はありません。使ってみてわかったことを、下に書きとめられます。")
            self._list.addWidget(label(said, "soft"))

    def _line(self, each: Experience) -> QWidget:
        effect = label(words.effects()[each.effect], "warm" if each.effect == "not" else "label", wrap=False)
        mend = button("", lambda: self._correct(each), "quiet", "pencil", self.tr("この経験を直す"))
        away = button("", lambda: self._remove(each.id), "quiet", "trash-2", self.tr("この経験を消す"))
        head = row(effect, label(words.day(each.on), "soft", wrap=False), None, mend, away)
        return card(head, label(each.text), margin=10, spacing=4)

    def _correct(self, one: Experience) -> None:
        self.form.correct(one)
        self.refresh()

    def _remove(self, experience_id: str) -> None:
        told(self._fail, lambda: experiences.remove(self._file, experience_id))
