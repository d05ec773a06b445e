"""数で見るふり返り: read off the main thread, with its progress; then the pictures, and the ways to take them along."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kasesupport.cases.office import office
from kasesupport.domain.period import fiscal, year_of
from kasesupport.domain.problems import Problem
from kasesupport.drawing.items import Drawing
from kasesupport.practice.review.facts import Facts
from kasesupport.sheets import review_sheet
from kasesupport.ui.office_paper import OfficePaper
from kasesupport.ui.outgoing import of_office
from kasesupport.ui.reviewing import telling
from kasesupport.ui.reviewing.asked import Asked, Reviewed, reviewed
from kasesupport.ui.reviewing.outgoing import WHAT
from kasesupport.ui.reviewing.page import ReviewPage
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.section import Section
from kasesupport.ui.vault.sheets import Job, WorkSheet
from kasesupport.ui.widgets import button, card, column, empty, label, row
from kasesupport.ui.wizard.airy import airy


class ReviewSection(Section):
    """Read anew each time it is opened; another period is counted from what was read."""

    def __init__(self, desk: Desk) -> None:
        lead = self.tr(
            "見ることのできる家庭を合わせた数です。家庭や人の名前は出ません。だれかをくらべるためではなく、"
            "センターの関わりを見直すためのものです。"
        )
        super().__init__(desk, self.tr("数で見るふり返り"), lead, whole=True)
        year = year_of(desk.file.today().isoformat())
        self._asked, self._chosen = Asked(year, fiscal(year)), ""
        self._known: Facts | None = None
        self.page: ReviewPage | None = None
        self.work_sheet: WorkSheet | None = None

    def parts(self) -> Iterable[QWidget]:
        self._known, self.page, self.work_sheet = None, None, None
        holder = QWidget()
        self._place: QVBoxLayout = column(spacing=0)
        holder.setLayout(self._place)
        self.read()
        yield holder

    def read(self) -> None:
        """Read and count, off the main thread."""
        self._chosen = self._shown() or self._chosen
        if self.work_sheet is not None:
            self.work_sheet.put_down()
        self.page = None
        file, asked, known = self.desk.file, self._asked, self._known
        words = self.tr("家庭の数が多いと、少し時間がかかります。そのあいだも、ほかのページに移れます。")
        job = Job(self.tr("数えています"), words, lambda tell: reviewed(file, asked, tell, known))
        sheet = self.work_sheet = WorkSheet(job)
        sheet.done.connect(self._came)
        sheet.failed.connect(self._refused)
        sheet.stopped.connect(self._stopped)
        self._lay(sheet)
        sheet.begin()

    def ask_for(self, asked: Asked) -> None:
        """Count another period or range."""
        self._asked = asked
        self.read()

    def pages(self, *, whole: bool) -> tuple[Drawing, ...]:
        """The shown picture, or all that may leave the office, as they print."""
        told = self._told()
        chosen = [each for each in telling.going_out(told) if whole or each.id == self._shown()]
        pieces = [telling.piece(told, each, outside=True) for each in chosen]
        heading = telling.heading(told, review_sheet.words())
        return review_sheet.pages(heading, pieces, self.desk.file.today(), office(self.desk.file).name)

    def show_paper(self, whole: bool) -> None:
        """The pictures as they print, with the ways to take them along."""
        if not whole and self._shown() not in {each.id for each in telling.going_out(self._told())}:
            self.desk.note(self.tr("この図は画面だけです。紙には出しません。"))
            return
        out = of_office(self.desk.file, self.desk.note, self.desk.fail)
        words = review_sheet.words()
        dialog = OfficePaper(out, WHAT, words["title"], words["lead"], self.pages(whole=whole), self)
        dialog.exec()
        dialog.deleteLater()

    def write(self) -> None:
        """All numbers that may leave the office, as a workbook or a text."""
        from kasesupport.ui.reviewing.outgoing import WriteCounts  # workbooks take long to load and are seldom wanted

        out = of_office(self.desk.file, self.desk.note, self.desk.fail)
        WriteCounts(self._told(), out, self).exec()

    def _told(self) -> Reviewed:
        assert self.page is not None
        return self.page.told

    def _shown(self) -> str:
        return self.page.chosen() if self.page is not None else ""

    def _came(self, told: Reviewed) -> None:
        self.work_sheet = None
        self._known = told.facts
        today = self.desk.file.today()
        self.page = ReviewPage(told, today, self._chosen, self.ask_for, self.show_paper, self.write)
        self._lay(self.page)

    def _refused(self, problem: Problem) -> None:
        self.work_sheet = None
        self.desk.fail(problem)
        self._lay(self._unread(problem))

    def _stopped(self) -> None:
        self.work_sheet = None
        again = button(self.tr("もう一度数える"), self.read, "main", "rotate-ccw")
        words = airy(self.tr("数えるのをやめました。記録は何も変わっていません。"))
        self._lay(card(label(self.tr("数えていません"), "heading"), words, row(again, None)))

    def _lay(self, shown: QWidget) -> None:
        empty(self._place)
        self._place.addWidget(shown)
        if isinstance(shown, ReviewPage):
            self._place.setStretch(0, 1)
        else:
            self._place.addStretch(1)  # a sheet stays as high as its words
