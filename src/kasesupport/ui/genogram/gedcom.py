"""Families from and for genealogy programs (GEDCOM): what a file holds is shown before anything is written."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QListWidget, QProgressBar, QStackedWidget, QWidget

from kasesupport.cases import access, pasting
from kasesupport.domain.people import FamilyGraph, shared
from kasesupport.domain.problems import Problem
from kasesupport.domain.sheltering import sheltered_graph
from kasesupport.exchange import familyfile, familywriting, gedcom
from kasesupport.exchange.gedcom import GedcomFile
from kasesupport.exchange.gedcom.writing import Version
from kasesupport.saving import save
from kasesupport.ui import files
from kasesupport.ui.background import Work
from kasesupport.ui.genogram.words import name_of
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import button, column, ground, label, row, scroll

KINDS: Mapping[str, Version | Literal["json"]] = {
    "GEDCOM 5.5.1 (*.ged)": "5.5.1", "GEDCOM 7 (*.ged)": "7.0", "JSON (*.json)": "json",
}  # fmt: skip


def ask_and_take_in(model: CaseModel, parent: QWidget) -> bool:
    """Ask for a file, show what it holds, and add it if that is wanted; True if somebody was added."""
    kinds = f"{_tr('家系図のファイル（GEDCOM・JSON）')} (*.ged *.GED *.json);;{_tr('すべてのファイル')} (*)"
    path = files.existing_file(parent, _tr("家系図のファイルから取り込む"), Path.home(), kinds)
    if path is None:
        return False
    dialog = TakeInDialog(model, path, parent)
    taken = bool(dialog.exec())
    dialog.deleteLater()
    return taken


def ask_and_write(model: CaseModel, parent: QWidget) -> None:
    """Ask where, and write the family without what is the practitioner's alone."""
    title = _tr("家系図のファイルに書き出す")
    if chosen := files.new_file(parent, title, f"{_tr('家系図')}.ged", ";;".join(KINDS)):
        path, kind = chosen
        write(model, path if path.suffix else path.with_suffix(".json" if KINDS.get(kind) == "json" else ".ged"), kind)


def write(model: CaseModel, path: Path, kind: str) -> None:
    """Write the file; says in a passing note what it does not hold. `kind`: one of KINDS."""
    form = "json" if path.suffix.lower() == ".json" else KINDS.get(kind, "5.5.1")
    try:
        save(_text(sheltered_graph(model.record), form).encode("utf-8"), path)
    except Problem as problem:
        model.failed.emit(problem)
        return
    access.exported(model.case, "genogram")
    said = _tr(
        "書き出しました：%1。センターだけの情報は入れていません。"
        "このファイルは暗号化されていないので、紙と同じように大切に扱ってください。"
    )
    model.noted.emit(said.replace("%1", path.name))


def _text(graph: FamilyGraph, form: Version | Literal["json"]) -> str:
    if form == "json":
        return json.dumps(familywriting.told(shared(graph)), ensure_ascii=False, indent=1)
    return gedcom.written(graph, form)


def _read(path: Path) -> GedcomFile:
    """A GEDCOM file, or a family file."""
    if path.suffix.lower() != ".json":
        return gedcom.read(path)
    found = familyfile.read(path)
    return GedcomFile(found.graph, found.warnings)


class TakeInDialog(QDialog):
    """Reads a file off the main thread, shows whom and what it holds, and adds it as one act."""

    def __init__(self, model: CaseModel, path: Path, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_tr("家系図のファイルから取り込む"))
        self.setMinimumWidth(620)
        self._model, self._path = model, path
        self._graph = FamilyGraph()
        self.sheets = QStackedWidget()
        self.sheets.addWidget(self._waiting())
        self.setLayout(column(self.sheets, margin=16))
        self._work = Work(lambda: _read(path), self)
        self._work.done.connect(self._show)
        self._work.failed.connect(self._fail)
        self._work.start()

    def done(self, result: int) -> None:
        """Waits for the thread: it may not outlive the window."""
        self._work.wait()
        super().done(result)

    def _waiting(self) -> QWidget:
        bar = QProgressBar()
        bar.setRange(0, 0)
        stop = button(_tr("やめる"), self.reject, "quiet")
        return ground(column(label(_tr("読んでいます…"), "heading"), bar, row(None, stop)))

    def _show(self, found: GedcomFile) -> None:
        self._graph = found.graph
        self._turn(self._summary(found))

    def _turn(self, sheet: QWidget) -> None:
        self.sheets.addWidget(sheet)
        self.sheets.setCurrentWidget(sheet)

    def _summary(self, found: GedcomFile) -> QWidget:
        graph = found.graph
        told = _tr("%1人、パートナーと親子のつながり%2、同居の枠%3が書かれています。")
        counts = (len(graph.persons), len(graph.unions), len(graph.households))
        for n, count in enumerate(counts, 1):
            told = told.replace(f"%{n}", str(count))
        people = QListWidget()
        people.addItems([name_of(person) for person in graph.persons])
        people.setMinimumHeight(200)
        people.setAccessibleName(_tr("取り込む人"))
        add = button(_tr("%1人を取り込む").replace("%1", str(counts[0])), self._take, "main", "check")
        parts = [label(self._path.name, "heading"), label(told), people, *self._left_out(found), *self._beside()]
        safe = label(_tr("まだ何も加えていません。取り込んだあとも「元に戻す」1回で取り消せます。"), "soft")
        return ground(column(*parts, safe, row(button(_tr("やめる"), self.reject, "quiet"), None, add)))

    def _left_out(self, found: GedcomFile) -> list[QWidget]:
        """What of the file is not taken, or is read otherwise."""
        if not found.warnings:
            return []
        notes = scroll(ground(column(*(label(words) for words in found.warnings), None, margin=8)))
        notes.setAccessibleName(_tr("取り込まないもの・読みかえたもの"))
        notes.setMaximumHeight(150)
        return [label(_tr("取り込まないもの・読みかえたもの"), "label"), notes]

    def _beside(self) -> list[QWidget]:
        if not self._model.record.graph.persons:
            return []
        return [label(_tr("いま描かれている人とは、自動ではつながりません。となりに加わります。"))]

    def _take(self) -> None:
        if self._model.do(pasting.paste, self._graph) is None:
            return
        told = _tr("%1人を取り込みました。「元に戻す」で取り消せます。")
        self._model.noted.emit(told.replace("%1", str(len(self._graph.persons))))
        self.accept()

    def _fail(self, problem: Problem) -> None:
        self.reject()
        self._model.failed.emit(problem)


def _tr(words: str) -> str:
    return QCoreApplication.translate("gedcom", words)
