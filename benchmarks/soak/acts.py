"""A practitioner's acts at random, through the same functions as the windows."""

import random
from collections.abc import Callable, Iterator

from kasesupport.cases import ecomap, families, people, placements, plans, talks, views
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile

WORDS = ("夕方から寝るまでが回らない", "水曜は笑ってごはんを食べる", "髙橋𠮷子", "葛󠄁城", "朝がつらい", "a'\"%_\n;--")
REFUSED = {"has_both_parents", "two_biological_mothers", "two_biological_fathers", "third_biological_parent"}
Act = Callable[[OpenCase, random.Random], object]


def _person(case: OpenCase, dice: random.Random) -> str:
    persons = views.record(case).graph.persons
    return dice.choice(persons).id if persons else people.add_person(case)


def _words(dice: random.Random) -> str:
    return dice.choice(WORDS) * dice.choice((1, 1, 3, 60))


def _back_and_forth(case: OpenCase, _dice: random.Random) -> None:
    case.file.undo(case.family_id)
    case.file.redo(case.family_id)


ACTS: tuple[Act, ...] = (
    lambda case, dice: people.add_parent(case, _person(case, dice), dice.choice("MF")),
    lambda case, dice: people.add_child(case, _person(case, dice)),
    lambda case, dice: people.edit_person(case, _person(case, dice), name=dice.choice(WORDS)),
    lambda case, dice: people.remove_person(case, _person(case, dice)),
    lambda case, dice: talks.say(case, "intake.worries", _words(dice), "child", speaker_id=_person(case, dice)),
    lambda case, dice: talks.answer(case, "intake.route", dice.choice(WORDS), _person(case, dice)),
    lambda case, dice: plans.add_entry(case, "need", text=_words(dice)),
    lambda case, dice: ecomap.add_resource(case, dice.choice(WORDS), "school", _person(case, dice)),
    lambda case, dice: placements.pin(case, "genogram", {_person(case, dice): (dice.uniform(-500, 500), 3.0)}),
    lambda case, _dice: case.file.undo(case.family_id),
    _back_and_forth,
)


def endless(file: CaseFile, dice: random.Random) -> Iterator[tuple[int, str]]:
    """Does act after act; after each, the number and hash of the journal's last entry: what was confirmed."""
    case = families.create(file, "佐倉")
    while True:
        head = file.head()
        yield head.seq, head.hash
        if dice.random() < 0.1 or not file.can_undo(case.family_id):  # undone to the last, the family is gone
            case = families.create(file, dice.choice(WORDS[2:4]))
        else:
            _one(case, dice)


def _one(case: OpenCase, dice: random.Random) -> None:
    """An act that is refused (that cannot be) changed nothing; the next one comes."""
    try:
        dice.choice(ACTS)(case, dice)
    except Problem as problem:
        if problem.code not in REFUSED:
            raise
