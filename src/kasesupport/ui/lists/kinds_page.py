"""Second page: which kind each word of the list stands for."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kasesupport.exchange.spreadsheets.checking import kind_in_list
from kasesupport.ui.lists import words
from kasesupport.ui.lists.choosing import Chooser, Table
from kasesupport.ui.widgets import button, column, ground, label, row, starts_at
from kasesupport.ui.wizard.airy import airy

MOST = 100  # words that are shown, the most frequent; of more the guess holds


class KindsPage(QWidget):
    """`onward` and `back` are its ways out; `kinds` what was chosen otherwise than guessed."""

    onward = Signal()
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        heads = (self.tr("一覧の言葉"), self.tr("行の数"), self.tr("台帳の種類"))
        self.table = Table(self.tr("一覧の言葉と台帳の種類"), heads, (-1, 90, 300))
        self.kinds: dict[str, str] = {}
        lead = self.tr(
            "一覧の言葉を、台帳の種類にあてはめました。ちがうところは選び直してください。"
            "くわしい言葉や、あてはまる種類のない言葉は、目印として残ります。"
        )
        go = button(self.tr("次へ"), self.onward.emit, "main", "chevron-right")
        back = button(self.tr("もどる"), self.back.emit, "quiet", "arrow-left")
        self._more = label("", "soft")
        title = label(self.tr("種類をあてはめる"), "heading")
        parts = (title, airy(lead, "soft"), self.table, self._more, row(back, None, go))
        laid = column(*parts, margin=20, spacing=10)
        laid.setStretch(2, 1)
        starts_at(self, go)
        self.setLayout(column(ground(laid)))

    def show_words(self, counts: Mapping[str, int]) -> None:
        """The words of the list with the rows that have them; what was chosen for a word stays."""
        self.kinds = {word: kind for word, kind in self.kinds.items() if word in counts}
        shown = list(counts.items())[:MOST]
        self.table.show_rows([((word, str(count)), self._field(word)) for word, count in shown])
        self._more.setText(self.tr("ほかに%1種類の言葉があります。").replace("%1", f"{len(counts) - MOST:,}"))
        self._more.setVisible(len(counts) > MOST)

    def _field(self, word: str) -> Chooser:
        name = self.tr("「%1」の種類").replace("%1", word)
        made = Chooser(name, words.kinds_of_words(), lambda kind: self.kinds.__setitem__(word, kind))
        made.show_value(self.kinds.get(word) or kind_in_list(word))
        return made
