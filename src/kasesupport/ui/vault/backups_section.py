"""控え（バックアップ）: when the last good one was, make one now, the second place, and all that there are."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFrame, QWidget

from kasesupport import messages
from kasesupport.cases import backups
from kasesupport.cases.backups import BackupLine
from kasesupport.ui import files, reading
from kasesupport.ui.start.words import breakable
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.lines import held, line
from kasesupport.ui.vault.section import Section
from kasesupport.ui.vault.sheets import Asked, Job
from kasesupport.ui.vault.when import day_words, size_words, when_words
from kasesupport.ui.widgets import Fold, button, card, column, label, row
from kasesupport.ui.wizard.airy import airy


class BackupsSection(Section):
    """Backups make themselves; this page shows that they do, and makes one more."""

    def __init__(self, desk: Desk) -> None:
        lead = self.tr(
            "書いているあいだは1時間ごとに、終わるときと鍵をかけるときにも自動でとられ、その日のいちばん新しいものが、"
            "1日に1つ残ります。スリープのときや、記録が大きいときは、鍵をかけるのを先にして、次に開いたときにとります。"
            "保管庫と同じ鍵で守られています。"
        )
        super().__init__(desk, self.tr("控え（バックアップ）"), lead)

    def parts(self) -> Iterable[QWidget]:
        made = backups.backups(self.desk.file)
        yield self._last(any_made=bool(made))
        yield self._second()
        if made:
            yield label(self.tr("いまある控え"), "heading")
        yield from (self._line(each) for each in made)
        yield Fold(self.tr("控えは、どれだけ残りますか"), self._rules())
        if made:
            yield self._restoring()
        if kept := backups.kept_aside(self.desk.file):
            yield self._kept(kept)

    def make_now(self) -> None:
        """Make one behind a sheet."""
        file = self.desk.file
        words = self.tr("そのまま待っていても大丈夫です。途中でやめても、いままでの控えと記録には何も起こりません。")
        self.work(
            Job(self.tr("控えをとっています"), words, lambda progress: backups.back_up(file, progress)), self._made
        )

    def _last(self, *, any_made: bool) -> QFrame:
        file = self.desk.file
        last = backups.last_good(file)
        none = self.tr("いまの鍵の控えは、まだありません") if any_made else self.tr("まだ控えがありません")
        said = when_words(last.at, file.now()) if last else none
        under = self._counts(last) if last else self.tr("「いま控えをとる」を押すと、控えができます。")
        if last and backups.waits(file, last):
            under += self.tr("　そのあとに書いたことは、まだ控えに入っていません。")
        now = button(self.tr("いま控えをとる"), self.make_now, "main", "save")
        now.setEnabled(not file.read_only)
        words = column(label(self.tr("最後の控え"), "label"), label(said, "title"), label(under, "soft"), spacing=6)
        laid = row(words, now)
        laid.setStretch(0, 1)
        return card(laid)

    def _made(self, made: BackupLine) -> None:
        told = " ".join(messages.notice_text(notice, "ja") for notice in made.notices)
        self.desk.note(f"{self.tr('控えをとりました。')} {told}".strip())

    def _second(self) -> QFrame:
        place = backups.second_place(self.desk.file)
        words = self.tr(
            "パソコンがこわれたり、なくなったりしても困らないように、USBメモリーなど別の場所にも同じ控えを置けます。"
        )
        buttons = []
        if not reading.why(self.desk.file):
            choose = self.tr("かえる") if place else self.tr("フォルダーを選ぶ")
            buttons.append(button(choose, self._choose, icon_name="save"))
        if place and buttons:
            buttons.append(button(self.tr("使うのをやめる"), self._ask_off, "quiet", "x"))
        return card(
            label(self.tr("2つ目の置き場所"), "heading"), airy(words, "soft"), *self._state(place),
            *([row(*buttons, None)] if buttons else []),
        )  # fmt: skip

    def _state(self, place: Path | None) -> list[QWidget]:
        if place is None:
            return [label(self.tr("まだ決めていません。"))]
        if place.is_dir():
            return [label(self.tr("置き場所：%1").replace("%1", str(place)))]
        gone = self.tr(
            "置き場所（%1）が見つかりません。USBメモリーなら差し込んでください。それまでは、このパソコンだけに控えをとります。"
        )
        return [label(gone.replace("%1", str(place)), "warm")]

    def _choose(self) -> None:
        start = backups.second_place(self.desk.file) or Path.home()
        if folder := files.folder(self, self.tr("控えを置くフォルダー"), start):
            self.set_second(folder)

    def set_second(self, folder: Path | None) -> None:
        """Settle the second place, or none."""
        if self.desk.do(lambda: backups.set_second_place(self.desk.file, folder)):
            self.desk.note(self.tr("次の控えから、ここにも置きます。") if folder else self.tr("使うのをやめました。"))
        self.back()

    def _ask_off(self) -> None:
        words = self.tr(
            "そこにある控えは消えません。要らなくなったら、USBメモリーごと鍵のかかる場所にしまうか、消去してください。"
        )
        asked = Asked(self.tr("2つ目の置き場所を使うのをやめますか"), (words,), self.tr("使うのをやめる"))
        self.ask(asked, partial(self.set_second, None))

    def _line(self, each: BackupLine) -> QWidget:
        place = {"here": self.tr("このパソコン"), "second": self.tr("2つ目の置き場所")}.get(each.place, "")
        until = self.tr("%1ごろまで残ります").replace("%1", day_words(each.expires_on)) if each.expires_on else ""
        under = "　".join(part for part in (self._counts(each), place, until) if part)
        state = self.tr("いまの鍵で開けます") if each.opens_with_present_key else self.tr("前の鍵で開けます")
        if each.apart:
            state = self.tr("控えから戻す前の記録")
        return line(when_words(each.at, self.desk.file.now()), under, right=state)

    def _counts(self, each: BackupLine) -> str:
        if each.seq is None:  # made before the vault's key was made anew
            return size_words(each.size)
        words = self.tr("%1家庭・%2人　%3")
        return words.replace("%1", str(each.families)).replace("%2", str(each.people)).replace(
            "%3", size_words(each.size)
        )  # fmt: skip

    def _restoring(self) -> QFrame:
        words = self.tr(
            "控えから戻すときは、保管庫をいったん閉じて、はじめの画面の「控えから戻す」を押します。どの控えに何が"
            "入っているかを見てから選べて、いまの保管庫は消えません。"
        )
        go = button(self.tr("とじて、はじめの画面へ"), self.desk.lock, icon_name="log-out")
        return card(label(self.tr("控えから戻す"), "heading"), airy(words, "soft"), row(go, None))

    def _kept(self, kept: tuple[Path, ...]) -> QFrame:
        words = self.tr(
            "控えから戻したときに、入れかわった保管庫です。控えよりあとに書いたことは、ここにだけあります。しばらく使って、"
            "足りない記録がないと確かめられたら、フォルダーごと消してかまいません。中を見るには、はじめの画面の"
            "「別の保管庫」で選びます。"
        )
        return card(
            label(self.tr("戻す前の保管庫"), "heading"), airy(words, "soft"), *(label(breakable(each)) for each in kept)
        )

    def _rules(self) -> QWidget:
        said = self.tr(
            "最近の7日は1日に1つ、その前は4週まで週に1つ、12か月まで月に1つを残し、あとは自動で消えます。"
            "使わない日は数えないので、しばらくしまっておいても、控えが一度に消えることはありません。"
        )
        return held(column(airy(said), margin=10))
