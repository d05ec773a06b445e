from kasesupport.store.history.tally import BUCKETS, Shape, Tally, bucket
from kasesupport.store.tables import person, placement


def test_what_was_added_and_taken_again_comes_out_even_in_any_order() -> None:
    tally = Tally()
    rows = [("person", (f"p{n}", "f", "名前")) for n in range(100)]
    for table, values in rows:
        tally.add(table, values)
    for table, values in reversed(rows):
        tally.take(table, values)
    assert tally.differing() == []
    tally.take("person", ("p7", "f", "名前"))
    assert tally.differing() == [bucket("person", "p7")]


def test_a_row_weighs_by_table_id_values_and_their_kind() -> None:
    """Two rows of one bucket that changed places, or a number become a text, must not come out even."""
    tally = Tally()
    rows = [
        ("a", ("1", "x")),
        ("b", ("1", "x")),
        ("a", ("2", "x")),
        ("a", ("1", "y")),
        ("a", ("1", 0)),
        ("a", ("1", "0")),
        ("a", ("1", None)),
        ("a", ("1", "")),
    ]
    assert len({tally.weight(table, values) for table, values in rows}) == len(rows)


def test_two_proofs_weigh_otherwise() -> None:
    assert Tally().weight("a", ("1",)) != Tally().weight("a", ("1",))


def test_an_old_entry_without_a_later_column_tells_it_at_its_default() -> None:
    row = {"id": "p", "family_id": "f", "name": "陽葵"}
    values = dict(zip(person.columns.keys(), Shape(person).values(row), strict=True))
    flags = dict.fromkeys(("deceased", "is_index", "is_pregnancy", "key_person", "missing"), 0)
    assert values == {**dict.fromkeys(values, ""), **row, **flags}
    assert Shape(placement).values({"id": "p", "family_id": "f", "x": 0.5})[-1] is None


def test_every_row_has_a_bucket() -> None:
    assert all(0 <= bucket("person", str(n)) < BUCKETS for n in range(1000))
