"""What can be touched on the ecomap: found in the record, and told in words."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from kasesupport.diagrams.ecomap.cards import ENDED
from kasesupport.diagrams.ecomap.palette import KINDS
from kasesupport.domain.ecomap import HOUSEHOLD, Gap, Resource, Tie
from kasesupport.domain.record import CaseRecord
from kasesupport.ui.ecomap import words as ecomap_words
from kasesupport.ui.genogram.words import name_of


def resource_of(record: CaseRecord, resource_id: str) -> Resource | None:
    """An entry of the register this family is tied to."""
    return next((r for r in record.resources if r.id == resource_id), None)


def tie_of(record: CaseRecord, tie_id: str) -> Tie | None:
    """One tie of this family."""
    return next((t for t in record.ties if t.id == tie_id), None)


def gap_of(record: CaseRecord, gap_id: str) -> Gap | None:
    """One empty place, filled or not."""
    return next((g for g in record.gaps if g.id == gap_id), None)


def is_member(record: CaseRecord, subject: str) -> bool:
    """Whether it is a person of the family."""
    return any(person.id == subject for person in record.graph.persons)


def kind_of(record: CaseRecord, subject: str) -> str:
    """resource, tie, gap, member, household, or "" for what is not there."""
    if subject == HOUSEHOLD:
        return "household"
    known = {
        "resource": resource_of(record, subject), "tie": tie_of(record, subject), "gap": gap_of(record, subject),
        "member": is_member(record, subject),
    }  # fmt: skip
    return next((kind for kind, found in known.items() if found), "")


def end_of(record: CaseRecord, end: str) -> str:
    """What stands at the family's end of a tie, in words."""
    person = next((p for p in record.graph.persons if p.id == end), None)
    return name_of(person) if person else _tr("家庭")


def name_of_resource(record: CaseRecord, resource_id: str) -> str:
    """Its name, or what stands for one that has none yet."""
    found = resource_of(record, resource_id)
    return (found.name if found else "") or _tr("名前のない資源")


def title_of(record: CaseRecord, subject: str) -> str:
    """The heading at the side."""
    if tie := tie_of(record, subject):
        return f"{name_of_resource(record, tie.resource)} ― {end_of(record, tie.to)}"
    if gap := gap_of(record, subject):
        return _tr("足りないもの：%1").replace("%1", gap.text)
    if resource_of(record, subject):
        return name_of_resource(record, subject)
    return end_of(record, subject)


def spoken(record: CaseRecord, subject: str) -> str:
    """What a screen reader says of a subject: what it is, and its ties."""
    if tie := tie_of(record, subject):
        return _tr("%1 のつながり。").replace("%1", title_of(record, subject)) + "、".join(_manner(tie))
    if gap := gap_of(record, subject):
        words = _tr("足りないもの：%1（%2）。%3 のために。").replace("%2", KINDS[gap.kind].word)
        return words.replace("%3", end_of(record, gap.to)).replace("%1", gap.text)
    return _told(record, subject) + _ties(record, subject)


def _told(record: CaseRecord, subject: str) -> str:
    if found := resource_of(record, subject):
        name = name_of_resource(record, subject)
        return f"{KINDS[found.kind].word}：{name}" + f"（{ENDED}）" * bool(found.closed_on)
    return end_of(record, subject)


def _ties(record: CaseRecord, subject: str) -> str:
    """Each with its other end and how it is."""
    own = [tie for tie in record.ties if subject in (tie.resource, tie.to)]
    if not own:
        return _tr("。つながりはまだありません。")
    return _tr("。つながり：") + "。".join(
        f"{_other(record, tie, subject)}（{'、'.join(_manner(tie))}）" for tie in own
    )


def _other(record: CaseRecord, tie: Tie, subject: str) -> str:
    return name_of_resource(record, tie.resource) if subject == tie.to else end_of(record, tie.to)


def _manner(tie: Tie) -> Iterator[str]:
    yield ecomap_words.strengths()[tie.strength]
    if tie.direction:
        yield ecomap_words.directions()[tie.direction]
    yield ecomap_words.states()[tie.state]
    if tie.purpose:
        yield tie.purpose


def _tr(words: str) -> str:
    return QCoreApplication.translate("ecomap", words)
