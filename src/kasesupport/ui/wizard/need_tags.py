"""目印 of a need, folded away until wanted, and the resources of the area whose 目印 are the same."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kasesupport.cases import matching
from kasesupport.domain.register import Entry
from kasesupport.ui.register import words
from kasesupport.ui.tag_field import TagField
from kasesupport.ui.widgets import button, column, empty, label, row
from kasesupport.ui.wizard.desk import Desk

SHOWN = 8  # resources in sight
Known = Callable[[], Sequence[str]]


class NeedTags(QWidget):
    """`known` gives the tags in use. It only tells what overlaps; nothing is chosen for the family."""

    def __init__(self, desk: Desk, need_id: str, known: Known) -> None:
        super().__init__()
        self._desk, self._id, self._known = desk, need_id, known
        self._shown: object = None
        self.head = button("", self._turn, "faint", "tag")
        self.found = button("", self._turn_found, "faint", "map")
        self.found.setProperty("reads", True)
        self.field = TagField((), self._save, self.tr("目印"))
        self._list: QVBoxLayout = column(spacing=4)
        self._holder = QWidget()
        self._holder.setLayout(self._list)
        self.setLayout(column(row(self.head, self.found, None), self.field, self._holder, spacing=4))
        for folded in (self.field, self._holder, self.found):
            folded.hide()

    def show_tags(self, tags: Sequence[str]) -> None:
        """Take the stored tags."""
        found = matching.entries_for(self._desk.model.case.file, tags)
        self.field.show_tags(tags, self._known())
        if (tuple(tags), found) == self._shown:
            return
        self._shown = (tuple(tags), found)
        said = self.tr("目印：%1").replace("%1", "、".join(tags)) if tags else self.tr("目印をつける")
        self.head.setText(f" {said}")
        self.head.setAccessibleName(said)
        said = self.tr("目印が重なる地域資源：%1件").replace("%1", str(len(found)))
        self.found.setText(f" {said}")
        self.found.setAccessibleName(said)
        self.found.setVisible(bool(found))
        self._holder.setVisible(bool(found) and not self._holder.isHidden())
        self._fill(found)

    def _fill(self, found: Sequence[tuple[Entry, tuple[str, ...]]]) -> None:
        empty(self._list)
        lead = self.tr("目印が重なる資源です。合うかどうかは、家族と話して決めます。")
        self._list.addWidget(label(lead, "soft"))
        for entry, tags in found[:SHOWN]:
            about = "・".join(part for part in (words.kinds().get(entry.kind, ""), entry.area, *tags) if part)
            self._list.addWidget(label(f"{entry.name}（{about}）"))
        if (more := len(found) - SHOWN) > 0:
            said = self.tr("ほかの%1件は、「地域資源」の目印でさがせます。")
            self._list.addWidget(label(said.replace("%1", str(more)), "soft"))

    def _save(self, tags: tuple[str, ...]) -> None:
        self._desk.model.do(matching.tag_need, self._id, tags)

    def _turn(self) -> None:
        self.field.setVisible(self.field.isHidden())
        if not self.field.isHidden():
            self.field.line.setFocus()

    def _turn_found(self) -> None:
        self._holder.setVisible(self._holder.isHidden())
