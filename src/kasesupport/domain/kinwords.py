"""The word for a relative as it is said in Japanese families, seen from one person (mostly the 本人)."""

from collections.abc import Iterator
from dataclasses import dataclass

from kasesupport.domain.births import is_older
from kasesupport.domain.people import ChildKind, FamilyGraph, Person, Sex, Union

Words = tuple[str, str, str]  # for a man, a woman, somebody else
PARENT: dict[ChildKind, Words] = {
    "biological": ("父", "母", "親"),
    "adopted": ("養父", "養母", "養親"), "special_adopted": ("養父", "養母", "養親"),
    "foster": ("里親（父）", "里親（母）", "里親"), "step": ("継父", "継母", "継親"),
}  # fmt: skip
GRANDPARENTS: tuple[Words, ...] = (("祖父", "祖母", "祖父母"), ("曾祖父", "曾祖母", "曾祖父母"))
ELDER, YOUNGER, SIBLING = (
    ("兄", "姉", "年上のきょうだい"),
    ("弟", "妹", "年下のきょうだい"),
    ("兄弟", "姉妹", "きょうだい"),
)
CHILD: dict[ChildKind, Words] = {
    "biological": ("息子", "娘", "こども"), "adopted": ("養子",) * 3, "special_adopted": ("養子",) * 3,
    "foster": ("里子",) * 3, "step": ("継子",) * 3,
}  # fmt: skip
UNCLE, NEPHEW = ("おじ", "おば", "おじ・おば"), ("おい", "めい", "おい・めい")
SPOUSE, FORMER = ("夫", "妻", "配偶者"), ("元夫", "元妻", "元の配偶者")


@dataclass(frozen=True, slots=True)
class _Kin:
    """The record, looked up once."""

    graph: FamilyGraph
    person: dict[str, Person]
    above: dict[str, tuple[Union, ...]]  # unions of which one is a child
    own: dict[str, tuple[Union, ...]]  # unions of which one is a partner

    def parents(self, pid: str) -> list[str]:
        return list(dict.fromkeys(p for u in self.above.get(pid, ()) for p in u.partners if p in self.person))

    def children(self, pid: str) -> list[str]:
        return list(dict.fromkeys(c for u in self.own.get(pid, ()) for c in u.children if c in self.person))

    def siblings(self, pid: str) -> list[str]:
        return list(dict.fromkeys(c for p in self.parents(pid) for c in self.children(p) if c != pid))

    def word(self, words: Words, pid: str) -> str:
        return words[_index(self.person[pid].sex)]


def _index(sex: Sex) -> int:
    return {"M": 0, "F": 1, "U": 2}[sex]


def relation(graph: FamilyGraph, of: str, to: str) -> str:
    """What `of` is to `to`: 母, 継父, 異父の弟, 祖母（母方）, 母の交際相手; "" if the record does not connect them."""
    kin = _looked_up(graph)
    if of not in kin.person or to not in kin.person:
        return ""
    if of == to:
        return "本人"
    return next(_words(kin, of, to), "")


def _looked_up(graph: FamilyGraph) -> _Kin:
    person = {p.id: p for p in graph.persons}
    above: dict[str, tuple[Union, ...]] = {}
    own: dict[str, tuple[Union, ...]] = {}
    for union in graph.unions:
        above.update({c: (*above.get(c, ()), union) for c in union.children})
        own.update({p: (*own.get(p, ()), union) for p in union.partners})
    return _Kin(graph, person, above, own)


def _words(kin: _Kin, of: str, to: str) -> Iterator[str]:
    """Every word that fits, the closest first."""
    yield from _blood(kin, of, to)
    yield from _partner(kin, of, to)
    yield from _step(kin, of, to)
    for spouse in _partners(kin, to):
        for word in _blood(kin, of, spouse):
            yield f"{_partner_word(kin, spouse, to)}の{word}"
    for relative in _partners(kin, of):
        for word in _blood(kin, relative, to):
            yield f"{word}の{_partner_word(kin, of, relative)}"
    if _lines(kin, of) & _lines(kin, to):
        yield "親族"


def _blood(kin: _Kin, of: str, to: str) -> Iterator[str]:
    yield from _parent(kin, of, to)
    yield from _sibling(kin, of, to)
    yield from _forebear(kin, of, to)
    yield from _offspring(kin, of, to)
    yield from _aside(kin, of, to)


