"""Which page of a family is made how. The genogram's and the steps' modules load when they are first opened."""

from PySide6.QtWidgets import QWidget

from kasesupport.practice.model import Phase, Practice
from kasesupport.ui.case_page import Maker, Opener
from kasesupport.ui.family_page import FamilyPage
from kasesupport.ui.model import CaseModel
from kasesupport.ui.places import Laptop


def makers(practice: Practice, laptop: Laptop) -> dict[str, Maker]:
    """A maker for each page of a family, by the page's name."""
    phases: dict[str, Maker] = {phase.id: _phase(phase, practice, laptop) for phase in practice.phases if phase.steps}
    return {
        "family": _family(practice),
        "genogram": _genogram,
        "ecomap": _ecomap,
        "timeline": _timeline(practice),
        "chronicle": _chronicle(practice),
        "register": _register,
        **phases,
        "sheet": _sheet,
        "papers": _papers(practice),
        "fidelity": _fidelity(practice),
        "meetings": _meetings(practice),
        "trail": _trail,
    }


def _family(practice: Practice) -> Maker:
    return lambda model, go: FamilyPage(model, go, practice)


def _genogram(model: CaseModel, go: Opener) -> QWidget:
    from kasesupport.ui.genogram.page import GenogramPage

    return GenogramPage(model, go)


def _ecomap(model: CaseModel, go: Opener) -> QWidget:
    from kasesupport.ui.ecomap.page import EcomapPage

    return EcomapPage(model, go)


def _sheet(model: CaseModel, go: Opener) -> QWidget:
    from kasesupport.ui.sheet_page import SheetPage

    return SheetPage(model, go)


def _papers(practice: Practice) -> Maker:
    def make(model: CaseModel, go: Opener) -> QWidget:
        from kasesupport.ui.papers.page import PapersPage

        return PapersPage(model, go, practice)

    return make


def _trail(model: CaseModel, go: Opener) -> QWidget:
    from kasesupport.ui.trail_page import TrailPage

    return TrailPage(model, go)


def _register(model: CaseModel, _: Opener) -> QWidget:
    from kasesupport.ui.register.page import of_family

    return of_family(model)


def _timeline(practice: Practice) -> Maker:
    def make(model: CaseModel, go: Opener) -> QWidget:
        from kasesupport.ui.timeline.page import TimelinePage

        return TimelinePage(model, go, practice)

    return make


def _fidelity(practice: Practice) -> Maker:
    def make(model: CaseModel, go: Opener) -> QWidget:
        from kasesupport.ui.fidelity.page import FidelityPage

        return FidelityPage(model, go, practice)

    return make


def _chronicle(practice: Practice) -> Maker:
    def make(model: CaseModel, go: Opener) -> QWidget:
        from kasesupport.ui.chronicle.page import ChroniclePage

        return ChroniclePage(model, go, practice)

    return make


def _phase(phase: Phase, practice: Practice, laptop: Laptop) -> Maker:
    def make(model: CaseModel, go: Opener) -> QWidget:
        from kasesupport.ui.wizard.pace import Pace
        from kasesupport.ui.wizard.page import PhasePage

        return PhasePage(model, go, phase, practice, Pace(laptop.pace, laptop.keep_pace))

    return make


def _meetings(practice: Practice) -> Maker:
    def make(model: CaseModel, go: Opener) -> QWidget:
        from kasesupport.ui.meeting.case_page import CaseMeetings

        return CaseMeetings(model, go, practice)

    return make
