"""Rows that come from beside the record: all families, what eased the work, the points somebody looked back on."""

from collections.abc import Mapping, Sequence

from kasesupport.domain.dates import hour
from kasesupport.domain.meetings import NAMES
from kasesupport.drawing.text import literal
from kasesupport.sheets.forms.facts import level, short
from kasesupport.sheets.forms.source import Source, reference

NEXT: Mapping[str, str] = {"review": "プランのふり返り", "reassess": "もう一度のアセスメント"}
COUNCIL: Mapping[str, str] = {"yes": "登録", "no": "なし"}
VALUES: Mapping[str, str] = {"yes": "できている", "partly": "一部", "not": "これから", "na": "該当しない"}
LOOKED_AT = ("partly", "not")


def families(source: Source) -> Sequence[Mapping[str, str]]:
    """Each open family in the order it was given; the last column is left to be written in at the meeting."""
    names = {each.id: f"{each.number} {each.short or each.name}" for each in source.practice.phases}
    found = []
    for each in source.beside.families:
        told = {
            "number": reference(each.family_id), "name": each.name, "kana": each.kana, "children": each.children,
            "phase": names.get(each.phase, ""), "involvement": _level(source, "involvement", each.involvement),
            "capacity": _level(source, "capacity", each.capacity), "met": short(each.met_on),
            "next": "\n".join(w for w in (short(each.next_on), NEXT.get(each.next_what, each.next_what)) if w),
            "review": short(each.review_on), "council": COUNCIL.get(each.council, ""),
            "workers": "\n".join(each.workers), "supports": "、".join(each.supports),
            "decided": "\n".join(w for w in (each.decided, f"次：{short(each.again)}" * bool(each.again)) if w),
            "decide": each.decide,
        }  # fmt: skip
        found.append({name: literal(words) for name, words in told.items()})
    return found


def meeting(source: Source) -> Sequence[Mapping[str, str]]:
    """The meeting whose papers these are; it tells of no family."""
    found = source.beside.meeting
    if found is None:
        return []
    on = "\n".join(part for part in (short(found.on), hour(found.at)) if part)
    told = {"kind": NAMES.get(found.kind, ""), "on": on, "place": found.place, "purpose": found.purpose,
            "people": found.people}  # fmt: skip
    return [{name: literal(words) for name, words in told.items()}]


def _level(source: Source, series: str, value: str) -> str:
    """Without what stands in brackets behind it: rows are narrow."""
    return level(source, series, value).partition("（")[0]


def eased(source: Source) -> Sequence[Mapping[str, str]]:
    """What eased or hindered the work, by month; whose case it was is not said."""
    return [
        {"on": short(each.on), "helped": literal(each.helped), "hindered": literal(each.hindered),
         "tried": literal(each.tried)}
        for each in source.beside.eased
    ]  # fmt: skip


def points(source: Source) -> Sequence[Mapping[str, str]]:
    """The points of the last round of ours that are not done yet or only in part, with what that rests on."""
    own = [each for each in source.beside.rounds if each.rater != "family"]
    if not own:
        return []
    words = {point.id: point.words for phase in source.practice.phases for v in phase.viewpoints for point in v.points}
    marks = [mark for mark in own[-1].marks if mark.value in LOOKED_AT and mark.point in words]
    return [
        {"viewpoint": f"視点{mark.point.rpartition('-')[0]}", "words": literal(words[mark.point]),
         "value": VALUES[mark.value], "evidence": literal(mark.evidence.words)}
        for mark in sorted(marks, key=lambda each: [int(part) for part in each.point.split("-")])
    ]  # fmt: skip
