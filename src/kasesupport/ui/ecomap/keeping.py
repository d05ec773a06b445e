"""The ecomap of today kept for later, and earlier ones looked at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kasesupport.cases import evaluating, versions
from kasesupport.diagrams.ecomap import EcomapLook
from kasesupport.domain.record import middle_of
from kasesupport.ui.versions import ecomap_kept
from kasesupport.ui.versions.dialog import VersionsDialog
from kasesupport.ui.versions.ecomap_album import EcomapAlbum
from kasesupport.ui.versions.menu import MenuButton

if TYPE_CHECKING:
    from kasesupport.ui.ecomap.page import EcomapPage


def menu(page: "EcomapPage") -> MenuButton:
    """「記録」: what can be kept of the ecomap and looked back at."""
    entries = (
        (_tr("今日の記録として残す"), "K", lambda: keep(page), True),
        (_tr("これまでの図を見る・くらべる"), "H", lambda: look_back(page), False),
        (_tr("だれが関わっていると思う？（家族が描く図）"), "O", lambda: own_maps(page), False),
    )
    return MenuButton(_tr("記録"), _tr("エコマップの記録"), "history", entries, page.model, page.canvas)


def keep(page: "EcomapPage") -> None:
    """Keep the picture of today with its data."""
    page.flush()
    kept = now(page)
    if not kept.state.ties:
        page.model.noted.emit(_tr("まだつながりが描かれていないので、残すものがありません。"))
        return
    if page.model.do(versions.keep, "ecomap", kept.on, "", ecomap_kept.data(kept)):
        page.model.noted.emit(_tr("今日の図を残しました。「これまでの図を見る」で見られます。"))


def look_back(page: "EcomapPage") -> None:
    """Show what was kept."""
    page.flush()
    if not versions.versions(page.model.case, "ecomap"):
        page.model.noted.emit(_tr("残した図は、まだありません。「今日の記録として残す」で、今日の図を残せます。"))
        return
    look = EcomapLook(on=page.model.case.file.today(), conventions=page.model.record.conventions)
    album = EcomapAlbum(page.model, lambda: now(page), look, evaluates=evaluating.asks_for_ties(page.model.case.file))
    dialog = VersionsDialog(page.model, album, page)
    dialog.exec()
    dialog.deleteLater()


def own_maps(page: "EcomapPage") -> None:
    """Show the maps that the family has drawn."""
    page.flush()
    if not page.model.record.graph.persons:
        page.model.noted.emit(_tr("まだ家族が描かれていません。先に、ジェノグラムで家族を描いてください。"))
        return
    from kasesupport.ui.own_maps.dialog import OwnMapsDialog  # draws with the ecomap's own page

    dialog = OwnMapsDialog(page.model, page)
    dialog.exec()
    dialog.deleteLater()


def now(page: "EcomapPage") -> ecomap_kept.Kept:
    """The state that is shown, as if it were kept."""
    state, placed = ecomap_kept.state_of(page.model.record), page.placed()
    middle = middle_of(page.model.record, "ecomap")
    return ecomap_kept.Kept(page.model.case.file.today(), state, ecomap_kept.places_of(placed), placed.box, middle)


def _tr(words: str) -> str:
    return QCoreApplication.translate("ecomap", words)
