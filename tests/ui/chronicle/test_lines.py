"""The course of a case: what was said of it at meetings stands among the rest, and leads to the meetings."""

from datetime import date

from kasesupport.cases import families, meetings, talks, views
from kasesupport.domain.meetings import DECIDE
from kasesupport.practice.load import load
from kasesupport.store.casefile import CaseFile
from kasesupport.ui.chronicle.lines import lines


def test_the_course_of_a_case_tells_of_its_meetings(casefile: CaseFile) -> None:
    case = families.create(casefile, "佐倉")
    meetings.add(casefile, date(2026, 12, 10))
    note = meetings.put_on(case, meetings.meetings(casefile)[0])
    talks.answer(case, DECIDE, "送り迎えを分け合う", note_id=note)
    told = [line for line in lines(views.record(case), load(), {}, casefile.today()) if line.kind == "note"]
    assert [(line.on, line.at) for line in told] == [("2026-12-10", "meetings")]
    assert "送り迎えを分け合う" in told[0].words
