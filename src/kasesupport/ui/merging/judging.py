"""Then: which of the two stays, who is the same, and which of what differs is kept."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QVBoxLayout, QWidget

from kasesupport.cases import family_merging
from kasesupport.cases.family_merging import Compared, Told
from kasesupport.cases.opening import CaseFile
from kasesupport.domain.merging import Wish
from kasesupport.ui import theme
from kasesupport.ui.calm import CalmBox
from kasesupport.ui.merging.words import family_words, named, person_words, subject_words
from kasesupport.ui.widgets import card, column, empty, label, row, scroll


class Judging(QWidget):
    """`turn` makes the other family the one that stays. The proposal stands in the fields; nothing is decided by it."""

    def __init__(self, file: CaseFile, found: Compared, turn: Callable[[], object]) -> None:
        super().__init__()
        self._file, self._found, self._turn = file, found, turn
        self._theirs: set[tuple[str, str]] = set()
        self.whom: dict[str, QComboBox] = {row["id"]: self._box(str(row["id"])) for row in found.goes.persons}  # type: ignore[misc]
        self.ways: dict[tuple[str, str], tuple[QRadioButton, QRadioButton]] = {}
        self._groups: list[QButtonGroup] = []
        self._choices: QVBoxLayout = column(spacing=10)
        page = QWidget()
        page.setLayout(column(self._stays(), self._people(), self._choices, None, spacing=14, margin=2))
        whole = column(scroll(page))
        self.setLayout(whole)
        self._ask()

    @property
    def wish(self) -> Wish:
        """What was chosen so far."""
        pairs = {goes: str(box.currentData()) for goes, box in self.whom.items() if box.currentData()}
        return Wish(pairs, frozenset(key for key in self._theirs if not key[0] or key[0] in pairs.values()))

    @property
    def told(self) -> tuple[Told, ...]:
        """What differs under these pairs, in words."""
        return family_merging.in_words(self._file, self._found.choices(self.wish.pairs))

    def _stays(self) -> QWidget:
        stays, goes = (QRadioButton(family_words(each.head)) for each in (self._found.stays, self._found.goes))
        stays.setChecked(True)
        goes.clicked.connect(lambda _: self._turn())
        self._groups_of(stays, goes)
        said = self.tr("残す記録に、もう一方の記録がすべてうつります。足あとも、ひとつの家庭の足あとになります。")
        head = label(self.tr("どちらの記録を残しますか"), "heading")
        return card(head, label(said, "soft"), stays, goes, spacing=8)

    def _people(self) -> QWidget:
        lines = [self._person(str(each["id"])) for each in self._found.goes.persons]
        said = label(
            self.tr("名前と生まれた日から、同じ方らしい組を出しています。ひとりずつ確かめてください。"), "soft"
        )
        return card(label(self.tr("同じ方は、どなたですか"), "heading"), said, *lines, spacing=10)

    def _person(self, goes: str) -> QWidget:
        holder = QWidget()
        words = label(person_words(self._found.goes.person(goes)), "label")
        line = row(words, label("→", wrap=False), self.whom[goes], spacing=12)
        line.setStretch(0, 1)
        line.setStretch(2, 1)
        holder.setLayout(line)
        return holder

    def _box(self, goes: str) -> CalmBox:
        box = CalmBox()
        box.setMinimumHeight(theme.TOUCH)
        box.addItem(self.tr("同じ方はいない（この方も加える）"), "")
        for each in self._found.stays.persons:
            box.addItem(person_words(each), each["id"])
        box.setCurrentIndex(max(box.findData(self._found.proposed.get(goes, "")), 0))
        box.setAccessibleName(self.tr("%1と同じ方").replace("%1", named(self._found.goes.person(goes))))
        box.activated.connect(lambda _: self._paired(goes))
        return box

    def _paired(self, goes: str) -> None:
        """Nobody is two others: whoever was this one before is so no more."""
        for other, box in self.whom.items():
            if other != goes and box.currentData() and box.currentData() == self.whom[goes].currentData():
                box.setCurrentIndex(0)
        self._ask()

    def _ask(self) -> None:
        empty(self._choices)
        self.ways, told = {}, self.told
        if told:
            said = label(
                self.tr(
                    "選ばなかったほうも残ります（人のことは「センターだけのメモ」に、家庭のことは「まとめた記録」に）。"
                ),
                "soft",
            )
            parts = [self._choice(each) for each in told]
            self._choices.addWidget(card(label(self.tr("ちがうところは、どちらにしますか"), "heading"), said, *parts))

    def _choice(self, each: Told) -> QWidget:
        key = (each.choice.subject, each.choice.column)
        ours, theirs = QRadioButton(each.ours), QRadioButton(each.theirs)
        (theirs if key in self._theirs else ours).setChecked(True)
        ours.clicked.connect(lambda _: self._theirs.discard(key))
        theirs.clicked.connect(partial(self._take, key))
        self._groups_of(ours, theirs)
        self.ways[key] = (ours, theirs)
        holder = QWidget()
        holder.setLayout(column(label(subject_words(each), "label"), row(ours, theirs, None, spacing=24), spacing=4))
        return holder

    def _take(self, key: tuple[str, str], _: bool = False) -> None:
        self._theirs.add(key)

    def _groups_of(self, *ways: QRadioButton) -> None:
        group = QButtonGroup(self)
        for way in ways:
            way.setMinimumHeight(theme.TOUCH)
            group.addButton(way)
        self._groups.append(group)
