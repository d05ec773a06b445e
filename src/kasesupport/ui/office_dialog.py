"""The office's name, number and logo, as they stand at the foot of a sheet."""

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from kasesupport.cases.drafts import Draft
from kasesupport.cases.office import Office, logo, office, set_logo, set_office
from kasesupport.cases.opening import CaseFile
from kasesupport.ui import reading
from kasesupport.ui.logo_field import LogoField
from kasesupport.ui.widgets import button, column, label, row


class OfficeDialog(QDialog):
    """Two lines and a picture, kept when the dialog is closed with 「これでよい」."""

    place = "office"

    def __init__(self, file: CaseFile, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("センターのこと"))
        self._file = file
        told, why = office(file), reading.why(file)
        self._before = {"name": told.name, "phone": told.phone}
        self.name, self.phone = QLineEdit(told.name), QLineEdit(told.phone)
        self.name.setPlaceholderText(self.tr("例：みどり市こども家庭センター"))
        self.phone.setPlaceholderText(self.tr("例：0120-000-000"))
        if why:  # no example of what to write
            self.name.setPlaceholderText("")
            self.phone.setPlaceholderText("")
        for field in (self.name, self.phone):
            field.setMaxLength(100)
            field.setReadOnly(bool(why))
        self.logo = LogoField(logo(file), fixed=bool(why))
        ways = [button(self.tr("とじる") if why else self.tr("やめる"), self.reject, "quiet"), None]
        if not why:
            ways.append(button(self.tr("これでよい"), self._keep, "main", "check"))
        parts = (
            label(" ".join(part for part in (self.tr("紙の下に印刷されます。"), reading.line(file)) if part), "soft"),
            label(self.tr("センターの名前"), "label"), self.name,
            label(self.tr("家族がいつでもかけられる電話"), "label"), self.phone,
            label(self.tr("ロゴ（PNGかJPEG。なくてもかまいません）"), "label"), self.logo,
            row(*ways),
        )  # fmt: skip
        self.setLayout(column(*parts, margin=20))
        self.resize(460, 0)

    def draft(self) -> Draft:
        """What was changed and not yet kept."""
        told = {"name": self.name.text(), "phone": self.phone.text()}
        return told if told != self._before else {}

    def restore(self, draft: Draft) -> None:
        """Put it back."""
        self.name.setText(draft.get("name", ""))
        self.phone.setText(draft.get("phone", ""))

    def _keep(self) -> None:
        set_office(self._file, Office(self.name.text(), self.phone.text()))
        if self.logo.content != logo(self._file):
            set_logo(self._file, self.logo.content)
        self.accept()


def ask(file: CaseFile, parent: QWidget, draft: Draft | None = None) -> None:
    """Show the dialog, with what was being typed before a lock."""
    dialog = OfficeDialog(file, parent)
    if draft:
        dialog.restore(draft)
    dialog.exec()
