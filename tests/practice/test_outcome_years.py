"""Outcomes by 年度 and by kind, against a count as slow and plain as can be."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kasesupport.domain.outcomes import Feeling, GoalTalk, Outcomes, PlannedAction, ServiceTalk
from kasesupport.practice.outcome_years import by_actors, by_resource, outcome_years

DAYS = st.sampled_from(("2025-03-31", "2025-04-01", "2025-12-31", "2026-01-05", "2026-03-31", "2026-04-01"))
SCALE = st.sampled_from((None, 0, 4, 5, 6, 10))
GOAL, KIND = st.sampled_from("gh"), st.sampled_from(("npo", "school"))
SEEN = st.builds(
    Outcomes,
    st.lists(st.builds(GoalTalk, GOAL, DAYS, st.sampled_from("ab"), SCALE, st.sampled_from(("", "reached", "drop")))),
    st.lists(
        st.builds(ServiceTalk, st.sampled_from("xy"), st.just("npo"), DAYS, st.sampled_from(("", "good", "some")))
    ),
    st.lists(st.builds(Feeling, st.sampled_from("mn"), DAYS, SCALE)),
    st.lists(st.builds(PlannedAction, GOAL, st.sampled_from(("family", "center")), KIND)),
)


def in_year(on: str) -> int:
    return 2024 if on < "2025-04-01" else 2025 if on < "2026-04-01" else 2026


def last(told: list[tuple[str, object]]) -> object:
    """The value of the greatest day, the later entry of one day."""
    found: tuple[str, object] = ("", None)
    for each in told:
        if each[1] not in (None, "") and each[0] >= found[0]:
            found = each
    return found[1]


def plain_moves(seen: Outcomes, goal: str, year: int) -> list[str]:
    moves = []
    for eye in "ab":
        mine = [(each.on, each.near) for each in seen.goals if (each.goal, each.eye) == (goal, eye)]
        now = last([each for each in mine if in_year(each[0]) == year])
        before = last([each for each in mine if in_year(each[0]) < year]) or 0
        if now is not None:
            moves.append("same" if now == before else "nearer" if now > before else "farther")  # type: ignore[operator]
    return moves


def counted(words: list[str]) -> dict[str, int]:
    return {word: words.count(word) for word in words}


@settings(max_examples=60, deadline=None)
@given(SEEN)
def test_years_and_kinds_are_as_a_plain_count_has_them(seen: Outcomes) -> None:
    found = {each.year: each for each in outcome_years(seen)}
    assert set(found) == {in_year(each.on) for told in (seen.goals, seen.services, seen.feelings) for each in told}
    for year, told in found.items():
        assert told.moved == counted([*plain_moves(seen, "g", year), *plain_moves(seen, "h", year)])
        rated = [last([(s.on, s.family) for s in seen.services if s.use == u and in_year(s.on) == year]) for u in "xy"]
        assert told.family == counted([str(each) for each in rated if each])
        felt = [
            last([(f.on, f.satisfied) for f in seen.feelings if f.member == m and in_year(f.on) == year]) for m in "mn"
        ]
        sides = ["low" if v < 5 else "high" if v > 5 else "middle" for v in felt if isinstance(v, int)]
        assert told.feelings == {("satisfied", side): count for side, count in counted(sides).items()}
        then = [last([(g.on, g.next) for g in seen.goals if g.goal == goal and in_year(g.on) == year]) for goal in "gh"]
        assert told.next == counted([str(each) for each in then if each])
    for each in (*by_actors(seen), *by_resource(seen, ("school", "npo"))):
        goals = {act.goal for act in seen.actions if each.kind in (act.actors, act.kind)}
        assert each.moved == counted(
            [m for goal in goals for y in (2024, 2025, 2026) for m in plain_moves(seen, goal, y)]
        )


def test_kinds_stand_in_the_order_given_whatever_their_counts() -> None:
    seen = Outcomes(services=(ServiceTalk("x", "npo", "2026-05-01", staff="good"),), uses=("school", "npo", "npo"))
    assert [(each.kind, each.tried, dict(each.staff)) for each in by_resource(seen, ("school", "kin", "npo"))] == [
        ("school", 1, {}),
        ("npo", 2, {"good": 1}),
    ]
