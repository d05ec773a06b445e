"""Where somebody outside 要対協 would be told of a family without its yes: reason and approver, or nothing."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kasesupport.cases import contacting
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import LineField, TextField, button, column, label


class ContactReason(QWidget):
    """Two fields and a button. `done` is told the resource once both are kept; a problem is told by the model."""

    def __init__(self, model: CaseModel, done: Callable[[str], object]) -> None:
        super().__init__()
        self._model, self._done, self.resource = model, done, ""
        why, by = self.tr("同意なしで連絡するわけ"), self.tr("認めた人（統括支援員など）")
        self.reason = TextField("", lambda _: None, self.tr("こどもの安全のために、今どうしても要るわけ"), why)
        self.approver = LineField("", lambda _: None, by, by)
        asks = self.tr(
            "要対協の構成員ではない相手で、「連絡してよい」をまだもらっていません。できれば先にご家族に聞きましょう。"
            "安全のために今連絡するときは、わけと認めた人を残します（指針1）。"
        )
        self.keep = button(self.tr("わけを残して連絡する"), self._keep, "", "phone")
        parts = (label(asks, "warm"), label(why, "label"), self.reason, label(by, "label"), self.approver, self.keep)
        self.setLayout(column(*parts, spacing=6))

    def ask(self, resource_id: str) -> None:
        """Show it for this resource; "" puts it away. What was typed for another goes."""
        if resource_id != self.resource:
            self.reason.show_text("")
            self.approver.show_text("")
        self.resource = resource_id
        self.setVisible(bool(resource_id))

    def _keep(self) -> None:
        resource = self.resource  # hearing of the act, one may put this away
        if self._model.do(contacting.without_consent, resource, self.reason.toPlainText(), self.approver.text()):
            self._done(resource)
