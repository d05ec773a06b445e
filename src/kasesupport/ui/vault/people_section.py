"""人と役割: who works with this vault, who may what, and whose family is whose."""

from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtWidgets import QPushButton, QWidget

from kasesupport.cases import access, restrictions
from kasesupport.cases import practitioners as people
from kasesupport.cases.access import EntryLine
from kasesupport.cases.drafts import Draft
from kasesupport.cases.practitioners import Practitioner
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.families_sheet import FamiliesSheet
from kasesupport.ui.vault.lines import held, line_button
from kasesupport.ui.vault.person_sheet import PersonSheet
from kasesupport.ui.vault.role_words import help_words, role_name, role_words
from kasesupport.ui.vault.section import Section
from kasesupport.ui.vault.when import day_words, when_words
from kasesupport.ui.widgets import Fold, button, card, column, label, row
from kasesupport.ui.wizard.airy import airy


class PeopleSection(Section):
    """A line for each practitioner, the door to the families, and what roles can and cannot do."""

    def __init__(self, desk: Desk) -> None:
        lead = self.tr("この保管庫を使う人の名前は、だれが何をしたかの足あとに残ります。")
        super().__init__(desk, self.tr("人と役割"), lead)

    def parts(self) -> Iterable[QWidget]:
        yield from self._glass()
        everyone = people.practitioners(self.desk.file, with_left=True)
        yield from (self._line(one) for one in everyone if not one.left_on)
        if people.may(self.desk.file, "roles"):
            add = button(self.tr("人を足す"), lambda: self._open(Practitioner("")), "main", "user-plus")
            yield held(row(add, None))
        yield self._families()
        if left := [one for one in everyone if one.left_on]:
            yield Fold(self.tr("前にいた人"), held(column(*(self._line(one) for one in left))), "users")
        yield Fold(self.tr("役割でできること・守れないこと"), self._honest())

    def lay_form(self, draft: Draft) -> None:
        known = {one.id: one for one in people.practitioners(self.desk.file, with_left=True)} | {"": Practitioner("")}
        if draft.get("form") == PersonSheet.place and draft.get("of") in known:
            self._open(known[draft["of"]])

    def _line(self, one: Practitioner) -> QPushButton:
        own = self.tr("（あなた）") if one.id == self.desk.file.author.practitioner_id else ""
        key = self.tr("鍵あり") if one.slot_id else self.tr("鍵はまだありません")
        under = "　".join(part for part in (one.title, key, self._gone(one)) if part)
        name = (one.name or self.tr("（名前はまだありません）")) + own
        return line_button(name, under, lambda: self._open(one), role_name(one.role))

    def _gone(self, one: Practitioner) -> str:
        return self.tr("%1まで").replace("%1", day_words(date.fromisoformat(one.left_on))) if one.left_on else ""

    def _open(self, one: Practitioner) -> None:
        self.over(PersonSheet(self.desk, one, self.back))

    def _glass(self) -> Iterable[QWidget]:
        """What was opened with a reason, for the keeper to take note of."""
        if not people.may(self.desk.file, "restriction") or not (news := access.glass_news(self.desk.file)):
            return
        lines = [label(self._glass_words(each)) for each in news]
        seen = button(self.tr("確かめました"), lambda: self._take_note(news[0].seq), icon_name="check")
        yield card(label(self.tr("理由を書いて開かれた家庭"), "heading"), *lines, row(seen, None))

    def _glass_words(self, each: EntryLine) -> str:
        moment = when_words(datetime.fromisoformat(each.at), self.desk.file.now())
        return f"・{moment}　{each.who}　{each.family}　{self.tr('理由：%1').replace('%1', each.note)}"

    def _take_note(self, seq: int) -> None:
        self.desk.do(lambda: restrictions.take_note(self.desk.file, seq))
        self.refresh()

    def _families(self) -> QWidget:
        return card(
            label(self.tr("家庭ごとの担当と、見せない相手"), "heading"),
            airy(self.tr("主担当と担当を決めます。同僚自身の家庭など、配慮のいる家庭（要配慮ケース）は、"
                          "決めた人の画面に出ないようにできます。"), "soft"),
            row(button(self.tr("家庭を選ぶ"), self._open_families, icon_name="house"), None),
        )  # fmt: skip

    def _open_families(self) -> None:
        self.over(FamiliesSheet(self.desk, self.over, self.back))

    def _honest(self) -> QWidget:
        roles = [airy(f"{role_name(role)}：{role_words(role)}") for role in people.ROLES]
        honest = [airy(help_words(key)) for key in ("honest", "traces")]
        return held(column(*roles, *honest, margin=10, spacing=10))
