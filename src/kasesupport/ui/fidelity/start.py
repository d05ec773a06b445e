"""Where a round begins: what this is, what it is not, and who looks."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kasesupport.ui import reading
from kasesupport.ui.fidelity import words
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import button, card, centred, column, label, row
from kasesupport.ui.wizard.airy import airy

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
            three_evaluations(go), None, margin=24, spacing=16,
        )  # fmt: skip
        self.setLayout(column(centred(parts, 900)))

    def begin(self) -> None:
        """Put the cursor on the first way."""
        next(iter(self.ways.values())).setFocus()

    def _way(self, rater: str, word: str, begin: Callable[[str], object]) -> QWidget:
        shown = self.tr("家族の短い版") if rater == "family" else word
        return button(shown, lambda: begin(rater), "", SIGNS[rater], key="")


def three_evaluations(go: Callable[[str], object]) -> QWidget:
    """Process, outcome and subjective evaluation, each in its own place (M94)."""
    told = QWidget()
    lines = (
        told.tr("ここで見るのは、関わり方（プロセス）です。実践モデルに沿っていたかを、わたしたちがふり返ります。"),
        told.tr(
            "家族に何が変わったか（アウトカム）と、家族や本人がどう感じているか（主観の評価）は、フェーズ6で聞きます。"
        ),
        told.tr("三つはまぜずに、分けて残します。関わり方がよくても変化はまだ、ということも、その逆もあるからです。"),
    )
    way = button(told.tr("フェーズ6 アウトカム評価をひらく"), lambda: go("outcome"), "", "arrow-right")
    inner = card(label(told.tr("三つの評価を分けて見ます"), "heading"), *(airy(line, "soft") for line in lines),
                 row(way, None))  # fmt: skip
    told.setLayout(column(inner))
    return told
