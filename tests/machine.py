"""Random acts of a practitioner on one family, for tests that care about what is left when they are undone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import get_args

from hypothesis import strategies as st

from kasesupport.cases import (
    bonds,
    conditions,
    ecomap,
    gaps,
    households,
    matching,
    own_maps,
    pasting,
    people,
    placements,
    plans,
    talks,
    unions,
    versions,
    views,
)
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.parts import part
from kasesupport.domain.people import BondKind, ChildKind, Condition, Loss, PersonKind, Union
from kasesupport.domain.problems import Problem
from kasesupport.domain.record import CaseRecord

Act = Callable[[OpenCase, "Dice"], object]
WORDS = st.text("陽葵ママ𠮷﨑髙葛󠄁 あ\n'\";%_\x00", max_size=12)


@dataclass(frozen=True, slots=True)
class Dice:
    """Chance, and the record as it was before the act."""

    data: st.DataObject
    record: CaseRecord


def _person(case: OpenCase, dice: Dice) -> str:
    persons = dice.record.graph.persons
    return dice.data.draw(st.sampled_from([p.id for p in persons])) if persons else people.add_person(case)


def _entry(case: OpenCase, dice: Dice, noun: str) -> str:
    made = {"need": dice.record.needs, "strength": dice.record.strengths}[noun]
    return dice.data.draw(st.sampled_from([e.id for e in made])) if made else plans.add_entry(case, noun, text="はじめ")


def _relative(case: OpenCase, dice: Dice) -> object:
    one = _person(case, dice)
    taps: list[Callable[[], object]] = [
        lambda: people.add_parent(case, one, dice.data.draw(st.sampled_from("MF"))),
        lambda: people.add_partner(case, one, dice.data.draw(st.sampled_from(["married", "cohab", "dating"]))),
        lambda: people.add_sibling(case, one),
        lambda: people.add_child(case, one),
    ]
    return dice.data.draw(st.sampled_from(taps))()


def _described(case: OpenCase, dice: Dice) -> object:
    draw = dice.data.draw
    ways: list[dict[str, object]] = [
        {"kind": draw(st.sampled_from(get_args(PersonKind))), "key_person": True},
        {"loss": draw(st.sampled_from(get_args(Loss))), "missing": draw(st.booleans())},
        {"gender": draw(WORDS), "work": draw(WORDS), "care": draw(WORDS)},
        {"staff_note": draw(WORDS), "sex": draw(st.sampled_from("MFU"))},
    ]
    return people.edit_person(case, _person(case, dice), **draw(st.sampled_from(ways)))


def _condition(case: OpenCase, dice: Dice) -> object:
    known: list[Condition] = [each for person in dice.record.graph.persons for each in person.conditions]
    if not known or dice.data.draw(st.booleans()):
        return conditions.add_condition(case, _person(case, dice), "substance", text=dice.data.draw(WORDS))
    one = dice.data.draw(st.sampled_from(known)).id
    ways: list[Callable[[], object]] = [
        lambda: conditions.edit_condition(case, one, state="recovered"),
        lambda: conditions.remove_condition(case, one),
    ]
    return dice.data.draw(st.sampled_from(ways))()


def _bond(case: OpenCase, dice: Dice) -> object:
    kind, known = dice.data.draw(st.sampled_from(get_args(BondKind))), dice.record.graph.bonds
    if not known or dice.data.draw(st.booleans()):
        return bonds.add_bond(case, _person(case, dice), _person(case, dice), kind)
    one = dice.data.draw(st.sampled_from(known)).id
    ways: list[Callable[[], object]] = [
        lambda: bonds.set_kind(case, one, kind),
        lambda: bonds.turn(case, one),
        lambda: bonds.edit_bond(case, one, note=dice.data.draw(WORDS)),
        lambda: bonds.remove_bond(case, one),
    ]
    return dice.data.draw(st.sampled_from(ways))()


def _child(case: OpenCase, dice: Dice) -> object:
    """How children belong: kinds, births, custody, second parents."""
    homes = [union for union in dice.record.graph.unions if union.children]
    if not homes:
        return people.add_other_parent(case, _person(case, dice), "adopted")
    union: Union = dice.data.draw(st.sampled_from(homes))
    child = dice.data.draw(st.sampled_from(union.children))
    kind = dice.data.draw(st.sampled_from(get_args(ChildKind)))
    ways: list[Callable[[], object]] = [
        lambda: unions.set_child_kind(case, union.id, child, kind),
        lambda: unions.set_births(case, union.id, [(union.children, dice.data.draw(st.booleans()))]),
        lambda: unions.set_custody(case, union.id, child, union.partners),
        lambda: unions.add_child(case, union.id, _person(case, dice), kind),
        lambda: unions.remove_child(case, union.id, child),
        lambda: people.add_other_parent(case, child, "foster", "F"),
    ]
    return dice.data.draw(st.sampled_from(ways))()


def _several(case: OpenCase, dice: Dice) -> object:
    """What takes several persons at once."""
    some = {_person(case, dice) for _ in range(3)}
    places = {one: (float(n), 0.5) for n, one in enumerate(sorted(some))}
    piece = part(dice.record.graph, some)
    ways: list[Callable[[], object]] = [
        lambda: people.remove_people(case, some),
        lambda: placements.align(case, "genogram", places),
        lambda: placements.arrange(case, "genogram", some),
        lambda: pasting.paste(case, piece, {person.id: (1.0, 2.0) for person in piece.persons}),
        lambda: versions.keep(case, "genogram", date(2026, 11, 24), dice.data.draw(WORDS), "{}"),
    ]
    return dice.data.draw(st.sampled_from(ways))()


def _union(case: OpenCase, dice: Dice) -> object:
    made = dice.record.graph.unions
    if not made:
        return unions.join(case, _person(case, dice), _person(case, dice))
    one = dice.data.draw(st.sampled_from(made)).id
    if dice.data.draw(st.booleans()):
        return unions.remove_union(case, one)
    return unions.edit_union(case, one, kind=dice.data.draw(st.sampled_from(["married", "divorced", "separated"])))


def _household(case: OpenCase, dice: Dice) -> object:
    made = dice.record.graph.households
    members = {_person(case, dice) for _ in range(dice.data.draw(st.integers(1, 3)))}
    if not made or dice.data.draw(st.integers(0, 3)) == 0:  # several, and nested
        return households.add_household(case, members, dice.data.draw(WORDS))
    if dice.data.draw(st.booleans()):
        return households.move(case, members, made[0].id, dice.data.draw(st.sampled_from(["", made[-1].id])))
    return households.set_members(case, made[0].id, members if dice.data.draw(st.booleans()) else ())


def _tie(case: OpenCase, dice: Dice) -> object:
    made = dice.record.ties
    if not made or dice.data.draw(st.booleans()):
        kind = dice.data.draw(st.sampled_from(["school", "kin"]))
        return ecomap.add_resource(case, dice.data.draw(WORDS), kind, _person(case, dice))
    one = dice.data.draw(st.sampled_from(made))
    strength = dice.data.draw(st.sampled_from(["strong", "weak", "stress"]))
    ways: list[Callable[[], object]] = [
        lambda: ecomap.edit_tie(case, one.id, strength=strength, frequency=dice.data.draw(WORDS), state="possible"),
        lambda: ecomap.set_consent(case, one.id, dice.data.draw(st.sampled_from(["yes", "no", "later", ""]))),
        lambda: ecomap.end_at(case, one.id, _person(case, dice)),
        lambda: ecomap.remove_tie(case, one.id),
        lambda: ecomap.leave_resource(case, one.resource),
    ]
    return dice.data.draw(st.sampled_from(ways))()


def _gap(case: OpenCase, dice: Dice) -> object:
    """What is missing, and what fills it."""
    made, ties = dice.record.gaps, dice.record.ties
    if not made or dice.data.draw(st.integers(0, 2)) == 0:
        return gaps.note(case, dice.data.draw(WORDS), "place", to=_person(case, dice))
    one = dice.data.draw(st.sampled_from(made)).id
    ways: list[Callable[[], object]] = [
        lambda: gaps.move(case, one, _person(case, dice)),
        lambda: gaps.remove(case, one),
        lambda: ecomap.fill_gap_new(case, one, dice.data.draw(WORDS), "neighbour"),
        *(lambda t=tie: ecomap.fill_gap(case, one, t.resource) for tie in ties[:1]),
    ]
    return dice.data.draw(st.sampled_from(ways))()


def _own_map(case: OpenCase, dice: Dice) -> object:
    """The map of somebody of the family."""
    made, ties = dice.record.own_maps, dice.record.own_ties
    if not made or dice.data.draw(st.integers(0, 3)) == 0:
        return own_maps.start(case, _person(case, dice), date(2026, 11, 24), dice.data.draw(WORDS))
    one = dice.data.draw(st.sampled_from(made)).id
    ways: list[Callable[[], object]] = [
        lambda: own_maps.add_words(case, one, dice.data.draw(WORDS), "friend", _person(case, dice)),
        lambda: own_maps.remove_map(case, one),
        *(lambda t=tie: own_maps.copy_tie(case, t.id, "child") for tie in ties[:1]),
        *(lambda t=tie: own_maps.leave(case, t.own_map, t.resource) for tie in ties[:1]),
    ]
    return dice.data.draw(st.sampled_from(ways))()


def _plan(case: OpenCase, dice: Dice) -> object:
    plan = plans.current_plan(case)
    goals = dice.record.plans[-1].goals if dice.record.plans else ()
    if not goals or dice.data.draw(st.booleans()):
        return plans.add_entry(case, "goal", plan_id=plan, text=dice.data.draw(WORDS))
    goal = dice.data.draw(st.sampled_from(goals)).id
    ways: list[Callable[[], object]] = [
        lambda: plans.link_needs(case, goal, [_entry(case, dice, "need")]),
        lambda: plans.add_entry(case, "action", plan_id=plan, goal_id=goal, actors="family", text="する"),
        lambda: plans.remove_entry(case, "goal", goal),
        lambda: plans.remove_entry(case, "plan", plan),
    ]
    return dice.data.draw(st.sampled_from(ways))()


ACTS: tuple[Act, ...] = (
    _relative,
    lambda case, dice: people.edit_person(case, _person(case, dice), name=dice.data.draw(WORDS), is_index=True),
    lambda case, dice: people.remove_person(case, _person(case, dice)),
    _union,
    _child,
    _described,
    _condition,
    _bond,
    _several,
    _household,
    lambda case, dice: placements.pin(
        case, "genogram", {_person(case, dice): (dice.data.draw(st.floats(-500, 500)), 3.0)}
    ),
    lambda case, _dice: placements.arrange(case, "genogram"),
    _tie,
    _gap,
    _own_map,
    lambda case, dice: talks.say(
        case, "intake.worries", dice.data.draw(WORDS), "child", speaker_id=_person(case, dice)
    ),
    lambda case, dice: talks.answer(case, "intake.route", dice.data.draw(WORDS), _person(case, dice)),
    lambda case, dice: plans.remove_entry(case, "need", _entry(case, dice, "need")),
    lambda case, dice: matching.tag_need(case, _entry(case, dice, "need"), dice.data.draw(WORDS).split()),
    _plan,
)


REFUSALS = frozenset(
    {
        "has_both_parents", "already_partners", "same_person", "own_ancestor", "already_child", "already_bonded",
        "third_biological_parent", "two_biological_mothers", "two_biological_fathers", "text_needed",
    }
)  # fmt: skip


def step(case: OpenCase, data: st.DataObject) -> None:
    """One random act; what is refused must be refused with a Problem."""
    try:
        data.draw(st.sampled_from(ACTS))(case, Dice(data, views.record(case)))
    except Problem as problem:
        if problem.code not in REFUSALS:
            raise
