"""Where a round begins: what this is, what it is not, and who looks."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QWidget

from kasesupport.ui import reading
from kasesupport.ui.fidelity import words
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import button, card, centred, column, label, row
from kasesupport.ui.wizard.airy import airy

OUTCOME = frozenset({"outcome.goals", "outcome.views"})  # the questions of phase 6 that hold what changed
FEELINGS = frozenset({"outcome.feelings", "outcome.services"})  # and how they feel about it
SIGNS = {"self": "pen-line", "supervisor": "eye", "peer": "users", "family": "users-round"}


class Start(QWidget):
    """`begin` takes the rater; `go` leads to a page of the family."""

    def __init__(self, model: CaseModel, begin: Callable[[str], object], go: Callable[[str], object]) -> None:
        super().__init__()
        self.ways = {rater: self._way(rater, word, begin) for rater, word in words.raters().items()}
        for each in self.ways.values():
            each.setEnabled(model.can_write)
            each.setToolTip("" if model.can_write else reading.why(model.case.file))
        lead = self.tr(
            "わたしたちの関わりが、実践モデルの七つのフェーズと九つの行動指針に沿っているかを、94のポイントでふり返ります。"
            "全部を見なくてもかまいません。見たところだけが残ります。"
        )
        not_this = self.tr(
            "家族に点をつけるものでも、担当者をくらべるものでもありません。次の関わりに活かすためのものです。"
        )
        short = self.tr("家族には、九つの指針をわかりやすくした短い問いがあります。家族と一緒に見ながら書けます。")
        parts = column(
            label(self.tr("実践のふり返り"), "title"), airy(lead), airy(not_this, "soft"),
            card(label(self.tr("だれが見ますか"), "heading"), row(*self.ways.values(), None, spacing=10),
                 airy(short, "soft")),
            ThreeEvaluations(model, go), None, margin=24, spacing=16,
        )  # fmt: skip
        self.setLayout(column(centred(parts, 900)))

    def begin(self) -> None:
        """Put the cursor on the first way."""
        next(iter(self.ways.values())).setFocus()

    def _way(self, rater: str, word: str, begin: Callable[[str], object]) -> QWidget:
        shown = self.tr("家族の短い版") if rater == "family" else word
        return button(shown, lambda: begin(rater), "", SIGNS[rater], key="")


class ThreeEvaluations(QFrame):
    """Process, outcome and subjective evaluation, each in its own place (M94), with what phase 6 holds so far."""

    def __init__(self, model: CaseModel, go: Callable[[str], object]) -> None:
        super().__init__()
        self._model = model
        process = self.tr(
            "ここで見るのは、関わり方（プロセス）です。実践モデルに沿っていたかを、わたしたちがふり返ります。"
        )
        why = self.tr(
            "三つはまぜずに、分けて残します。関わり方がよくても変化はまだ、ということも、その逆もあるからです。"
        )
        self.outcome, self.feelings = label("", "soft"), label("", "soft")
        way = button(self.tr("フェーズ6 アウトカム評価をひらく"), lambda: go("outcome"), "", "arrow-right")
        heading = label(self.tr("三つの評価を分けて見ます"), "heading")
        parts = (heading, airy(process, "soft"), self.outcome, self.feelings, airy(why, "soft"), row(way, None))
        self.setLayout(column(card(*parts)))
        model.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Count anew what phase 6 holds."""
        outcome = self.tr("家族に何が変わったか（アウトカム）は、フェーズ6で見ます。いまの記録は%1件です。")
        feelings = self.tr("家族や本人がどう感じているか（主観の評価）も、フェーズ6で聞きます。いまの記録は%1件です。")
        for shown, told, asked in ((self.outcome, outcome, OUTCOME), (self.feelings, feelings, FEELINGS)):
            count = sum(note.question in asked for note in self._model.record.notes)
            shown.setText(told.replace("%1", str(count)))
