"""The office's name and number, as they stand at the foot of a sheet, and after how long the program locks."""

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from kasesupport.cases.drafts import Draft
from kasesupport.cases.lock_setting import LEAST, MOST, PROPOSED, lock_minutes, set_lock_minutes
from kasesupport.cases.office import Office, office, set_office
from kasesupport.cases.opening import CaseFile
from kasesupport.ui import theme
from kasesupport.ui.widgets import button, column, label, row

OFFERED = (LEAST, 2, 3, PROPOSED, 10, 15, 20, 30, MOST)  # minutes


class OfficeDialog(QDialog):
    """Two lines and a number, kept when the dialog is closed with 「これでよい」."""

    place = "office"

    def __init__(self, file: CaseFile, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("センターのこと"))
        self._file = file
        told = office(file)
        self._before = {"name": told.name, "phone": told.phone, "minutes": lock_minutes(file)}
        self.name, self.phone = QLineEdit(told.name), QLineEdit(told.phone)
        self.name.setPlaceholderText(self.tr("例: みどり市こども家庭センター"))
        self.phone.setPlaceholderText(self.tr("例: 0120-000-000"))
        for field in (self.name, self.phone):
            field.setMaxLength(100)
        self.minutes = self._minutes_box(lock_minutes(file))
        keep = button(self.tr("これでよい"), self._keep, "main", "check")
        parts = (
            label(self.tr("紙の下に印刷されます。"), "soft"),
            label(self.tr("センターの名前"), "label"), self.name,
            label(self.tr("家族がいつでもかけられる電話"), "label"), self.phone,
            label(self.tr("操作がないとき、自動で鍵をかけるまで"), "label"), row(self.minutes, None),
            label(self._minutes_words(), "soft"),
            row(button(self.tr("やめる"), self.reject, "quiet"), None, keep),
        )  # fmt: skip
        self.setLayout(column(*parts, margin=20))
        self.resize(460, 0)

    def draft(self) -> Draft:
        """What was changed and not yet kept."""
        told = {"name": self.name.text(), "phone": self.phone.text(), "minutes": self.minutes.currentData()}
        return told if told != self._before else {}

    def restore(self, draft: Draft) -> None:
        """Put it back."""
        self.name.setText(draft.get("name", ""))
        self.phone.setText(draft.get("phone", ""))
        self.minutes.setCurrentIndex(max(0, self.minutes.findData(draft.get("minutes", PROPOSED))))

    def _minutes_box(self, minutes: int) -> QComboBox:
        box = QComboBox()
        for offered in sorted({*OFFERED, minutes}):
            box.addItem(self.tr("%1分").replace("%1", str(offered)), offered)
        box.setCurrentIndex(box.findData(minutes))
        box.setMinimumSize(120, theme.TOUCH)
        box.setAccessibleName(self.tr("自動で鍵をかけるまでの時間"))
        return box

    def _minutes_words(self) -> str:
        words = self.tr("はじめは%1分です（暫定。使ってみて決めてください）。かける30秒前にお知らせします。")
        return words.replace("%1", str(PROPOSED))

    def _keep(self) -> None:
        set_lock_minutes(self._file, self.minutes.currentData())
        set_office(self._file, Office(self.name.text(), self.phone.text()))
        self.accept()
