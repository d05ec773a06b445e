"""The genogram of today kept for later, earlier ones looked at, and families from and for other programs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kasesupport.cases import versions
from kasesupport.ui.genogram import gedcom
from kasesupport.ui.versions import kept
from kasesupport.ui.versions.dialog import VersionsDialog
from kasesupport.ui.versions.genogram_album import GenogramAlbum

if TYPE_CHECKING:
    from kasesupport.ui.genogram.page import GenogramPage


def do(page: "GenogramPage", name: str) -> None:
    """What one of WAYS means."""
    WAYS[name](page)


def keep(page: "GenogramPage") -> None:
    """Keep the picture of today with its data."""
    page.flush()
    model, today = page.model, page.model.case.file.today()
    if not model.record.graph.persons:
        model.noted.emit(_tr("まだだれも描かれていないので、残すものがありません。"))
        return
    data = kept.data(model.record.graph, page.placed())
    if model.do(versions.keep, "genogram", today, "", data):
        model.noted.emit(_tr("今日の図を残しました。「これまでの図を見る」で見られます。"))


def look_back(page: "GenogramPage") -> None:
    """Show what was kept."""
    page.flush()
    if not versions.versions(page.model.case, "genogram"):
        page.model.noted.emit(_tr("残した図は、まだありません。「今日の記録として残す」で、今日の図を残せます。"))
        return
    dialog = VersionsDialog(page.model, GenogramAlbum(page.model, lambda: now(page), page.look), page)
    dialog.exec()
    dialog.deleteLater()


def now(page: "GenogramPage") -> kept.Kept:
    """The state that is shown, as if it were kept."""
    placed = page.placed()
    places = {person: (spot.x, spot.y) for person, spot in placed.spots.items()}
    return kept.Kept(page.model.case.file.today(), page.model.record.graph, places, kept.box_of(placed))


def take_in(page: "GenogramPage") -> None:
    """Add the people of a GEDCOM file."""
    page.flush()
    if gedcom.ask_and_take_in(page.model, page):
        page.canvas.fit()


def give_out(page: "GenogramPage") -> None:
    """Write the family as GEDCOM."""
    page.flush()
    gedcom.ask_and_write(page.model, page)


WAYS = {"keep": keep, "look_back": look_back, "take_in": take_in, "give_out": give_out}


def _tr(words: str) -> str:
    return QCoreApplication.translate("genogram", words)
