"""The choices for one sheet: filled or empty, for whom, which mark, and the note of having handed it over."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kasesupport import messages
from kasesupport.cases import handing
from kasesupport.domain.handed import Paper
from kasesupport.domain.problems import Problem
from kasesupport.sheets.forms.held import held
from kasesupport.sheets.forms.source import Source
from kasesupport.sheets.forms.spec import Form
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import LineField, button, card, chip, column, empty, ground, label
from kasesupport.ui.wizard.chips import Chips, Choice, Keys


class PaperChoices(QWidget):
    """Tells `changed` when the pages are others; `save` and `to_print` are its buttons' acts."""

    def __init__(
        self,
        model: CaseModel,
        changed: Callable[[], object],
        save: Callable[[], object],
        to_print: Callable[[], object],
        paper: Callable[[], Paper],
    ) -> None:
        super().__init__()
        self._model, self._changed, self._paper = model, changed, paper
        self._form: Form | None = None
        self.blank, self.mark, self.recipient = False, "", ""
        self._purpose, self._source_words = label("", "soft"), label("", "soft")
        self._filled_chip = chip(self.tr("聞いたことを入れる"), True, lambda _: self._turn(blank=False))
        self._blank_chip = chip(self.tr("空の紙（手書き用）"), False, lambda _: self._turn(blank=True))
        self.marks = Chips(self._take_mark, self.tr("うすい文字"))
        self.marks.offer([Choice(words, words) for words in (self.tr("下書き"), self.tr("控え"))])
        self.whom = Chips(self._take_whom, self.tr("あて先"), folds=True)
        self._whom_words = label(self.tr("あて先（この家庭のつながりから）"), "label")
        self.reason = LineField("", lambda _: None, self.tr("同意なしで伝えるわけ"), self.tr("同意なしで伝えるわけ"))
        self._asks = label(
            self.tr("この相手に伝えてよいという同意が、まだありません。できれば先にご家族に聞きましょう。"), "warm"
        )
        self._held = column(spacing=6)
        self._held_card = card(label(self.tr("この紙に載せないもの"), "label"), ground(self._held))
        self.to = LineField("", lambda _: None, self.tr("例：お母さん"), self.tr("わたした相手"))
        self._build(save, to_print)

    def take(self, form: Form) -> None:
        """Another sheet is chosen: what was said of the one before is put away."""
        self._form, self.recipient = form, ""
        self._purpose.setText(form.purpose)
        self._source_words.setText(form.official)
        self.reason.show_text("")
        self.to.show_text("")

    def offer(self) -> None:
        """Show whom a sheet can go to, as the family stands now."""
        resources = [each for each in self._model.record.resources if not each.closed_on]
        self.whom.offer([Choice(each.id, each.name) for each in resources])
        self.whom.show_chosen([self.recipient] if self.recipient else [])
        asked = bool(self._form and self._form.recipient and not self.blank)
        self.whom.setVisible(asked)
        self._whom_words.setVisible(asked)

    def show_held(self, source: Source, *, consent: bool) -> None:
        """Tell what stays in, and ask for a reason where the family has not said yes."""
        empty(self._held)
        lines = [messages.held_text(each.what, each.why, each.count, "ja") for each in held(source)]
        for words in lines:
            self._held.addWidget(label(words, "soft"))
        self._held_card.setVisible(bool(lines))
        asks = bool(self.recipient) and not consent
        self._asks.setVisible(asks)
        self.reason.setVisible(asks)

    def answer_for(self, *, consent: bool) -> None:
        """Before a sheet goes out. Raises sheet_no_recipient, share_without_reason."""
        if self._form is None or not self._form.recipient or self.blank:
            return
        if not (name := self._name()):
            raise Problem("sheet_no_recipient")
        if not consent:
            handing.without_consent(self._model.case, self._form.id, name, self.reason.text())

    def _name(self) -> str:
        return next((each.name for each in self._model.record.resources if each.id == self.recipient), "")

    def _build(self, save: Callable[[], object], to_print: Callable[[], object]) -> None:
        chosen = card(
            self._purpose, self._filled_chip, self._blank_chip, self._whom_words, self.whom, self._asks, self.reason,
            button(self.tr("印刷する"), to_print, "main", "printer", key="Ctrl+P"),
            button(self.tr("PDFに保存"), save, icon_name="file-down"),
            label(self.tr("うすく重ねる文字"), "soft"), self.marks, self._source_words,
        )  # fmt: skip
        handed = card(
            label(self.tr("わたした日と相手を残す"), "label"),
            label(self.tr("今日の日付で「だれが・いつ・何を」に残ります。"), "soft"),
            self.to,
            button(self.tr("わたしたと残す"), self.hand, icon_name="clipboard-check"),
        )
        self.setLayout(column(chosen, self._held_card, handed, spacing=12))

    def hand(self) -> None:
        """Note that the sheet was handed over today to the one whose name is typed."""
        form = self._form
        if form is None:
            return
        name, today = self.to.text() or self._name(), self._model.case.file.today()
        try:
            handing.hand_over(self._model.case, self._paper(), name, today)
        except Problem as problem:
            self._model.failed.emit(problem)
            return
        self.to.show_text("")
        self._model.noted.emit(self.tr("わたしたことを残しました。"))

    def _turn(self, *, blank: bool) -> None:
        self.blank = blank
        self._filled_chip.setChecked(not blank)
        self._blank_chip.setChecked(blank)
        self._changed()

    def _take_mark(self, keys: Keys) -> None:
        self.mark = keys[0] if keys else ""
        self._changed()

    def _take_whom(self, keys: Keys) -> None:
        self.recipient = keys[0] if keys else ""
        self._changed()
