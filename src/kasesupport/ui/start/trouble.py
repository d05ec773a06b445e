"""A vault that does not open as it should: what happened, what is safe, and what one can do. Never a dead end."""

import os
from dataclasses import replace

from PySide6.QtCore import Signal

from kasesupport import messages
from kasesupport.domain.problems import Problem
from kasesupport.ui import damage, theme
from kasesupport.ui.places import Laptop
from kasesupport.ui.start.attempt import Attempt
from kasesupport.ui.start.choice import Choice, choice
from kasesupport.ui.start.unlocking import OpeningSheet
from kasesupport.ui.start.welcome import picture
from kasesupport.ui.start.words import breakable
from kasesupport.ui.widgets import label


class TroubleSheet(OpeningSheet):
    """Offers what fits the Problem; accepting it tries again with what was typed."""

    restore_wanted = Signal()
    salvage_wanted = Signal()
    again_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, problem: Problem, attempt: Attempt, laptop: Laptop) -> None:
        super().__init__()
        self._problem, self._attempt, self._laptop = problem, attempt, laptop
        where = label(breakable(attempt.folder), "soft")
        self.lay(self._title(), label(messages.text(problem, "ja")), where, *self._choices(), back=True)
        self.way_back.setText(" " + self.tr("やめる"))
        self.layout().insertWidget(0, picture("triangle-alert", theme.WARM))  # type: ignore[union-attr]

    def begin(self) -> None:
        self.findChildren(Choice)[0].setFocus()

    def _title(self) -> str:
        return {
            "acts_missing": self.tr("最後のほうの記録が見あたりません"),
            "older_than_seen": self.tr("前に開いたときより古い保管庫です"),
            "other_than_seen": self.tr("最後に開いたものとは、途中から別の記録です"),
            "wal_stale": self.tr("別の日の作業中ファイルがまざっています"),
            "damaged_file": damage.title(),
            "not_a_vault": self.tr("保管庫が見つかりません"),
        }[self._problem.code]

    def _choices(self) -> tuple[Choice, ...]:
        if self._problem.code == damage.CODE:
            ways, folder = damage.ways(self._mend), self._attempt.folder
            damage.look_for_backup(self, ways, folder, self._laptop.second(folder))
            return ways
        offered = {
            "acts_missing": (self._restore, self._accept),
            "older_than_seen": (self._restore, self._accept),
            "other_than_seen": (self._accept, self._other),
            "wal_stale": (self._accept, self._restore),
            "not_a_vault": (self._again, self._other, self._restore),
        }
        return tuple(make() for make in offered[self._problem.code])

    def _restore(self) -> Choice:
        return choice(
            self.tr("控えから戻す"),
            self.tr("いつの控えがあるかを見て、選びます。いまの保管庫はそのまま残ります。"),
            self.restore_wanted.emit, "rotate-ccw",
        )  # fmt: skip

    def _mend(self, way: str) -> None:
        (self.restore_wanted if way == damage.RESTORE else self.salvage_wanted).emit()

    def _accept(self) -> Choice:
        return choice(
            self.tr("このままひらく"),
            self._accepted(),
            self._go_on, "unlock",
        )  # fmt: skip

    def _accepted(self) -> str:
        if os.access(self._attempt.folder, os.W_OK):
            return self.tr("いま読める記録で続けます。そうしたことは、足あとに残ります。")
        return self.tr("いま読める記録を、読むだけで開きます。書き込みのできない場所なので、足あとには残りません。")

    def _again(self) -> Choice:
        return choice(
            self.tr("もう一度見る"),
            self.tr("USBメモリーや外付けのディスクにあるときは、差し込んでから押してください。"),
            self.again_wanted.emit, "redo-2",
        )  # fmt: skip

    def _other(self) -> Choice:
        return choice(
            self.tr("別の場所から選ぶ"),
            self.tr("フォルダーを動かしたときは、いまある場所を選んでください。"),
            self.other_wanted.emit, "search",
        )  # fmt: skip

    def _go_on(self) -> None:
        accept = self._attempt.accept | {self._problem.code}
        self.attempt(replace(self._attempt, accept=accept), self._laptop)
