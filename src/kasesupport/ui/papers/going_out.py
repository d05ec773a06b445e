"""What leaves the office: printed, saved as a PDF, handed over; the journal is told of each."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kasesupport.cases import access, handing
from kasesupport.domain.handed import Handed, Paper, Told
from kasesupport.domain.problems import Problem
from kasesupport.drawing.pdf import to_pdf
from kasesupport.drawing.pdfsealing import sealed
from kasesupport.saving import save
from kasesupport.ui import files
from kasesupport.ui.model import CaseModel
from kasesupport.ui.papers import sealing
from kasesupport.ui.papers.entry import Entry, Maker
from kasesupport.ui.papers.hand_form import Hand
from kasesupport.ui.papers.today import Made, TodaySet
from kasesupport.ui.printing import ask_and_print

T = TypeVar("T")
Ready = Callable[[], Sequence[Entry]]  # what goes out, once what must be said first was said; raises Problem
PDF, WORD = "PDF (*.pdf)", "DOCX (*.docx)"


class GoingOut:
    """`chosen`: the id of the paper handed over that is looked at."""

    def __init__(self, page: QWidget, model: CaseModel, maker: Maker) -> None:
        self._page, self._model, self._maker = page, model, maker
        self.chosen = ""
        self._read: tuple[str, bytes] = ("", b"")

    def tried(self, act: Callable[[], T]) -> T | None:
        """What it gives; None where it was refused, which is said."""
        try:
            return act()
        except Problem as problem:
            self._model.failed.emit(problem)
            return None

    def done(self, act: Callable[[], object]) -> bool:
        """Whether it was not refused."""
        return self.tried(lambda: (act(),)) is not None

    def print_(self, ready: Ready) -> None:
        """Ask which printer, and print one sheet."""
        if (entries := self.tried(ready)) is not None and ask_and_print(self._page, self._made(entries).pages):
            self._printed(entries)

    def print_set(self, chosen: TodaySet, *, both_sides: bool) -> None:
        """Ask which printer, and print them all in order."""
        if self.tried(lambda: self._ready(chosen)) is None:
            return
        if ask_and_print(self._page, chosen.made(both_sides=both_sides).pages, both_sides=both_sides):
            self._printed(chosen.entries)

    def ask_save(self, ready: Ready) -> None:
        """Ask where, then keep one sheet there. The proposed name tells nobody's."""
        if (entries := self.tried(ready)) is not None and (path := self._where(self._maker.file_name(entries[0]))):
            self.save(lambda: entries, path)

    def ask_save_set(self, chosen: TodaySet, *, sealed: bool = False) -> None:
        """The same for a set; `sealed`: behind one passphrase, asked for first."""
        if self.tried(lambda: self._ready(chosen)) is None:
            return
        passphrase = sealing.ask(self._page) if sealed else ""
        if sealed and not passphrase:
            return
        if path := self._where(f"{self._set_name()}.pdf"):
            self.save(lambda: chosen.entries, path, passphrase)

    def ask_word_set(self, chosen: TodaySet) -> None:
        """A set as one DOCX."""
        if self.tried(lambda: self._ready(chosen)) is None:
            return
        proposed = f"{self._set_name()}.docx"
        if path := files.new_file(self._page, _tr("ワード（DOCX）に保存"), proposed, WORD):
            self.save_word(chosen.entries, path[0])

    def _set_name(self) -> str:
        return f"{_tr('今日渡すもの')}-{self._maker.today.isoformat()}"

    def ask_sealed(self, ready: Ready) -> None:
        """A PDF behind a passphrase, to be sent: ask for it, then where."""
        entries = self.tried(ready)
        if entries is None or not (passphrase := sealing.ask(self._page)):
            return
        if path := self._where(self._maker.file_name(entries[0])):
            self.save(lambda: entries, path, passphrase)

    def save(self, ready: Ready, path: Path, passphrase: str = "") -> None:
        """Keep it as a PDF, and note it; says in a passing note that it is done."""
        entries = self.tried(ready)
        if entries is None or not self.done(lambda: save(_shut(self._paper(entries).pdf, passphrase), path)):
            return
        self._journalled(access.exported, [each.sheet for each in entries])
        self._maker.went_out(entries)
        self._model.noted.emit(_tr("PDFに保存しました。"))

    def ask_word(self, ready: Ready) -> None:
        """Ask where, then keep one sheet there as DOCX, to be pasted into another system."""
        entries = self.tried(ready)
        if entries is None:
            return
        proposed = self._maker.file_name(entries[0]).removesuffix(".pdf") + ".docx"
        if chosen := files.new_file(self._page, _tr("ワード（DOCX）に保存"), proposed, WORD):
            self.save_word(entries[:1], chosen[0])

    def save_word(self, entries: Sequence[Entry], path: Path) -> None:
        """Keep it, and note it."""
        from kasesupport.sheets import word  # only when it is wanted: it takes a while to load

        if self.done(lambda: save(word.to_docx(*map(self._maker.source, entries)), path)):
            self._journalled(access.exported, [each.sheet for each in entries])
            self._model.noted.emit(_tr("ワード（DOCX）に保存しました。"))

    def hand_one(self, ready: Ready) -> Hand:
        """How one sheet is noted as handed over."""
        return lambda *told: self._hand(self.tried(ready) or (), *told)

    def hand_set(self, chosen: TodaySet) -> Hand:
        """How a set is; it is empty then."""

        def hand(to: str, on: date, aloud: Told, signed: Told) -> bool:
            done = self._hand(chosen.entries, to, on, aloud, signed)
            if done:
                chosen.clear()
                self._model.changed.emit()
            return done

        return hand

    def papers(self) -> tuple[Handed, ...]:
        """All that were handed over for this family."""
        return handing.listed(self._model.case)

    def paper(self) -> Handed | None:
        """The one that is looked at."""
        return next((each for each in self.papers() if each.id == self.chosen), None)

    def choose(self, handed_id: str) -> None:
        """Look at that one; at the first where it is no longer there."""
        papers = self.papers()
        known = {each.id for each in papers}
        self.chosen = handed_id if handed_id in known else next((each.id for each in papers), "")

    def kept_pdf(self) -> bytes:
        """It, as it was; b"" where the copy is lost, which is said."""
        paper = self.paper()
        return self.tried(self._pdf) or b"" if paper and paper.kept else b""

    def print_kept(self) -> None:
        """Print it again, sharp."""
        from kasesupport.drawing import pdfimage  # only when it is wanted

        paper, pdf = self.paper(), self.kept_pdf()
        if paper and pdf and ask_and_print(self._page, pdfimage.pages(pdf, pdfimage.PAPER)):
            self._journalled(access.printed, paper.sheets)
            self._model.noted.emit(_tr("印刷に送りました。"))

    def ask_save_kept(self) -> None:
        """Keep it once more as a file."""
        paper = self.paper()
        if paper is None or (pdf := self.tried(self._pdf)) is None:
            return
        path = self._where(f"{'-'.join(paper.sheets[:3])}-{paper.on}.pdf")
        if path and self.done(lambda: save(pdf, path)):
            self._journalled(access.exported, paper.sheets)
            self._model.noted.emit(_tr("PDFに保存しました。"))

    def correct(self, column: str, value: str) -> None:
        """What was told of it was a slip."""
        paper = self.paper()
        if paper and getattr(paper, column) != value:
            self._model.do(handing.correct, paper.id, **{column: value})

    def take_back(self) -> None:
        """It was not handed over after all; can be undone."""
        if paper := self.paper():
            self._model.do(handing.take_back, paper.id)
            self._model.noted.emit(_tr("記録を消しました。「元に戻す」で戻せます。"))

    def _pdf(self) -> bytes:
        """Read once: its SHA-256 was checked then."""
        if self._read[0] != self.chosen:
            self._read = (self.chosen, handing.pdf(self._model.case, self.chosen))
        return self._read[1]

    def _hand(self, entries: Sequence[Entry], to: str, on: date, aloud: Told, signed: Told) -> bool:
        plan = self._model.record.plan.id
        if not entries or self.tried(lambda: self._answered(entries)) is None:
            return False
        made = self.tried(
            lambda: handing.hand_over(
                self._model.case, self._paper(entries), to, on, read_aloud=aloud, signed=signed, plan_id=plan
            )
        )
        if made:
            self.chosen = made
            self._maker.went_out(entries)
            self._model.noted.emit(_tr("渡したことを残しました。"))
        return bool(made)

    def _ready(self, chosen: TodaySet) -> bool:
        return self._answered(chosen.entries)

    def _answered(self, entries: Sequence[Entry]) -> bool:
        """Whether each may go out. Raises sheet_no_recipient, share_without_reason."""
        for each in entries:
            form = self._maker.forms[each.sheet]
            if form.recipient and not each.blank and not self._maker.recipient(each):
                raise Problem("sheet_no_recipient")
            if not each.answered and not self._maker.has_consent(each):
                raise Problem("share_without_reason")
        return True

    def _made(self, entries: Sequence[Entry]) -> Made:
        found = [(page, self._maker.forms[e.sheet].label) for e in entries for page in self._maker.pages(e)]
        return Made(tuple(page for page, _ in found), tuple(name for _, name in found))

    def _paper(self, entries: Sequence[Entry]) -> Paper:
        made = self._made(entries)
        title = "、".join(dict.fromkeys(made.names))
        pdf = to_pdf(made.pages, title=title, outline=made.names)
        return Paper(tuple(dict.fromkeys(each.sheet for each in entries)), title, pdf, len(made.pages))

    def _printed(self, entries: Sequence[Entry]) -> None:
        self._journalled(access.printed, [each.sheet for each in entries])
        self._maker.went_out(entries)
        self._model.noted.emit(_tr("印刷に送りました。"))

    def _journalled(self, note: Callable[..., object], sheets: Sequence[str]) -> None:
        for each in sheets:
            note(self._model.case, each)

    def _where(self, proposed: str) -> Path | None:
        chosen = files.new_file(self._page, _tr("PDFに保存"), proposed, PDF)
        return chosen[0] if chosen else None


def _shut(pdf: bytes, passphrase: str) -> bytes:
    return sealed(pdf, passphrase) if passphrase else pdf


def _tr(words: str) -> str:
    return QCoreApplication.translate("GoingOut", words)
