"""The three evaluations over all families as plain tables of words: process, outcome, how it was felt; what helped."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from kasesupport.diagrams.ecomap.palette import KINDS
from kasesupport.domain.dates import PartialDate, wareki
from kasesupport.domain.outcomes import Outcomes
from kasesupport.practice.fidelity_years import FEW, Year
from kasesupport.practice.outcome_years import KindSum, OutcomeYear, by_actors, by_resource, outcome_years
from kasesupport.sheets.office_tables import Table

MOST = 4  # years beside each other
Say = Callable[[int], str]


def few(count: int) -> str:
    """A count as it may leave the program: from a small one somebody could be known."""
    return _tr("%1未満").replace("%1", str(FEW)) if count < FEW else str(count)


def named(year: int) -> str:
    """令和8年度."""
    return f"{wareki(PartialDate(year, 4)).partition('年')[0]}年度"


def tables(seen: Outcomes, process: Sequence[Year], say: Say = str) -> tuple[Table, ...]:
    """All tables that have something in them. `say` writes a count: `few` for what goes out."""
    told = {each.year: each for each in outcome_years(seen)}
    looked = {each.year: each for each in process}
    known = sorted({*told, *looked})[-MOST:]
    found = [told.get(year, OutcomeYear(year)) for year in known]
    by_year = (_process([looked.get(year) for year in known], say), _outcome(found, say), _felt(found, say))
    heads = ("", *map(named, known))
    return (
        *(Table(title, lead, heads, tuple(rows)) for title, lead, rows in by_year if known),
        *_helped(seen, say),
    )


def _process(years: Sequence[Year | None], say: Say) -> tuple[str, str, list[tuple[str, ...]]]:
    lead = _tr(
        "「実践のふり返り」で見たポイントの数です。家庭ごとに、その年度に最後に見たものを数えます。該当しないものは入れません。"
        "紙とファイルでは、ふり返った家庭が5に満たない年度のポイントの数は「－」にします。"
    )
    words = {"yes": _tr("できている"), "partly": _tr("一部"), "lacking": _tr("これから")}
    rows = [(_tr("ふり返った家庭"), *(say(each.cases if each else 0) for each in years))]
    rows += [(word, *(_points(each, name, say) for each in years)) for name, word in words.items()]
    return _tr("過程（プロセス）：わたしたちの関わり方"), lead, rows


def _points(year: Year | None, name: str, say: Say) -> str:
    """One family has dozens of points: where the families are too few to be told, so are these."""
    if year and say(year.cases) != str(year.cases):
        return "－"
    return say(sum(getattr(cell, name) for cell in year.grid.principles()) if year else 0)


def _outcome(years: Sequence[OutcomeYear], say: Say) -> tuple[str, str, list[tuple[str, ...]]]:
    lead = _tr(
        "フェーズ6の「目標のふり返り」です。近づいたかは、目標ごと・見た人ごとに、その年度の最後の印を、"
        "前の年度までの最後の印（なければ「始める前」）とくらべます。「届いた」などは目標ごとに、その年度の最後の答えです。"
    )
    then = {"reached": _tr("届いた"), "go_on": _tr("続ける"), "change": _tr("変える"), "drop": _tr("もう必要ない")}
    return (
        _tr("成果（アウトカム）：目標の変化"),
        lead,
        [*_rows(years, "moved", _moves(), "", say), *_rows(years, "next", then, _tr("この目標は："), say)],
    )


def _felt(years: Sequence[OutcomeYear], say: Say) -> tuple[str, str, list[tuple[str, ...]]]:
    lead = _tr(
        "フェーズ6の「ひとりずつの気持ち」と「人・場所・サービスごとに」です。ひとり・ひとつごとに、その年度の最後の答えを"
        "数えます。気持ちは10の目もりで、0から4、5、6から10に分けました（暫定）。センターの見方は家族の答えと分けて置きます。"
    )
    rows: list[tuple[str, ...]] = []
    scales = {"satisfied": _tr("してもらったこと"), "safe": _tr("家での安心"), "hope": _tr("これからの希望")}
    sides = {"low": _tr("0から4"), "middle": _tr("5"), "high": _tr("6から10")}
    for name, word in scales.items():
        keys = {(name, side): told for side, told in sides.items()}
        rows += _rows(years, "feelings", keys, f"{word}：", say)
    rows += _rows(years, "family", _by_family(), _tr("サービスなど・家族から："), say)
    rows += _rows(years, "staff", _by_staff(), _tr("サービスなど・センターから："), say)
    return _tr("主観の評価：本人と家族の感じ方"), lead, rows


def _helped(seen: Outcomes, say: Say) -> Iterable[Table]:
    """Actions by who acts and resources by kind, in a fixed order that ranks nothing."""
    goals = tuple(_tr("目標が%1").replace("%1", word) for word in _moves().values())
    who = {"family": _tr("家族の取組"), "center": _tr("センターの取組"), "others": _tr("ほかの人や機関の取組")}
    if seen.actions:
        lead = _tr(
            "これまで全部です。渡した、または合意したプランに書いた取組の数と、その取組がある目標の動き（年度ごとに数えたものの"
            "合計）です。一つの目標にいろいろな取組があるので、その取組だけの成果とは言えません。"
        )
        rows = tuple((who[each.kind], say(each.tried), *_moved(each, say)) for each in by_actors(seen))
        yield Table(_tr("取組ごと：だれの取組か"), lead, ("", _tr("取組の数"), *goals), rows)
    if kinds := by_resource(seen, KINDS):
        yield from _resources(kinds, goals, say)


def _resources(kinds: Sequence[KindSum], goals: tuple[str, ...], say: Say) -> Iterable[Table]:
    fixed = _tr("ならびは決まった順で、よしあしの順ではありません。個々の機関の評価には使いません。")
    family = _tr(
        "これまで全部です。数は、家庭とつながっている（いた）か、フェーズ6でふり返ったもので、家庭ごとに一つと数えます。"
        "右は、家庭と資源ごとに、家族の最後の答えです。"
    )
    staff = _tr("これまで全部です。センターの最後の見方と、その種類の資源が受けもつ取組がある目標の動きです。")
    words = [KINDS[each.kind].word for each in kinds]  # type: ignore[index]
    families = [_told(each.family, _by_family(), say) for each in kinds]
    staffs = [(*_told(each.staff, _by_staff(), say), *_moved(each, say)) for each in kinds]
    rows = tuple((word, say(each.tried), *told) for word, each, told in zip(words, kinds, families, strict=True))
    heads = ("", _tr("数"), *_by_family().values())
    yield Table(_tr("資源の種類ごと：家族から見て"), family + fixed, heads, rows)
    rows = tuple((word, *told) for word, told in zip(words, staffs, strict=True))
    heads = ("", *_by_staff().values(), *goals)
    yield Table(_tr("資源の種類ごと：センターから見て"), staff + fixed, heads, rows)


def _told(found: Mapping[str, int], words: Mapping[str, str], say: Say) -> tuple[str, ...]:
    return tuple(say(found.get(key, 0)) for key in words)


def _moved(told: KindSum, say: Say) -> tuple[str, ...]:
    return _told(told.moved, _moves(), say)


def _rows(
    years: Sequence[OutcomeYear], name: str, words: Mapping[Any, str], before: str, say: Say
) -> list[tuple[str, ...]]:
    return [(before + word, *(say(getattr(each, name).get(key, 0)) for each in years)) for key, word in words.items()]


def _moves() -> Mapping[str, str]:
    return {"nearer": _tr("近づいた"), "same": _tr("同じ"), "farther": _tr("遠くなった")}


def _by_family() -> Mapping[str, str]:
    return {
        "good": _tr("よかった"), "some": _tr("少しよかった"), "not_fit": _tr("合わなかった"),
        "not_used": _tr("使わなかった"),
    }  # fmt: skip


def _by_staff() -> Mapping[str, str]:
    return {
        "good": _tr("役に立った"), "some": _tr("少し役に立った"), "not_fit": _tr("合わなかった"),
        "unclear": _tr("まだわからない"),
    }  # fmt: skip


def _tr(words: str) -> str:
    return QCoreApplication.translate("outcomes", words)
