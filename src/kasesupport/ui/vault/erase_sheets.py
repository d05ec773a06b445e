"""Erasing a family: what goes and what stays, who decided and why, and its name typed; then what still holds it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from kasesupport.cases import backups, retention
from kasesupport.cases.backups import BackupLine
from kasesupport.cases.drafts import Draft
from kasesupport.cases.retention import DueLine, Erased
from kasesupport.domain.texts import search_key
from kasesupport.ui import theme
from kasesupport.ui.start.words import breakable
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.sheets import Form
from kasesupport.ui.vault.when import day_and_time, day_words
from kasesupport.ui.widgets import button, card, label, row, starts_at
from kasesupport.ui.wizard.airy import airy


class EraseForm(Form):
    """`done` brings what went. Typing the name is asked of whoever does it; a colleague approves."""

    place = "erase"

    def __init__(self, desk: Desk, line: DueLine, back: Callable[[], object]) -> None:
        super().__init__("", back)
        self._title = self.tr("「%1」の記録を消去する").replace("%1", line.name)
        self._desk, self._line = desk, line
        self.reason = self._field(self.tr("理由"), self.tr("例：保存期間がすぎたため"), retention.REASON)
        self.approver = self._field(self.tr("承認した人"), self.tr("例：センター長 青木"), 100)
        self.name = self._field(self.tr("家庭の名前（もう一度）"), line.name, 200)
        self.name.setPlaceholderText("")
        self._said = label("", "warm")
        self._said.hide()
        go = button(self.tr("消去する（もとには戻せません）"), self._erase, "main", "trash-2")
        self.lay(*self._words(), *self._fields(), self._said, go=go)
        starts_at(self, self.way_back)

    def draft(self) -> Draft:
        """Why, and who approves. The name is a sure hand at the last moment, and is typed anew."""
        reason, approver = self.reason.text(), self.approver.text()
        told = {"of": self._line.family_id, "reason": reason, "approver": approver}
        return told if reason or approver else {}

    def restore(self, draft: Draft) -> None:
        """Put it back."""
        self.reason.setText(draft.get("reason", ""))
        self.approver.setText(draft.get("approver", ""))

    def _words(self) -> list[QWidget]:
        still = self.tr("この家庭とのかかわりは、まだ続いています。")
        during = self.tr("この家庭は、まだ保存期間の途中です。")
        early = [label(still if self._line.state == "open" else during, "warm")] if self._is_early() else []
        goes = self.tr(
            "消えるもの：家庭と人の情報、語り、ジェノグラム、エコマップ、プラン、同意、予定、書きかけ、"
            "足あとに残った中身の言葉。ファイルの中からも、あとから読めないように消します。"
        )
        stays = self.tr(
            "残るもの：消去したこと、いつ、だれが、理由、承認した人。足あとの番号とつながり。ほかの家庭の記録と、"
            "地域の資源。すでに印刷した紙や書き出したファイルは、別に処分してください。"
        )
        held = self.tr("控え（バックアップ）には、消える日まで残ります。消去したあとに、どの控えかをお見せします。")
        return [*early, airy(goes), airy(stays), airy(held)]

    def _fields(self) -> list[QWidget]:
        stays = self.tr("理由と承認した人は、あとまで残ります。家庭やこどもの名前、事情は書かないでください。")
        return [
            label(self.tr("理由"), "label"), self.reason, label(self.tr("承認した人"), "label"), self.approver,
            airy(stays, "warm"),
            label(self.tr("確かめのため、家庭の名前をもう一度書いてください"), "label"), self.name,
        ]  # fmt: skip

    def _is_early(self) -> bool:
        return self._line.state != "due"

    def _erase(self) -> None:
        if search_key(self.name.text()) != search_key(self._line.name):  # 辻 may be typed for 辻 with one dot
            self._say(self.tr("家庭の名前がちがいます。「%1」と書いてください。").replace("%1", self._line.name))
            self.name.setFocus()
            return
        self._say("")
        why, by = self.reason.text(), self.approver.text()
        file, family = self._desk.file, self._line.family_id
        self.run(lambda: retention.erase(file, family, why, by, early=self._is_early()), self.tr("消去しています…"))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _field(self, name: str, example: str, most: int) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        made.setPlaceholderText(example)
        made.setMinimumHeight(theme.TOUCH)
        made.setMaxLength(most)
        return made


def erased_sheet(desk: Desk, family_id: str, erased: Erased, back: Callable[[], object]) -> QFrame:
    """What went, and which backups still hold it until when."""
    count = _tr("%1件の記録を消去しました。").replace("%1", str(sum(erased.rows.values())))
    wiped = _tr("ファイルの中からも、読めないように消しました。")
    unwiped = _tr("ファイルの中の跡は、まだ消しきれていません。空きを増やすと、次に保管庫を開いたときに消します。")
    went = airy(count + wiped) if erased.wiped else airy(count + unwiped, "warm")
    foot = row(button(_tr("わかりました"), back, "main", "check"), None)
    held = retention.left_behind(desk.file, family_id)
    kept = [_kept(each) for each in backups.kept_aside(desk.file)]
    return card(label(_tr("消去しました"), "heading"), went, *_still_held(held), *kept, foot, margin=24)


def _kept(folder: Path) -> QWidget:
    """A restore put it aside, and no erasure reaches it."""
    words = _tr(
        "控えから戻す前の保管庫にも、この家庭が残っていることがあります。要らなければ、フォルダーごと消してください。\n%1"
    )
    return airy(words.replace("%1", breakable(folder)), "warm")


def _still_held(held: Sequence[BackupLine]) -> list[QWidget]:
    if not held:
        return [airy(_tr("この家庭が入った控えは、ありません。"), "soft")]
    again = _tr(
        "これらの控えから戻すときは、この家庭をもう一度消すかどうかを選べます。いまの保管庫を読めないときは、"
        "この家庭も戻ります。USBメモリーなどに写した控えも、確かめてください。"
    )
    return [
        label(_tr("まだこの家庭が入っている控え"), "label"),
        *(label(_held(each)) for each in held),
        airy(again, "soft"),
    ]


def _held(each: BackupLine) -> str:
    gone = _tr("%1ごろに消えます").replace("%1", day_words(each.expires_on)) if each.expires_on else ""
    place = {"here": _tr("このパソコン"), "second": _tr("2つ目の置き場所")}.get(each.place, "")
    return "・" + "　".join(part for part in (day_and_time(each.at), place, gone) if part)


def _tr(words: str) -> str:
    return QCoreApplication.translate("EraseSheets", words)
