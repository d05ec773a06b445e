"""Counts that have no records of their own: lengths, marks, rows and columns as they are shown and as they go out."""

from dataclasses import replace

import pytest

from kasesupport.cases.office_practice import built_in
from kasesupport.domain.fidelity import Mark, Round
from kasesupport.domain.period import Period, fiscal
from kasesupport.practice.review.counting import COUNTS, fidelity, length
from kasesupport.practice.review.facts import Contact, Facts, Meeting
from kasesupport.practice.review.nine import by_cell, by_principle, marks
from kasesupport.practice.review.pictures import Picture, load_pictures
from kasesupport.practice.review.sums import counted, shown

NOW = (("令和8年度", fiscal(2026)),)


def picture(name: str) -> Picture:
    found = {each.id: each for each in load_pictures(built_in(), {"school": "学校"}).pictures}
    assert found.keys() == COUNTS.keys()
    return found[name]


@pytest.mark.parametrize(
    ("until", "told"),
    [("2026-07-01", "season"), ("2026-07-02", "half"), ("2026-10-01", "year"), ("2027-04-01", "two_years"),
     ("2028-03-31", "longer"), ("2026", "")],
)  # fmt: skip
def test_a_length_has_its_step(until: str, told: str) -> None:
    assert length("2026-04-01", until) == told


def marked(rater: str, on: str, **values: str) -> Round:
    return Round(
        on, rater, on, marks=tuple(Mark(point.replace("_", "-")[1:], value) for point, value in values.items())
    )


def test_a_point_counts_with_what_was_seen_of_it_last_by_us_within_the_period() -> None:
    rounds = (
        marked("self", "2025-05-01", p1_2_1="not"), marked("self", "2026-05-01", p1_2_1="partly", p1_2_2="na"),
        marked("peer", "2026-06-01", p1_2_1="yes"), marked("family", "2026-07-01", p1_2_1="not"),
    )  # fmt: skip
    facts = Facts("2026-11-30", rounds={"a": rounds})
    assert list(fidelity(facts, fiscal(2026))) == [(("2", "yes"), "a")]
    assert list(fidelity(facts, fiscal(2025))) == [(("2", "not"), "a")]
    many = replace(facts, rounds={str(n): rounds for n in range(5)})
    assert by_cell(built_in(), marks(many, fiscal(2026)))[2, 1] == (5.0, 5)
    assert by_principle(built_in(), marks(many, Period()))[2] == (5.0, 5)
    assert by_cell(built_in(), marks(facts, fiscal(2026)))[2, 1] == (0.0, 0)


def test_what_goes_out_hides_by_families_and_a_withdrawn_option_counts_as_not_written() -> None:
    told = [Contact(f"f{n}", "2026-05-01", way) for n in range(6) for way in ("visit", "phone")]
    told += [Contact("f1", "2026-05-01", "fax"), *[Contact("f2", "2026-05-01", "office")] * 40]
    told += [Contact("f1", "2026-03-31", "visit")]
    whole = counted(picture("contacts"), Facts("2026-11-30", contacts=tuple(told)), NOW)
    inside = shown(whole, outside=False)
    assert [values for _, values in inside.rows] == [(6,), (6,), (40,), *[(0,)] * 5, (1,)]
    assert (inside.sums, inside.hides) == ((53,), False)
    out = shown(whole, outside=True)
    assert [values for _, values in out.rows] == [(None,), (6,), *[(None,)] * 7]
    assert (out.sums, out.hides) == ((53,), True)


def test_rows_and_columns_add_up() -> None:
    told = [Meeting(f"f{n}", "2026-05-01", "case", ("all", "part")[n % 2], frozenset({"child"})) for n in range(12)]
    facts = Facts("2026-11-30", meetings=tuple(told))
    both = shown(counted(picture("meetings"), facts, NOW), outside=False)
    assert both.rows[2] == ("個別ケース検討会議", (6, 6, 0, 0, 0, 0))
    assert (both.across[2], both.sums[:2], both.sums[-1]) == (12, (6, 6), 12)
    assert shown(counted(picture("voices"), facts, NOW), outside=False).rows[0][1] == (12, 0)
