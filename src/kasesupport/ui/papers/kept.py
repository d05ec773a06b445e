"""渡した紙: what was handed over, to be seen and printed again just as it was."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.handed import Handed
from kasesupport.ui.papers.pieces import Pieces
from kasesupport.ui.widgets import LineField, button, card, chip, column, ground, label, row

Act = Callable[[], object]
SHOWN = 16  # hex digits of the SHA-256 that are shown


class KeptList(QWidget):
    """The papers, newest first. `chosen` is told which one."""

    def __init__(self, chosen: Callable[[str], object]) -> None:
        super().__init__()
        self.list = Pieces(lambda *_: None, chosen, self.tr("渡した紙"), moves=False)
        self.list.setSpacing(3)
        self._nothing = label(
            self.tr("まだありません。紙を渡したときに「渡したと残す」を押すと、紙の写しがここに残ります。"), "soft"
        )
        whole = column(self._nothing, self.list, ground(column(None)))
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def offer(self, papers: Sequence[Handed], chosen: str) -> None:
        """Show these."""
        self.list.offer([(each.id, f"{day(each)}\n{each.title}\n{each.to_whom}へ", False) for each in papers], chosen)
        self._nothing.setVisible(not papers)
        self.list.setVisible(bool(papers))


class KeptPanel(QWidget):
    """What is known of one paper, and what can be done with it. `correct` takes a column and its value."""

    def __init__(self, acts: Mapping[str, Act], correct: Callable[[str, str], object]) -> None:
        super().__init__()
        self._correct = correct
        self._facts, self._mark = label("", ""), label("", "soft")
        self.to = LineField("", lambda words: correct("to_whom", words), self.tr("渡した相手"), self.tr("渡した相手"))
        self.aloud = chip(self.tr("読み上げた"), False, lambda on: correct("read_aloud", "yes" if on else ""))
        self.signed = chip(self.tr("署名あり"), False, lambda on: correct("signed", "yes" if on else ""))
        self._again = button(self.tr("もう一度印刷"), acts["print"], "main", "printer")
        self._save = button(self.tr("PDFに保存"), acts["save"], icon_name="file-down")
        self.setLayout(column(card(
            self._facts, self._again, self._save,
            label(self.tr("渡した相手（直せます）"), "label"), self.to, row(self.aloud, self.signed, None),
            button(self.tr("この記録を消す"), acts["remove"], "quiet", "trash-2"),
            self._mark, margin=14, spacing=9,
        )))  # fmt: skip

    def show_paper(self, paper: Handed | None) -> None:
        """Show this one; None for none."""
        self.setVisible(paper is not None)
        if paper is None:
            return
        by = self.tr("渡した人：%1").replace("%1", paper.by_whom) if paper.by_whom else ""
        pages = self.tr("%1枚").replace("%1", str(paper.pages))
        self._facts.setText("\n".join(each for each in (paper.title, f"{day(paper)}　{pages}", by) if each))
        self._mark.setText(
            self.tr("写しの指紋 %1… 渡したときのままかを、開くたびに確かめます。").replace("%1", paper.sha256[:SHOWN])
        )
        self.to.show_text(paper.to_whom)
        self.aloud.setChecked(paper.read_aloud == "yes")
        self.signed.setChecked(paper.signed == "yes")
        self._again.setEnabled(paper.kept)
        self._save.setEnabled(paper.kept)

    def flush(self) -> None:
        """Keep what is being typed."""
        self.to.flush()


def day(paper: Handed) -> str:
    """When, with the Japanese year beside it."""
    return both(PartialDate.from_text(paper.on))
