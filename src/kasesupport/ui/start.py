"""The first page: open the vault, make one, or try with the example families."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QWidget

from kasesupport import messages
from kasesupport.domain.problems import Problem
from kasesupport.ui import files, theme
from kasesupport.ui.background import Work
from kasesupport.ui.icons import pixmap
from kasesupport.ui.strength import Strength, strength
from kasesupport.ui.widgets import button, card, column, ground, label, row

if TYPE_CHECKING:
    from kasesupport.cases.opening import CaseFile


class StartPage(QWidget):
    """Gives an opened vault: `opened` carries the CaseFile and its folder (None for a throw-away one)."""

    opened = Signal(object, object)

    def __init__(self, known: Path | None, try_example: "Callable[[], CaseFile]") -> None:
        super().__init__()
        self._folder = known
        self._try_example = try_example
        self._place = column(margin=0)
        middle = column(None, self._place, None, margin=24)
        middle.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(column(ground(middle)))
        self._show(self._unlocking() if known and known.is_dir() else self._welcome())

    def _show(self, sheet: QWidget) -> None:
        while (old := self._place.takeAt(0)) is not None:
            if widget := old.widget():
                widget.hide()
                widget.deleteLater()
        sheet.setFixedWidth(560)
        self._place.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        if field := sheet.findChild(QLineEdit):
            field.setFocus()

    def _welcome(self) -> QWidget:
        return card(
            _picture(),
            label(self.tr("kasesupport へ ようこそ"), "title"),
            label(self.tr("家族といっしょに、ジェノグラムとエコマップを描き、サポートプランをつくる道具です。"
                          "インターネットは使いません。記録は、鍵のかかった「保管庫」ひとつに入ります。"), "soft"),
            button(self.tr("保管庫をつくる"), lambda: self._show(self._making()), "main", "key-round"),
            button(self.tr("いまある保管庫をひらく"), self._choose_vault, icon_name="lock"),
            button(self.tr("例の家庭で試す"), self._example, icon_name="users-round"),
            label(self.tr("「例の家庭」は架空です。試したことは、終わるとすべて消えます。"), "soft"),
            margin=32,
        )  # fmt: skip

    def _unlocking(self) -> QWidget:
        word = _secret(self.tr("合言葉"))
        said = label("", "warm")
        busy = _busy()
        go = button(self.tr("ひらく"), lambda: self._unlock(word, said, busy), "main", "unlock")
        word.returnPressed.connect(go.click)
        other = row(
            button(self.tr("別の保管庫"), self._choose_vault, "quiet"),
            button(self.tr("新しくつくる"), lambda: self._show(self._making()), "quiet"),
            button(self.tr("例の家庭で試す"), self._example, "quiet"),
        )
        where = label(self.tr("保管庫: %1").replace("%1", str(self._folder)), "soft")
        return card(
            _picture(), label(self.tr("保管庫をひらく"), "title"), where, word, said, busy, go, other, margin=32
        )

    def _making(self) -> QWidget:
        first, second = _secret(self.tr("合言葉(12文字より長く)")), _secret(self.tr("もういちど同じ合言葉"))
        place = label(str(self._folder or _proposed()), "soft")
        hint, said, busy = label("", "soft"), label("", "warm"), _busy()
        first.textChanged.connect(lambda text: hint.setText(self._strength_words(strength(text)) if text else ""))
        words = (first, second)
        go = button(
            self.tr("この合言葉で保管庫をつくる"),
            lambda: self._make(Path(place.text()), words, said, busy), "main", "key-round",
        )  # fmt: skip
        lost = self.tr(
            "合言葉を忘れると、だれにも中を見ることはできません。紙に書いて、職場の鍵のかかる場所に別に保管してください。"
        )
        return card(
            label(self.tr("保管庫をつくる"), "title"),
            label(self.tr("置き場所"), "label"),
            row(place, button(self.tr("かえる"), lambda: self._choose_place(place))),
            label(self.tr("合言葉"), "label"), first, hint, second,
            label(lost, "warm"), said, busy, go,
            button(self.tr("もどる"), lambda: self._show(self._welcome()), "quiet", "arrow-left"),
            margin=32,
        )  # fmt: skip

    def _strength_words(self, found: Strength) -> str:
        return {
            Strength.WEAK: self.tr("弱い合言葉です。言葉をいくつかつなげると、覚えやすく強くなります。"),
            Strength.FAIR: self.tr("もう少し長いと安心です。"),
            Strength.GOOD: self.tr("よい合言葉です。"),
        }[found]

    def _choose_place(self, place: QLabel) -> None:
        if chosen := files.folder(self, self.tr("保管庫を置くフォルダー"), Path(place.text()).parent):
            place.setText(str(chosen / "kasesupport.vault"))

    def _choose_vault(self) -> None:
        if chosen := files.folder(self, self.tr("保管庫(.vault)をえらぶ"), _proposed().parent):
            self._folder = chosen
            self._show(self._unlocking())

    def _make(self, folder: Path, words: tuple[QLineEdit, QLineEdit], said: QLabel, busy: QProgressBar) -> None:
        first, second = (word.text() for word in words)
        if first != second:
            said.setText(self.tr("ふたつの合言葉がちがいます。もういちど入れてください。"))
            return
        if strength(first) is Strength.WEAK:
            said.setText(self.tr("この合言葉は短すぎるか、あてやすいものです。12文字より長くしてください。"))
            return

        def make() -> "CaseFile":
            from kasesupport.cases import opening

            opening.create(folder, first)
            return opening.unlock(folder, first)

        self._work(make, folder, said, busy)

    def _unlock(self, word: QLineEdit, said: QLabel, busy: QProgressBar) -> None:
        folder, typed = self._folder or _proposed(), word.text()

        def open_it() -> "CaseFile":
            from kasesupport.cases import opening  # here: the store takes longer to load than a window may to appear

            return opening.unlock(folder, typed)

        self._work(open_it, folder, said, busy)

    def _example(self) -> None:
        said, busy = label(self.tr("例の家庭をならべています…"), "soft"), _busy()
        self._show(card(label(self.tr("例の家庭で試す"), "title"), said, busy, margin=32))
        self._work(self._try_example, None, said, busy)

    def _work(self, task: "Callable[[], CaseFile]", folder: Path | None, said: QLabel, busy: QProgressBar) -> None:
        self.setEnabled(False)
        busy.show()

        def over() -> None:
            self.setEnabled(True)
            busy.hide()

        def failed(problem: Problem) -> None:
            over()
            said.setText(messages.text(problem, "ja"))

        def done(file: "CaseFile") -> None:
            over()
            self.opened.emit(file, folder)

        work = Work(task, self)
        work.failed.connect(failed)
        work.done.connect(done)
        work.finished.connect(work.deleteLater)
        work.start()


def _proposed() -> Path:
    return Path.home() / "kasesupport.vault"


def _secret(placeholder: str) -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setPlaceholderText(placeholder)
    field.setAccessibleName(placeholder)
    field.setMinimumHeight(theme.TOUCH)
    return field


def _busy() -> QProgressBar:
    bar = QProgressBar()
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.hide()
    return bar


def _picture() -> QLabel:
    shown = QLabel()
    shown.setPixmap(pixmap("house", theme.ACCENT, 56))
    return shown
