"""The recovery key: whether to make one, the code to print or copy, a look whether the copy is right."""

from collections.abc import Callable, Sequence
from random import SystemRandom

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from kasesupport.domain.problems import Problem
from kasesupport.drawing.items import Drawing
from kasesupport.ui import theme
from kasesupport.ui.start.choice import choice
from kasesupport.ui.start.making_sheets import STEPS
from kasesupport.ui.start.sheet import Sheet
from kasesupport.ui.start.words import digits, groups
from kasesupport.ui.widgets import button, column, label, row

ASKED = 2  # groups to type back


class RecoveryChoiceSheet(Sheet):
    """One sheet, two halves, or later."""

    chosen = Signal(str)  # "recovery", "pair" or "" for later

    def __init__(self) -> None:
        super().__init__()
        self._first = choice(
            self.tr("1枚の紙にする"),
            self.tr("紙は、センターの金庫など、パソコンとは別の、鍵のかかる場所にしまいます。"),
            lambda: self.chosen.emit("recovery"), "printer",
        )  # fmt: skip
        self._later = choice(
            self.tr("あとでつくる"),
            self.tr("いまは紙がないときに。つくるまでは、合言葉を忘れると、だれにも保管庫を開けません。"),
            self._warn, "calendar",
        )  # fmt: skip
        self._sure = button(self.tr("わかりました。あとでつくります"), lambda: self.chosen.emit(""))
        self._warning = label(
            self.tr(
                "回復キーがないうちは、合言葉を忘れたり鍵ファイルをなくしたりすると、だれにも中を見ることができません。"
                "このソフトをつくった人にも、開けません。"
                "家庭の記録を入れる前に、「保管庫」の「鍵」のページでつくってください。"
            ),
            "warmbox",
        )
        for part in (self._sure, self._warning):
            part.hide()
        self.lay(
            self.tr("回復キーをつくる"),
            label(self.tr(
                          "保管庫ができました。もうひとつだけ。合言葉を忘れたとき、"
                          "鍵を持つ方が急に来られなくなったときのために、"
                          "48けたの数字の「回復キー」を紙に残しましょう。")),
            self._first,
            choice(
                self.tr("ふたりでひらく（2枚に分ける）"),
                self.tr("2枚の紙を別々の人が持ち、ふたりがそろったときだけ開けます。"),
                lambda: self.chosen.emit("pair"), "users-round",
            ),
            self._later, self._warning, self._sure,
            at=5, of=STEPS,
        )  # fmt: skip

    def begin(self) -> None:
        self._first.setFocus()

    def _warn(self) -> None:
        self._warning.show()
        self._sure.show()
        self._sure.setFocus()


class CodeSheet(Sheet):
    """One code, to print or to copy by hand. `at_half`: 1 or 2 of a pair, 0 for a whole one."""

    print_wanted = Signal()

    def __init__(self, code: str, at_half: int, *, of: int = STEPS) -> None:
        super().__init__()
        self._print = button(self.tr("印刷する"), self.print_wanted.emit, icon_name="printer", key="Ctrl+P")
        self._sent = label("", "goodbox")
        self._sent.hide()
        title = self.tr("回復キー") if not at_half else self.tr("回復キー %1枚目").replace("%1", str(at_half))
        self.lay(
            title,
            label(self._lead(at_half), "soft"),
            _table(groups(code)),
            row(self._print, label(self.tr("印刷機がなければ、紙に書き写してください。"), "soft")),
            self._sent,
            label(self.tr(
                          "この数字は、いまだけ見られます。写真に撮ったり、"
                          "パソコンに保存したりしないでください。"), "warm"),
            onward=self.tr("紙に残しました"), back=True, at=5, of=of,
        )  # fmt: skip

    def begin(self) -> None:
        self._print.setFocus()

    def print_page(self, page: Drawing) -> None:
        """Ask for a printer; never into a file."""
        from kasesupport.ui.printing import ask_and_print

        try:
            if ask_and_print(self.window(), (page,), to_file=False):
                self.sent()
        except Problem as problem:
            self.say_problem(problem)

    def sent(self) -> None:
        """It went to the printer."""
        self._sent.setText(self.tr("印刷に送りました。紙の数字が読めるか、確かめてください。"))
        self._sent.show()
        self.go.setFocus()

    def _lead(self, at_half: int) -> str:
        if at_half == 0:
            return self.tr(
                "この48けたの数字だけで、保管庫が開きます。紙は、パソコンとは別の、鍵のかかる場所にしまってください。"
            )
        if at_half == 1:
            return self.tr(
                "ひとり目の方の紙です。この紙だけでは開きません。印刷したら、ひとり目の方がしまってください。"
            )
        return self.tr("ふたり目の方の紙です。画面は、ふたり目の方だけが見るようにしてください。")


