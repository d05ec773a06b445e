"""ニーズ and 強み: short entries with whose words and whose they are."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from kasesupport.cases import matching, plans
from kasesupport.practice.model import Question
from kasesupport.ui.widgets import column, label, row
from kasesupport.ui.wizard.chips import Chips, Choice, Keys
from kasesupport.ui.wizard.desk import Desk
from kasesupport.ui.wizard.entries import Acts, EntryField, Row, line
from kasesupport.ui.wizard.listed import ListBody
from kasesupport.ui.wizard.need_tags import Known, NeedTags
from kasesupport.ui.wizard.need_ways import NeedWays
from kasesupport.ui.wizard.voices import name_of, named


def acts(desk: Desk, noun: str) -> Acts:
    """How a need, strength, consent or appointment is kept."""
    do = desk.model.do
    return Acts(
        lambda entry_id, **values: do(plans.add_entry, noun, id=entry_id, **values),
        partial(do, plans.edit_entry, noun),
        partial(do, plans.remove_entry, noun),
    )


def whose(desk: Desk) -> list[Choice]:
    """Those a need or a strength can belong to: the children first, then the grown-ups."""
    who = desk.parts()
    return named((*who.child, *who.carer, *who.family))


def show_said(words: QLabel, desk: Desk, entry: object) -> None:
    """Who said it at the table, where somebody did."""
    person = desk.person(str(getattr(entry, "speaker_id", "")))
    told = QCoreApplication.translate("needs", "「いっしょに」で %1が話した言葉")
    words.setText(told.replace("%1", name_of(person)) if person else "")
    words.setVisible(person is not None)


class Needs(ListBody):
    """必要なこと: the words, whose words these are, and whose need it is."""

    def __init__(self, desk: Desk, question: Question, subject_id: str = "") -> None:
        super().__init__(desk, question, subject_id)
        keep = acts(desk, "need")
        self._known: tuple[str, ...] = ()
        self.show_list(
            lambda entry_id: NeedRow(entry_id, keep, desk, self.entries.add, lambda: self._known),
            lambda: desk.record.needs,
            self.tr("必要なことを足す"),
        )

    def parts(self) -> Iterator[None]:
        self._known = matching.known_tags(self.desk.model.case)
        yield from super().parts()


class NeedRow(Row):
    """One need; `known` gives the tags in use."""

    LINES = 2

    def __init__(self, entry_id: str, keep: Acts, desk: Desk, entered: Callable[[], object], known: Known) -> None:
        super().__init__(entry_id, keep, {"text": "", "voice": "family", "person_id": ""})
        self._desk = desk
        self.words = EntryField(
            lambda text: self.keep(text=text), self.tr("必要なこと"), self.tr("こうなるために、何があるとよいか"),
            entered=entered,
        )  # fmt: skip
        self.voice = Chips(self._voiced, self.tr("だれの言葉"))
        self.voice.offer([Choice("family", self.tr("家族の言葉")), Choice("practitioner", self.tr("実践者の見立て"))])
        self.whose = Chips(lambda keys: self.keep(person_id=keys[0] if keys else ""), self.tr("だれのこと"),
                           folds=True, prompt=self.tr("だれのこと？"))  # fmt: skip
        about = row(self.voice, self.whose, spacing=24)
        about.setStretch(1, 1)
        self.tags = NeedTags(desk, entry_id, known)
        self.tags.hide()  # until there is a need to tag
        self.ways = NeedWays(desk, entry_id)
        self.said = label("", "soft")
        self.said.hide()
        self.setLayout(column(line(self.words, self.ways, self.bin), self.said, about, self.tags, spacing=4))

    def take(self, entry: object) -> None:
        super().take(entry)
        self.tags.show()
        self.tags.show_tags(getattr(entry, "tags", ()))
        show_said(self.said, self._desk, entry)
        self.ways.refresh()

    def show_values(self) -> None:
        self.words.show_text(self.values["text"])
        self.voice.show_chosen([self.values["voice"]])
        self.whose.offer(whose(self._desk))
        self.whose.show_chosen([self.values["person_id"]] if self.values["person_id"] else [])

    def start(self) -> None:
        self.words.setFocus()

    def _voiced(self, keys: Keys) -> None:
        self.keep(voice=keys[0] if keys else self.values["voice"])
        self.voice.show_chosen([self.values["voice"]])


class Strengths(ListBody):
    """強み of a person or of the family."""

    def __init__(self, desk: Desk, question: Question, subject_id: str = "") -> None:
        super().__init__(desk, question, subject_id)
        keep = acts(desk, "strength")
        self.show_list(
            lambda entry_id: StrengthRow(entry_id, keep, desk, self.entries.add),
            lambda: desk.record.strengths,
            self.tr("強みを足す"),
        )


class StrengthRow(Row):
    """One strength."""

    def __init__(self, entry_id: str, keep: Acts, desk: Desk, entered: Callable[[], object]) -> None:
        super().__init__(entry_id, keep, {"text": "", "person_id": ""})
        self._desk = desk
        self.words = EntryField(
            lambda text: self.keep(text=text), self.tr("強み"), self.tr("できていること、続いていること、好きなこと"),
            entered=entered,
        )  # fmt: skip
        self.whose = Chips(lambda keys: self.keep(person_id=keys[0] if keys else ""), self.tr("だれの強み"),
                           folds=True, prompt=self.tr("家族みんな"))  # fmt: skip
        self.said = label("", "soft")
        self.said.hide()
        self.setLayout(column(line(self.words, self.bin), self.said, self.whose, spacing=4))

    def take(self, entry: object) -> None:
        super().take(entry)
        show_said(self.said, self._desk, entry)

    def show_values(self) -> None:
        self.words.show_text(self.values["text"])
        self.whose.offer(whose(self._desk))
        self.whose.show_chosen([self.values["person_id"]] if self.values["person_id"] else [])

    def start(self) -> None:
        self.words.setFocus()
