"""実践のふり返り over all families one may see, or those of one practitioner: added up by year, no family is named."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from kasesupport.cases import fidelity as kept
from kasesupport.cases import office_practice
from kasesupport.diagrams import fidelity as drawn
from kasesupport.diagrams.fidelity import Board, Panel
from kasesupport.diagrams.worded import with_words
from kasesupport.domain.fidelity import Grid
from kasesupport.domain.period import fiscal
from kasesupport.drawing.items import Drawing
from kasesupport.practice import fidelity
from kasesupport.practice.family_view import load_family_view
from kasesupport.practice.fidelity_years import FEW, Families, Year, of_practitioner, years
from kasesupport.practice.review.facts import Facts
from kasesupport.ui.choices import Choice
from kasesupport.ui.fidelity import boards, telling
from kasesupport.ui.fidelity.beside import Beside
from kasesupport.ui.outgoing import of_office
from kasesupport.ui.paper_dialog import PaperDialog
from kasesupport.ui.picker import Picker
from kasesupport.ui.reviewing.asked import named, shades
from kasesupport.ui.vault import fidelity_whose
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.section import Section
from kasesupport.ui.widgets import button, card, column, label, row
from kasesupport.ui.wizard.airy import airy

WAYS = ("one", "before", "family", "trend")
SHOWN = 4  # years beside each other on paper


class FidelitySection(Section):
    """The picture of a year, beside the year before, and of all years."""

    def __init__(self, desk: Desk) -> None:
        lead = self.tr(
            "見ることのできる家庭のふり返りを、年度ごとに合わせたものです。家庭の名前も、見た人の名前も出ません。"
            "自分が担当する家庭だけを合わせて、自分の関わりをふり返ることもできます。"
            "だれかをくらべるためではなく、センターの関わりを見直すためのものです。"
        )
        super().__init__(desk, self.tr("実践のふり返り"), lead, whole=True)
        self._practice = office_practice.in_use(desk.file).practice
        self._asked = tuple(q for q in load_family_view(self._practice.principles) if not q.withdrawn)
        self.years: tuple[Year, ...] = ()
        self._families: Families = ()
        self._whose, self._at, self._way = fidelity_whose.ALL, 0, "one"
        self.picture: Beside | None = None

    def parts(self) -> Iterable[QWidget]:
        self._families = kept.all_rounds(self.desk.file)
        self._choices = fidelity_whose.choices(self.desk.file, self._families)
        self._whose = self._whose if self._whose in self._choices else fidelity_whose.ALL
        own = of_practitioner(self._families, self._whose) if self._whose else self._families
        self.years = years(self._practice, self._asked, own)
        self._at = len(self.years) - 1
        if not self.years:
            self.picture = None
            none = self.tr("まだふり返りがありません。家庭のページの「実践のふり返り」から始められます。")
            holder = QWidget()
            holder.setLayout(column(card(airy(none)), self._apart(), None))
            yield holder
            return
        self.picture = Beside(self._head(), self._apart())
        self._show()
        yield self.picture

    def for_paper(self, _confided: bool = False) -> Drawing:
        """One practitioner's own picture with its sentences below; of all families no numbers, only shades."""
        if self._whose:
            board = self._board(stacked=self._way == "before")
            return with_words(drawn.draw(board), self._sentences())
        years = [each.year for each in self.years[: self._at + 1]][-SHOWN:]
        facts = Facts(rounds={str(at): tuple(rounds) for at, rounds in enumerate(self._families)})
        words = self.tr(
            "数は書かず、見たポイントのうち、できているものの割合を三つに分けました（一部は半分と数えます）。"
        )
        few = self.tr("%1家庭に満たないところは書いていません。").replace("%1", str(FEW))
        drawing = shades(self._practice, facts, [(named(year), fiscal(year)) for year in years])
        return with_words(drawing, [named(years[-1]), words + few])

    def _head(self) -> QWidget:
        told = {str(at): named(each.year) for at, each in reversed(list(enumerate(self.years)))}
        self.whose = Picker(self._choices, self._whose, self._choose, self.tr("だれの担当か"))
        self.whose.setVisible(len(self._choices) > 1)
        self.year = Picker(told, str(self._at), lambda at: self._turn(at=int(at)), self.tr("年度"))
        ways = {
            "one": self.tr("この年度"),
            "before": self.tr("前の年度とならべる"),
            "family": self.tr("家族の答え"),
            "trend": self.tr("移り変わり"),
        }
        self.ways = Choice(ways, (WAYS,), self._way, lambda way: self._turn(way=way), self.tr("並べ方"))
        for each in (self.whose, self.year, self.ways):
            each.setProperty("reads", True)
        head = QWidget()
        paper = button(self.tr("印刷・保存"), self.show_paper, "", "printer", key="Ctrl+P")
        head.setLayout(row(self.whose, self.year, self.ways, None, paper))
        return head

    def show_paper(self) -> None:
        """The picture as it prints, with the ways to take it along."""
        out = of_office(self.desk.file, self.desk.note, self.desk.fail)
        title = fidelity_whose.title(self._choices[self._whose])
        dialog = PaperDialog(out, "fidelity-office", title, self.for_paper, self)
        dialog.exec()
        dialog.deleteLater()

    def _apart(self) -> QWidget:
        words = self.tr(
            "ここにあるのは関わり方（プロセス）です。家族に何が変わったか（アウトカム）と、家族の感じ方（主観の評価）は、"
            "それぞれの家庭のフェーズ6にあります。センター全体を合わせた数は、「数で見るふり返り」で見られます。"
        )
        self.sums = button(self.tr("数で見るふり返り"), lambda: self.desk.go("review"), "", "arrow-right")
        return card(label(self.tr("三つの評価を分けて見ます"), "heading"), airy(words, "soft"), row(self.sums, None))

    def _choose(self, whose: str) -> None:
        self._whose = whose
        QTimer.singleShot(0, self, self.refresh)  # the list that was chosen from is made anew

    def _turn(self, at: int | None = None, way: str = "") -> None:
        self._at = self._at if at is None else at
        self._way = way or self._way
        self._show()

    def _show(self) -> None:
        self.ways.chips["before"].setVisible(self._at > 0)
        self.ways.chips["family"].setVisible(bool(self.years[self._at].answers))
        if self.ways.chips[self._way].isHidden():
            self._way = "one"
        self.ways.show_value(self._way)
        if self.picture is not None:
            self.picture.show_picture(drawn.draw(self._board()), self._sentences())

    def _board(self, *, stacked: bool = False) -> Board:
        now = self.years[self._at]
        grid = Grid() if self._way == "trend" or not self._enough(now) else now.grid  # of a few nothing is called thin
        few = 0 if self._whose else FEW
        return boards.board(self._practice, tuple(self._panels()), grid, few=few, stacked=stacked)

    def _enough(self, told: Year) -> bool:
        return fidelity_whose.enough(told) if self._whose else told.cases >= FEW

    def _panels(self) -> Iterator[Panel]:
        now, before = self.years[self._at], self.years[self._at - 1]
        if self._way == "trend":
            yield from self._trend()
        elif self._way == "family":
            yield boards.of_sums(self.tr("わたしたち"), [(self.tr("全フェーズ"), tuple(now.grid.principles()))])
            yield boards.of_sums(self.tr("家族の答え"), [(named(now.year), now.answers)])
        elif self._way == "before":
            yield boards.of_phases(self._practice, named(before.year), before.grid)
            yield boards.of_phases(self._practice, named(now.year), now.grid, before.grid)
        else:
            yield boards.of_phases(self._practice, named(now.year), now.grid)

    def _trend(self) -> Iterator[Panel]:
        ours = [(named(each.year), tuple(each.grid.principles())) for each in self.years if each.cases]
        theirs = [(named(each.year), each.answers) for each in self.years if each.answers]
        for title, columns in ((self.tr("わたしたちの見方"), ours), (self.tr("家族の答え"), theirs)):
            if columns:
                yield boards.of_sums(title, columns[-boards.MOST :])

    def _sentences(self) -> list[str]:
        now = self.years[self._at]
        if self._way == "trend":
            grids = [each.grid for each in self.years if each.cases]
            return [*telling.trend(grids, boards.MOST, self.tr("はじめの年度")), *self._counted(now)]
        if self._way == "family":
            shares = {cell.principle: cell.share for cell in now.answers if cell.share is not None}
            return [*self._counted(now), *telling.gaps(self._practice, fidelity.gaps(now.grid, shares))]
        said = list(telling.balance(self._practice, now.grid)) if self._enough(now) else []
        if self._way == "before":
            said = [*telling.changes(self.years[self._at - 1].grid, now.grid, self.tr("前の年度")), *said]
        return [*self._counted(now), *said]

    def _counted(self, told: Year) -> Iterator[str]:
        if self._whose:
            whose = f"{self._choices[self._whose]}、{named(told.year)}"
            first, *more = fidelity_whose.sentences(told, self._families)
            yield from (f"{whose}：{first}", *more)
            return
        words = self.tr("%1：%2家庭、%3回のふり返り。家族の短い版は%4家庭、%5回。")
        for number, count in enumerate((told.cases, told.rounds, told.families, told.family_rounds), start=2):
            words = words.replace(f"%{number}", str(count))
        yield words.replace("%1", named(told.year))
        if told.cases < FEW:
            yield self.tr("家庭の数が%1に満たないので、センター全体のようすとしては言えません。").replace(
                "%1", str(FEW)
            )
