"""今日渡すもの: several sheets as one set, in the order they are handed over; kept until they are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from kasesupport.cases import drafts
from kasesupport.drawing.items import Drawing
from kasesupport.sheets.forms.pack import empty_page
from kasesupport.ui.drafting import STAYS
from kasesupport.ui.model import CaseModel
from kasesupport.ui.papers.entry import Entry, Maker, told, understood
from kasesupport.ui.papers.hand_form import Hand, HandForm
from kasesupport.ui.papers.pieces import Pieces
from kasesupport.ui.widgets import button, card, chip, column, ground, label, row

Act = Callable[[], object]
MOST = 20  # sheets of one set


@dataclass(frozen=True, slots=True)
class Made:
    """A set as one paper: its pages, and for each page the sheet it belongs to, for the bookmarks."""

    pages: tuple[Drawing, ...]
    names: tuple[str, ...]


class TodaySet:
    """The sheets chosen for a family. Kept as a draft, which nobody has done yet: not journalled."""

    def __init__(self, model: CaseModel, maker: Maker) -> None:
        self._model, self._maker = model, maker
        self._place = f"{STAYS}{model.case.family_id}.today"
        self._all = understood(drafts.kept(model.case.file).get(self._place, {}).get("sheets"))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Those whose sheet the office still has."""
        forms = self._maker.forms
        return tuple(each for each in self._all if each.sheet in forms)

    def add(self, entry: Entry) -> None:
        """One more at the end; the same one again takes its own place."""
        same = [n for n, each in enumerate(self.entries) if self._key(each) == self._key(entry)]
        if same:
            self._keep([entry if n == same[0] else each for n, each in enumerate(self.entries)])
        elif len(self.entries) < MOST:
            self._keep([*self.entries, entry])

    def move(self, place: int, to: int) -> None:
        """The one at `place` shall stand at `to`."""
        rest = [each for n, each in enumerate(self.entries) if n != place]
        self._keep([*rest[:to], self.entries[place], *rest[to:]])

    def remove(self, place: int) -> None:
        """It is not handed over today."""
        self._keep([each for n, each in enumerate(self.entries) if n != place])

    def clear(self) -> None:
        """All were handed over."""
        self._keep([])

    def made(self, *, both_sides: bool = False) -> Made:
        """All pages in order. On both sides each sheet begins on a leaf of its own."""
        pages, names = list[Drawing](), list[str]()
        for entry in self.entries:
            if both_sides and len(pages) % 2:
                pages.append(empty_page(pages[-1]))
                names.append("")
            own = self._maker.pages(entry)
            pages += own
            names += [self.label(entry)] * len(own)
        return Made(tuple(pages), tuple(names))

    def label(self, entry: Entry) -> str:
        """What a line of the set is called."""
        name, whom = self._maker.forms[entry.sheet].label, self._maker.recipient(entry)
        return name + (f"（{whom}）" if whom else "")

    @staticmethod
    def _key(entry: Entry) -> tuple[str, str]:
        return entry.sheet, entry.recipient

    def _keep(self, entries: Sequence[Entry]) -> None:
        self._all = tuple(entries)
        if self._model.case.file.read_only:
            return
        if entries:
            drafts.keep(self._model.case.file, self._place, {"sheets": told(entries)})
        else:
            drafts.forget(self._model.case.file, self._place)


class TodayList(QWidget):
    """The set's lines at the left: dragged into order, taken out again."""

    def __init__(self, chosen: TodaySet, changed: Act) -> None:
        super().__init__()
        self._set, self._changed = chosen, changed
        self.list = Pieces(self._move, lambda _: None, self.tr("今日渡すもの"))
        self._nothing = label(
            self.tr("まだありません。「紙」で選び、「今日渡すものに入れる」を押すと、ここに並びます。"), "soft"
        )
        ways = row(
            button("", lambda: self.list.step(-1), "quiet", "arrow-up", self.tr("上へ（Alt+↑）")),
            button("", lambda: self.list.step(1), "quiet", "arrow-down", self.tr("下へ（Alt+↓）")),
            None, button(self.tr("はずす"), self._remove, "quiet", "x"),
        )  # fmt: skip
        self._ways = ground(ways)
        self._head = label(self.tr("渡す順（つかんで動かせます）"), "soft")
        whole = column(self._head, self._nothing, self.list, self._ways, ground(column(None)))
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.refresh()

    def refresh(self, place: int = 0) -> None:
        """Show the set as it is, the line at `place` chosen."""
        entries = self._set.entries
        lines = [(str(n), self._words(n, each), False) for n, each in enumerate(entries)]
        self.list.offer(lines, str(min(place, len(entries) - 1)))
        self._nothing.setVisible(not entries)
        for each in (self._head, self.list):
            each.setVisible(bool(entries))
        self._ways.setVisible(bool(entries))

    def _words(self, place: int, entry: Entry) -> str:
        return f"{place + 1}. {self._set.label(entry)}" + self.tr("（空の紙）") * entry.blank

    def _move(self, line: str, to: int) -> None:
        self._set.move(int(line), to)
        self.refresh(to)
        self._changed()

    def _remove(self) -> None:
        if (place := self.list.currentRow()) >= 0:
            self._set.remove(place)
            self.refresh(place)
            self._changed()


class TodayPanel(QWidget):
    """What is done with the whole set at the right."""

    def __init__(self, changed: Act, acts: Mapping[str, Act], hand: Hand, maker: Maker) -> None:
        super().__init__()
        self._changed = changed
        self.both_sides = chip(self.tr("両面で印刷"), False, lambda _: self._changed())
        self._told = label("", "soft")
        self.hand_form = HandForm(hand, maker.today)
        self._ways = card(
            self._told, self.both_sides,
            button(self.tr("まとめて印刷する"), acts["print"], "main", "printer"),
            button(self.tr("ひとつのPDFに保存"), acts["save"], icon_name="file-down"),
            button(self.tr("合言葉付きPDFに保存"), acts["seal"], icon_name="lock"),
            button(self.tr("ワード（DOCX）に保存"), acts["word"], icon_name="file-text"),
            margin=14, spacing=9,
        )  # fmt: skip
        self.setLayout(column(self._ways, self.hand_form, spacing=12))

    def tell(self, sheets: int, pages: int) -> None:
        """How much it is."""
        on = self.both_sides.isChecked()
        leaves = -(-pages // 2) if on else pages
        words = self.tr("%1種類、用紙%2枚。").replace("%1", str(sheets)).replace("%2", str(leaves))
        hint = self.tr("紙ごとに新しい用紙から始まります。印刷機の「両面・長辺とじ」を選んでください。")
        self._told.setText(words + hint * on if sheets else "")
        self.setEnabled(bool(sheets))
