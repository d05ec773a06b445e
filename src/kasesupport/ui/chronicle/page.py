"""経過: the days of a family, the newest first, with a search; a line leads to where it is written."""

from html import escape
from itertools import groupby

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QTextBrowser, QWidget

from kasesupport.cases.levels import office_series
from kasesupport.domain.levels import by_id
from kasesupport.domain.texts import search_key
from kasesupport.practice.model import Practice
from kasesupport.ui import theme
from kasesupport.ui.case_page import Opener
from kasesupport.ui.choices import Choice
from kasesupport.ui.chronicle.lines import Line, day_words, lines
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import button, column, label, row
from kasesupport.ui.wizard.airy import airy

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
        self._kind, self._most = "all", MORE
        self.lines: list[Line] = []
        kinds = {
            "all": self.tr("すべて"), "words": self.tr("ことば"), "note": self.tr("記録"), "event": self.tr("出来事"),
        }  # fmt: skip
        self.kind = Choice(kinds, (tuple(kinds),), "all", self._choose, self.tr("何を見るか"))
        self.sought = QLineEdit()
        self.sought.setPlaceholderText(self.tr("言葉でさがす"))
        self.sought.setAccessibleName(self.tr("経過を言葉でさがす"))
        self.sought.setClearButtonEnabled(True)
        self.sought.setMinimumHeight(theme.TOUCH)
        self.sought.textChanged.connect(lambda _: self._anew())
        self.text = QTextBrowser()
        self.text.setObjectName("chronicle")
        self.text.setAccessibleName(self.tr("経過"))
        self.text.document().setDocumentMargin(16)
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(lambda url: go(url.toString()))
        self._more = button(self.tr("さらに前を見る"), self._show_more, "", "chevron-down")
        lead = airy(self.tr("話したこと、したこと、決めたことを、新しい日から並べています。"), "soft")
        top = row(self.kind, self.sought, spacing=12)
        top.setStretch(1, 1)
        picture = button(self.tr("あゆみの図へ"), lambda: go("timeline"), "", "chart-line")
        head = column(row(label(self.tr("経過"), "title", wrap=False), None, picture), lead, spacing=6)
        whole = column(head, top, self.text, row(None, self._more, None), margin=24, spacing=14)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.sought)
        model.changed.connect(self._refresh_if_seen)

    def flush(self) -> None:
        """Nothing is typed here that is kept."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self._refresh()

    def _choose(self, kind: str) -> None:
        self._kind = kind
        self._anew()

    def _anew(self) -> None:
        self._most = MORE
        self._refresh()

    def _show_more(self) -> None:
        self._most += MORE
        self._refresh()

    def _refresh(self) -> None:
        series = by_id(office_series(self._model.case.file, self._practice.series))
        wanted = search_key(self.sought.text())
        told = lines(self._model.record, self._practice, series)
        self.lines = [line for line in told if self._kind in ("all", line.kind) and line.holds(wanted)]
        self.text.setHtml(self._html(wanted))
        self._more.setVisible(len(self.lines) > self._most)

    def _html(self, wanted: str) -> str:
        if not self.lines:
            words = self.tr("見つかりませんでした。") if wanted else self.tr("まだ日付のある記録がありません。")
            return f"<p>{words}</p>"
        days = groupby(self.lines[: self._most], key=lambda line: line.on)
        return STYLE + "".join(
            f"<h3>{escape(day_words(on))}</h3>" + "".join(map(self._line, told)) for on, told in days
        )

    def _line(self, line: Line) -> str:
        words = escape(line.words).replace("\n", "<br>")
        way = f'<a href="{escape(line.at)}">{self.tr("ひらく")}</a>'
        return f"<p><b>{escape(line.title)}</b>　{way}<br>{words}</p>"
