"""Which needs could use an entry: where the tags are the same. Nothing is chosen for anybody."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kasesupport.cases import matching
from kasesupport.cases.matching import Overlap
from kasesupport.domain.register import Entry
from kasesupport.ui.register.desk import Desk
from kasesupport.ui.widgets import card, column, empty, label
from kasesupport.ui.wizard.airy import airy


class Overlaps(QWidget):
    """With a family on the table only its own needs are shown, at the kitchen table nothing of another family."""

    def __init__(self, desk: Desk, entry: Entry) -> None:
        super().__init__()
        self._desk = desk
        self._shown: object = None
        self._list: QVBoxLayout = column(spacing=8)
        self.setLayout(column(self._list))
        self.refresh(entry)

    def count(self) -> int:
        """How many needs are shown."""
        return self._list.count() - 1

    def refresh(self, entry: Entry) -> None:
        """Read them again."""
        record = self._desk.record()
        found = matching.needs_for(self._desk.file, entry.tags)
        own = [each for each in found if record is None or each.family_id == record.family_id]
        if (entry.tags, own) == self._shown:
            return
        self._shown = (entry.tags, own)
        empty(self._list)
        self._list.addWidget(airy(self._lead(entry, own), "soft"))
        for each in own:
            self._list.addWidget(self._line(each, named=record is None))

    def _lead(self, entry: Entry, found: list[Overlap]) -> str:
        if not entry.tags:
            return self.tr(
                "この資源にはまだ目印がありません。「内容」で目印を足すと、同じ目印のあるニーズがここに並びます。"
            )
        if not found:
            return self.tr(
                "目印が重なるニーズはありません。アセスメントの「必要なこと」に目印を書くと、ここに並びます。"
            )
        return self.tr("目印が重なるニーズです。合うかどうかは、家族と話して決めます。")

    def _line(self, each: Overlap, *, named: bool) -> QWidget:
        whose = [label(each.family, "label")] if named else []
        tags = self.tr("重なる目印：%1").replace("%1", "、".join(each.tags))
        return card(*whose, airy(each.need), label(tags, "soft"), margin=12, spacing=4)
