"""The walk to a new vault: its questions, the making itself, the recovery key, and the end."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kasesupport.ui.places import Laptop
from kasesupport.ui.start.making_sheets import STEPS, FactorSheet, WhereSheet, WhoSheet, WordSheet
from kasesupport.ui.start.recovery_sheets import CheckSheet, CodeSheet, RecoveryChoiceSheet
from kasesupport.ui.start.sheet import Sheet
from kasesupport.ui.widgets import label

if TYPE_CHECKING:
    from kasesupport.cases.opening import CaseFile

Show = Callable[[Sheet], None]


class Making(QObject):
    """Shows one sheet after the other. `held` once the vault is open, `opened` when all is done, `left` if given up.

    Both carry the CaseFile and its folder.
    """

    held = Signal(object, object)
    opened = Signal(object, object)
    left = Signal()

    def __init__(self, show: Show, proposed: Path, laptop: Laptop, parent: QObject) -> None:
        super().__init__(parent)
        self._show, self._laptop = show, laptop
        self._file: CaseFile | None = None
        self._codes: tuple[str, ...] = ()
        self._where, self._who, self._word = WhereSheet(proposed), WhoSheet(), WordSheet()
        self._factor = FactorSheet(proposed)
        self._choice, self._done = RecoveryChoiceSheet(), DoneSheet()
        self._join()

    def begin(self) -> None:
        """The first question."""
        self._show(self._where)

    def _join(self) -> None:
        walk = (self._where, self._who, self._word, self._factor)
        for sheet, before in zip(walk[1:], walk, strict=False):
            sheet.back.connect(lambda before=before: self._show(before))
        self._where.back.connect(self.left)
        self._where.onward.connect(lambda: self._show(self._who))
        self._who.onward.connect(lambda: self._who.is_ready() and self._show(self._word))
        self._word.onward.connect(self._take_word)
        self._factor.onward.connect(self._make)
        self._choice.chosen.connect(self._take_choice)
        self._done.onward.connect(lambda: self.opened.emit(self._file, self._where.folder))

    def _take_word(self) -> None:
        if self._word.is_ready():
            self._show(self._factor)

    def _make(self) -> None:
        told = Told(
            self._where.folder, self._who.name.text(), self._who.title.text(), self._who.label.text(),
            self._word.pair.first.text(), self._factor.key_file, self._laptop.seen,
        )  # fmt: skip
        self._factor.work(lambda _: told.make(), self._made, words=self.tr("保管庫をつくっています…"))

    def _made(self, file: "CaseFile") -> None:
        self._file = file
        self._word.pair.clear()
        self.held.emit(file, self._where.folder)
        self._show(self._choice)

    def _take_choice(self, kind: str) -> None:
        file = self._file
        if not kind or file is None:
            self._finish(with_key=False)
            return
        from kasesupport.cases import keys

        self._choice.work(
            lambda _: keys.new_recovery(file, kind), self._show_codes, words=self.tr("回復キーをつくっています…")
        )

    def _show_codes(self, codes: tuple[str, ...]) -> None:
        self._codes = codes
        self._show_code(0)

    def _show_code(self, half: int) -> None:
        if half < 0:
            self._show(self._choice)
            return
        if half == len(self._codes):
            self._check()
            return
        sheet = CodeSheet(self._codes[half], half + 1 if len(self._codes) > 1 else 0)
        sheet.back.connect(lambda: self._show_code(half - 1))
        sheet.onward.connect(lambda: self._show_code(half + 1))
        sheet.print_wanted.connect(lambda: self._print(sheet, half))
        self._show(sheet)

    def _print(self, sheet: CodeSheet, half: int) -> None:
        from kasesupport.sheets.recovery_sheet import build

        pages = build(self._codes, self._where.folder.stem, date.today())
        sheet.print_page(pages[half])

    def _check(self) -> None:
        sheet = CheckSheet(self._codes)
        sheet.back.connect(lambda: self._show_code(len(self._codes) - 1))
        sheet.right.connect(lambda: self._finish(with_key=True))
        self._show(sheet)

    def _finish(self, *, with_key: bool) -> None:
        self._codes = ()
        self._done.tell(with_key=with_key, with_file=self._factor.path is not None)
        self._show(self._done)


@dataclass(frozen=True, slots=True)
class Told:
    """The answers of the first four sheets."""

    folder: Path
    name: str
    title: str
    label: str
    passphrase: str
    key_file: bytes
    seen: Path

    def __repr__(self) -> str:
        return "Told(…)"

    def make(self) -> "CaseFile":
        """Make the vault and open it; not for the main thread."""
        from kasesupport.cases import opening, practitioners

        secret = opening.Secret(self.passphrase, self.key_file)
        opening.create(self.folder, secret, practitioner=self.name.strip(), label=self.label.strip())
        file = opening.unlock(self.folder, secret, seen=self.seen)
        if self.title.strip():
            practitioners.edit_practitioner(file, file.author.practitioner_id, title=self.title)
        return file


class DoneSheet(Sheet):
    """What there is now, and where it belongs."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label("")
        self.lay(self.tr("できました"), self._words, onward=self.tr("はじめる"), at=STEPS, of=STEPS)

    def tell(self, *, with_key: bool, with_file: bool) -> None:
        """Say it in a few lines."""
        lines = [self.tr("・保管庫は、合言葉で開きます。席を離れるときは「鍵をかける」（Ctrl+L）を押してください。")]
        if with_file:
            lines.append(self.tr("・鍵ファイルの入ったUSBメモリーは、パソコンのかばんとは別に持ち歩いてください。"))
        lines.append(
            self.tr("・回復キーの紙は、パソコンとは別の、鍵のかかる場所にしまってください。")
            if with_key
            else self.tr("・回復キーはまだありません。「保管庫」の「鍵」のページから、早めにつくってください。")
        )
        lines.append(
            self.tr(
                "・控え（バックアップ）は、自動でとられます。USBメモリーにもとるときは「保管庫」の「控え」のページで決めてください。"
            )
        )
        self._words.setText("\n\n".join(lines))
