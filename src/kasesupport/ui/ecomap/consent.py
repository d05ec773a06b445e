"""Whether one may get in touch with a resource: asked of the family, told softly where it was not asked yet.

Somebody outside 要対協 is got in touch with by the family's yes, or with a reason that is kept (M57).
"""

from datetime import date

from PySide6.QtWidgets import QWidget

from kasesupport.cases import ecomap
from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.ecomap import ContactConsent, Tie
from kasesupport.domain.parties import consent_on_file, reason_on_file
from kasesupport.domain.record import CaseRecord
from kasesupport.ui.choices import Choice
from kasesupport.ui.contact_reason import ContactReason
from kasesupport.ui.date_field import DateField
from kasesupport.ui.ecomap import words
from kasesupport.ui.ecomap.subjects import resource_of, tie_of
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import column, label


class ConsentPart(QWidget):
    """The answer and its day. `asked` stands elsewhere: a soft word where it should be asked first (M57).

    What the family said stays out of `asked` unless `confided`.
    """

    def __init__(self, model: CaseModel, tie_id: str, *, confided: bool = False) -> None:
        super().__init__()
        self._model, self._id, self._confided = model, tie_id, confided
        tie = self._tie()
        self.asked = label("", "soft")
        self.said = Choice(words.consents(), words.CONSENT_LINES, tie.consent, self._set, self.tr("連絡してよいか"))
        self.on = DateField(_day(tie.consent_on), self._set_day, self.tr("聞いた日"))
        self._on_label = label(self.tr("聞いた日"), "label")
        self._given = label("", "soft")
        question = label(self.tr("この相手に、センターから連絡してよいですか。"), "soft")
        self.why = ContactReason(model, lambda _: self._refresh())
        self.setLayout(column(question, self.said, self.why, self._on_label, self.on, self._given))
        model.changed.connect(self._refresh)
        self.why.ask("")
        self._refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        self.on.flush()

    def _tie(self) -> Tie:
        return tie_of(self._model.record, self._id) or Tie(self._id, "")

    def _set(self, said: str) -> None:
        self.why.ask(self._tie().resource if said == "without" and self._tie().consent != said else "")
        if said != "without":
            self._model.do(ecomap.set_consent, self._id, said)

    def _set_day(self, told: PartialDate | None) -> None:
        """A day without month or date counts from its first; nothing told, today."""
        if (said := self._tie().consent) and told != _day(self._tie().consent_on):
            self._model.do(ecomap.set_consent, self._id, said, told.span()[0] if told else None)

    def _refresh(self) -> None:
        tie, record = self._tie(), self._model.record
        if tie.consent == "without":
            self.why.ask("")
        self.said.show_value("without" if self.why.resource else tie.consent)
        self.on.show_date(_day(tie.consent_on))
        for each in (self.on, self._on_label):
            each.setVisible(bool(tie.consent))
        resource = resource_of(record, tie.resource)
        self.said.chips["without"].setVisible(tie.consent == "without" or bool(resource and not resource.council))
        given = consent_on_file(record, tie.resource)
        self._given.setText(self._told_of(record, tie, given))
        self._given.setVisible(bool(self._given.text()))
        soft = self._soft(record, tie) if not given else ""
        self.asked.setText(soft)
        self.asked.setVisible(bool(soft))
        self.asked.setObjectName("warm" if tie.consent else "soft")
        self.asked.style().unpolish(self.asked)
        self.asked.style().polish(self.asked)

    def _told_of(self, record: CaseRecord, tie: Tie, given: str) -> str:
        """What is on file: the consent and its day, else why one gets in touch without it."""
        if given:
            return self.tr("同意書で同意を得ています（%1）。").replace("%1", _told(given))
        why = reason_on_file(record, tie.resource) if tie.consent == "without" else ""
        return self.tr("同意なしで連絡するわけ：%1").replace("%1", why) if why else ""

    def _soft(self, record: CaseRecord, tie: Tie) -> str:
        resource = resource_of(record, tie.resource)
        if resource is None or resource.council or tie.state == "past" or resource.closed_on:
            return ""
        said: dict[ContactConsent, str] = {
            "": self.tr("連絡をとる前に、ご家族に「連絡してよいか」を聞いておきましょう。"),
            "no": self.tr("ご家族は「連絡しないでほしい」と話しています。"),
            "later": self.tr("ご家族は「連絡は今はまだ」と話しています。"),
            "without": self.tr("同意なしで連絡しています。わけと認めた人が残っています。"),
        }
        return said.get(tie.consent, "") if self._confided or not tie.consent else ""


def _told(day: str) -> str:
    return both(PartialDate.from_text(day)) if day != "-" else "日付なし"


def _day(text: str) -> PartialDate | None:
    return PartialDate.of(date.fromisoformat(text)) if text else None
