"""What a child said about a parent: it stands on no paper that this parent gets, unless the child said it may.

A child who finds the own words on the kitchen table without having been asked does not speak again, and may have to
fear for it. Which words these are is told by whom they are about, by the names they hold, and by a line of violence
or control between the two; what is meant without a name cannot be known.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from kasesupport.domain.people import Person
from kasesupport.domain.record import CaseRecord, Need, Statement, Strength
from kasesupport.domain.sheltering import FEAR, Sheltered, apart

Confided = Statement | Need | Strength
CHILD, FAMILY = "child", "family"
# what children call a mother, a father, both, whatever they are called at home; grandparents are somebody else
MOTHER = r"ママ(?!友)|(?:お|御)?(?:母|かあ|かー)(?:さん|ちゃん|さま)|(?<![祖伯叔])母(?![国校語])"
FATHER = r"パパ(?!友)|(?:お|御)?(?:父|とう|とー)(?:さん|ちゃん|さま)|(?<![祖伯叔])父(?!兄)"
PARENTS = r"両親|親(?![友切指戚類し])|おや(?![すつ])"
USUAL = {"F": f"{MOTHER}|{PARENTS}", "M": f"{FATHER}|{PARENTS}"}
ANY = f"{MOTHER}|{FATHER}|{PARENTS}"


def without_confided(read: Sheltered, reader: str = "") -> Sheltered:
    """The record without a child's words that whoever gets the paper must not read, and which those are.

    `reader`: who gets it, "" where any parent may read it. What the child said may be told stays.
    """
    kept = tuple(each for each in about_parents(read.record) if _must_not_read(read.record, reader, each))
    if not kept:
        return read
    statements = tuple(each for each in read.record.statements if each not in kept)
    needs = tuple(each for each in read.record.needs if each not in kept)
    strengths = tuple(each for each in read.record.strengths if each not in kept)
    rest = replace(read.record, statements=statements, needs=needs, strengths=strengths)
    return replace(read, record=rest, confided=kept)


def _must_not_read(record: CaseRecord, reader: str, told: Confided) -> bool:
    return not told.may_tell_on and any(reader in ("", parent.id) for parent in told_of(record, told))


def about_parents(record: CaseRecord) -> tuple[Confided, ...]:
    """All that children said about parents, whether it may be told or not."""
    said: tuple[Confided, ...] = (*record.statements, *record.needs, *record.strengths)
    return tuple(each for each in said if told_of(record, each))


def readers(record: CaseRecord) -> tuple[Person, ...]:
    """Those for whom a sheet of the family may have to be made apart: a child who spoke, and each of two parents."""
    kept = [each for each in about_parents(record) if not each.may_tell_on]
    parents = {one.id for each in kept for one in told_of(record, each)}
    partners = {one for union in record.graph.unions if parents & {*union.partners} for one in union.partners}
    wanted = {each.id for each in apart(record)} | (partners if len(partners) > 1 else set())
    wanted |= {speaker_of(each) for each in kept}
    return tuple(each for each in record.graph.persons if each.id in wanted)


def speaker_of(told: Confided) -> str:
    """Whose words they are."""
    if isinstance(told, Strength):
        return told.speaker_id  # whose strength it is need not have said it
    return told.speaker_id or (told.person_id if isinstance(told, Need) else told.subject_id)


def told_of(record: CaseRecord, told: Confided) -> tuple[Person, ...]:
    """The parents whom a child's words are about; nobody where no child said them."""
    if not told.text or not _is_a_childs(record, told):
        return ()
    return tuple(filter(partial(_is_about, record, told), _parents(record, speaker_of(told))))


def _is_a_childs(record: CaseRecord, told: Confided) -> bool:
    """One who awaits a child may be a child still: whoever the case is about."""
    own = speaker_of(told) in {each.id for each in record.graph.persons if each.index}
    if isinstance(told, Strength):
        return own
    if isinstance(told, Need):
        return own and told.voice == FAMILY
    return told.state == "said" and (told.speaker == CHILD or (own and bool(told.speaker_id)))


def _parents(record: CaseRecord, child: str) -> Iterator[Person]:
    """Of that child, and whoever it may have to fear; of a child that is not named, of all of them."""
    known = {each.id for each in record.graph.persons if each.index}
    children = {child} if child in {each.id for each in record.graph.persons} else known
    ids = {one for union in record.graph.unions if children & {*union.children} for one in union.partners}
    ids |= {one for one, other in _feared(record) if other in children}
    return (each for each in record.graph.persons if each.id in ids - children)


def _feared(record: CaseRecord) -> Iterator[tuple[str, str]]:
    bonds = [bond for bond in record.graph.bonds if bond.kind in FEAR]
    return (pair for bond in bonds for pair in ((bond.a, bond.b), (bond.b, bond.a)))


def _is_about(record: CaseRecord, told: Confided, parent: Person) -> bool:
    meant = isinstance(told, Statement) and told.subject_id == parent.id
    if meant or (parent.id, speaker_of(told)) in _feared(record):
        return True
    words = "|".join([*_called(parent), USUAL.get(parent.sex, ANY)])
    return bool(re.search(words, told.text))


def _called(parent: Person) -> Iterator[str]:
    """The own name, not the family's, and what the parent is called."""
    parts = parent.name.split()
    yield from (re.escape(each) for each in (parent.name, parent.called, *parts[1:]) if each)
