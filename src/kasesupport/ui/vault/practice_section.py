"""様式と問い: the office's own files for the phases, taken over after a look at what would change, and written out."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from kasesupport import saving
from kasesupport.cases import office_practice as acts
from kasesupport.cases.roles import may
from kasesupport.domain.problems import Problem
from kasesupport.practice.model import Phase
from kasesupport.practice.office import OfficeFile
from kasesupport.practice.records import as_phase
from kasesupport.ui import files
from kasesupport.ui.choices import Choice
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.lines import line
from kasesupport.ui.vault.practice_changes import change_words
from kasesupport.ui.vault.section import Section
from kasesupport.ui.vault.sheets import Asked
from kasesupport.ui.widgets import button, card, column, label, row, starts_at
from kasesupport.ui.wizard.airy import airy

MOST = 60  # changes told one by one


class PracticeSection(Section):
    """A line a phase: whose form is in use, and the ways to write it out and to go back to ours."""

    def __init__(self, desk: Desk) -> None:
        lead = self.tr(
            "各フェーズの手順や問いの言葉を、センターの様式に合わせられます。足す、言いかえる、順番を変える、"
            "使わないものをしまう、ができます。これまでに書いた答えは消えません。"
        )
        super().__init__(desk, self.tr("様式と問い"), lead)

    def parts(self) -> Iterable[QWidget]:
        if not self._may:
            yield label(self.tr("様式を決められるのは、統括支援員と管理担当です。書き出すことはできます。"), "warmbox")
        yield self._ways()
        yield self._review()
        chosen, own = acts.in_use(self.desk.file), acts.office_files(self.desk.file)
        for problem in chosen.faults:
            yield label(_fault_words(self, problem), "warmbox")
        broken = {str(problem.facts["file"]) for problem in chosen.faults}
        for phase in (*chosen.practice.phases, as_phase(chosen.practice)):
            yield self._line(phase, own.get(phase.id), broken)

    @property
    def _may(self) -> bool:
        return may(self.desk.file, "conventions") and not self.desk.file.read_only

    def _ways(self) -> QWidget:
        choose = button(self.tr("ファイルを選ぶ"), self._choose, "main", "file-up")
        undo = button(self.tr("元に戻す"), self._take_back, "quiet", "undo-2")
        choose.setEnabled(self._may)
        undo.setEnabled(self._may and acts.can_undo(self.desk.file))
        how = self.tr(
            "1. 下の「書き出す」で、フェーズのファイルを出します。\n2. メモ帳などで、変えたいところを直します。"
            "変えないところは消してかまいません。\n3. ここで選ぶと、何が変わるかを見てから取り入れられます。"
        )
        return card(airy(how, "soft"), row(choose, undo, None))

    def _review(self) -> QWidget:
        """Whether what several people look at together is asked."""
        words = {"with": self.tr("出す"), "alone": self.tr("出さない（ひとりで担当している）")}
        now = "alone" if acts.alone(self.desk.file) else "with"
        title = self.tr("複数の目での検討・承認")
        choice = Choice(words, (tuple(words),), now, self._set_alone, title)
        choice.setEnabled(self._may)
        said = self.tr(
            "はじめの面談のふり返り、アセスメントの「複数の目で」、プランの案を一緒に読む、一緒に決めた人、の問いです。"
            "出さなくしても、書いてあることは消えません。「元に戻す」で戻せます。"
        )
        return card(label(title, "label"), airy(said, "soft"), choice, spacing=8)

    def _set_alone(self, chosen: str) -> None:
        done = self.desk.do(lambda: acts.set_alone(self.desk.file, chosen == "alone"))
        if done:
            words = self.tr("複数の目での検討を出さなくしました。") if chosen == "alone" else ""
            self.desk.note(words or self.tr("複数の目での検討を出すようにしました。"))
        self.refresh()

    def _line(self, phase: Phase, own: OfficeFile | None, broken: set[str]) -> QWidget:
        under = self.tr("はじめからの様式")
        if own:
            words = self.tr("読み取れないため、はじめからの様式で出しています（%1）")
            under = (words if own.name in broken else self.tr("センターの様式（%1）")).replace("%1", own.name)
        title = f"{phase.number}  {phase.name}" if phase.number else phase.name
        out = self._button(self.tr("書き出す"), title, lambda: self._write(phase, own), "file-down")
        back = self._button(self.tr("はじめの様式へ"), title, lambda: self._ask_back(phase), "rotate-ccw")
        back.setVisible(own is not None)
        back.setEnabled(self._may)
        return line(title, under, back, out)

    def _button(self, words: str, of: str, act: Callable[[], object], icon: str) -> QPushButton:
        made = button(words, act, "quiet", icon)
        made.setAccessibleName(f"{of} {words}")
        return made

    def _choose(self) -> None:
        kinds = self.tr("TOMLファイル (*.toml)")
        if path := files.existing_file(self, self.tr("センターの様式のファイルを選ぶ"), Path.home(), kinds):
            self.offer(path)

    def offer(self, path: Path) -> None:
        """Show what this file would change, or say why it cannot be read."""
        try:
            proposal = acts.propose(self.desk.file, path)
        except Problem as problem:
            self.desk.fail(problem)
            return
        self.desk.settle()
        self.over(self._preview(proposal))

    def _preview(self, proposal: acts.Proposal) -> QWidget:
        name = acts.name_of(proposal.phase)
        told = [change_words(each) for each in proposal.differences]
        heading = self.tr("「%1」で変わること").replace("%1", name)
        lines: list[QWidget] = [airy(f"・{words}") for words in told[:MOST]]
        if more := len(told) - MOST:
            lines += [label(self.tr("ほかに%1か所").replace("%1", str(more)), "soft")] if more > 0 else []
        go = button(self.tr("取り入れる"), lambda: self._take_over(proposal), "main", "check")
        go.setEnabled(bool(told))
        back = button(self.tr("やめる"), self.back, "quiet", "arrow-left")
        note = self.tr("これまでの記録は変わりません。取り入れたあとも「元に戻す」で戻せます。")
        if not told:
            note = self.tr("いま使っている様式と同じです。変わるところはありません。")
        made = card(label(heading, "heading"), label(note, "soft"), column(*lines, spacing=6), row(back, None, go))
        starts_at(made, back)
        return made

    def _take_over(self, proposal: acts.Proposal) -> None:
        if self.desk.do(lambda: acts.take_over(self.desk.file, proposal)):
            self.desk.note(self.tr("センターの様式を取り入れました。"))
        self.back()

    def _take_back(self) -> None:
        if self.desk.do(lambda: acts.undo(self.desk.file)):
            self.desk.note(self.tr("元に戻しました"))
        self.refresh()

    def _ask_back(self, phase: Phase) -> None:
        title = self.tr("「%1」を、はじめからの様式に戻しますか").replace("%1", phase.name)
        words = self.tr("センターで足した問いは出なくなりますが、書いた答えは残ります。「元に戻す」で戻せます。")
        self.ask(Asked(title, [words], self.tr("はじめの様式に戻す")), lambda: self._give_up(phase))

    def _give_up(self, phase: Phase) -> None:
        if self.desk.do(lambda: acts.give_up(self.desk.file, phase.id)):
            self.desk.note(self.tr("はじめからの様式に戻しました。"))
        self.back()

    def _write(self, phase: Phase, own: OfficeFile | None) -> None:
        proposed = own.name if own else f"{phase.id}.toml"
        chosen = files.new_file(self, self.tr("様式を書き出す"), proposed, self.tr("TOMLファイル (*.toml)"))
        if chosen:
            self.write(phase.id, own, chosen[0])

    def write(self, phase: str, own: OfficeFile | None, path: Path) -> None:
        """Write the office's file of a phase, or ours as a template."""
        text = own.text if own else acts.template(phase)
        if self.desk.do(lambda: saving.save(text.encode("utf-8"), path)):
            self.desk.note(self.tr("書き出しました。"))


def _fault_words(section: PracticeSection, problem: Problem) -> str:
    words = section.tr("「%1」の%2行目（%3）を読み取れません：%4。そのフェーズは、はじめからの様式で出しています。")
    for place, key in enumerate(("file", "line", "key", "why"), start=1):
        words = words.replace(f"%{place}", str(problem.facts.get(key, "")))
    return words
