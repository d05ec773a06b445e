"""What a merge will do, in words: what goes over, who becomes one, what stays where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kasesupport.cases.family_merging import Compared, Told
from kasesupport.domain.changes import Row
from kasesupport.domain.dates import PartialDate, both
from kasesupport.domain.likeness import Known
from kasesupport.domain.merging import Wish

# Which tables' rows are counted as what; each table of a family stands in one of these, or in UNSAID.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "people": ("person",),
    "pictures": ("tie", "gap", "own_map", "bond", "version"),
    "words": ("statement", "answer", "note", "event", "level", "check_note", "phase_mark"),
    "plans": ("need", "strength", "plan", "goal", "action"),
    "consents": ("consent", "appointment"),
    "papers": ("handed", "attachment", "drawn", "sticker", "sheet_code", "signing"),
    "fidelity": ("fidelity_round",),
}
# Parts of the above, and what is told in a line of its own.
UNSAID = frozenset(
    {
        "condition", "union", "parentage", "custody", "household", "household_member", "placement", "withheld",
        "need_tag", "goal_need", "fidelity_mark", "stroke", "episode", "protection", "bookmark", "assignment",
        "restriction", "retention", "former_family",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with lines below it."""

    title: str
    lines: tuple[str, ...]


def preview(found: Compared, wish: Wish, told: tuple[Told, ...]) -> tuple[Part, ...]:
    """All of it, before it is done."""
    parts = (
        Part(_tr("うつるもの"), tuple(_moving(found))),
        Part(_tr("ひとりにまとめる方"), tuple(_pairs(found, wish))),
        Part(_tr("ちがっていたところ"), tuple(_choices(wish, told))),
        Part(_tr("そのほか"), tuple(_rest(found))),
    )
    return tuple(part for part in parts if part.lines)


def _moving(found: Compared) -> Iterator[str]:
    words = {
        "people": _tr("人 %1人"), "pictures": _tr("図・つながり %1件"), "words": _tr("記録・言葉・出来事 %1件"),
        "plans": _tr("ニーズ・強み・プラン %1件"), "consents": _tr("同意・予定 %1件"),
        "papers": _tr("渡した紙・添付・てがき %1件"), "fidelity": _tr("実践のふり返り %1回"),
    }  # fmt: skip
    for group, tables in GROUPS.items():
        if count := sum(found.goes.counts.get(table, 0) for table in tables):
            yield words[group].replace("%1", str(count))


def _pairs(found: Compared, wish: Wish) -> Iterator[str]:
    for goes, stays in wish.pairs.items():
        one, other = named(found.stays.person(stays)), named(found.goes.person(goes))
        yield one if one == other else _tr("%1 と %2").replace("%1", one).replace("%2", other)


def _choices(wish: Wish, told: tuple[Told, ...]) -> Iterator[str]:
    for each in told:
        taken = (each.choice.subject, each.choice.column) in wish.theirs
        kept, left = (each.theirs, each.ours) if taken else (each.ours, each.theirs)
        where = _tr("メモに残す") if each.choice.subject else _tr("まとめた記録に残す")
        line = _tr("%1：「%2」にする（「%3」は%4）").replace("%1", subject_words(each)).replace("%2", kept)
        yield line.replace("%3", left).replace("%4", where)


def _rest(found: Compared) -> Iterator[str]:
    both_sides = (found.stays.counts, found.goes.counts)
    yield _tr(
        "開いている関わりは、ひとつの関わりになります。同じ問いに別の答えがあるときは、「これまでの関わり」で読めます。"
    )
    if all("plan" in each for each in both_sides):
        yield _tr("いま使うプランは、残す記録のプランです。もう一方のプランも、プランの一覧にあります。")
    if found.goes.counts.get("placement"):
        yield _tr("図で手で置いた場所は、残す記録のものを使います。")
    if any("protection" in each for each in both_sides):
        yield _tr("「住所・電話を知らせない」は、まとめたあとも続きます。")
    if any("restriction" in each for each in both_sides):
        yield _tr("見られないように決められた人は、まとめたあとも見られません。")
    if found.goes.counts.get("assignment"):
        yield _tr("担当は、両方の担当者になります。")
    if any("retention" in each for each in both_sides):
        yield _tr("保存の期限は、長いほうになります。")


def subject_words(each: Told) -> str:
    """Whose field: 佐倉 花子さんの生まれた日, 家庭の電話."""
    whose = _tr("%1さん").replace("%1", each.whose) if each.choice.subject else _tr("家庭")
    return _tr("%1の%2").replace("%1", whose).replace("%2", each.field)


def named(row: Row) -> str:
    """What a person is called."""
    return str(row["name"] or row["called"] or row["kana"] or _tr("（名前なし）"))


def person_words(row: Row) -> str:
    """A person by name, kana and birthday."""
    birth = str(row["birth"])
    born = _tr("%1生まれ").replace("%1", both(PartialDate.from_text(birth))) if birth else ""
    kana = str(row["kana"]) if row["kana"] != row["name"] else ""
    return "　".join(part for part in (named(row), kana, born) if part)


def family_words(head: Row) -> str:
    """A family by name and kana."""
    return "　".join(part for part in (str(head["name"]) or _tr("（名前なし）"), str(head["kana"])) if part)


def known_words(family: Known) -> str:
    """A family as it is offered: name, kana, the children it is about."""
    children = _tr("本人：%1").replace("%1", family.children) if family.children else ""
    return "　".join(part for part in (family.name or _tr("（名前なし）"), family.kana, children) if part)


def _tr(words: str) -> str:
    return QCoreApplication.translate("merging", words)
