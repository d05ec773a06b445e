"""A file of the watched folder, looked at before it is the family's; afterwards what becomes of the original."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from kasesupport.ui.attached import decoding
from kasesupport.ui.attached.photo_view import PhotoView
from kasesupport.ui.attached.taking import Taken
from kasesupport.ui.widgets import button, column, ground, label, row

Act = Callable[[], object]
WIDE, HIGH = 760, 680  # px


class OfferDialog(QDialog):
    """`keep` gives whether it was kept; `not_ours` is told that it is not this family's; `remove` takes the original.

    `family` is whose it would be, `sheet` what it was recognised as ("" where it was not).
    """

    def __init__(
        self, taken: Taken, family: str, sheet: str, keep: Callable[[], bool], not_ours: Act, remove: Act,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(self.tr("フォルダーに届いた写真"))
        self._keep, self._not_ours, self._remove = keep, not_ours, remove
        self.photo = PhotoView()
        self.photo.show_image(decoding.picture(taken.content, taken.kind), taken.turn)
        asked = self.tr("「%1」のご家庭に添付しますか。").replace("%1", family)
        known = self.tr("センターの紙「%1」です。").replace("%1", sheet) if sheet else ""
        pages = self.tr("%1枚あります。はじめの1枚を見せています。").replace("%1", str(taken.pages))
        told = " ".join(filter(None, (known, pages if taken.pages > 1 else "")))
        self.keep = button(self.tr("このご家庭に添付する"), self._kept, "main", "paperclip")
        self.other = button(self.tr("このご家庭のものではない"), self._declined, "quiet")
        self.later = button(self.tr("あとで"), self.reject, "quiet")
        self.stay = button(self.tr("残しておく"), self.accept, "main")
        self.gone = button(self.tr("もとのファイルを消す"), self._removed, icon_name="trash-2")
        self.parts = QStackedWidget()
        self.parts.addWidget(ground(column(
            label(asked, "heading"), *([label(told, "soft")] if told else []),
            row(self.later, self.other, None, self.keep),
        )))  # fmt: skip
        self.parts.addWidget(ground(column(
            label(self.tr("添付しました。フォルダーにあるもとのファイルは、どうしますか。"), "heading"),
            label(self.tr("消すと、ごみ箱にも残りません。添付したものは、暗号にしてここに残っています。"), "soft"),
            row(self.gone, None, self.stay),
        )))  # fmt: skip
        self.parts.setFixedHeight(150)
        whole = column(self.parts, self.photo, margin=14, spacing=10)  # what is said in passing covers the foot
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.resize(WIDE, HIGH)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _kept(self) -> None:
        if not self._keep():
            self.reject()
            return
        self.parts.setCurrentIndex(1)
        self.stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def _declined(self) -> None:
        self._not_ours()
        self.reject()

    def _removed(self) -> None:
        self._remove()
        self.accept()
