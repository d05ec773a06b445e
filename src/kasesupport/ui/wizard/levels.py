"""関与度 or 余力 in a step: today's mark of the series, and the way to the whole picture."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from kasesupport.cases.levels import office_series
from kasesupport.domain.levels import by_id
from kasesupport.practice.model import Question
from kasesupport.ui.timeline.level_form import LevelForm
from kasesupport.ui.widgets import button, column, row
from kasesupport.ui.wizard.desk import Body, Desk

LINES = 5  # of other answers


class LevelPart(Body):
    """The form of a mark. The one of today is corrected; else the first thing told makes one."""

    def __init__(self, desk: Desk, question: Question, subject_id: str = "") -> None:
        super().__init__(desk, question, subject_id)
        series = by_id(office_series(desk.model.case.file, desk.practice.series))[question.kind]
        today = desk.today.isoformat()
        own = [level.id for level in desk.record.levels if (level.series, level.on) == (question.kind, today)]
        self.form: QWidget = LevelForm(desk.model, series, own[-1] if own else "", lambda _: None)
        way = button(self.tr("あゆみで移り変わりを見る"), lambda: desk.go("timeline"), "quiet", "chart-line")
        self.setLayout(column(self.form, row(way, None), spacing=6))

    def refresh(self) -> None:
        """The form hears of changes by itself."""

    def parts(self) -> Iterator[None]:
        """It fills a window, and takes as long to make as what else would stand in one."""
        for _ in range(LINES):
            yield

    def flush(self) -> None:
        self.form.flush()  # type: ignore[attr-defined]
