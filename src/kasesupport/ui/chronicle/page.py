"""経過記録: the days of a family, the newest first, narrowed down and printed; a line leads to where it is written."""

from html import escape
from itertools import groupby

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QTextBrowser, QWidget

from kasesupport.cases import amended, drafts
from kasesupport.cases.begun import place
from kasesupport.cases.levels import office_series
from kasesupport.domain.levels import by_id
from kasesupport.practice.model import Practice
from kasesupport.ui import theme
from kasesupport.ui.case_page import Opener
from kasesupport.ui.choices import Choice
from kasesupport.ui.chronicle.filters import Filters, Wanted
from kasesupport.ui.chronicle.lines import Line, day_words, lines
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import button, column, label, row, starts_at

MORE = 120  # lines shown at once
STYLE = (
    f"<style>h3 {{ margin: 18px 0 4px 0 }} p {{ margin: 4px 0 10px 0; line-height: 145% }}"
    f" a {{ color: {theme.ACCENT}; text-decoration: none }}</style>"
)


class ChroniclePage(QWidget):
    """Read anew when it is opened; nothing is written here."""

    def __init__(self, model: CaseModel, go: Opener, practice: Practice) -> None:
        super().__init__()
        self.setProperty("reads", True)
        self._model, self._go, self._practice = model, go, practice
        self._most = MORE
        self.lines: list[Line] = []
        self._all: list[Line] = []
        self.filters = Filters(self._anew)
        self.text = QTextBrowser()
        self.text.setObjectName("chronicle")
        self.text.setAccessibleName(self.tr("経過記録"))
        self.text.document().setDocumentMargin(16)
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(lambda url: go(url.toString()))
        self._more = button(self.tr("さらに前を見る"), self._show_more, "", "chevron-down")
        self._count = label("", "soft", wrap=False)
        picture = button(self.tr("あゆみの図へ"), lambda: go("timeline"), "", "chart-line")
        paper = button(self.tr("印刷・保存"), self.show_paper, "", "printer", key="Ctrl+P")
        paper.setToolTip(self.tr("いま出ている経過を、経過記録の紙にする(Ctrl+P)"))
        self._begun = button(self.tr("書きかけの続きを書く"), lambda: go("contact"), "", "pencil")
        head = row(label(self.tr("経過記録"), "title", wrap=False), self._count, None, self._begun, picture, paper)
        whole = column(head, self.filters, self.text, row(None, self._more, None), margin=20, spacing=10)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        starts_at(self, self.sought)
        model.changed.connect(self._refresh_if_seen)

    @property
    def sought(self) -> QLineEdit:
        """The field for a word."""
        return self.filters.sought

    @property
    def kind(self) -> Choice:
        """What is looked at."""
        return self.filters.kind

    def flush(self) -> None:
        """Nothing is typed here that is kept."""

    def show_paper(self) -> None:
        """What is seen now as the office's sheet of it, to be printed or kept."""
        from kasesupport.ui.chronicle.paper import show  # loads the sheets

        show(self._model, self._practice, self.filters.wanted, self.lines, self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self._refresh()

    def _anew(self) -> None:
        self._most = MORE
        self._show()

    def _show_more(self) -> None:
        self._most += MORE
        self._show()

    def _refresh(self) -> None:
        file = self._model.case.file
        series = by_id(office_series(file, self._practice.series))
        again = amended.moments(self._model.case)
        self._all = lines(self._model.record, self._practice, series, file.today(), again)
        begun = place(self._model.case.family_id) in drafts.kept(file)
        self._begun.setVisible(begun and self._model.can_write)
        self._show()

    def _show(self) -> None:
        self.filters.offer(self._model.record, self._practice)
        wanted = self.filters.wanted
        self.lines = [line for line in self._all if wanted.takes(line)]
        self.text.setHtml(self._html())
        self._count.setText(self.tr("%1件").replace("%1", str(len(self.lines))))
        self._more.setVisible(len(self.lines) > self._most)

    def _html(self) -> str:
        if not self.lines:
            narrowed = self.filters.wanted != Wanted()
            words = self.tr("見つかりませんでした。") if narrowed else self.tr("まだ日付のある記録がありません。")
            return f"<p>{words}</p>"
        days = groupby(self.lines[: self._most], key=lambda line: line.on)
        return STYLE + "".join(
            f"<h3>{escape(day_words(on))}</h3>" + "".join(map(self._line, told)) for on, told in days
        )

    def _line(self, line: Line) -> str:
        words = escape(line.words).replace("\n", "<br>")
        way = f'<a href="{escape(line.at)}">{self.tr("ひらく")}</a>'
        return f"<p><b>{escape(line.title)}</b>　{way}<br>{words}</p>"
