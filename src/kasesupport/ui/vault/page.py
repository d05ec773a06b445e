"""The vault's page: the rail of sections at the left, the section at the right."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QWidget

from kasesupport.cases.drafts import Draft
from kasesupport.ui import reading
from kasesupport.ui.vault.backups_section import BackupsSection
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.section import Section
from kasesupport.ui.widgets import button, column, label, row


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the rail."""

    name: str
    words: str
    icon: str
    make: Callable[[Desk], Section]


class VaultPage(QWidget):
    """Shows one section at a time; each is made when it is first opened and read again each time it is shown."""

    left = Signal()
    place = "vault"

    def __init__(self, desk: Desk, entries: tuple[Entry, ...]) -> None:
        super().__init__()
        self._desk = replace(desk, go=self.go)
        self._entries = {entry.name: entry for entry in entries}
        self._sections: dict[str, Section] = {}
        self._rail: dict[str, QPushButton] = {}
        self._stack = QStackedWidget()
        self._build()
        self.go(entries[0].name)

    def back_up(self) -> None:
        """Make a backup now, on its page."""
        self.go("backups")
        section = self.section("backups")
        if isinstance(section, BackupsSection) and not section.is_busy():
            section.make_now()

    def section(self, name: str) -> Section:
        """A section by its name, made if it is not there yet."""
        if name not in self._sections:
            self._sections[name] = self._entries[name].make(self._desk)
            self._stack.addWidget(self._sections[name])
        return self._sections[name]

    def go(self, name: str) -> None:
        """Open a section, as it is now."""
        self._desk.settle()
        self.flush()
        section = self.section(name)
        if not section.is_busy():
            section.back()
        self._stack.setCurrentWidget(section)
        for each, switch in self._rail.items():
            switch.setChecked(each == name)

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor begins on the rail, at the section that is shown."""
        super().showEvent(event)
        for switch in self._rail.values():
            if switch.isChecked():
                switch.setFocus()

    def draft(self) -> Draft:
        """What is typed in the form of the section that is shown."""
        shown = next((name for name, one in self._sections.items() if one is self._stack.currentWidget()), "")
        told = self._sections[shown].draft() if shown else {}
        return {**told, "section": shown} if told else {}

    def restore(self, draft: Draft) -> None:
        """Open that section and its form again."""
        if draft.get("section") in self._entries:
            self.go(draft["section"])
            self.section(draft["section"]).reopen(draft)

    def flush(self) -> None:
        """Save what is being typed in any section."""
        for section in self._sections.values():
            section.flush()

    def put_down(self) -> None:
        """Save, and end what is under way: the page goes."""
        for section in self._sections.values():
            section.put_down()

    def _build(self) -> None:
        back = button(self.tr("一覧"), self.left.emit, "quiet", "chevron-left", self.tr("家庭の一覧にもどる"))
        lock = button(
            self.tr("鍵をかける"), self._desk.lock, "quiet", "lock", self.tr("保管庫をとじて鍵をかける（Ctrl+L）")
        )
        bar = QFrame()
        bar.setObjectName("bar")
        bar.setLayout(row(back, label(self.tr("保管庫"), "heading", wrap=False), None, lock, margin=6))
        told = reading.line(self._desk.file)
        body = row(self._rail_frame(), self._stack, spacing=0)
        body.setStretch(1, 1)
        whole = column(bar, *([label(told, "reading")] if told else []), body, spacing=0)
        whole.setStretchFactor(body, 1)
        self.setLayout(whole)

    def _rail_frame(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("rail")
        frame.setFixedWidth(200)
        frame.setLayout(column(*(self._switch(entry) for entry in self._entries.values()), None, margin=10, spacing=2))
        return frame

    def _switch(self, entry: Entry) -> QPushButton:
        made = button(entry.words, lambda: self.go(entry.name), "rail", entry.icon)
        made.setCheckable(True)
        self._rail[entry.name] = made
        return made
