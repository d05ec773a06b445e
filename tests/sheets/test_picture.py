"""The diagrams as a family takes them along."""

import tomllib
from datetime import date

from kasesupport.cases import examples, views
from kasesupport.domain.record import CaseRecord
from kasesupport.drawing.items import Drawing, Text, flat
from kasesupport.sheets.picture import ecomap_page
from kasesupport.store.casefile import CaseFile

ON = date(2026, 11, 30)


def words(page: Drawing) -> str:
    return "".join(leaf.text for leaf in flat(page.items) if isinstance(leaf, Text))


def record(file: CaseFile) -> CaseRecord:
    told = tomllib.loads(examples.files()[0].read_text(encoding="utf-8"))
    return views.record(examples.take_in(file, told))


def test_the_ecomap_tells_what_is_missing_and_possible_and_nothing_of_consent(casefile: CaseFile) -> None:
    told = record(casefile)
    assert [gap.text for gap in told.gaps] == ["夜番の夜に、家で見てくれる人"]
    assert {tie.consent for tie in told.ties} == {"", "yes"}
    shown = words(ecomap_page(told, ON, "エコマップ"))
    assert "足りない" in shown
    assert "つながりうる" in shown
    assert "連絡" not in shown
