"""A calendar file from the window: no name, no address, no word of a family is in its bytes."""

from datetime import timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from pytestqt.qtbot import QtBot

from kasesupport.cases import access, families, notes, people, plans, practitioners, talks
from kasesupport.cases.rows import OpenCase
from kasesupport.cases.today import known
from kasesupport.domain.problems import Problem
from kasesupport.sheets.forms.source import reference
from kasesupport.store.casefile import CaseFile
from kasesupport.store.history.journal import Author
from kasesupport.ui.agenda.outgoing import GROUPS, WriteDays
from kasesupport.ui.agenda.words import PAGES, kind_name
from kasesupport.ui.fonts import load_fonts

SECRET = (
    "佐倉",
    "さくら",
    "さくら花子",
    "桜町一丁目",
    "03-1234-5678",
    "おうちで離婚の話",
    "送り迎えを手伝う",
    "眠れないと言う",
    "みどり学校",
)


@pytest.fixture
def case(casefile: CaseFile) -> OpenCase:
    """A family with a day of every kind, full of words."""
    load_fonts()
    made, today = families.create(casefile, "佐倉", kana="さくら"), casefile.today()
    families.rename(made, address="桜町一丁目", phone="03-1234-5678")
    people.add_person(made, name="さくら花子", is_index=1)
    plans.add_entry(made, "appointment", on=(today + timedelta(days=3)).isoformat(), at="9:30", what="おうちで離婚の話")
    plans.add_entry(made, "appointment", on=(today + timedelta(days=3)).isoformat(), at="", what="みどり学校")
    plans.edit_plan(
        made, review_on=(today + timedelta(days=9)).isoformat(), period_to=(today + timedelta(days=20)).isoformat()
    )
    plans.add_to_plan(
        made, "action", actors="family", text="送り迎えを手伝う", until=(today + timedelta(days=5)).isoformat()
    )
    talks.say(made, "intake.worries", "眠れないと言う", "carer")
    note = notes.add_note(made, "monitoring.waiting", today)
    talks.answer(made, "monitoring.waiting_until", (today + timedelta(days=6)).isoformat(), note_id=note)
    return made


def opened(qtbot: QtBot, case: OpenCase) -> tuple[WriteDays, list[str], list[Problem]]:
    noted: list[str] = []
    failed: list[Problem] = []
    dialog = WriteDays(case.file, known(case.file), noted.append, failed.append, None)
    qtbot.addWidget(dialog)
    return dialog, noted, failed


def test_the_file_has_days_kinds_and_the_number_alone(qtbot: QtBot, case: OpenCase, tmp_path: Path) -> None:
    dialog, noted, _ = opened(qtbot, case)
    path = tmp_path / "予定.ics"
    dialog.write(path)
    content = path.read_bytes()
    unfolded = content.replace(b"\r\n ", b"")
    for secret in (*SECRET, case.family_id):
        assert secret.encode() not in unfolded
        assert secret.encode() not in content
    titles = sorted(str(each["SUMMARY"]) for each in Calendar.from_ical(content).walk("VEVENT"))
    number = reference(case.family_id)
    kinds = ("会う日", "会う日", "ふり返る日", "プランの期日", "プランの期日", "待つと決めた日")
    assert titles == sorted(f"{kind} {number}" for kind in kinds)
    assert len({str(each["UID"]) for each in Calendar.from_ical(content).walk("VEVENT")}) == len(titles)
    assert noted == ["書き出しました：予定.ics"]
    assert str(path) in dialog._where.text()
    entry = access.entries(case.file)[0]
    assert (entry.op, entry.note) == ("sheet.export", "カレンダー（名前なし）")


def test_range_kinds_and_whose_are_chosen(qtbot: QtBot, case: OpenCase) -> None:
    far = (case.file.today() + timedelta(days=100)).isoformat()
    plans.add_entry(case, "appointment", on=far, at="", what="")
    me = practitioners.add_practitioner(case.file, "田中")
    other = families.create(case.file, "林")
    plans.add_entry(other, "appointment", on=case.file.today().isoformat(), at="", what="")
    practitioners.assign(case.file, case.family_id, me)
    case.file.sign_as(Author("田中", "l", me, "practitioner"))
    dialog, _, _ = opened(qtbot, case)
    assert (dialog.mine, len(dialog.entries())) == (True, 6)
    dialog._choose_whose("all")
    dialog._choose_span("6")
    assert len(dialog.entries()) == 8
    for group in ("review", "waiting"):
        dialog.kinds[group].click()
    assert [each.kind for each in dialog.entries()] == ["会う日"] * 4
    dialog.kinds["meet"].click()
    assert not dialog._go.isEnabled()


def test_a_folder_that_is_not_there_is_told_and_nothing_is_noted(qtbot: QtBot, case: OpenCase, tmp_path: Path) -> None:
    dialog, noted, failed = opened(qtbot, case)
    dialog.write(tmp_path / "none" / "予定.ics")
    assert ([problem.code for problem in failed], noted) == (["folder_missing"], [])
    assert "sheet.export" not in {entry.op for entry in access.entries(case.file)}


def test_every_kind_has_a_group_and_a_name() -> None:
    assert sorted(kind for group in GROUPS.values() for kind in group) == sorted(
        PAGES.keys() - {"draft"}
    )  # no day of a calendar
    assert len({kind_name(kind) for kind in PAGES}) == len(PAGES)
