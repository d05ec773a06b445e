"""What is left out of 経過: by kind, by whom it tells of, by whose words, by how, by day, by a word."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from kasesupport.domain.contacts import CONTACT
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.record import CaseRecord
from kasesupport.domain.texts import search_key
from kasesupport.practice.model import Practice
from kasesupport.ui import theme
from kasesupport.ui.calm import CalmBox
from kasesupport.ui.choices import Choice
from kasesupport.ui.chronicle.lines import Line
from kasesupport.ui.contacts.telling import HOW
from kasesupport.ui.date_field import DateField
from kasesupport.ui.widgets import button, chip, column, row
from kasesupport.ui.wizard.voices import name_of, speaker_words

SPEAKERS = ("child", "carer", "family", "kin", "agency", "observed", "practitioner")
DATE = 190  # logical px


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is shown. "" asks for nothing; `since` and `until` are ISO days, both counted in."""

    kind: str = "all"
    person: str = ""
    speaker: str = ""
    how: str = ""
    since: str = ""
    until: str = ""
    words: str = ""
    school: bool = True

    def takes(self, line: Line) -> bool:
        """Whether a line is shown."""
        return (
            (line.kind == self.kind or (self.kind == "all" and (self.school or line.kind != "school")))
            and (not self.person or self.person in line.persons)
            and (not self.speaker or self.speaker in line.speakers)
            and (not self.how or self.how == line.how)
            and (not self.since or self.since <= line.first)
            and (not self.until or line.first <= self.until)
            and line.holds(search_key(self.words))
        )


class Filters(QWidget):
    """`changed` is called when anything else is wanted."""

    def __init__(self, changed: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("reads", True)
        self._changed = changed
        self._kind, self._since, self._until = "all", "", ""
        kinds = {
            "all": _tr("すべて"), "contact": _tr("経過記録"), "words": _tr("聞いた言葉"), "note": _tr("フェーズの記録"),
            "event": _tr("出来事"),
        }  # fmt: skip
        self.kind = Choice(kinds, (tuple(kinds),), "all", self._choose, _tr("何を見るか"))
        self.school = chip(_tr("学年の始まり"), True, lambda _: changed())
        self.person, self.speaker, self.how = (
            self._box(words) for words in (_tr("だれのこと"), _tr("だれの言葉"), _tr("どうやって"))
        )
        self.since, self.until = self._day(_tr("いつから"), last=False), self._day(_tr("いつまで"), last=True)
        self.sought = QLineEdit()
        self.sought.setPlaceholderText(_tr("言葉でさがす"))
        self.sought.setAccessibleName(_tr("経過を言葉でさがす"))
        self.sought.setClearButtonEnabled(True)
        self.sought.setMinimumHeight(theme.TOUCH)
        self.sought.textChanged.connect(lambda _: changed())
        self.all: QPushButton = button(_tr("しぼりこみをやめる"), self.clear, "quiet", "x")
        top = row(self.kind, self.school, None, self.all, spacing=10)
        below = row(
            self.person, self.speaker, self.how, column(self.since, None), column(self.until, None), self.sought,
            spacing=8,
        )  # fmt: skip
        below.setStretch(5, 1)
        self.setLayout(column(top, below, spacing=8))

    @property
    def wanted(self) -> Wanted:
        """What is chosen now."""
        person, speaker, how = (str(box.currentData() or "") for box in (self.person, self.speaker, self.how))
        words, school = self.sought.text(), self.school.isChecked()
        return Wanted(self._kind, person, speaker, how, self._since, self._until, words, school)

    def offer(self, record: CaseRecord, practice: Practice) -> None:
        """Whom and what one can choose now."""
        people = {each.id: name_of(each) for each in record.graph.persons}
        fields = (field for asked in practice.records if asked.id == CONTACT for field in asked.fields)
        hows = (option for field in fields if field.id == HOW for option in field.options)
        _fill(self.person, _tr("だれのこと：すべて"), people)
        _fill(self.speaker, _tr("だれの言葉：すべて"), {**people, **{each: speaker_words(each) for each in SPEAKERS}})
        _fill(self.how, _tr("どうやって：すべて"), {option.id: option.label for option in hows})
        self.all.setVisible(self.wanted != Wanted())

    def clear(self) -> None:
        """Show everything again."""
        self._kind = "all"
        self.kind.show_value("all")
        self.school.setChecked(True)
        for box in (self.person, self.speaker, self.how):
            box.setCurrentIndex(0)
        self._since = self._until = ""
        for field in (self.since, self.until):
            field.retype("")
        self.sought.clear()
        self._changed()

    def _choose(self, kind: str) -> None:
        self._kind = kind
        self._changed()

    def _box(self, words: str) -> CalmBox:
        made = CalmBox()
        made.setAccessibleName(words)
        made.setMinimumHeight(theme.TOUCH)
        made.setMaximumWidth(176)
        made.activated.connect(lambda _: self._changed())
        return made

    def _day(self, words: str, *, last: bool) -> DateField:
        made = DateField(None, lambda told: self._keep(told, last=last), words, seeks=True)
        made.line.setPlaceholderText(words)
        made.setFixedWidth(DATE)
        return made

    def _keep(self, told: PartialDate | None, *, last: bool) -> None:
        on = told.span()[last].isoformat() if told else ""
        if last:
            self._until = on
        else:
            self._since = on
        self._changed()


def _fill(box: QComboBox, every: str, words: Mapping[str, str]) -> None:
    """Offer these; what was chosen stays chosen."""
    offered: Sequence[tuple[str, str]] = [("", every), *words.items()]
    if offered == [(box.itemData(i), box.itemText(i)) for i in range(box.count())]:
        return
    chosen = box.currentData()
    box.clear()
    for key, told in offered:
        box.addItem(told, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))


def _tr(words: str) -> str:
    return QCoreApplication.translate("chronicle", words)
