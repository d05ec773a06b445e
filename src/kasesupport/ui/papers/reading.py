"""How a sheet is to be read: its language, its readings, and the words of the family that no list can read yet."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from kasesupport.cases.readings import readings, tell_reading
from kasesupport.domain.confided import readers
from kasesupport.domain.problems import Problem
from kasesupport.sheets.forms.source import children
from kasesupport.sheets.forms.spec import Form
from kasesupport.sheets.tongues.languages import ids, language
from kasesupport.sheets.tongues.reading import ALL, JAPANESE, NONE
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import button, card, column, label, row
from kasesupport.ui.wizard.chips import Chips, Choice, Keys

AS_FILE = "as-file"  # readings as the sheet's own file says


class ReadingChoices(QWidget):
    """Tells `changed` when the pages are others. For sheets of families and children only."""

    def __init__(self, model: CaseModel, changed: Callable[[], object]) -> None:
        super().__init__()
        self._model, self._changed = model, changed
        self._language, self._grade = JAPANESE, AS_FILE
        self.languages = Chips(self._take_language, self.tr("紙のことば"), folds=True)
        self.grades = Chips(self._take_grade, self.tr("ふりがな"), folds=True, prompt=self.tr("紙のとおり"))
        self.word, self.reading_of = QLineEdit(), QLineEdit()
        self.child = ""
        self.whose = Chips(self._take_child, self.tr("だれの紙"))
        self._whose_words = label(self.tr("だれの紙"), "label")
        self._unread = label("", "soft")
        self.taught = Chips(self._correct, self.tr("覚えた言葉"))
        self._build()
        self._offer()

    @property
    def chosen(self) -> tuple[str, str]:
        """The language, and which kanji get readings (of Reading, as text)."""
        return self._language, "" if self._grade == AS_FILE else self._grade

    def show_for(self, form: Form) -> None:
        """Offered where a family or a child reads the sheet; whose it is, where it is for one of several children."""
        self.setVisible(form.audience in ("family", "child"))
        own = form.audience == "child"
        told = children(self._model.record) if own else readers(self._model.record)
        self.child = self.child if self.child in [each.id for each in told] else ""
        self.whose.offer([Choice(each.id, each.called or each.name) for each in told])
        self.whose.show_chosen([self.child or each.id for each in told[:1]] if own else [self.child])
        self._whose_words.setText(self.tr("だれの紙") if own else self.tr("だれに渡す紙"))
        wanted = len(told) > 1 if own else bool(told)
        for part in (self._whose_words, self.whose):
            part.setVisible(wanted)

    def show_unread(self, words: Sequence[str]) -> None:
        """Tell softly which words stand without a reading, and which were taught; nothing where there is none."""
        known = readings(self._model.case.file)
        self._unread.setText("、".join(words) or self.tr("ありません"))
        self.taught.offer([Choice(word, f"{word}（{reading}）") for word, reading in known])
        self.taught.show_chosen([])
        for part in (self._taught_words, self.taught):
            part.setVisible(bool(known))
        self._card.setVisible(bool(words or known))
        if words and not self.word.hasFocus():
            self.word.setText(words[0])

    def keep_reading(self) -> None:
        """Take the word into the office's list."""
        try:
            tell_reading(self._model.case.file, self.word.text(), self.reading_of.text())
        except Problem as problem:
            self._model.failed.emit(problem)
            return
        self.word.clear()
        self.reading_of.clear()
        self._changed()

    def _build(self) -> None:
        for field, words in ((self.word, self.tr("言葉")), (self.reading_of, self.tr("よみ"))):
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
        self._taught_words = label(self.tr("覚えた言葉（外すときは、よみを空にして「よみを覚える」）"), "soft")
        self._card = card(
            label(self.tr("ふりがなを付けられなかった言葉"), "label"),
            self._unread,
            label(self.tr("人の名前のよみは「家族」のページで。ここでは、ほかの家庭でも使う言葉を覚えます。"), "soft"),
            row(self.word, self.reading_of, spacing=6),
            button(self.tr("よみを覚える"), self.keep_reading, icon_name="check"),
            self._taught_words,
            self.taught,
        )
        chosen = card(
            self._whose_words,
            self.whose,
            label(self.tr("紙のことば"), "label"),
            self.languages,
            label(self.tr("ふりがな"), "label"),
            self.grades,
        )
        self._card.setVisible(False)
        self.setLayout(column(chosen, self._card, spacing=12))

    def _offer(self) -> None:
        told = [Choice(JAPANESE, self.tr("日本語"))]
        self.languages.offer([*told, *(Choice(each, language(each).label) for each in ids())])
        years = [
            Choice(str(year), self.tr("小学%1年までに習わない漢字").replace("%1", str(year))) for year in range(1, 7)
        ]
        all_of, none = Choice(str(ALL), self.tr("すべての漢字")), Choice(str(NONE), self.tr("付けない"))
        self.grades.offer([Choice(AS_FILE, self.tr("紙のとおり")), all_of, *years, none])
        self.grades.show_chosen([self._grade])
        self.languages.show_chosen([self._language])

    def _correct(self, keys: Keys) -> None:
        """Lay a word that was taught into the fields, to be mended or taken out."""
        known = dict(readings(self._model.case.file))
        for word in keys:
            self.word.setText(word)
            self.reading_of.setText(known.get(word, ""))

    def _take_child(self, keys: Keys) -> None:
        self.child = keys[0] if keys else ""
        self._changed()

    def _take_language(self, keys: Keys) -> None:
        self._language = keys[0] if keys else JAPANESE
        self.languages.show_chosen([self._language])
        self._changed()

    def _take_grade(self, keys: Keys) -> None:
        self._grade = keys[0] if keys else AS_FILE
        self.grades.show_chosen([self._grade])
        self._changed()
