"""The side panel of the genogram when nothing is selected: the picture as a whole."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from kasesupport.ui.date_field import DateField
from kasesupport.ui.widgets import chip, column, label, row


@dataclass(frozen=True, slots=True)
class Switch:
    """One way of seeing the picture: its name, its words, whether it is on, and what turning it does."""

    name: str
    words: str
    on: bool
    act: Callable[[bool], object]


class PicturePanel(QWidget):
    """Nothing is selected: how the picture is shown."""

    def __init__(self, groups: Mapping[str, Sequence[Switch]], day: DateField) -> None:
        super().__init__()
        self.switches: dict[str, QPushButton] = {}
        self.day = day
        day.line.setProperty("reads", True)
        shown = [part for heading, group in groups.items() for part in self._group(heading, group)]
        shown += [label(self.tr("年齢と学年を数える日"), "label"), day]
        steps = (
            self.tr("人を押すと、まわりに家族のボタンが出ます。"),
            self.tr("線を押すと、線の種類を選べます。年は横の欄に書けます。"),
            self.tr("人は指で動かせます。ほかの人の上で離すと、ふたりの間柄を選べます。"),
            self.tr("「同居の枠」で、くらす人を指で囲みます。"),
            self.tr("「整列」で、見やすく並べなおします。"),
            self.tr("キーの一覧は、? のキーか「操作」から見られます。"),
        )
        told = (label(step, "soft") for step in steps)
        self.setLayout(column(*shown, label(self.tr("使い方"), "label"), *told))

    def _group(self, heading: str, group: Sequence[Switch]) -> Iterator[QWidget | QLayout]:
        yield label(heading, "label")
        chips = [chip(each.words, each.on, each.act) for each in group]
        for each, made in zip(group, chips, strict=True):
            made.setProperty("reads", True)  # for whoever only reads too
            self.switches[each.name] = made
        yield from (row(*chips[i : i + 2], None, spacing=6) for i in range(0, len(chips), 2))
