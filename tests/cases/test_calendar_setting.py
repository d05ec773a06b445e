from kasesupport.cases import access
from kasesupport.cases.calendar_setting import PROPOSED, set_week_start, week_start
from kasesupport.store.casefile import CaseFile


def test_the_office_chooses_on_which_day_a_week_begins(casefile: CaseFile) -> None:
    assert week_start(casefile) == PROPOSED == "sun"
    set_week_start(casefile, "mon")
    set_week_start(casefile, "mon")
    assert week_start(casefile) == "mon"
    assert [entry.op for entry in access.entries(casefile)] == ["calendar.edit"]
