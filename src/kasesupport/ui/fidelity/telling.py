"""What a picture says, in sentences: for the screen and below it on paper. They speak of our practice alone."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from kasesupport.domain.fidelity import Grid, Round
from kasesupport.practice import fidelity
from kasesupport.practice.fidelity import Difference, Gap
from kasesupport.practice.model import Practice
from kasesupport.ui.fidelity import words

MOST = 10  # differences that are told one by one
SHORT = 34  # signs of a point's words


def balance(practice: Practice, grid: Grid) -> Iterator[str]:
    """Which principles are thin against the others, and which were not looked at."""
    found = fidelity.balance(grid)
    if not grid.seen:
        yield _tr("まだどのポイントも見ていません。")
        return
    for number in found.thin:
        yield (
            _tr("指針%1「%2」が、ほかの指針にくらべて手薄です。")
            .replace("%1", str(number))
            .replace("%2", named(practice, number))
        )
    if found.known and not found.thin:
        yield _tr("九つの指針のあいだに、大きなかたよりは見えません。")
    if not found.known:
        yield _tr("見たところがまだ少ないので、指針どうしのかたよりは言えません。")
    if found.unseen:
        yield _tr("指針%1は、まだ見ていません。").replace("%1", "・".join(map(str, found.unseen)))
    if found.known:
        yield _tr("（手薄：できている割合が、九つのまん中より4分の1以上低いもの。暫定の目安です。）")


def changes(before: Grid, now: Grid, than: str = "") -> Iterator[str]:
    """Where more is done than the time before, and where less; `than`: what stands for 前の回."""
    found = fidelity.changes(before, now)
    more, less = ("、".join(key for key, by in found.items() if (by > 0) is up) for up in (True, False))
    if more:
        yield _tr("%2より、できているところが増えた視点：%1").replace("%2", than or _tr("前の回")).replace("%1", more)
    if less:
        yield _tr("%2より、できているところが減った視点：%1").replace("%2", than or _tr("前の回")).replace("%1", less)
    if not found:
        yield _tr("どちらの回でも見たところに、変わったところはありません。")


def trend(grids: Sequence[Grid], shown: int, first_one: str = "") -> Iterator[str]:
    """What became of each principle from the first round to the last. `shown`: how many find room.

    `first_one`: what stands for はじめの回.
    """
    begun = first_one or _tr("はじめの回")
    yield _tr("左から右へ、ふり返りの順にならんでいます。")
    if len(grids) > shown:
        yield _tr("新しい%1回だけを見せています。").replace("%1", str(shown))
    if len(grids) < 2:
        return
    first, last = ({cell.principle: cell.share for cell in grid.principles()} for grid in (grids[0], grids[-1]))
    pairs = [(number, first[number], share) for number, share in last.items()]
    seen = [(number, old, new) for number, old, new in pairs if old is not None and new is not None]
    more = "・".join(str(number) for number, old, new in seen if new > old)
    less = "・".join(str(number) for number, old, new in seen if new < old)
    if more:
        yield _tr("%2とくらべて、できている割合が増えた指針：%1").replace("%2", begun).replace("%1", more)
    if less:
        yield _tr("%2とくらべて、できている割合が減った指針：%1").replace("%2", begun).replace("%1", less)


def differences(practice: Practice, one: Round, other: Round) -> Iterator[str]:
    """Where two raters see it differently, point by point."""
    found = fidelity.differences(practice, one, other)
    if not found:
        yield _tr("どちらも見たポイントでは、見方はそろっています。")
        return
    yield _tr("見方のちがいは、どちらが正しいかではなく、話し合うきっかけです。")
    points = {point.id: point.words for _, _, each in fidelity.viewpoints(practice) for point in each.points}
    names = words.raters()
    for each in found[:MOST]:
        yield _difference(each, points[each.point], (names[one.rater], names[other.rater]))
    if len(found) > MOST:
        yield _tr("ほかに%1つのポイントで、見方がちがいます。").replace("%1", str(len(found) - MOST))


def gaps(practice: Practice, found: Sequence[Gap]) -> Iterator[str]:
    """Where a family's answers and our own view lie apart."""
    for each in found:
        said = (
            _tr("わたしたちはできていると見ていますが、家族はそれほど感じていないようです。")
            if each.family < each.ours
            else _tr("わたしたちが思うよりも、家族は感じてくれているようです。")
        )
        yield (
            _tr("指針%1「%2」：%3")
            .replace("%1", str(each.principle))
            .replace("%2", named(practice, each.principle))
            .replace("%3", said)
        )
    if not found:
        yield _tr("家族の答えとわたしたちの見方に、大きなちがいは見えません。")


def named(practice: Practice, number: int) -> str:
    """The name of a principle by its number."""
    return next(principle.name for principle in practice.principles if principle.number == number)


def _difference(each: Difference, point: str, who: tuple[str, str]) -> str:
    values = words.values()
    short = point if len(point) <= SHORT else f"{point[:SHORT]}…"
    viewpoint = each.point.rpartition("-")[0]
    told = _tr("視点%1「%2」　%3は「%4」、%5は「%6」").replace("%1", viewpoint).replace("%2", short)
    parts = ("%3", who[0]), ("%4", values[each.one]), ("%5", who[1]), ("%6", values[each.other])
    for sign, word in parts:
        told = told.replace(sign, word)
    return told


def _tr(text: str) -> str:
    return QCoreApplication.translate("fidelity", text)