def _parent(kin: _Kin, of: str, to: str) -> Iterator[str]:
    for union in kin.above.get(to, ()):
        if of in union.partners:
            yield kin.word(PARENT[dict(union.child_kinds).get(to, "biological")], of)


def _sibling(kin: _Kin, of: str, to: str) -> Iterator[str]:
    shared = [p for p in kin.parents(to) if p in kin.parents(of)]
    together = [u for u in kin.above.get(to, ()) if of in u.children]
    if not shared and not together:
        return
    older = is_older(kin.person[of], kin.person[to])
    if older is None and together:
        older = _entered_before(together[0], of, to)
    words = SIBLING if older is None else ELDER if older else YOUNGER
    twins = any(of in group and to in group for u in together for group in u.twins)
    half = "" if together else {"F": "異父の", "M": "異母の"}.get(kin.person[shared[0]].sex, "片親の同じ")
    yield "双子の" * twins + half + kin.word(words, of)


def _entered_before(union: Union, of: str, to: str) -> bool | None:
    """Twins and siblings of one year stand in the order in which they were told; others are not guessed at."""
    twins = any(of in group and to in group for group in union.twins)
    return union.children.index(of) < union.children.index(to) if twins else None


def _forebear(kin: _Kin, of: str, to: str) -> Iterator[str]:
    for parent in kin.parents(to):
        level = [parent]
        for words in GRANDPARENTS:
            level = [p for pid in level for p in kin.parents(pid)]
            if of in level:
                yield kin.word(words, of) + _side(kin, parent)


def _side(kin: _Kin, parent: str) -> str:
    return {"F": "（母方）", "M": "（父方）"}.get(kin.person[parent].sex, "")


def _offspring(kin: _Kin, of: str, to: str) -> Iterator[str]:
    for union in kin.own.get(to, ()):
        if of in union.children:
            yield kin.word(CHILD[dict(union.child_kinds).get(of, "biological")], of)
    grandchildren = [c for child in kin.children(to) for c in kin.children(child)]
    if of in grandchildren:
        yield "孫"
    if any(of in kin.children(c) for c in grandchildren):
        yield "ひ孫"


def _aside(kin: _Kin, of: str, to: str) -> Iterator[str]:
    for parent in kin.parents(to):
        if of in (aside := kin.siblings(parent)):
            yield kin.word(UNCLE, of) + _side(kin, parent)
        if any(of in kin.children(a) for a in aside):
            yield "いとこ" + _side(kin, parent)
    if any(of in kin.children(s) for s in kin.siblings(to)):
        yield kin.word(NEPHEW, of)


def _partners(kin: _Kin, pid: str) -> list[str]:
    return [p for u in kin.own.get(pid, ()) for p in u.partners if p != pid and p in kin.person]


def _partner(kin: _Kin, of: str, to: str) -> Iterator[str]:
    if of in _partners(kin, to):
        yield _partner_word(kin, of, to)


def _partner_word(kin: _Kin, of: str, to: str) -> str:
    """By the latest union of the two."""
    kind = [u.kind for u in kin.own.get(to, ()) if of in u.partners][-1]
    if kind in ("married", "separated", "reconciled"):
        return kin.word(SPOUSE, of)
    return kin.word(FORMER, of) if kind == "divorced" else "交際相手" if kind == "dating" else "パートナー"


def _step(kin: _Kin, of: str, to: str) -> Iterator[str]:
    """Partners of parents, and their children from elsewhere."""
    for parent in kin.parents(to):
        for partner in (p for p in _partners(kin, parent) if p not in kin.parents(to)):
            word = _partner_word(kin, partner, parent)
            married = word in SPOUSE
            name = kin.word(PARENT["step"], partner) if married else f"{next(_parent(kin, parent, to))}の{word}"
            if of == partner:
                yield name
            elif of in kin.children(partner):
                yield f"{name}のこども"


def _lines(kin: _Kin, pid: str) -> set[str]:
    found, queue = {pid}, [pid]
    while queue:
        fresh = set(kin.parents(queue.pop())) - found
        found |= fresh
        queue.extend(fresh)
    return found
