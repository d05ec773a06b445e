"""What a salvage brought, as it is shown, printed and saved: right after it, and later among the vault's pages."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QWidget

from kasesupport.domain.salvage import Told, ToldFamily
from kasesupport.drawing.pdf import to_pdf
from kasesupport.saving import save
from kasesupport.sheets import salvage_sheet
from kasesupport.sheets.salvage_sheet import Words
from kasesupport.ui import files, theme
from kasesupport.ui.icons import pixmap
from kasesupport.ui.printing import ask_and_print
from kasesupport.ui.widgets import card, column, label, row

SIGNS = (("triangle-alert", theme.WARM), ("rotate-ccw", theme.ACCENT), ("check", theme.GOOD))  # by rank
CARDS = ("limits", "aside", "entry")


def parts(told: Told) -> list[QWidget]:
    """The whole of it: the families counted, what is to be done next, each family by itself."""
    words = salvage_sheet.words()
    shared = _line(words, words.texts["shared"], told.shared)
    lines = [_line(words, words.name(each), each) for each in told.families]
    next_steps = column(*(label(f"・{each}") for each in words.said(told)), spacing=6)
    to_do = card(label(words.texts["what_to_do"], "label"), next_steps, margin=14)
    return [label(words.summary(told), "label"), to_do, *lines, shared]


def print_it(parent: QWidget, told: Told, vault: str) -> bool:
    """Ask for a printer; False where it was given up."""
    return ask_and_print(parent, salvage_sheet.build(told, vault, date.today()))


def ask_pdf(parent: QWidget) -> Path | None:
    """Where to save it; no name of a family stands in the name proposed."""
    proposed = f"{_tr('取り出しの結果')}-{date.today().isoformat()}.pdf"
    chosen = files.new_file(parent, _tr("PDFに保存"), proposed, "PDF (*.pdf)")
    return chosen[0] if chosen else None


def save_pdf(told: Told, vault: str, path: Path) -> None:
    """Save it. Raises read_only_folder, disk_full, disk_failed."""
    save(to_pdf(salvage_sheet.build(told, vault, date.today()), title=_tr("取り出しの結果")), path)


def _line(words: Words, name: str, family: ToldFamily) -> QFrame:
    icon_name, color = SIGNS[family.rank]
    sign = label("", wrap=False)
    sign.setPixmap(pixmap(icon_name, color, 24))
    laid = row(sign, column(label(name, "label"), label(words.how(family), "soft"), spacing=3), spacing=12)
    laid.setStretch(1, 1)
    return card(laid, margin=12, kind=CARDS[family.rank])


def _tr(words: str) -> str:
    return QCoreApplication.translate("SalvageReport", words)
