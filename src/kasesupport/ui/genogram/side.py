"""What stands at the side of the genogram: the form of a person, a line, a household, or how the picture is shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kasesupport.domain.dates import PartialDate
from kasesupport.domain.people import Bond, Household, Person, Union
from kasesupport.ui.date_field import DateField
from kasesupport.ui.genogram.bond import BondPanel
from kasesupport.ui.genogram.household_panel import HouseholdPanel
from kasesupport.ui.genogram.look import switches
from kasesupport.ui.genogram.menu import KeysPanel
from kasesupport.ui.genogram.next import NextField
from kasesupport.ui.genogram.panels import PicturePanel
from kasesupport.ui.genogram.union_panel import UnionPanel
from kasesupport.ui.genogram.words import name_of, names_of, union_title
from kasesupport.ui.person_form import PersonForm

if TYPE_CHECKING:
    from kasesupport.ui.genogram.page import GenogramPage


def show(page: "GenogramPage") -> None:
    """Show the part for what is selected."""
    graph, subject, key = page.model.record.graph, page.subject(), page.selected
    part = page.side.show_part
    match subject:
        case Person():
            part((key,), name_of(subject), lambda: _person(page, key))
        case Union():
            part((key,), union_title(graph, subject), lambda: UnionPanel(page.model, key, page.name_new))
        case Bond():
            names = names_of(graph, (subject.a, subject.b))
            part((key, str(page.look.practitioner)), names, lambda: BondPanel(page.model, key, page.look))
        case Household():
            people_known = tuple(person.id for person in graph.persons)
            part((key, *people_known), subject.name or _tr("同居の枠"), lambda: HouseholdPanel(page.model, key))
        case _:
            part(("",), page.title, lambda: _picture(page))


def show_keys(page: "GenogramPage") -> None:
    """Show the list of keys."""
    key = page.selected
    page.side.show_part(("", "keys"), _tr("キーの一覧"), lambda: KeysPanel(lambda: page.select(key)))


def _person(page: "GenogramPage", person: str) -> PersonForm:
    form = PersonForm(page.model, person)
    NextField(form, form.steps(), page.canvas.setFocus)
    return form


def _picture(page: "GenogramPage") -> PicturePanel:
    today = page.model.case.file.today()
    told = PartialDate.of(page.look.on) if page.look.on != today else None

    def count_on(told: PartialDate | None) -> None:
        """「この日の年齢で」: of a month or a year its first day; nothing told, today."""
        page.see(on=told.span()[0] if told else today)

    day = DateField(told, count_on, _tr("年齢と学年を数える日"), seeks=True)
    day.line.setPlaceholderText(_tr("空けておくと今日"))
    return PicturePanel(switches(lambda: page.look, page.see), day)


def _tr(text: str) -> str:
    return QCoreApplication.translate("genogram", text)
