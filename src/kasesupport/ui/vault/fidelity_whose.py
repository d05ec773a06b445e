"""Whose families 実践のふり返り is added up over: the whole office's, or those one practitioner answers for.

One's own comes first. Others' are seen by those who may give out families (a supervisor, for talking it over with
whoever it is). There is one picture at a time: nothing sets practitioners side by side or in an order.
"""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from kasesupport.cases import practitioners
from kasesupport.cases.opening import CaseFile
from kasesupport.practice.fidelity_years import FEW_ROUNDS, Families, Year, counted, of_practitioner

ALL = ""  # the whole office


def choices(file: CaseFile, families: Families) -> dict[str, str]:
    """What one may choose, in words: the office, oneself, then the others in the order in which they came."""
    found = {ALL: _tr("センター全体")}
    told = {each.id: each.name for each in practitioners.practitioners(file, with_left=True)}
    mine = file.author.practitioner_id
    for who in (mine, *(told if practitioners.may(file, "assignment") else ())):
        if who in told and of_practitioner(families, who):
            found[who] = _tr("わたしの担当") if who == mine else _tr("%1さんの担当").replace("%1", told[who])
    return found


def sentences(year: Year, families: Families) -> Iterator[str]:
    """What one practitioner's picture is for, and from how little it may come."""
    told = _tr("%1家庭、%2回のふり返り。家族の短い版は%3家庭、%4回。")
    for number, count in enumerate((year.cases, year.rounds, year.families, year.family_rounds), start=1):
        told = told.replace(f"%{number}", str(count))
    yield told
    if year.rounds < FEW_ROUNDS:
        few = _tr("ふり返りが%1回に満たないので、数は少なく、かたよりや移り変わりとしては言えません。")
        yield few.replace("%1", str(FEW_ROUNDS))
    yield _tr("自分の関わりをふり返り、話し合うためのものです。ほかの人とくらべたり、評価に使ったりはしません。")
    if unknown := counted(of_practitioner(families, ""), year.year):
        words = _tr(
            "だれの担当のときのものか残っていないふり返りが、センター全体で%1回あります。ここには数えていません。"
        )
        yield words.replace("%1", str(unknown))


def enough(year: Year) -> bool:
    """Whether anything may be called thin."""
    return year.rounds >= FEW_ROUNDS


def title(words: str) -> str:
    """The heading of the page as it prints."""
    return _tr("実践のふり返り（%1）").replace("%1", words)


def _tr(text: str) -> str:
    return QCoreApplication.translate("fidelity", text)
