"""紙の形を直す: its sections in order at the left, what is chosen below, the page itself at the right."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from kasesupport import messages
from kasesupport.cases import office_sheets
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.problems import Problem
from kasesupport.drawing.items import Drawing
from kasesupport.drawing.ruby import plain
from kasesupport.sheets.forms import arranging
from kasesupport.sheets.forms.arranging import Piece
from kasesupport.sheets.forms.overlay import Raw
from kasesupport.sheets.forms.spec import Form
from kasesupport.ui import files
from kasesupport.ui.papers.form_desk import FormDesk
from kasesupport.ui.papers.piece_panel import PiecePanel
from kasesupport.ui.papers.pieces import Pieces
from kasesupport.ui.papers.preview import Preview
from kasesupport.ui.widgets import LineField, button, column, label, offer_steps, row

SIDE, WIDE, HIGH = 400, 1280, 720  # px

Draw = Callable[[Form], Sequence[Drawing]]


class SheetEditor(QDialog):
    """Every step is kept at once for the whole office, and can be taken back. `draw`: the pages of a form."""

    def __init__(self, file: CaseFile, sheet: str, draw: Draw, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("紙の形を直す"))
        self._file, self._draw = file, draw
        self.desk = FormDesk(file, sheet)
        self._chosen = ""
        self.list = Pieces(self._move, self._choose, self.tr("紙の部分"))
        self.panel = PiecePanel(self._change)
        self.title = LineField("", self._title, self.tr("紙の題"), self.tr("紙の題"))
        self.preview = Preview()
        self._told, self._problem = label("", "soft"), label("", "warmbox")
        self._build()
        self._show()

    def add_box(self) -> None:
        """An empty box behind the chosen section; its heading is chosen to be written."""
        raw, new = arranging.with_box(self.desk.raw, self.tr("自由に書くところ"), self._chosen)
        self._chosen = new
        self._keep(raw)
        self.panel.begin()

    def undo(self) -> None:
        """Take the last step back."""
        self._try(lambda: office_sheets.undo(self._file, self.desk.sheet))

    def redo(self) -> None:
        """Do it again."""
        self._try(lambda: office_sheets.redo(self._file, self.desk.sheet))

    def reset(self) -> None:
        """Ours again; this too can be taken back."""
        self._try(lambda: office_sheets.give_up(self._file, self.desk.sheet))

    def take(self, path: Path) -> None:
        """Take in a file of the office, and say what for."""
        taken: list[str] = []
        if self._try(lambda: taken.append(self.desk.take(path))):
            words = self.tr("「%1」の形として取り入れました。").replace("%1", self.desk.label(taken[0]))
            self._told.setText(words)

    def write(self, path: Path) -> None:
        """Write this sheet out."""
        if self._try(lambda: self.desk.write(path)):
            self._told.setText(self.tr("書き出しました。直して「取り入れる」で戻せます。"))

    def flush(self) -> None:
        """Keep what is being typed."""
        self.title.flush()
        self.panel.flush()

    def done(self, code: int) -> None:
        self.flush()
        super().done(code)

    def _build(self) -> None:
        self._undo = button("", self.undo, "quiet", "undo-2", self.tr("元に戻す"), key="Ctrl+Z")
        self._redo = button("", self.redo, "quiet", "redo-2", self.tr("やり直す"), key="Ctrl+Shift+Z")
        self._reset = button(self.tr("はじめの形に戻す"), self.reset, "quiet", "rotate-ccw")
        order = row(
            button(self.tr("上へ"), lambda: self.list.step(-1), "quiet", "arrow-up", self.tr("上へ（Alt+↑）")),
            button(self.tr("下へ"), lambda: self.list.step(1), "quiet", "arrow-down", self.tr("下へ（Alt+↓）")),
            None, button(self.tr("空の欄を足す"), self.add_box, "", "plus"),
        )  # fmt: skip
        ways = row(
            button(self.tr("書き出す"), self._ask_write, "quiet", "file-down"),
            button(self.tr("取り入れる"), self._ask_take, "quiet", "file-up"), None,
            button(self.tr("とじる"), self.accept, "main", "check"),
        )  # fmt: skip
        side = QWidget()
        side.setFixedWidth(SIDE)
        told = label(
            self.tr("センターのどの家庭の紙にも使われます。つかんで上下に動かすと、順番が変わります。"), "soft"
        )
        parts = column(
            row(self._undo, self._redo, None, self._reset), told, self.title, self.list, order, self.panel,
            self._problem, self._told, ways, spacing=6,
        )  # fmt: skip
        parts.setStretch(3, 1)
        side.setLayout(parts)
        whole = row(side, self.preview, margin=12, spacing=12)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.resize(WIDE, HIGH)
        self.list.setFocus()

    def _move(self, section: str, place: int) -> None:
        self._chosen = section
        self._keep(arranging.moved(self.desk.raw, section, place))

    def _choose(self, section: str) -> None:
        self.panel.flush()
        self._chosen = section
        self._show_panel()

    def _title(self, words: str) -> None:
        self._keep(arranging.titled(self.desk.raw, words.strip()), "title")

    def _change(self, change: Callable[[Raw], Raw], typing: str) -> None:
        self._keep(change(self.desk.raw), typing)

    def _keep(self, raw: Raw, typing: str = "") -> None:
        self._try(lambda: self.desk.keep(raw, typing))

    def _try(self, act: Callable[[], object]) -> bool:
        """Do it and show what came of it; what is refused is said here, over the window behind nobody sees it."""
        self._told.setText("")
        problem: Problem | None = None
        try:
            act()
        except Problem as found:
            problem = found
        self.desk.refresh()
        self._show(messages.text(problem, "ja") if problem else "")
        return problem is None

    def _show(self, problem: str = "") -> None:
        pieces = arranging.pieces(self.desk.raw, self.desk.ours)
        if self._chosen not in {each.id for each in pieces}:
            self._chosen = pieces[0].id if pieces else ""
        self.list.offer([(each.id, self._words(each), each.hidden) for each in pieces], self._chosen)
        self.title.show_text(self.desk.raw.get("title", ""))
        if not self.title.hasFocus():
            self.title.setCursorPosition(0)
        self._show_panel()
        words = problem or self.desk.fault
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        file, sheet = self._file, self.desk.sheet
        steps = (self._undo, office_sheets.can_undo(file, sheet)), (self._redo, office_sheets.can_redo(file, sheet))
        offer_steps(steps, self)
        self._reset.setEnabled(not self.desk.is_ours)
        self.preview.show_pages(self._draw(self.desk.form))

    def _show_panel(self) -> None:
        pieces = arranging.pieces(self.desk.raw, self.desk.ours)
        self.panel.show_piece(next((each for each in pieces if each.id == self._chosen), None))

    def _words(self, piece: Piece) -> str:
        title = plain(piece.title) or self.tr("（見出しのない部分）")
        return title + (self.tr("（出さない）") if piece.hidden else "")

    def _ask_write(self) -> None:
        kinds = self.tr("TOMLファイル (*.toml)")
        if chosen := files.new_file(self, self.tr("紙の形を書き出す"), f"{self.desk.sheet}.toml", kinds):
            self.write(chosen[0])

    def _ask_take(self) -> None:
        kinds = self.tr("TOMLファイル (*.toml)")
        if path := files.existing_file(self, self.tr("紙の形のファイルを選ぶ"), Path.home(), kinds):
            self.take(path)
