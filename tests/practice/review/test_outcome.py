"""Outcomes within a period and by kind, against a count as slow and plain as can be."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs

from kasesupport.domain.outcomes import Feeling, GoalTalk, Outcomes, PlannedAction, ServiceTalk
from kasesupport.domain.period import Period, fiscal, year_of
from kasesupport.practice.review import outcome

DAYS = st.sampled_from(("2025", "2025-03-31", "2025-04", "2025-04-01", "2025-12-31", "2026-03-31", "2026-04-01"))
SCALE = st.sampled_from((None, 0, 4, 5, 6, 10))
GOAL, KIND = st.sampled_from("gh"), st.sampled_from(("npo", "school", ""))
OF = {"g": "one", "h": "two", "x": "one", "y": "two", "m": "one", "n": "two"}
RATING = st.sampled_from(("", "good", "some"))
SEEN = st.builds(
    Outcomes,
    st.lists(GOAL.flatmap(lambda g: st.builds(GoalTalk, st.just(g), DAYS, st.sampled_from("ab"), SCALE,
                                              st.sampled_from(("", "reached", "drop")), st.just(OF[g])))),
    st.lists(st.sampled_from("xy").flatmap(lambda x: st.builds(ServiceTalk, st.just(x), st.just("npo"), DAYS, RATING,
                                                               RATING, st.just(OF[x])))),
    st.lists(st.sampled_from("mn").flatmap(lambda m: st.builds(Feeling, st.just(m), DAYS, SCALE, of=st.just(OF[m])))),
    st.lists(st.builds(PlannedAction, GOAL, st.sampled_from(("family", "center")), KIND, st.just("one"))),
)  # fmt: skip
PERIODS = (fiscal(2024), fiscal(2025), fiscal(2026), Period(), Period("2025-12-31", "2026-03-31"))


def inside(on: str, period: Period) -> bool:
    day = on + "-01" if len(on) == 7 else on
    return len(day) == 10 and period.since <= day <= period.until


def last(told: Iterable[tuple[str, Any]]) -> Any:
    """The value of the greatest day, the later entry of one day."""
    found: tuple[str, Any] = ("", None)
    for on, value in told:
        day = on + "-01" if len(on) == 7 else on
        if value not in (None, "") and day >= found[0]:
            found = (day, value)
    return found[1]


def plain_moves(seen: Outcomes, goal: str, period: Period) -> list[str]:
    found = []
    for eye in "ab":
        mine = [(each.on, each.near) for each in seen.goals if (each.goal, each.eye) == (goal, eye)]
        now = last((on, near) for on, near in mine if inside(on, period))
        before = last((on, near) for on, near in mine if inside(on, Period("", period.since)) and on < period.since
                      and not inside(on, period)) or 0  # fmt: skip
        if now is not None:
            found.append("same" if now == before else "nearer" if now > before else "farther")
    return found


@settings(max_examples=runs(40), deadline=None)
@given(SEEN, st.sampled_from(PERIODS))
def test_what_is_counted_is_as_a_plain_count_has_it(seen: Outcomes, period: Period) -> None:
    moves = {goal: plain_moves(seen, goal, period) for goal in "gh"}
    assert Counter(outcome.moved(seen, period)) == Counter((move, OF[goal]) for goal in "gh" for move in moves[goal])
    told = {u: tuple(last((s.on, getattr(s, side)) for s in seen.services if s.use == u and inside(s.on, period))
                     for side in ("family", "staff")) for u in "xy"}  # fmt: skip
    rated = Counter(((f or "", s or ""), OF[use]) for use, (f, s) in told.items() if f or s)
    assert Counter(outcome.rated(seen, period)) == rated
    assert Counter(outcome.rated_by_kind(seen, period)) == Counter(
        (("npo", f), OF[u]) for u, (f, _) in told.items() if f
    )
    felt = {m: last((f.on, f.satisfied) for f in seen.feelings if f.member == m and inside(f.on, period)) for m in "mn"}
    sides = {m: "low" if v < 5 else "high" if v > 5 else "middle" for m, v in felt.items() if v is not None}
    assert Counter(outcome.felt(seen, period)) == Counter((("satisfied", side), OF[m]) for m, side in sides.items())
    then = {g: last((t.on, t.next) for t in seen.goals if t.goal == g and inside(t.on, period)) for g in "gh"}
    assert Counter(outcome.ahead(seen, period)) == Counter((value, OF[g]) for g, value in then.items() if value)
    by_actor, by_kind = Counter[Any](), Counter[Any]()
    for goal in "gh":
        for actors in {each.actors for each in seen.actions if each.goal == goal}:
            by_actor.update(((actors, move), OF[goal]) for move in moves[goal])
        for kind in {each.kind for each in seen.actions if each.goal == goal and each.kind}:
            by_kind.update(((kind, move), OF[goal]) for move in moves[goal])
    assert Counter(outcome.helped(seen, period)) == by_actor
    assert Counter(outcome.helped_by_kind(seen, period)) == by_kind


def test_the_year_begins_in_april_and_a_year_alone_lies_in_none() -> None:
    assert [year_of(on) for on in ("2026-03-31", "2026-04", "2026-12-01")] == [2025, 2026, 2026]
    assert fiscal(2025).holds("2026-03-31")
    assert fiscal(2026).holds("2026-04")
    assert not any(period.holds("2026") for period in PERIODS)
