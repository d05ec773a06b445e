"""The form of 経過記録: at the left when, how and with whom, at the right what was said, seen and thought."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import pairwise
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QLayout, QScrollArea, QWidget

from kasesupport.domain.contacts import ABOUT, CONTACT, KEPT_AT, MET_CHILD, NEXT, OPEN_UNTIL, TIME, WITH, Contact, Key
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.people import Person
from kasesupport.practice.model import Practice, Question, Template
from kasesupport.ui.contacts import parts as fields
from kasesupport.ui.contacts.meeting import MeetingPart
from kasesupport.ui.contacts.rows import WordRows
from kasesupport.ui.date_field import DateField
from kasesupport.ui.model import CaseModel
from kasesupport.ui.widgets import Fold, column, label, row, scroll
from kasesupport.ui.wizard.chips import Choice
from kasesupport.ui.wizard.days import day_reader
from kasesupport.ui.wizard.voices import Parts, name_of, parts

LEFT, BESIDE = 388, 48  # logical px: the left side, and what is seen above and below a field one goes to
WEEKDAYS = "月火水木金土日"
DAY = "on"  # stands where a field's id does
SHOWN = (TIME, "record.how", "record.begun", WITH, "record.others", MET_CHILD, ABOUT, "record.place", "record.worker")
KEYS: Mapping[str, str] = MappingProxyType(
    {
        DAY: "Alt+D", TIME: "Alt+T", "record.how": "Alt+H", WITH: "Alt+F", "record.others": "Alt+O",
        "record.words": "Alt+K", "record.facts": "Alt+J", "record.view": "Alt+M", "record.worry": "Alt+S",
        "record.good": "Alt+Y", NEXT: "Alt+N",
    }
)  # fmt: skip


class ContactForm(QWidget):
    """`touched` is told of each key. Whoever opens it gives it a Contact and takes one back."""

    def __init__(self, model: CaseModel, practice: Practice, touched: Callable[[], object]) -> None:
        super().__init__()
        self._today, self._touched = model.case.file.today(), touched
        self._who: Parts = parts(model.record.graph, self._today)
        question = next(each for each in practice.records if each.id == CONTACT)
        hidden = (KEPT_AT, OPEN_UNTIL, NEXT)
        asked = [each for each in question.fields if not each.withdrawn and each.id not in hidden]
        self.parts = {each.id: part for each in asked if (part := self._part(each)) is not None}
        self.words = {e.id: WordRows(e, self._who, touched) for e in asked if e.kind == "statements"}
        self.meeting = MeetingPart(self._today, touched)
        self._on, self._kept = self._today, Contact(self._today)
        reader = day_reader(self._today, ahead=False)
        self.day = DateField(PartialDate.of(self._today), self._keep_day, _tr("いつのことか"), reader)
        self._western: QLabel = label("", "soft", wrap=False)
        self._areas: tuple[QScrollArea, ...] = ()
        self._lay({each.id: each for each in question.fields})
        self._keys()
        for rows in self.words.values():
            rows.grown.connect(lambda: QTimer.singleShot(0, self, self._order))  # once it has its place

    def contact(self) -> Contact:
        """What stands there now."""
        self.day.flush()
        answers: dict[Key, object] = {}
        for part in self.parts.values():
            answers |= part.answers()
        kept = {key: value for key, value in self._kept.answers.items() if not self._asks(key)}
        said = tuple(each for rows in self.words.values() for each in rows.words())
        unasked = tuple(each for each in self._kept.words if each.question not in self.words)
        return Contact(self._on, {**kept, **answers}, (*said, *unasked), self.meeting.meeting())

    def show_contact(self, contact: Contact) -> None:
        """Take a record; what no field asks for any more is kept as it is."""
        self._kept, self._on = contact, contact.on
        self.day.line.setText("")
        self.day.show_date(PartialDate.of(contact.on))
        self._show_day()
        for part in self.parts.values():
            part.take(contact.answers)
        for question, rows in self.words.items():
            rows.show_words([each for each in contact.words if each.question == question])
        self.meeting.show_meeting(contact.next)
        self._propose()

    def begin_with(self, template: Template) -> None:
        """Lay the words of a template where nothing stands yet; how it took place is as the template says."""
        answers = self.contact().answers
        for field, value in template.values:
            part = self.parts.get(field)
            if part is not None and (isinstance(part, fields.PickPart) or (field, "") not in answers):
                part.take({(field, ""): value})
        for field, text in template.words:
            if field in self.words:
                self.words[field].begin(text)
        self._touched()

    def unread(self) -> QWidget | None:
        """The first field that holds what cannot be read as a day or an hour."""
        self.day.flush()
        self.meeting.day.flush()
        if self.day.unread():
            return self.day.line
        hour = self.parts.get(TIME)
        if isinstance(hour, fields.HourPart) and hour.unread:
            return hour.line
        return self.meeting.day.line if self.meeting.unread else None

    def start(self) -> None:
        """The cursor goes where one begins to write."""
        self._order()
        next(iter(self.words.values())).start()

    def go_to(self, field: QWidget) -> None:
        """The cursor goes to a field, and what it stands in is scrolled to it."""
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        for area in self._areas:
            if area.isAncestorOf(field):
                area.ensureWidgetVisible(field, 0, BESIDE)

    def _go_to_words(self, name: str) -> None:
        self.go_to(self.words[name].next)

    def _order(self) -> None:
        """Tab goes as one reads: down the left, then down the right; what is written grows, and so it is told anew."""
        seen = [each for each in self.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        reachable = [each for each in seen if each.isVisibleTo(self)]
        places = {each: each.mapTo(self, each.rect().topLeft()) for each in reachable}
        right = self._areas[1]
        found = sorted(reachable, key=lambda each: (right.isAncestorOf(each), places[each].y(), places[each].x()))
        for one, other in pairwise(found):
            QWidget.setTabOrder(one, other)

    def _asks(self, key: Key) -> bool:
        """Whether a field of the form is answered by this."""
        part = self.parts.get(key[0])
        boxes = getattr(part, "boxes", None) if part else None
        return part is not None and (boxes is None or key[1] in boxes)

    def _part(self, question: Question) -> fields.Part | None:
        if question.kind == "link" and question.to == "person":
            met = question.id == WITH
            choices = [Choice(each.id, name_of(each)) for each in (self._persons() if met else self._who.child)]
            return fields.ManyPart(question, choices, self._met if met else self._touched, counted=met)
        return fields.simple(question, self._who.child, self._touched)

    def _persons(self) -> list[Person]:
        """Those who are mostly on the telephone first."""
        return [*self._who.carer, *self._who.child, *self._who.family, *self._who.kin]

    def _met(self) -> None:
        self._propose()
        self._touched()

    def _propose(self) -> None:
        """The first whom one spoke with is the first to be quoted."""
        met = self.parts.get(WITH)
        chosen = met.chosen if isinstance(met, fields.ManyPart) else []
        for rows in self.words.values():
            rows.propose(chosen[0] if chosen else "")

    def _keep_day(self, told: PartialDate | None) -> None:
        if told is not None:
            self._on = told.span()[0]
            self._show_day()
            self._touched()

    def _show_day(self) -> None:
        self._western.setText(western(self._on))

    def _lay(self, known: Mapping[str, Question]) -> None:
        day = column(_head(_tr("日"), KEYS[DAY]), self.day, self._western, None, spacing=2)
        hour = [column(self._field(known[TIME]), None)] if TIME in self.parts else []
        when = row(day, *hour, spacing=8)
        when.setStretch(0, 1)
        left: list[QWidget | QLayout] = [
            when,
            *(self._field(known[each]) for each in SHOWN if each != TIME and self._is_seen(each)),
        ]
        rest = [each for each in self.parts if each not in SHOWN]
        more = QWidget()
        more.setLayout(column(*(self._field(known[each]) for each in rest), spacing=10))
        fold = [Fold(_tr("くわしく"), more, "chevron-down")] if rest else []
        side = QWidget()
        side.setLayout(column(*left, *fold, None, margin=4, spacing=10))
        told = [column(_head(rows.question.label, KEYS.get(name, "")), rows, spacing=2)
                for name, rows in self.words.items()]  # fmt: skip
        meeting = column(_head(known[NEXT].label, KEYS[NEXT]), self.meeting, spacing=2)
        main = QWidget()
        main.setLayout(column(*told, meeting, None, margin=4, spacing=10))
        area = scroll(side)
        area.setFixedWidth(LEFT)
        self._areas = (area, scroll(main))
        for each in self._areas:
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = row(*self._areas, spacing=10)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _is_seen(self, name: str) -> bool:
        """Not where there is nothing to choose from; for one child alone nobody asks which."""
        part = self.parts.get(name)
        if isinstance(part, fields.ChildrenPart):
            return bool(part.boxes)
        if isinstance(part, fields.ManyPart):
            return len(part.chips) > (name == ABOUT)
        return part is not None

    def _field(self, question: Question) -> QWidget:
        holder = QWidget()
        part = self.parts[question.id]
        holder.setLayout(column(_head(question.label, KEYS.get(question.id, "")), part, spacing=2))
        return holder

    def _keys(self) -> None:
        for name, key in KEYS.items():
            part = self.parts.get(name)
            if name in self.words:
                self._key(key, partial(self._go_to_words, name))
            elif part is not None:
                self._key(key, partial(self.go_to, part.first))
        self._key(KEYS[DAY], lambda: self.go_to(self.day.line))
        self._key(KEYS[NEXT], lambda: self.go_to(self.meeting.day.line))
        met = self.parts.get(WITH)
        for place, made in enumerate(met.chips.values() if isinstance(met, fields.ManyPart) else (), start=1):
            if place <= 9:
                self._key(f"Alt+{place}", made.click)

    def _key(self, key: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(key), self).activated.connect(lambda: act())


def western(on: date) -> str:
    """2026年11月30日（月）."""
    return f"{on.year}年{on.month}月{on.day}日（{WEEKDAYS[on.weekday()]}）"


def _head(words: str, key: str) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(*_headline(words, key), None, spacing=8))
    return holder


def _headline(words: str, key: str) -> Iterator[QLabel]:
    yield label(words, "label", wrap=False)
    if key:
        yield label(key, "soft", wrap=False)


def _tr(words: str) -> str:
    return QCoreApplication.translate("contacts", words)
