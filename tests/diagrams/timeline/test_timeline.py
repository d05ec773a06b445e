"""The picture of time: what stands where, measured from the drawing itself."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs

from kasesupport.diagrams import hit
from kasesupport.diagrams.timeline import Flag, Timeline, TimelineLook, draw, gathered, legend
from kasesupport.diagrams.timeline.scale import Axis
from kasesupport.domain.dates import day
from kasesupport.domain.ecomap import Resource, Tie
from kasesupport.domain.record import Appointment, CaseRecord, Event, Level, Note, PhaseMark, Plan, Statement
from kasesupport.drawing.items import Box, Drawing, Group, Text, flat
from kasesupport.practice.aids import load_series
from kasesupport.ui.timeline.span import ends

TODAY = date(2026, 11, 30)
LOOK = TimelineLook(date(2026, 1, 1), date(2026, 12, 31))
SERIES = load_series()


def record(**values: object) -> CaseRecord:
    return CaseRecord("f", "佐倉", opened_on="2026-01-15", **values)  # type: ignore[arg-type]


def told(**values: object) -> Timeline:
    return gathered(record(**values), SERIES, TODAY)


def group(drawing: Drawing, subject: str) -> Group:
    found = hit.find(drawing, subject)
    assert found is not None
    return found


def middle(drawing: Drawing, subject: str) -> tuple[float, float]:
    x, y, w, h = hit.bounds(group(drawing, subject).items)
    return x + w / 2, y + h / 2


def texts(drawing: Drawing) -> str:
    return "".join(item.text for item in flat(drawing.items) if isinstance(item, Text))


def marks(*days: str) -> tuple[Level, ...]:
    values = ("watch", "close", "light", "middle")
    return tuple(Level(f"m{i}", "involvement", on, values[i % 4], "わけ") for i, on in enumerate(days))


def test_a_later_mark_stands_further_right_and_a_higher_level_higher() -> None:
    drawing = draw(told(levels=marks("2026-02-01", "2026-06-01")), LOOK)
    low, high = middle(drawing, "m0"), middle(drawing, "m1")
    assert low[0] < high[0]
    assert low[1] > high[1]


def test_a_mark_from_before_the_picture_still_holds_in_it() -> None:
    late = TimelineLook(date(2026, 8, 1), date(2026, 12, 31))
    with_area, without = draw(told(levels=marks("2026-02-01")), late), draw(told(), late)
    assert hit.find(with_area, "m0") is None
    assert len(with_area.items) > len(without.items)


def test_what_nobody_knows_the_start_of_begins_dashed_and_what_is_over_ends() -> None:
    ties = (Tie("1", "g"), Tie("2", "n", since="2026-03", until="2026-06-30", state="past"))
    drawing = draw(told(resources=(Resource("g", "祖母", "kin"), Resource("n", "つくし", "place")), ties=ties), LOOK)
    axis = Axis(LOOK.first, LOOK.last, 176.0, 972.0)
    body = next(item for item in flat(group(drawing, "g").items) if not isinstance(item, Text))
    assert getattr(body, "dash", ())
    x, _, w, _ = hit.bounds(group(drawing, "n").items[:1])
    assert x == pytest.approx(axis.x(date(2026, 3, 1)), abs=2)
    assert x + w == pytest.approx(axis.x(date(2026, 6, 30)), abs=2)


def test_the_signs_that_are_used_are_explained_and_no_others() -> None:
    bare = texts(draw(told(), LOOK))
    assert [word for word in ("会う予定", "つらかった", "聞いていない") if word in bare] == []
    ties = (Tie("1", "g"), Tie("2", "n", state="past"))
    known = (Resource("g", "祖母", "kin"), Resource("n", "つくし", "place"))
    events = (Event("e", "2026-05-01", "転校", "hard"), Event("late", "2027-05-01", "進学", "agency"))
    full = told(resources=known, ties=ties, events=events, appointments=(Appointment("a", "2026-12-10"),))
    for width in (740.0, 1000.0):
        drawing = draw(full, replace(LOOK, width=width))
        said = texts(drawing)
        assert [
            w for w in ("会う予定", "つらかったこと", "いつからかは聞いていない", "前にあった") if w not in said
        ] == []
        assert "支援の出来事" not in said  # outside of what is shown
        x, y, w, h = hit.bounds(drawing.items)
        assert x >= 0
        assert x + w <= drawing.width + 0.5
        assert y + h <= drawing.height


def test_the_kinds_of_events_have_signs_of_their_own_without_colour() -> None:
    shapes = {kind: legend.shape(kind, 0.0, 0.0, 5.0) for kind in legend.EVENTS}
    assert len(set(shapes.values())) == len(legend.EVENTS)


@pytest.mark.parametrize(("first", "last"), [("1750", "2140"), ("0001", "9999-12-31"), ("2026-11-29", "2026-11-30")])
def test_named_days_do_not_touch_however_long_the_time_is(first: str, last: str) -> None:
    events = (Event("a", first, "むかし"), Event("b", last, "先の予定"))
    timeline = told(events=events)
    days = ends(timeline, "all")
    places = [Axis(*days, 176.0, 972.0).x(on) for on, _, _ in Axis(*days, 176.0, 972.0).ticks()]
    assert all(b - a >= 80 for a, b in pairwise(places))
    drawing = draw(timeline, TimelineLook(*days))
    assert {"a", "b"} <= {each.subject for each in drawing.items if isinstance(each, Group)}


def test_on_paper_what_is_cut_at_its_sign_is_told_in_full_below() -> None:
    long = "朝、自分で起きて妹の支度もしてから、学校に間に合った。帰りは友だちと図書館に寄ってきた。"
    timeline = told(
        events=(Event("e", "2026-05-01", long), Event("s", "2026-06-01", "転校")), levels=marks("2026-02-01")
    )
    assert long not in texts(draw(timeline, LOOK))
    shared = texts(draw(timeline, replace(LOOK, whole=True)))
    assert long in shared
    assert shared.count("転校") == 1
    assert "わけ" not in shared


def test_the_phases_follow_each_other_on_one_line_and_are_the_offices_alone() -> None:
    said = (PhaseMark("b", "2026-06-01"), PhaseMark("a", "2026-02-01"), PhaseMark("odd", "2026-07-01"))
    names = {"a": "インテーク", "b": "アセスメント"}
    case = record(phase_marks=said)
    full = gathered(case, SERIES, TODAY, names)
    assert [(bar.label, bar.start, bar.end) for bar in full.phases] == [
        ("インテーク", date(2026, 2, 1), date(2026, 6, 1)),
        ("アセスメント", date(2026, 6, 1), None),
    ]
    assert "インテーク" in texts(draw(full, LOOK))
    assert gathered(case, SERIES, TODAY, names, shared=True).phases == ()


def test_what_only_strains_or_is_broken_off_is_no_support() -> None:
    known = (Resource("w", "弁当工場", "work"), Resource("g", "祖母", "kin"))
    strains = (Tie("1", "w", strength="stress"), Tie("2", "g", strength="broken"))
    assert told(resources=known, ties=strains).supports == ()
    both = told(resources=known, ties=(*strains, Tie("3", "w", "c", strength="weak", since="2026-04")))
    assert [(bar.id, bar.start) for bar in both.supports] == [("w", date(2026, 4, 1))]


def test_beside_the_family_the_offices_words_and_reasons_stay_away() -> None:
    own = Event("e1", "2026-05-01", "自分で起きられた", "change", shared=True)
    office = Event("e2", "2026-05-02", "園から連絡", "agency")
    case = record(levels=marks("2026-02-01"), events=(own, office))
    shared = texts(draw(gathered(case, SERIES, TODAY, shared=True), TimelineLook(LOOK.first, LOOK.last, notes=True)))
    office_words = texts(draw(gathered(case, SERIES, TODAY), TimelineLook(LOOK.first, LOOK.last, notes=True)))
    for hidden in ("わけ", "関与度", "園から連絡"):
        assert hidden in office_words
        assert hidden not in shared
    assert "センターの関わり" in shared
    assert "自分で起きられた" in shared


def test_what_is_agreed_to_come_is_told_apart_from_what_was() -> None:
    said = Statement("s", "q", "x", said_on="2026-03-01")
    drawing = draw(told(statements=(said,), appointments=(Appointment("a", "2026-12-10"),)), LOOK)
    words = [g.alt for g in drawing.items if isinstance(g, Group) and "会" in g.alt]
    assert words == ["令和8年3月1日に会った", "令和8年12月10日に会う予定"]


def test_a_plan_is_a_bar_with_its_days_as_events() -> None:
    plan = Plan("p", "朝をらくに", period_from="2026-02-01", period_to="2026-08-01", agreed_on="2026-02-10")
    drawing = draw(told(plans=(plan,)), LOOK)
    assert "朝をらくに" in texts(drawing)
    assert group(drawing, "p.agreed_on").alt == "令和8年2月10日　プランの合意"


@pytest.mark.parametrize("stored", ["", "いつか", "2026-13", "9999-99-99"])
def test_a_day_nobody_can_read_is_left_out(stored: str) -> None:
    assert day(stored) is None
    assert told(levels=(Level("m", "involvement", stored, "close"),)).lanes[0].marks == ()


def test_a_level_that_nobody_knows_is_left_out_of_the_picture() -> None:
    assert told(levels=(Level("m", "involvement", "2026-02-01", "?"),)).lanes[0].marks == ()


DAYS = st.integers(0, 400).map(lambda n: date(2025, 12, 1) + timedelta(days=n))
FLAGS = st.lists(
    st.builds(
        lambda n, on, text, kind: Flag(f"f{n}", on, text, kind, "いつか"),
        st.integers(0, 9999), DAYS, st.text("あ漢a𠮷👧 ", max_size=60), st.sampled_from(["life", "good", "hard", "plan"]),
    ),
    max_size=40, unique_by=lambda flag: flag.id,
)  # fmt: skip


def boxes(drawing: Drawing, flags: list[Flag]) -> Iterator[Box]:
    for flag in flags:
        if found := hit.find(drawing, flag.id):
            yield hit.bounds([item for item in found.items if isinstance(item, Text)] or found.items)


@settings(max_examples=runs(25), deadline=None)
@given(FLAGS)
def test_no_words_of_events_touch_each_other_or_leave_the_picture(flags: list[Flag]) -> None:
    drawing = draw(Timeline(TODAY, flags=tuple(sorted(flags, key=lambda f: f.on))), LOOK)
    placed = [box for box in boxes(drawing, flags) if box[2] > 0]
    for (ax, ay, aw, ah), (bx, by, bw, bh) in combinations(placed, 2):
        assert ax + aw <= bx or bx + bw <= ax or ay + ah <= by + 3 or by + bh <= ay + 3
    for x, y, w, h in placed:
        assert x >= 0
        assert x + w <= drawing.width
        assert y + h <= drawing.height


@settings(max_examples=runs(40), deadline=None)
@given(DAYS, st.integers(1, 20000), st.floats(300, 3000))
def test_named_days_never_stand_closer_than_their_words(first: date, days: int, wide: float) -> None:
    axis = Axis(first, first + timedelta(days=days), 0.0, wide)
    places = [axis.x(on) for on, _, _ in axis.ticks()]
    assert all(b - a >= 80 for a, b in zip(places, places[1:], strict=False))


def test_a_support_of_long_before_does_not_stretch_the_time_that_is_shown() -> None:
    case = told(resources=(Resource("g", "つくし", "place"),), ties=(Tie("1", "g", since="2001"),))
    assert min(case.days()) == date(2026, 1, 15)


def test_notes_of_a_talk_are_days_of_meeting() -> None:
    notes = (Note("n", "monitoring.family", "2026-05-02"), Note("m", "monitoring.agency", "2026-05-03"))
    assert told(notes=notes).meetings == (date(2026, 5, 2),)


def test_a_small_change_that_a_contact_tells_of_stands_on_the_axis_but_not_beside_the_family() -> None:
    words = Statement("s", "record.good", "ひとりで起きた", "carer", said_on="2026-05-02", note_id="n")
    assert [(flag.on, flag.label, flag.kind) for flag in told(statements=(words,)).flags] == [
        (date(2026, 5, 2), "ひとりで起きた", "good")
    ]
    assert gathered(record(statements=(words,)), SERIES, TODAY, shared=True).flags == ()
