"""The ecomap's page for an own map: whoever draws sees the family and what was drawn, and nothing of the office."""

from PySide6.QtWidgets import QWidget

from kasesupport.cases import own_maps
from kasesupport.diagrams.worded import with_words
from kasesupport.drawing.items import Drawing
from kasesupport.ui.ecomap.dock import Dock
from kasesupport.ui.ecomap.page import EcomapPage
from kasesupport.ui.ecomap.subjects import kind_of, title_of
from kasesupport.ui.own_maps.dock import OwnDock
from kasesupport.ui.own_maps.model import OwnModel
from kasesupport.ui.own_maps.side import EntryPart, MemberPart, StartPart, TiePart
from kasesupport.ui.paper_dialog import PaperDialog


class OwnMapPage(EcomapPage):
    """`told`: whose map it is and of which day, in words; on paper it stands below the picture."""

    confides = False

    def __init__(self, model: OwnModel, told: str) -> None:
        self.diagram = own_maps.diagram(model.map_id)
        super().__init__(model, lambda _: None)
        self._told = told
        self.title = self.tr("だれが関わっていると思う？")
        self.canvas.setAccessibleName(self.title)
        self.dock.setEnabled(model.can_write)
        self.see(labels="called")

    def make_dock(self) -> Dock:
        """See EcomapPage."""
        return OwnDock(self)

    def more(self) -> tuple[QWidget, ...]:
        """See EcomapPage: nothing of what the office keeps."""
        return ()

    def for_paper(self, confided: bool = False) -> Drawing:
        """With its legend, whose it is, and of which day."""
        drawn = super().for_paper(confided=False)
        return with_words(drawn, (self._told,))

    def show_paper(self) -> None:
        """Show it as it prints; the file's name tells nobody."""
        self.flush()
        dialog = PaperDialog(self.model, "own-map", self.title, self.for_paper, self)
        dialog.exec()
        dialog.deleteLater()

    def show_side(self) -> None:
        """What is selected, in words for whoever draws."""
        model, subject, part = self.model, self.selected, self.side.show_part
        title = title_of(model.record, subject) if subject else self.tr("かいてみよう")
        match kind_of(model.record, subject):
            case "resource":
                part((subject,), title, lambda: EntryPart(model, subject, self.joining.begin))
            case "tie":
                part((subject,), title, lambda: TiePart(model, subject))
            case "member" | "household":
                part((subject,), title, lambda: MemberPart(subject, self.joining.begin))
            case _:
                part(("",), title, StartPart)

    def see(self, **values: object) -> None:
        """See EcomapPage; the practitioner's layer is not to be had here."""
        super().see(**{**values, "practitioner": False})
