"""The choices for one sheet: filled or empty, for whom, which mark; and what stays in."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from kasesupport import messages
from kasesupport.cases import handing
from kasesupport.domain.confided import about_parents
from kasesupport.domain.problems import Problem
from kasesupport.domain.sheltering import is_protected
from kasesupport.sheets.forms.catalog import PLAN
from kasesupport.sheets.forms.held import held
from kasesupport.sheets.forms.source import Source
from kasesupport.sheets.forms.spec import Form
from kasesupport.ui.model import CaseModel
from kasesupport.ui.papers.child_words import ChildWords
from kasesupport.ui.papers.entry import Entry, Maker
from kasesupport.ui.papers.hand_form import Hand, HandForm
from kasesupport.ui.widgets import LineField, button, card, chip, column, empty, label
from kasesupport.ui.wizard.chips import Chips, Choice, Keys

Act = Callable[[], object]
STUDY = "case-study"  # the sheet beside which a case under other names is made


class PaperChoices(QWidget):
    """`acts`: what its buttons do, by name. Tells `changed` when the pages are others."""

    def __init__(self, model: CaseModel, maker: Maker, changed: Act, acts: Mapping[str, Act], hand: Hand) -> None:
        super().__init__()
        self._model, self._maker, self._changed = model, maker, changed
        self._form: Form | None = None
        self.entry = Entry("")
        self._source_words = label("", "soft")
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
        self._reveal = chip(self.tr("知らせない住所をのせる"), False, self._take_reveal)
        self.why = LineField("", lambda _: None, self.tr("住所をのせるわけ"), self.tr("住所をのせるわけ"))
        self._fault = label("", "warmbox")
        self._held = column(spacing=6)
        self.children_said = button(self.tr("こどもに聞いた言葉"), self._ask_children, "quiet", "message-circle")
        self._held_words = label(self.tr("この紙に載せないもの"), "label")
        self._held_card = card(self._held_words, self._held, self.children_said, margin=14)
        self.hand_form = HandForm(hand, maker.today)
        self._build(acts)

    def take(self, form: Form) -> None:
        """Another sheet is chosen: what was said of the one before is put away."""
        if self._form is None or self._form.id != form.id:
            self.reason.show_text("")
            self.hand_form.clear()
            self.entry = replace(self.entry, sheet=form.id, recipient="", reveal=False)
            self.why.show_text("")
        self._form = form
        self._source_words.setText(form.official)
        self._word.setVisible(form.id.startswith(PLAN))
        self._study.setVisible(form.id == STUDY)

    def offer(self) -> None:
        """Show whom a sheet can go to, as the family stands now."""
        record = self._model.record
        resources = [each for each in record.resources if not each.closed_on]
        self.whom.offer([Choice(each.id, each.name) for each in resources])
        self.whom.show_chosen([self.entry.recipient] if self.entry.recipient else [])
        asked = bool(self._form and self._form.recipient and not self.entry.blank)
        self.whom.setVisible(asked)
        office = bool(self._form and self._form.audience == "office" and not self.entry.blank)
        self._reveal.setVisible(office and is_protected(record))
        self._reveal.setChecked(self.entry.reveal)
        self.why.setVisible(self.entry.reveal)
        self._whom_words.setVisible(asked)
        people = [each.called or each.name for each in record.graph.persons if not each.deceased and not each.death]
        named = self._maker.recipient(self.entry)
        self.hand_form.offer([named] if named else people[:6])

    def show_held(self, source: Source) -> None:
        """Tell what stays in, and ask for a reason where the family has not said yes."""
        empty(self._held)
        lines = [messages.held_text(e.what, e.why, e.count, "ja") for e in held(source)]
        for words in lines:
            self._held.addWidget(label(words, "soft"))
        told = source.form.audience == "family" and source.record and about_parents(self._model.record)
        self.children_said.setVisible(bool(told))
        self._held_words.setVisible(bool(lines))
        self._held_card.setVisible(bool(lines or told))
        asks = bool(self.entry.recipient) and not self._maker.has_consent(self.entry)
        self._asks.setVisible(asks)
        self.reason.setVisible(asks)

    def answer_for(self) -> Entry:
        """Before a sheet goes out; gives what goes out.

        Raises sheet_no_recipient, share_without_reason, reveal_without_reason.
        """
        if self._form and self.entry.reveal and not self.entry.blank:
            handing.reveal(self._model.case, self._form.id, self.why.text())
        if self._form is None or not self._form.recipient or self.entry.blank:
            return self.entry
        if not (name := self._maker.recipient(self.entry)):
            raise Problem("sheet_no_recipient")
        if self._maker.has_consent(self.entry):
            return self.entry
        handing.without_consent(self._model.case, self._form.id, name, self.reason.text())
        return replace(self.entry, answered=True)

    def _build(self, acts: Mapping[str, Act]) -> None:
        self._edit = button(self.tr("紙の形を直す"), acts["edit"], "quiet", "settings")
        self._write = button(self.tr("センターの紙を書き出す"), acts["own_write"], "quiet", "file-down")
        self._drop = button(self.tr("センターの紙をしまう"), acts["own_drop"], "quiet", "trash-2")
        self._study = button(self.tr("仮名の事例をつくる"), acts["study"], icon_name="users")
        self._study.setToolTip(self.tr("名前を仮のものにし、日付をずらし、文をひとつずつ確かめる"))
        self._word = button(self.tr("ワード（DOCX）に保存"), acts["word"], icon_name="file-text")
        what = card(
            self._filled_chip, self._blank_chip, self._whom_words, self.whom, self._asks, self.reason,
            self._reveal, self.why,
            margin=14, spacing=9,
        )  # fmt: skip
        ways = card(
            button(self.tr("印刷する"), acts["print"], "main", "printer", key="Ctrl+P"),
            button(self.tr("PDFに保存"), acts["save"], icon_name="file-down"), self._word, self._study,
            button(self.tr("合言葉付きPDFに保存"), acts["seal"], icon_name="lock"),
            button(self.tr("今日渡すものに入れる"), acts["add"], icon_name="plus", key="Ctrl+D"),
            label(self.tr("うすく重ねる文字"), "soft"), self.marks, self._edit, self._write, self._drop,
            self._source_words, margin=14, spacing=9,
        )  # fmt: skip
        self.setLayout(column(self._fault, what, self._held_card, ways, spacing=12))

    def show_fault(self, words: str) -> None:
        """What is wrong with the office's file for this sheet; "" for nothing."""
        self._fault.setText(words)
        self._fault.setVisible(bool(words))

    def allow_edit(self, *, may: bool, own: bool, why: str) -> None:
        """Whether the office's form may be changed here; `why` not, else. `own`: the sheet is the office's alone."""
        self._edit.setVisible(not own)
        for each in (self._edit, self._drop):
            each.setEnabled(may)
            each.setToolTip("" if may else why)
        for each in (self._write, self._drop):
            each.setVisible(own)

    def _turn(self, *, blank: bool) -> None:
        self.entry = replace(self.entry, blank=blank)
        self._filled_chip.setChecked(not blank)
        self._blank_chip.setChecked(blank)
        self._changed()

    def _ask_children(self) -> None:
        ChildWords(self, self._model).exec()

    def _take_reveal(self, on: bool) -> None:
        self.entry = replace(self.entry, reveal=on)
        self._changed()

    def _take_mark(self, keys: Keys) -> None:
        self.entry = replace(self.entry, mark=keys[0] if keys else "")
        self._changed()

    def _take_whom(self, keys: Keys) -> None:
        self.entry = replace(self.entry, recipient=keys[0] if keys else "")
        self._changed()
