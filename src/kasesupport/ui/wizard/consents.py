"""同意: one row a recipient, with what was explained, the answer, the day, and a withdrawal."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kasesupport.cases import consenting
from kasesupport.domain.dates import PartialDate
from kasesupport.practice.model import Question
from kasesupport.ui.date_field import DateField
from kasesupport.ui.widgets import LineField, button, column, label, row
from kasesupport.ui.wizard.chips import Chips, Choice, Keys
from kasesupport.ui.wizard.days import day_reader, short_day
from kasesupport.ui.wizard.desk import Desk
from kasesupport.ui.wizard.entries import Acts, EntryField, Row, line
from kasesupport.ui.wizard.listed import ListBody
from kasesupport.ui.wizard.needs import acts
from kasesupport.ui.wizard.voices import name_of

OTHER = "other"


class Consents(ListBody):
    """All consents of the family."""

    def __init__(self, desk: Desk, question: Question, subject_id: str = "") -> None:
        super().__init__(desk, question, subject_id)
        keep = acts(desk, "consent")
        self.show_list(
            lambda entry_id: ConsentRow(entry_id, keep, desk),
            lambda: desk.record.consents,
            self.tr("相談先を足す"),
        )


class ConsentRow(Row):
    """One recipient."""

    WORDS = ("recipient", "explained")

    LINES = 2

    def __init__(self, entry_id: str, keep: Acts, desk: Desk) -> None:
        columns = (
            "recipient", "resource_id", "explained", "agreed", "on", "withdrawn_on",
            "scope", "without_reason", "approver",
        )  # fmt: skip
        super().__init__(entry_id, keep, dict.fromkeys(columns, ""))
        self._desk = desk
        self.to = Chips(self._chosen, self.tr("どこへ"), folds=True)
        self.name = LineField("", self._named, self.tr("相談先の名前"), self.tr("相談先の名前"))
        self.explained = EntryField(
            lambda text: self.keep(explained=text), self.tr("伝えること"), self.tr("何のために、何を伝えると話したか")
        )
        self.scope = LineField(
            "", lambda text: self.keep(scope=text), self.tr("共有する範囲（何を、どこまで）"), self.tr("共有する範囲")
        )
        self.agreed = Chips(self._answered, self.tr("同意"))
        self.agreed.offer([Choice(key, word) for key, word in self._answers().items()])
        self.on = DateField(None, self._dated("on"), self.tr("聞いた日"), day_reader(desk.today, ahead=False))
        self.back = label("", "warm", wrap=False)
        self.withdraw = button("", self._withdraw, "state")
        self.signed = label("", "soft")
        self.exception = self._exception()
        self.setObjectName("entry")
        head = line(self.to, self.bin)
        parts = (head, self.name, self.explained, self.scope, self._foot(), self.signed, self.exception)
        self.setLayout(column(*parts, margin=10, spacing=6))

    def _answers(self) -> dict[str, str]:
        return {
            "yes": self.tr("同意"),
            "no": self.tr("同意しない"),
            "": self.tr("まだ"),
            "without": self.tr("同意なしで共有"),
        }

    def _exception(self) -> QWidget:
        """What is written of sharing without consent."""
        self.why = EntryField(
            lambda text: self.keep(without_reason=text),
            self.tr("同意なしで共有するわけ"),
            self.tr("こどもの安全のために、今どうしても要るわけ"),
        )
        self.approver = LineField(
            "", lambda text: self.keep(approver=text), self.tr("認めた人（統括支援員など）"), self.tr("認めた人")
        )
        warning = label(self.tr("安全のための例外です。わけ・範囲・認めた人を書いておきましょう（指針1）。"), "soft")
        holder = QWidget()
        holder.setLayout(column(warning, self.why, self.approver, spacing=6))
        return holder

    def _foot(self) -> QWidget:
        self.on.setFixedWidth(240)
        holder = QWidget()
        sides = [column(part, None) for part in (self.agreed, self.on, self.back, self.withdraw)]
        holder.setLayout(row(*sides, None, spacing=8))
        return holder

    def show_values(self) -> None:
        self.to.offer(self._choices())
        chosen = self.values["resource_id"] or (OTHER if self.values["recipient"] else "")
        if chosen or self.to.chosen != (OTHER,):
            self.to.show_chosen([chosen] if chosen else [])
        self.name.show_text(self.values["recipient"])
        self.name.setVisible(self.to.chosen == (OTHER,) or not self._desk.record.resources)
        self.explained.show_text(self.values["explained"])
        self.agreed.show_chosen([self.values["agreed"]])
        self.on.show_date(PartialDate.from_text(self.values["on"]) if self.values["on"] else None)
        self.on.setVisible(bool(self.values["agreed"]))
        self.scope.show_text(self.values["scope"])
        self.why.show_text(self.values["without_reason"])
        self.approver.show_text(self.values["approver"])
        self.exception.setVisible(self.values["agreed"] == "without")
        self._show_withdrawal()
        self._show_signed()

    def start(self) -> None:
        (self.name if self.name.isVisible() else self.explained).setFocus()

    def _show_withdrawal(self) -> None:
        day = self.values["withdrawn_on"]
        self.back.setText(self.tr("%1 に取り下げ").replace("%1", short_day(day, self._desk.today)) if day else "")
        self.back.setVisible(bool(day))
        self.withdraw.setText(self.tr("取り下げをやめる") if day else self.tr("取り下げる"))
        self.withdraw.setVisible(self.values["agreed"] == "yes")

    def _show_signed(self) -> None:
        """Who signed for it at the table."""
        names = {person.id: name_of(person) for person in self._desk.record.graph.persons}
        told = [
            f"{names.get(each.speaker_id, '')}（{short_day(each.on, self._desk.today)}）"
            for each in consenting.signers(self._desk.model.case, self.entry_id)
        ]
        self.signed.setText(self.tr("サイン：%1").replace("%1", "、".join(told)))
        self.signed.setVisible(bool(told))

    def _choices(self) -> list[Choice]:
        own = [Choice(resource.id, resource.name) for resource in self._desk.record.resources]
        return [*own, Choice(OTHER, self.tr("ほかのところ"))] if own else []

    def _chosen(self, keys: Keys) -> None:
        key = keys[0] if keys else ""
        names = {resource.id: resource.name for resource in self._desk.record.resources}
        self.keep(resource_id=key if key in names else "", recipient=names.get(key, ""))
        self.show_values()
        if key == OTHER:
            self.name.setFocus()

    def _named(self, text: str) -> None:
        self.keep(recipient=text.strip(), resource_id="")

    def _answered(self, keys: Keys) -> None:
        """Today is the day unless it is corrected; 「まだ」 has none."""
        agreed = keys[0] if keys else ""
        on = (self.values["on"] or self._desk.today.isoformat()) if agreed else ""
        self.keep(agreed=agreed, on=on, withdrawn_on="" if agreed != "yes" else self.values["withdrawn_on"])
        self.show_values()

    def _dated(self, name: str) -> Callable[[PartialDate | None], None]:
        return lambda told: self.keep(**{name: told.text() if told else ""})

    def _withdraw(self) -> None:
        self.keep(withdrawn_on="" if self.values["withdrawn_on"] else self._desk.today.isoformat())
        self._show_withdrawal()
