"""The office's form of one sheet, as the editor works on it: what is laid over ours, kept at each step."""

from pathlib import Path

from kasesupport import messages, saving
from kasesupport.cases import office_sheets
from kasesupport.cases.opening import CaseFile
from kasesupport.cases.roles import may
from kasesupport.domain.problems import Problem
from kasesupport.practice import office as practice_office
from kasesupport.sheets.forms import office, overlay
from kasesupport.sheets.forms.overlay import Raw
from kasesupport.sheets.forms.spec import Form

MOST = 4 * practice_office.LONGEST + 1  # bytes that are read of a file


def forms(file: CaseFile) -> office.Chosen:
    """All sheets as the office has them, and what is wrong with its files."""
    return office.chosen(office_sheets.kept(file))


def fault(file: CaseFile, sheet: str) -> str:
    """What is wrong with the office's file for that sheet, in words; "" where it is well or there is none."""
    words = office_sheets.kept(file).get(sheet)
    found = [each for each in forms(file).faults if words and each.facts.get("file") == words[0]]
    return messages.text(_named(found[0]), "ja") if found else ""


def _named(problem: Problem) -> Problem:
    """A fault of a sheet's file, in the words for sheets."""
    if problem.code != "practice_file":
        return problem
    facts = problem.facts
    return Problem("sheet_file", file=facts["file"], key=facts["key"], why=facts["why"])


def write_own(file: CaseFile, sheet: str, path: Path) -> None:
    """Write the office's own file of a sheet as it was taken in. Raises Problem of the disk."""
    saving.save(office_sheets.kept(file)[sheet][1].encode("utf-8"), path)


def is_built_in(sheet: str) -> bool:
    """Whether it is one of ours; one that is the office's alone is changed in its file."""
    return office.ours(sheet) is not None


def may_change(file: CaseFile) -> bool:
    """Whether whoever opened the vault may change how the whole office's sheets look."""
    return may(file, "conventions") and not file.read_only


class FormDesk:
    """One of our sheets with the office's over it. `fault`: what is wrong with its file, in words; ours is used."""

    def __init__(self, file: CaseFile, sheet: str) -> None:
        self._file, self.sheet = file, sheet
        self.ours: Raw = office.ours(sheet) or {"section": []}
        self.raw, self.fault = self.ours, ""
        self.refresh()

    @property
    def form(self) -> Form:
        """The sheet as it is printed now."""
        return forms(self._file).forms[self.sheet]

    @property
    def is_ours(self) -> bool:
        """Whether nothing of the office's lies over it."""
        return self.sheet not in office_sheets.kept(self._file)

    def refresh(self) -> None:
        """Read it again."""
        words = office_sheets.kept(self._file).get(self.sheet)
        self.fault = fault(self._file, self.sheet)
        self.raw = self.ours if self.fault else office.laid(self.sheet, words)

    def keep(self, raw: Raw, typing: str = "") -> None:
        """The sheet shall be this. Raises Problem("supervisor_only"), read_only_role, text_too_long."""
        if raw == self.raw:
            return
        if raw == self.ours:
            office_sheets.give_up(self._file, self.sheet)
        else:
            text = overlay.written(overlay.difference(self.ours, raw))
            office_sheets.keep(self._file, self.sheet, (f"{self.sheet}.toml", text), typing=typing)
        self.refresh()

    def take(self, path: Path) -> str:
        """Take a file of the office in, for whichever sheet it is; gives that one's name.

        Raises Problem("file_unreadable"), office_file, sheet_file: nothing is changed then.
        """
        try:
            with path.open("rb") as stream:
                read = practice_office.taken(path.name, stream.read(MOST))
        except OSError as error:
            raise Problem("file_unreadable") from error
        try:
            sheet, text = office.taken(read.name, read.text)
        except Problem as problem:
            raise _named(problem) from problem
        office_sheets.keep(self._file, sheet, (read.name, text))
        self.refresh()
        return sheet

    def label(self, sheet: str) -> str:
        """What a sheet is called in the lists."""
        return forms(self._file).forms[sheet].label

    def write(self, path: Path) -> None:
        """Write the whole sheet as it is now, to be changed by hand and taken in again. Raises Problem of the disk."""
        saving.save(overlay.written(overlay.shown(self.raw)).encode("utf-8"), path)