class CheckSheet(Sheet):
    """Two groups, by chance, typed back from the paper. `right` when both are."""

    right = Signal()

    def __init__(
        self, codes: Sequence[str], pick: Callable[[Sequence[int], int], list[int]] | None = None, *, of: int = STEPS
    ) -> None:
        super().__init__()
        self.asked = asked(codes, pick or SystemRandom().sample)
        self._answers = [groups(codes[half])[place] for half, place in self.asked]
        self.fields = [self._field(half, place, len(codes)) for half, place in self.asked]
        parts: list[QWidget] = []
        for field in self.fields:
            parts += [label(field.accessibleName(), "label"), field]
        self.lay(
            self.tr("紙を見て確かめる"),
            label(self.tr("いざというときに読めるように、紙にある数字を、2組だけ入れてください。"), "soft"),
            *parts,
            onward=self.tr("確かめる"), back=True, at=5, of=of,
        )  # fmt: skip
        self.onward.connect(self._look)

    def _look(self) -> None:
        if empty := [field for field in self.fields if not field.text()]:
            empty[0].setFocus()
            return
        wrong = [f for f, answer in zip(self.fields, self._answers, strict=True) if digits(f.text()) != answer]
        if not wrong:
            self.right.emit()
            return
        self.say(
            self.tr(
                "紙の数字とちがうようです。何番目の組かを、もう一度確かめてください。"
                "紙が読めないときは「もどる」で数字をもう一度見られます。"
            )
        )
        wrong[0].setFocus()
        wrong[0].selectAll()

    def _field(self, half: int, place: int, sheets: int) -> QLineEdit:
        made = QLineEdit()
        which = self.tr("%1番目の6つの数字").replace("%1", str(place + 1))
        sheet = self.tr("%1枚目の紙の").replace("%1", str(half + 1)) if sheets > 1 else ""
        made.setAccessibleName(sheet + which)
        made.setMinimumHeight(theme.TOUCH + 4)
        made.setMaximumWidth(200)
        made.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        made.textEdited.connect(lambda _: self.say(""))  # and no more: a Tab out of habit would then go too far
        return made


def asked(codes: Sequence[str], pick: Callable[[Sequence[int], int], list[int]]) -> tuple[tuple[int, int], ...]:
    """Which groups to ask for, as (code, place): two of one code, or one of each half."""
    if len(codes) == 1:
        return tuple((0, place) for place in sorted(pick(range(len(groups(codes[0]))), ASKED)))
    return tuple((half, pick(range(len(groups(code))), 1)[0]) for half, code in enumerate(codes))


def _table(code: Sequence[str]) -> QWidget:
    grid = QGridLayout()
    grid.setSpacing(8)
    for place, group in enumerate(code):
        cell = label(group, "code", wrap=False)
        cell.setAlignment(Qt.AlignmentFlag.AlignCenter)
        number = label(str(place + 1), "soft", wrap=False)
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        grid.addLayout(column(number, cell, spacing=2), place // 4, place % 4)
    made = QWidget()
    made.setLayout(grid)
    made.setAccessibleName(" ".join(code))
    return made
