"""Opening the vault: by somebody's key, or by the printed recovery key."""

import math
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from kasesupport import messages
from kasesupport.domain.problems import Problem
from kasesupport.ui.places import Laptop
from kasesupport.ui.start.attempt import Attempt
from kasesupport.ui.start.forms import CodeForm, WordForm
from kasesupport.ui.start.sheet import Sheet, link
from kasesupport.ui.start.welcome import picture
from kasesupport.ui.start.words import breakable, wait_words
from kasesupport.ui.widgets import column, label, row

if TYPE_CHECKING:
    from kasesupport.cases.opening import KeyLine

SECOND = 1000  # ms


class OpeningSheet(Sheet):
    """Tries to open a vault. `opened` carries the CaseFile and the attempt, `troubled` the Problem and the attempt.

    Problems that need no page of their own are said in place; a pause is counted down.
    """

    opened = Signal(object, object)
    troubled = Signal(object, object)
    OWN_PAGE = frozenset(
        {"acts_missing", "older_than_seen", "other_than_seen", "wal_stale", "damaged_file", "not_a_vault"}
    )

    def attempt(self, attempt: Attempt, laptop: Laptop) -> None:
        """Try it, off the main thread."""
        self.work(
            lambda _: attempt.open(laptop),
            lambda file: self.opened.emit(file, attempt),
            lambda problem: self._failed(problem, attempt),
            words=self.tr("鍵を開けています…"),
        )

    def point(self, problem: Problem) -> None:
        """Put the cursor where something is to be told again."""
        self.begin()

    def not_opened(self) -> str:
        """Words for what did not open it, if the Problem's own do not fit; the same whatever part was wrong."""
        return ""

    def _failed(self, problem: Problem, attempt: Attempt) -> None:
        if problem.code in self.OWN_PAGE:
            self.troubled.emit(problem, attempt)
            return
        self.point(problem)
        own = self.not_opened() if problem.code == "wrong_passphrase" else ""
        said = "" if problem.code == "too_soon" else own or messages.text(problem, "ja")
        if seconds := int(str(problem.facts.get("seconds", 0))):
            self._count_down(time.monotonic() + seconds, said)
        else:
            self.say(said)

    def _count_down(self, until: float, said: str) -> None:
        """`said` stands above it: what the try just now came to."""
        seconds = math.ceil(until - time.monotonic())
        self.go.setEnabled(seconds <= 0)
        if seconds <= 0:
            self.say(self.tr("もう一度入れられます。"))
            return
        words = self.tr(
            "続けて開けなかったため、少し間をおいています。記録はそのまま安全に守られています。あと%1です。"
        )
        pause = words.replace("%1", wait_words(seconds))
        self.say(f"{said}\n\n{pause}" if said else pause)
        QTimer.singleShot(SECOND, self, lambda: self._count_down(until, said))


class UnlockSheet(OpeningSheet):
    """The everyday page: choose the key where there are several, type the passphrase, open."""

    other_wanted = Signal()
    make_wanted = Signal()
    example_wanted = Signal()
    recovery_wanted = Signal(bool)  # by two halves
    restore_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, folder: Path, laptop: Laptop) -> None:
        super().__init__()
        self._folder, self._laptop, self._pair = folder, laptop, False
        self.form = WordForm(folder, laptop)
        self.form.known.connect(self._know)
        self.below.setLayout(self._ways())
        where = label(breakable(folder), "soft")
        self.lay(self.tr("保管庫をひらく"), where, self.form, onward=self.tr("ひらく"))
        self.layout().insertWidget(0, picture("lock"))  # type: ignore[union-attr]
        self.onward.connect(self._try)
        for told in (self.form.word.line.textEdited, self.form.keys.activated, self.form.key_file.chosen):
            told.connect(lambda *_: self.say(""))  # what was said of it before holds no longer

    def point(self, problem: Problem) -> None:
        self.form.point(problem)

    def not_opened(self) -> str:
        if not self.form.asks_file():
            return self._other_key() if self.form.keys.count() > 1 else ""
        return self.tr(
            "この合言葉と鍵ファイルの組では、開けませんでした。記録はそのまま安全に守られています。"
            "大文字と小文字、日本語入力の切り替え、空白と、選んだ鍵ファイルを確かめて、もう一度入れてください。"
        )

    def _other_key(self) -> str:
        words = self.tr(
            "この合言葉では、「%1」を開けませんでした。記録はそのまま安全に守られています。上の「どの鍵でひらきますか」が"
            "あなたの鍵になっているか、大文字と小文字、日本語入力の切り替え、空白を確かめて、もう一度入れてください。"
        )
        return words.replace("%1", self.form.keys.currentText())

    def put_down(self) -> None:
        self.form.put_down()
        super().put_down()

    def _know(self, lines: "tuple[KeyLine, ...]") -> None:
        self._pair = any(line.kind == "pair" for line in lines)

    def _try(self) -> None:
        if lacking := self.form.lacks():
            self.say(lacking)
        else:
            self.attempt(self.form.attempt(self._folder), self._laptop)

    def _ways(self) -> QVBoxLayout:
        stuck = row(
            label(self.tr("合言葉がわからないとき"), "soft", wrap=False),
            link(self.tr("回復キーでひらく"), lambda: self.recovery_wanted.emit(self._pair)),
            link(self.tr("控えから戻す"), self.restore_wanted.emit),
            None,
        )
        others = row(
            link(self.tr("別の保管庫"), self.other_wanted.emit),
            link(self.tr("新しくつくる"), self.make_wanted.emit),
            link(self.tr("例の家庭で試す"), self.example_wanted.emit),
            link(self.tr("保管庫と鍵のこと"), self.help_wanted.emit),
            None,
        )
        return column(stuck, others, spacing=2)


class RecoverySheet(OpeningSheet):
    """The printed recovery key; `other_wanted`: it is one sheet and not two, or the other way round."""

    other_wanted = Signal()

    def __init__(self, folder: Path, laptop: Laptop, *, pair: bool) -> None:
        super().__init__()
        self._folder, self._laptop = folder, laptop
        self.form = CodeForm(pair=pair)
        self.form.fields[-1].filled.connect(self.go.setFocus)
        turn = self.tr("1枚の紙でひらく") if pair else self.tr("2枚に分けた紙でひらく（ふたりで）")
        other = row(None, link(turn, self.other_wanted.emit))
        self.lay(self.tr("回復キーでひらく"), self.form, other, onward=self.tr("ひらく"), back=True)
        self.onward.connect(self._try)

    def point(self, problem: Problem) -> None:
        self.form.point(problem)

    def not_opened(self) -> str:
        return self.tr(
            "この回復キーでは、開けませんでした。記録はそのまま安全に守られています。"
            "新しい回復キーをつくる前の紙や、別の保管庫の紙ではないか、確かめてください。"
        )

    def _try(self) -> None:
        if lacking := self.form.lacks():
            self.say(lacking)
        else:
            self.attempt(self.form.attempt(self._folder), self._laptop)
