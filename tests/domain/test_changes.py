from hypothesis import given
from hypothesis import strategies as st

from kasesupport.domain.changes import Change, Row, reverse, squash

State = dict[tuple[str, str], Row]
EDITS = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("123"), st.none() | st.integers(0, 3)))


def _record(edits: list[tuple[str, str, int | None]]) -> tuple[list[Change], State]:
    """What a recorder would see when rows are set (a number) or deleted (None) in turn."""
    state: State = {}
    seen = []
    for table, row_id, value in edits:
        old = state.pop((table, row_id), None)
        new: Row | None = None if value is None else {"id": row_id, "value": value}
        if new is not None:
            state[table, row_id] = new
        seen.append(Change(table, row_id, old, new))
    return seen, state


def _apply(state: State, changes: tuple[Change, ...]) -> State:
    result = dict(state)
    for change in changes:
        assert result.pop(change.key, None) == change.old
        if change.new is not None:
            result[change.key] = change.new
    return result


@given(EDITS)
def test_squashed_changes_lead_where_all_of_them_led(edits: list[tuple[str, str, int | None]]) -> None:
    seen, state = _record(edits)
    assert _apply({}, squash(seen)) == state


@given(EDITS)
def test_reversed_changes_lead_back(edits: list[tuple[str, str, int | None]]) -> None:
    seen, state = _record(edits)
    assert _apply(state, reverse(seen)) == {}
    assert _apply(state, reverse(squash(seen))) == {}


@given(EDITS)
def test_squashing_leaves_one_change_a_row_and_none_that_changes_nothing(
    edits: list[tuple[str, str, int | None]],
) -> None:
    net = squash(_record(edits)[0])
    assert len({change.key for change in net}) == len(net)
    assert all(change.old != change.new for change in net)
    assert squash(net) == net
    assert reverse(reverse(net)) == net
