"""Days for another calendar: what stands in the file, and that nothing else does."""

import sys
import zoneinfo
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from kasesupport.exchange.calendar import Entry, to_ics

WRITTEN = datetime(2026, 11, 30, 9, 0, tzinfo=timezone(timedelta(hours=9)))
TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=60)
ENTRIES = st.builds(
    Entry,
    TEXT,
    TEXT,
    TEXT,
    st.dates(date(1950, 1, 1), date(2150, 1, 1)),
    st.sampled_from(["", "14:00", "9:05", "25:00", "夕方", "1²:00"]),
)
KEYS = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS", "TRANSP"}


@pytest.fixture(autouse=True, scope="module")
def no_zones() -> Iterator[None]:
    """As in the built program on Windows: there are no data of zones at all."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "tzdata", None)
        zoneinfo.reset_tzpath(to=())
        yield
    zoneinfo.reset_tzpath()


@given(st.lists(ENTRIES, max_size=4))
def test_another_reader_finds_the_day_the_hour_and_the_title_and_nothing_else(entries: list[Entry]) -> None:
    found = Calendar.from_ical(to_ics(entries, WRITTEN)).walk("VEVENT")
    assert len(found) == len(entries)
    for event, each in zip(found, entries, strict=True):
        assert set(event) <= KEYS
        assert str(event["SUMMARY"]) == f"{each.kind} {each.number}".strip()
        start = event["DTSTART"].dt
        if each.at in ("14:00", "9:05"):
            hours, minutes = map(int, each.at.split(":"))
            assert start == datetime(each.on.year, each.on.month, each.on.day, hours, minutes)
        else:
            assert (start, event["DTEND"].dt) == (each.on, each.on + timedelta(days=1))


def test_it_is_written_as_the_standard_has_it_and_again_the_same() -> None:
    entry = Entry("family meet 2026-12-01 1", "A1B2C3", "会う日", date(2026, 12, 1), "14:00")
    lines = to_ics([entry], WRITTEN).decode().split("\r\n")
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//kasesupport//calendar//JA"]
    assert {"SUMMARY:会う日 A1B2C3", "DTSTART:20261201T140000", "DTSTAMP:20261130T000000Z", "CLASS:PRIVATE"} <= set(
        lines
    )
    later = to_ics([entry], WRITTEN + timedelta(days=1)).decode().split("\r\n")
    assert [each for each in lines if each.startswith("UID")] == [each for each in later if each.startswith("UID")]
    assert b"family" not in to_ics([entry], WRITTEN)
