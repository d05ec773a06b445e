"""First page: how the file is read, and which column goes where; the first rows beside it, as they would come in."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from kasesupport.exchange.spreadsheets import checking, saying
from kasesupport.exchange.spreadsheets.checking import Columns
from kasesupport.exchange.spreadsheets.fields import guessed
from kasesupport.exchange.spreadsheets.values import Line, ReadFile, Reading
from kasesupport.ui.lists import words
from kasesupport.ui.lists.choosing import Chooser, Table
from kasesupport.ui.lists.preview import Preview
from kasesupport.ui.widgets import button, chip, column, ground, label, row, starts_at

SHOWN = 4  # rows in the preview
NARROW, WIDE = 12, 24  # characters of a field
EXAMPLES = 2  # values of a column that are shown


class ColumnsPage(QWidget):
    """`anew` asks for the file to be read otherwise (a Reading); `onward` and `back` are its ways out."""

    anew = Signal(object)
    onward = Signal()
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.said = label("", "heading"), label("", "warmbox")
        self.sheet = Chooser(self.tr("シート"), {}, lambda name: self._read(sheet=name, header=0))
        self.encoding = Chooser(
            self.tr("文字コード"), words.encodings(), lambda name: self._read(encoding=name, header=0, delimiter="")
        )
        self.delimiter = Chooser(
            self.tr("区切り"), words.delimiters(), lambda sign: self._read(delimiter=sign, header=0)
        )
        self.header = Chooser(self.tr("見出しの行"), {}, lambda number: self._read(header=int(number)))
        self.hidden = chip(self.tr("隠れている行も取り込む"), False, lambda on: self._read(hidden=on))
        heads = (self.tr("一覧の列"), self.tr("書かれている例"), self.tr("台帳の欄"))
        self.table = Table(self.tr("列と台帳の欄"), heads, (190, -1, 210))
        self.preview = Preview()
        self.go = button(self.tr("次へ"), self.onward.emit, "main", "chevron-right")
        self._found: ReadFile | None = None
        self._fields: list[str] = []
        self._lay()

    def show_file(self, found: ReadFile) -> None:
        """A file as it was read; columns are guessed, where they are the same they stay as chosen."""
        before = self._found.table.headers if self._found else ()
        if before != found.table.headers:
            self._fields = list(guessed(found.table.headers))
        self._found = found
        self._show_reading(found)
        self.table.show_rows([self._row(at) for at in range(len(self._fields))])
        self.say("")
        self._preview()

    def say(self, told: str) -> None:
        """What went wrong in reading it otherwise."""
        self.said.setText(told)
        self.said.setVisible(bool(told))
        if told and self._found:
            self._show_reading(self._found)

    def fields(self) -> tuple[str, ...]:
        """A field for each column."""
        return tuple(self._fields)

    def _lay(self) -> None:
        choosers = (self.sheet, self.encoding, self.delimiter, self.header)
        self._holders = {each: self._named(each) for each in choosers}
        how = row(*self._holders.values(), column(label("", "soft"), self.hidden, spacing=2), None)
        self._notes = label("", "warm")
        lead = self.tr("列ごとに、台帳のどの欄に入れるかを選びます。同じ欄に2つの列を選ぶと、つなげて入ります。")
        left = column(label(lead, "soft"), self.table)
        left.setStretch(1, 1)
        middle = row(left, self.preview, spacing=16)
        middle.setStretch(0, 3)
        middle.setStretch(1, 2)
        back = button(self.tr("やめる"), self.back.emit, "quiet", "arrow-left")
        laid = column(self.title, self.said, how, self._notes, middle, row(back, None, self.go), margin=20, spacing=10)
        laid.setStretch(4, 1)
        self.setLayout(column(ground(laid)))
        self.said.hide()
        starts_at(self, self.go)

    def _named(self, field: Chooser) -> QWidget:
        made = QWidget()
        field.setMinimumContentsLength(WIDE if field is self.header else NARROW)
        made.setLayout(column(label(field.accessibleName(), "soft"), field, spacing=2))
        return made

    def _show_reading(self, found: ReadFile) -> None:
        reading = found.reading
        self.sheet.offer({name: name for name in found.sheets}, reading.sheet)
        self.encoding.show_value(reading.encoding)
        self.delimiter.show_value(reading.delimiter)
        self.header.offer({str(line.number): self._line(line) for line in found.top}, str(reading.header))
        self.header.view().setMinimumWidth(420)
        for field in (self.encoding, self.delimiter):
            self._holders[field].setVisible(found.form == "csv")
        self._holders[self.sheet].setVisible(len(found.sheets) > 1)
        codes = {note.code for note in found.table.notes}
        self.hidden.setVisible("rows_hidden" in codes)
        self.hidden.setChecked(reading.hidden)
        self._notes.setText("\n".join(f"{saying.note(note)}。" for note in found.table.notes))
        self._notes.setVisible(bool(codes))

    def _line(self, line: Line) -> str:
        told = "・".join(cell for cell in line.cells if cell)
        return self.tr("%1行目").replace("%1", str(line.number)) + f"　{' '.join(told.split())[:28]}"

    def _row(self, at: int) -> tuple[tuple[str, str], Chooser]:
        assert self._found is not None
        table = self._found.table
        cells = dict.fromkeys(line.cells[at] for line in table.rows[:200] if line.cells[at])
        name = self.tr("%1 を入れる欄").replace("%1", table.headers[at])
        field = Chooser(name, words.targets(), lambda chosen: self._choose(at, chosen))
        field.show_value(self._fields[at])
        return (table.headers[at], "、".join(list(cells)[:EXAMPLES])), field

    def _choose(self, at: int, field: str) -> None:
        self._fields[at] = field
        self._preview()

    def _preview(self) -> None:
        if self._found is None:
            return
        named = "name" in self._fields
        self.go.setEnabled(named)
        if not named:
            self.preview.say(self.tr("どの列が名前かを選ぶと、ここに出ます。"))
            return
        self.preview.show_rows(checking.first(self._found.table, Columns(self.fields(), {}), SHOWN))

    def _read(self, **changes: object) -> None:
        if self._found is not None:
            wanted: Reading = replace(self._found.reading, **changes)  # type: ignore[arg-type]
            QTimer.singleShot(0, self, lambda: self.anew.emit(wanted))  # once the list has closed
