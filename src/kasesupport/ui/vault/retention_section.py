"""保存期間: how long records are kept, which are due, and the ways on for each family."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget

from kasesupport.cases import practitioners as people
from kasesupport.cases import retention
from kasesupport.cases.drafts import Draft
from kasesupport.cases.retention import DueLine
from kasesupport.ui import theme
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.erase_sheets import EraseForm, erased_sheet
from kasesupport.ui.vault.families_sheet import FamilyPicker
from kasesupport.ui.vault.keep_form import KeepForm
from kasesupport.ui.vault.lines import held, line_button
from kasesupport.ui.vault.section import Section
from kasesupport.ui.vault.when import day_words
from kasesupport.ui.widgets import button, card, label, row
from kasesupport.ui.wizard.airy import airy

SHOWN = 50  # families of one state at once


class RetentionSection(Section):
    """Nothing goes by itself: the page shows what is due, and somebody decides."""

    def __init__(self, desk: Desk) -> None:
        lead = self.tr("記録は、期間がすぎても自動では消えません。ここに出た家庭について、残すか消すかを人が決めます。")
        super().__init__(desk, self.tr("保存期間"), lead)

    def parts(self) -> Iterable[QWidget]:
        yield self._periods()
        lines = [each for each in retention.due(self.desk.file) if each.state != "open"]
        for state, title in self._states().items():
            found = [each for each in lines if each.state == state]
            if found:
                yield label(f"{title}（{len(found)}）", "heading")
            yield from (self._line(each) for each in found[:SHOWN])
            if len(found) > SHOWN:
                more = self.tr("ほかに%1家庭あります。上から順に決めると、続きが出ます。")
                yield label(more.replace("%1", str(len(found) - SHOWN)), "soft")
        if not lines:
            words = self.tr("かかわりを終えた家庭は、まだありません。終えた家庭が、期間と一緒にここに並びます。")
            yield card(airy(words, "soft"))
        if people.may(self.desk.file, "erasure"):
            yield self._others()

    def _others(self) -> QFrame:
        """A family that was taken in by mistake has no closing day, and can be erased all the same."""
        words = self.tr("まちがえてつくった家庭など、かかわりを終えていない家庭の記録も、ここから消去できます。")
        choose = button(self.tr("終えていない家庭を選ぶ"), self._choose, icon_name="house")
        return card(label(self.tr("ほかの家庭"), "heading"), airy(words, "soft"), held(row(choose, None)))

    def _choose(self) -> None:
        lines = {each.family_id: each for each in retention.due(self.desk.file)}
        title = self.tr("どの家庭ですか")
        self.over(FamilyPicker(self.desk, title, lambda line: self._open(lines[line.family_id]), self.back))

    def lay_form(self, draft: Draft) -> None:
        ways = {KeepForm.place: self._keep, EraseForm.place: self._erase}
        way = ways.get(draft.get("form", ""), lambda _: None)
        for each in retention.due(self.desk.file):
            if each.family_id == draft.get("of"):  # it may have gone by now
                way(each)

    def _states(self) -> dict[str, str]:
        return {
            "due": self.tr("期間がすぎた家庭"),
            "later": self.tr("これから期間がくる家庭"),
            "kept": self.tr("期間とは別に残すと決めた家庭"),
            "unknown": self.tr("期間がわからない家庭"),
        }

    def _periods(self) -> QFrame:
        kept = retention.periods(self.desk.file)
        mark = self.tr("（暫定）") if kept.provisional else ""
        words = self.tr(
            "かかわりを終えた日から%1年、または、いちばん下のこどもが%2歳になるまで。どちらか遅いほうまで残します。"
        )
        said = words.replace("%1", str(kept.years)).replace("%2", str(kept.age))
        proposal = self.tr("決まりは自治体によってちがいます。文書規程を確かめてから、センターの期間を決めてください。")
        parts: list[QWidget] = [label(self.tr("センターの期間") + mark, "heading"), airy(said), airy(proposal, "soft")]
        if people.may(self.desk.file, "retention"):
            parts.append(self._settling(kept.years, kept.age))
        return card(*parts)

    def _settling(self, years: int, age: int) -> QWidget:
        self.years, self.age = (
            self._number(years, self.tr("終えた日からの年数")),
            self._number(age, self.tr("こどもの歳")),
        )
        go = button(self.tr("この期間にする"), self._settle, icon_name="check")
        return held(row(
            label(self.tr("終えた日から"), wrap=False), self.years, label(self.tr("年"), wrap=False),
            label(self.tr("　こどもが"), wrap=False), self.age,
            label(self.tr("歳　（0は使わない）"), wrap=False), None, go,
        ))  # fmt: skip

    def _settle(self) -> None:
        typed = [field.text().strip() for field in (self.years, self.age)]
        years, age = (int(text) if text.isdecimal() else -1 for text in typed)
        if self.desk.do(lambda: retention.set_periods(self.desk.file, years, age)):
            self.desk.note(self.tr("センターの期間を決めました。"))
            self.refresh()

    def _number(self, value: int, name: str) -> QLineEdit:
        made = QLineEdit(str(value))
        made.setAccessibleName(name)
        made.setMinimumHeight(theme.TOUCH)
        made.setFixedWidth(72)
        made.setMaxLength(3)
        return made

    def _line(self, each: DueLine) -> QPushButton:
        closed = self.tr("%1に終了").replace("%1", _day(each.closed_on)) if each.closed_on else ""
        under = "　".join(part for part in (closed, self._until(each), each.why) if part)
        return line_button(each.name or self.tr("（名前なし）"), under, lambda: self._open(each))

    def _until(self, each: DueLine) -> str:
        words = {
            "due": self.tr("%1に期間がすぎました"), "later": self.tr("%1まで残します"),
            "kept": self.tr("%1まで残すと決めています") if each.until else self.tr("期限なしで残すと決めています"),
            "unknown": self.tr("こどもの生年月日がわからないので、期間を出せません"),
            "open": self.tr("かかわりが続いています"),
        }  # fmt: skip
        return words.get(each.state, "").replace("%1", _day(each.until) if each.until else "")

    def _open(self, each: DueLine) -> None:
        file = self.desk.file
        acts: list[QPushButton] = []
        if people.may(file, "retention"):
            acts.append(button(self.tr("期間とは別に、残すと決める"), lambda: self._keep(each), icon_name="save"))
            if each.state == "kept":
                acts.append(
                    button(
                        self.tr("決めたことをやめて、センターの期間にもどす"),
                        lambda: self._let_go(each),
                        icon_name="undo-2",
                    )
                )
        if people.may(file, "erasure") and each.state != "kept":
            acts.append(button(self.tr("この家庭の記録を消去する"), lambda: self._erase(each), icon_name="trash-2"))
        back = button(self.tr("もどる"), self.back, "quiet", "arrow-left")
        nobody = [] if acts else [label(self.tr("残すか消すかは、統括支援員か保管庫の管理担当が決めます。"))]
        self.over(
            card(label(each.name, "heading"), airy(self._until(each)), *nobody, *acts, row(back, None), margin=24)
        )

    def _keep(self, each: DueLine) -> None:
        self.fill(KeepForm(self.desk, each, self.back), lambda _: self.desk.note(self.tr("残すと決めました。")))

    def _let_go(self, each: DueLine) -> None:
        if self.desk.do(lambda: retention.stop_keeping(self.desk.file, each.family_id)):
            self.desk.note(self.tr("センターの期間に戻しました。"))
        self.back()

    def _erase(self, each: DueLine) -> None:
        form = EraseForm(self.desk, each, self.back)
        self.fill(form, lambda erased: self.over(erased_sheet(self.desk, each.family_id, erased, self.back)))


def _day(iso: str) -> str:
    return day_words(date.fromisoformat(iso))
