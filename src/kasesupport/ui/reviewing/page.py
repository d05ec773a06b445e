"""The list of pictures at the left; at the right the one that is chosen, with what it counts and its table."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kasesupport.diagrams import charts
from kasesupport.practice.review.pictures import Picture
from kasesupport.sheets import review_sheet
from kasesupport.sheets.review_sheet import chart, grid, sentences
from kasesupport.ui.reviewing import telling
from kasesupport.ui.reviewing.asked import Asked, Reviewed
from kasesupport.ui.reviewing.period_bar import PeriodBar
from kasesupport.ui.reviewing.picture_view import PictureView
from kasesupport.ui.widgets import button, card, column, empty, ground, label, row, scroll, starts_at
from kasesupport.ui.wizard.airy import airy

SIDE = 258  # logical px: the list
NAME, COUNT = 3, 1  # shares of a table's width
KEY = Qt.ItemDataRole.UserRole
NEXT = {
    "fidelity": "家庭のページの「実践のふり返り」から始められます。",
    "lacks": "家庭のエコマップの「足りないもの」から書けます。",
    "meetings": "家庭の一覧の「会議」か、フェーズ4の「話し合い・会議の記録」から書けます。",
    "voices": "家庭の一覧の「会議」か、フェーズ4の「話し合い・会議の記録」に、こども・保護者の言葉を書けます。",
    "plans": "フェーズ3で作ったプランを渡すと、ここに数えます。",
    "plans_by": "フェーズ3で作ったプランを渡すと、ここに数えます。",
    "contacts": "家庭のページの「経過記録」から書けます。",
    "grounds": "フェーズ7の「終結の判断」から書けます。",
    "again": "フェーズ7の「そのあとの連絡」から書けます。",
}


class ReviewPage(QWidget):
    """`turned` takes another period or range; `paper` and `out` take along what is shown; `chosen`: a picture's id."""

    def __init__(
        self, told: Reviewed, today: date, chosen: str, turned: Callable[[Asked], object],
        paper: Callable[[bool], object], out: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self.told = told
        self._words = review_sheet.words()
        self._known = {each.id: each for each in told.pictures.pictures}
        self.bar = PeriodBar(told, today, turned)
        self.list = QListWidget()
        self.list.setFixedWidth(SIDE)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("図の一覧"))
        self.list.setProperty("reads", True)
        self.view = PictureView(self.tr("図"))
        self._body: QVBoxLayout = column(spacing=12)
        self._fill()
        one = button(self.tr("この図を印刷・保存"), lambda: paper(False), "", "printer", key="Ctrl+P")
        whole = button(
            self.tr("全部の図を印刷・保存"), lambda: paper(True), "", "printer", self.tr("全部の図を印刷・保存")
        )
        written = button(self.tr("表に書き出す"), out, "", "file-down")
        head = row(self.bar, None, one, whole, written)
        self.area = scroll(ground(column(self._body, None, margin=4)))
        below = row(self.list, self.area, spacing=12)
        below.setStretch(1, 1)
        laid = column(head, self.bar.days, below, spacing=10)
        laid.setStretch(2, 1)
        self.setLayout(laid)
        self.list.currentItemChanged.connect(lambda item, _: self._show(str(item.data(KEY)) if item else ""))
        self.choose(chosen)
        starts_at(self, self.list)

    def chosen(self) -> str:
        """The id of the picture that is shown."""
        item = self.list.currentItem()
        return str(item.data(KEY)) if item else ""

    def choose(self, picture: str) -> None:
        """Show a picture; the first for one that is not there."""
        lines = [self.list.item(at) for at in range(self.list.count())]
        known = [each for each in lines if each.data(KEY)]
        self.list.setCurrentItem(next((each for each in known if each.data(KEY) == picture), known[0]))

    def _fill(self) -> None:
        for group, title in self.told.pictures.groups:
            head = QListWidgetItem(title)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            font = head.font()
            font.setBold(True)
            head.setFont(font)
            self.list.addItem(head)
            for each in self.told.pictures.pictures:
                if each.group == group:
                    line = QListWidgetItem(f"　{each.title}")
                    line.setData(KEY, each.id)
                    line.setToolTip(each.title)
                    self.list.addItem(line)

    def _show(self, name: str) -> None:
        if not name:
            return
        picture = self._known[name]
        piece = telling.piece(self.told, picture, outside=False)
        empty(self._body)
        self.area.verticalScrollBar().setValue(0)  # another picture is read from its name on
        said = "\n".join(sentences(piece, self._words))
        title = f"{picture.title}（{telling.heading(self.told, self._words)}）"
        self._body.addWidget(card(label(title, "heading"), airy(said, "soft"), margin=14, spacing=6))
        if not piece.families:
            self._body.addWidget(card(airy(self._nothing(picture))))
            return
        self.view = PictureView(picture.title)
        self.view.show_drawing(piece.drawing or charts.draw(chart(piece.shown)))
        self._body.addWidget(card(self.view, margin=6))
        self._body.addWidget(_table(*grid(piece.shown, self._words)))
        if picture.inside:
            words = self.tr(
                "この図は画面だけです。ほかの図とつき合わせると伏せた数がわかるため、紙やファイルには出しません。"
            )
            self._body.addWidget(airy(words, "soft"))

    def _nothing(self, picture: Picture) -> str:
        words = self.tr("この期間に数えるものはありません。")
        return words + NEXT.get(
            picture.id, self.tr("期間を広げるか、それぞれの家庭のページで記録すると、ここに数えます。")
        )


def _table(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> QWidget:
    grid_ = QGridLayout()
    grid_.setContentsMargins(0, 0, 0, 0)
    grid_.setHorizontalSpacing(12)
    for line, cells in enumerate((heads, *rows)):
        for place, words in enumerate(cells):
            made = label(words, "" if line else "soft", wrap=True)
            if place:
                made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            grid_.addWidget(made, line, place)
    for place in range(len(heads)):
        grid_.setColumnStretch(place, COUNT if place else NAME)
    return card(grid_, margin=14)
