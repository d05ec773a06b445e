"""だれが・いつ・何を: the table of the journal, what is looked for above it, one entry in full below it."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from kasesupport.cases.access import EntryLine
from kasesupport.cases.opening import CaseFile
from kasesupport.cases.sought import Sought, signers
from kasesupport.domain.dates import PartialDate, wareki
from kasesupport.domain.problems import Problem
from kasesupport.ui import theme
from kasesupport.ui.calm import CalmBox
from kasesupport.ui.date_field import DateField
from kasesupport.ui.vault.lines import held
from kasesupport.ui.vault.trail_entry import told
from kasesupport.ui.vault.trail_model import TrailModel
from kasesupport.ui.widgets import column, empty, ground, label, row, scroll

ENTRY_HIGH = 160  # logical px
WHO_WIDE, FAMILY_WIDE, AT_WIDE = 150, 180, 180
WHO_MOST = 320
HEAD_HIGH = 40


class Trail(QWidget):
    """The journal of one family, or ("") of the whole vault."""

    def __init__(self, file: CaseFile, fail: Callable[[Problem], object], family_id: str = "") -> None:
        super().__init__()
        self._file, self._fail, self._family = file, fail, family_id
        self._since: PartialDate | None = None
        self._until: PartialDate | None = None
        self.model = TrailModel(file, family_id, fail)
        self.table = self._table()
        self.who, self.kind = self._combo(self.tr("だれが")), self._combo(self.tr("なにを"))
        self.since = DateField(None, self._from, self.tr("この日から"), seeks=True)
        self.until = DateField(None, self._to, self.tr("この日まで"), seeks=True)
        for each in (self.since, self.until):
            each.line.setPlaceholderText(self.tr("例：2026/11/1、令和8年11月"))
        self._none = label(self.tr("あてはまる記録はありません。さがし方を変えてみてください。"), "soft")
        self._told = column(margin=12, spacing=4)
        self._build()
        self.reload()

    @property
    def sought(self) -> Sought:
        """What is looked for."""
        since = self._since.span()[0] if self._since else None
        until = self._until.span()[1] if self._until else None
        return Sought(str(self.who.currentData() or ""), since, until, str(self.kind.currentData() or ""))

    @property
    def days(self) -> tuple[PartialDate | None, PartialDate | None]:
        """The first and the last day that are looked at, as they were told."""
        return self._since, self._until

    def flush(self) -> None:
        """Take what is still being typed."""
        self.since.flush()
        self.until.flush()

    def seek_as(self, other: "Trail") -> None:
        """Look for the same as another one, as far as it is here too."""
        self._since, self._until = other.days
        self.since.show_date(self._since)
        self.until.show_date(self._until)
        for mine, theirs in ((self.who, other.who), (self.kind, other.kind)):
            mine.setCurrentIndex(max(mine.findData(theirs.currentData()), 0))
        self.seek()

    def sought_words(self) -> str:
        """What is looked for, in words; "" if it is all."""
        chosen = [(each.accessibleName(), each.currentText()) for each in (self.who, self.kind) if each.currentData()]
        days = [(field.line.accessibleName(), wareki(day)) for field, day in
                zip((self.since, self.until), self.days, strict=True) if day]  # fmt: skip
        return "、".join(f"{name}「{words}」" for name, words in (*chosen, *days))

    def look_at(self, family_id: str) -> None:
        """Look at another family, or ("") at all."""
        self._family = family_id
        self.reload()

    def reload(self) -> None:
        """Read anew; who signed, too."""
        chosen = self.who.currentData()
        self.who.blockSignals(True)
        self.who.clear()
        self.who.addItem(self.tr("だれでも"), "")
        for name in signers(self._file):
            self.who.addItem(name, name)
        self.who.setCurrentIndex(max(self.who.findData(chosen), 0))
        self.who.blockSignals(False)
        self.seek()

    def seek(self) -> None:
        """Show what is looked for, from the newest on."""
        try:
            self.model.seek(self._family, self.sought)
        except Problem as problem:
            self._fail(problem)
        found = self.model.rowCount() > 0
        self._none.setVisible(not found)
        self.table.setVisible(found)
        self.table.setColumnWidth(1, min(max(WHO_WIDE, self.table.sizeHintForColumn(1)), WHO_MOST))
        self._show(None)

    def _table(self) -> QTableView:
        made = QTableView()
        made.setModel(self.model)
        made.setAccessibleName(self.tr("足あと"))
        made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.setShowGrid(False)
        made.setTabKeyNavigation(False)
        made.setWordWrap(False)
        made.verticalHeader().hide()
        made.verticalHeader().setDefaultSectionSize(theme.TOUCH)
        made.horizontalHeader().setStretchLastSection(True)
        made.horizontalHeader().setFixedHeight(HEAD_HIGH)
        made.horizontalHeader().setHighlightSections(False)
        made.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for place, wide in enumerate((AT_WIDE, WHO_WIDE, FAMILY_WIDE)[: self.model.columnCount() - 1]):
            made.setColumnWidth(place, wide)
        made.selectionModel().currentRowChanged.connect(lambda current, _: self._chosen(current))
        return made

    def _combo(self, name: str) -> CalmBox:
        made = CalmBox()
        made.setAccessibleName(name)
        made.setMinimumSize(150, theme.TOUCH)
        made.activated.connect(lambda _: self.seek())
        return made

    def _build(self) -> None:
        kinds = {"": self.tr("すべて"), "looking": self.tr("見た・印刷した"), "writing": self.tr("書いた・直した"),
                 "office": self.tr("鍵・人・決まり")}  # fmt: skip
        for kind, words in kinds.items():
            self.kind.addItem(words, kind)
        named = [self._named(each.accessibleName(), each) for each in (self.who, self.kind)]
        days = [self._named(each.line.accessibleName(), each) for each in (self.since, self.until)]
        entry = scroll(ground(self._told))
        entry.setFixedHeight(ENTRY_HIGH)
        laid = column(row(*named, *days, spacing=10), self._none, self.table, entry, spacing=10)
        laid.setStretch(2, 1)
        self.setLayout(laid)

    def _named(self, name: str, field: QWidget) -> QWidget:
        return held(column(label(name, "soft", wrap=False), field, None, spacing=2))

    def _from(self, day: PartialDate | None) -> None:
        self._since = day
        self.seek()

    def _to(self, day: PartialDate | None) -> None:
        self._until = day
        self.seek()

    def _chosen(self, current: QModelIndex) -> None:
        self._show(self.model.line(current.row()) if current.isValid() else None)

    def _show(self, line: EntryLine | None) -> None:
        hint = self.tr("行を選ぶと、前にどう書いてあったかが、ここに出ます。")
        fill = told(line) if line else [label(hint, "soft")] if self.model.rowCount() else []
        empty(self._told)
        for part in fill:
            self._told.addWidget(part)
        self._told.addStretch(1)
