"""Home: the families, what comes next for each, a search, and the door for a new one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from kasesupport.cases import office_practice, views
from kasesupport.cases.opening import CaseFile
from kasesupport.cases.today import FamilyDue
from kasesupport.ui import reading, theme
from kasesupport.ui.agenda.page import AgendaPage
from kasesupport.ui.agenda.switch import View, switch
from kasesupport.ui.caseload.page import CaseloadPage
from kasesupport.ui.coming_back import Asking, Filing, Leaf, Listed, Place, Sitting
from kasesupport.ui.due_reading import DueReading
from kasesupport.ui.family_row import family_row
from kasesupport.ui.filed.page import FiledPage
from kasesupport.ui.meeting.page import MeetingsPage
from kasesupport.ui.search.page import SearchPage
from kasesupport.ui.telling import told
from kasesupport.ui.today import Today
from kasesupport.ui.widgets import begin_in, button, card, centred, column, empty, label, row

SHOWN = 50  # families at first: a row of widgets for each of ten thousand would take seconds


class HomePage(QWidget):
    """`chosen` carries a family's id, `new_wanted` asks for the form. `strip` stands over the list, `foot` below.

    `hidden_wanted` carries what was looked for and not found: it may be hidden from whoever looks.
    """

    chosen = Signal(str)
    chosen_at = Signal(str, str)  # the same, and the page to open
    new_wanted = Signal()
    contact_wanted = Signal()  # 経過を書く: of a family that is looked for first
    papers_wanted = Signal(object)  # 会議の紙: lists and papers over all families; of a Meeting, or None
    hidden_wanted = Signal(str)
    noted = Signal(str)  # what was done, in passing
    failed = Signal(object)  # a Problem on reading the list again
    going = Signal(object)  # before a family is opened: the place to come back to, None for this list

    def __init__(self, file: CaseFile, strip: QWidget | None = None, foot: QWidget | None = None) -> None:
        super().__init__()
        self._file, self._strip, self._foot = file, strip, foot
        self._forget = file.subscribe(lambda _: self._again())
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("名前・ふりがなでさがす"))
        self.search.setAccessibleName(self.tr("家庭をさがす"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(theme.TOUCH)
        self.search.textChanged.connect(lambda _: self._seek())
        self._list: QVBoxLayout = column(spacing=10)
        self._stack, self._limit = QStackedWidget(), SHOWN
        self._known: views.Listing | None = None
        self.caseload: CaseloadPage | None = None  # ケース一覧, once it was opened
        self.everything: SearchPage | None = None  # さがす, once it was opened
        self.filed: FiledPage | None = None  # 添付・同意・渡した紙, once they were opened
        self.today = Today(self._go)
        self.due = DueReading(file, self._show_due, self.failed.emit, self)
        self.meetings: MeetingsPage | None = None  # 会議, once it was opened
        self.agenda: AgendaPage | None = None  # 週・月, once it was opened
        self._build()
        self.refresh()

    def search_everything(self, words: str = "") -> None:
        """Look through all words of the vault, in place of the list; `words` at once."""
        self._see_search().begin(words)

    def _see_search(self) -> SearchPage:
        if self.everything is None:
            made = self.everything = SearchPage(self._file, office_practice.in_use(self._file).practice)
            made.chosen_at.connect(lambda family, at: self._go_from(made.asking, family, at))
            made.failed.connect(self.failed)
            made.filed_wanted.connect(self.see_filed)
            made.left.connect(self._back_to_list)
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(self.everything)
        return self.everything

    def begin(self, place: Place | None = None) -> None:
        """Put the cursor into the list, or come back to where one was."""
        self.search.setFocus()
        if isinstance(place, Asking):
            told(self.failed.emit, lambda: self._see_search().ask_again(place))
        elif isinstance(place, Listed):
            self.see_all(place)
        elif isinstance(place, Filing):
            self.see_filed(place)
        elif isinstance(place, Leaf):
            self.see_days(place.view, place)
        elif isinstance(place, Sitting):
            self.see_meetings(place.meeting, place.item)

    def _go_from(self, place: Place | None, family: str, at: str) -> None:
        self.going.emit(place)
        self.chosen_at.emit(family, at)

    def see_all(self, listed: Listed | None = None) -> None:
        """All open families in one table, in place of the list; as one left it."""
        if self.caseload is None:
            read, say = listed.read if listed else None, (self.noted.emit, self.failed.emit)
            made = told(self.failed.emit, lambda: CaseloadPage(self._file, *say, read))
            if made is None:
                return
            self.caseload = made
            made.chosen.connect(lambda family: self._go_from(made.listed, family, "family"))
            made.left.connect(self._back_to_list)
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(self.caseload)
        if listed is not None:
            self.caseload.come_back(listed)
        begin_in(self.caseload)

    def see_filed(self, left: Filing | None = None) -> None:
        """Attachments, consents and handed papers of all families; as one left it."""
        if self.filed is None:
            made = self.filed = FiledPage(self._file, office_practice.in_use(self._file).practice, self.failed.emit)
            made.chosen_at.connect(lambda family, at: self._go_from(made.filing, family, at))
            made.left.connect(lambda: told(self.failed.emit, self.search_everything))
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(self.filed)
        if left is not None:
            self.filed.come_back(left)
        begin_in(self.filed)

    def see_days(self, view: View, leaf: Leaf | None = None) -> None:
        """The week or the month of all families, in place of the list; 今日 is the list itself."""
        self.views.show_value("today")
        if view == "today":
            return
        if self.agenda is None:
            made = self.agenda = AgendaPage(self._file, self.noted.emit, self.failed.emit)
            made.chosen_at.connect(lambda family, at: self._go(family, at, made.leaf))
            made.left.connect(self._back_to_list)
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(self.agenda)
        self.agenda.show_view(view, leaf)

    def see_meetings(self, meeting_id: str = "", item: str = "") -> None:
        """The meetings, in place of the list; at one of them if its id is told."""
        if self.meetings is None:
            practice = office_practice.in_use(self._file).practice
            made = self.meetings = MeetingsPage(self._file, practice, self.noted.emit, self.failed.emit)
            made.chosen_at.connect(lambda family, at: self._go_from(made.sitting, family, at))
            made.left.connect(self._back_to_list)
            made.papers_wanted.connect(self.papers_wanted)
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(self.meetings)
        self.meetings.begin(meeting_id, item)

    def _go(self, family_id: str, at: str, place: Place | None = None) -> None:
        """Where the work is: at a family, or at a meeting."""
        page, _, meeting = at.partition("/")
        if page == "meeting":
            self.see_meetings(meeting)
        else:
            self._go_from(place, family_id, at)

    def _back_to_list(self) -> None:
        self.going.emit(None)
        self._stack.setCurrentIndex(0)
        self.search.setFocus()

    def leave(self) -> None:
        """Stop listening to the file."""
        self._forget()
        self.due.end()
        if self.caseload is not None:
            self.caseload.put_down()
        if self.agenda is not None:
            self.agenda.put_down()
        if self.meetings is not None:
            self.meetings.put_down()
        if self.everything is not None:
            self.everything.put_down()
        if self.filed is not None:
            self.filed.put_down()

    def refresh(self) -> None:
        """Read the list again."""
        self._known = views.listing(self._file, self._known)
        lines = self._known.found(self.search.text())
        self._over.setVisible(bool(lines) and not self.search.text().strip())
        self.due.read(len(lines), wanted=not self.search.text().strip())
        empty(self._list)
        for line in lines[: self._limit]:
            self._list.addWidget(family_row(line, self.chosen.emit))
        if (rest := len(lines) - self._limit) > 0:
            more = self.tr("ほかの%1家庭のうち、つぎの%2家庭を見る").replace("%1", f"{rest:,}")
            self._list.addWidget(button(more.replace("%2", str(min(rest, SHOWN))), self._show_more, "", "chevron-down"))
        if not lines:
            self._list.addWidget(self._nobody())
        self._list.addStretch(1)

    def _show_due(self, due: tuple[FamilyDue, ...]) -> None:
        self.today.show_due(due, self._file.today())
        self._nothing.setVisible(not due)

    def _show_more(self) -> None:
        self._limit += SHOWN
        self._again()

    def _seek(self) -> None:
        self._limit = SHOWN
        self._again()

    def _again(self) -> None:
        told(self.failed.emit, self.refresh)

    def _build(self) -> None:
        new = button(self.tr("新しい家庭"), self.new_wanted.emit, "main", "user-plus", key="Ctrl+N")
        new.setProperty("big", True)
        why = reading.why(self._file)
        new.setEnabled(not why)
        new.setToolTip(why or new.toolTip())
        write = button(
            self.tr("経過を書く"), self.contact_wanted.emit, icon_name="pencil", key="Ctrl+Shift+N",
            tip=self.tr("家庭をさがして、電話や訪問の記録を書く"),
        )  # fmt: skip
        write.setEnabled(not why)
        papers = button(self.tr("会議の紙"), lambda: self.papers_wanted.emit(None), icon_name="printer")
        papers.setToolTip(self.tr("進行管理一覧、会議の次第、会議の資料を束ねたもの"))
        listed = button(self.tr("ケース一覧"), self.see_all, icon_name="table")
        listed.setToolTip(self.tr("フェーズ・関与度・次の日・担当を、ひとつの表で見わたす"))
        met = button(self.tr("会議"), self.see_meetings, icon_name="users")
        met.setToolTip(self.tr("何のために集まり、何を決めるかと、話し合ったこと、決めたことを書く"))
        head = row(label(self.tr("家庭"), "title"), None, listed, met, papers, write, new)
        above = [self._strip] if self._strip else []
        said = [label(reading.line(self._file), "soft")] if why else []
        everything = button(
            self.tr("記録の言葉もさがす"), self._search_on, icon_name="search", key="Ctrl+F",
            tip=self.tr("名前だけでなく、記録・ニーズ・プラン・地域資源の言葉もさがす"),
        )  # fmt: skip
        field = row(self.search, everything, spacing=10)
        parts = column(*above, head, *said, field, self._days(), self.today, self._list, margin=28, spacing=16)
        self._stack.addWidget(centred(parts))
        self.setLayout(column(self._stack, *([self._foot] if self._foot else []), spacing=0))

    def _days(self) -> QWidget:
        """The heading over what is due, with the switch to a week and a month."""
        self.views = switch("today", self.see_days)
        self._nothing = label(self.tr("いまは、何もありません"), "soft", wrap=False)
        self._over = QWidget()
        self._over.setLayout(row(label(self.tr("今日のこと"), "heading"), self._nothing, None, self.views))
        return self._over

    def _search_on(self) -> None:
        told(self.failed.emit, lambda: self.search_everything(self.search.text().strip()))

    def _nobody(self) -> QWidget:
        if self.search.text().strip():
            return card(
                label(self.tr("見つかりませんでした。名前の一部や、ひらがなでもさがせます。")),
                row(button(self.tr("記録の言葉もさがす"), self._search_on, "", "search"), None),
                row(button(self.tr("要配慮ケースを、理由を書いてひらく"), self._ask_hidden, "quiet", "unlock"), None),
            )
        if reading.why(self._file):
            return card(label(self.tr("ここに出る家庭は、いまはありません"), "heading"))
        return card(
            label(self.tr("まだ家庭がありません"), "heading"),
            label(
                self.tr(
                    "「新しい家庭」から、わかることだけで始められます。名前だけでも、だれかひとりだけでも大丈夫です。"
                ),
                "soft",
            ),
        )

    def _ask_hidden(self) -> None:
        self.hidden_wanted.emit(self.search.text().strip())
