"""A record of a contact in words: its head, its fields with their labels, what was added, as text and as HTML."""

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QCoreApplication

from kasesupport.cases.entry_lines import EntryLine
from kasesupport.domain.contacts import ADDED, ADDED_AT, ADDED_BY, KEPT_AT, OPEN_UNTIL, TIME, addenda, said
from kasesupport.domain.dates import PartialDate, hour, wareki
from kasesupport.domain.hours import moment
from kasesupport.domain.record import CaseRecord, Note, Statement
from kasesupport.practice.model import Question
from kasesupport.ui.wizard.note_words import answer_told
from kasesupport.ui.wizard.voices import name_of, speaker_words

HOW = "record.how"
HEAD = frozenset({TIME, HOW, KEPT_AT, OPEN_UNTIL})
QUOTED = frozenset({"record.words", "record.worry", "record.good"})
LABELS = 210  # logical px: the labels beside what stands there
Told = tuple[str, str]  # a label, and what stands below it


def head(question: Question, note: Note, record: CaseRecord) -> str:
    """午後3時20分　電話."""
    how = next((answer_told(each, note.value(HOW), record) for each in question.fields if each.id == HOW), "")
    return "　".join(part for part in (hour(str(note.value(TIME) or "")), how) if part)


def fields(question: Question, note: Note, record: CaseRecord) -> Iterator[Told]:
    """Each field that holds something."""
    for field in question.fields:
        if field.id in HEAD:
            continue
        words = told(field, note, record)
        if words:
            yield field.label, words


def told(field: Question, note: Note, record: CaseRecord) -> str:
    """What one field holds, in words; "" for nothing."""
    if field.kind == "statements":
        mine = (each for each in said(record, note.id) if each.question == field.id)
        return "\n".join(_said(each, record) for each in mine)
    if field.about == "each_child":
        found = [a for a in note.answers if a.question == field.id and a.state == "said" and a.value]
        return "、".join(f"{_name(record, a.subject_id)}＝{answer_told(field, a.value, record)}" for a in found)
    return answer_told(field, note.value(field.id), record)


def added(note: Note, record: CaseRecord) -> Iterator[Told]:
    """What was added, with its day and its writer."""
    for each in addenda(record, note.id):
        parts = (moment(str(each.value(ADDED_AT) or each.on)), str(each.value(ADDED_BY) or ""))
        yield "　".join(part for part in parts if part), str(each.value(ADDED) or "")


def html(question: Question, note: Note, record: CaseRecord, changes: tuple[EntryLine, ...]) -> str:
    """The whole of it to be read: then what was added, then what was changed with what stood there before."""
    parts = [f"<h3>{escape(day_words(note))}　{escape(head(question, note, record))}</h3>"]
    parts.append(_table(fields(question, note, record)))
    if later := list(added(note, record)):
        parts += [f"<h4>{_tr('追記')}</h4>", *(_block(label, words) for label, words in later)]
    if changes:
        parts += [f"<h4>{_tr('直した記録')}</h4>", *(_changed(each) for each in changes)]
    kept = str(note.value(KEPT_AT) or "")
    return "".join(parts) + (f"<p class='soft'>{_tr('書いたとき')}：{escape(moment(kept))}</p>" if kept else "")


def day_words(note: Note) -> str:
    """令和8年11月30日（2026年11月30日 月）."""
    on = PartialDate.from_text(note.on)
    weekday = "月火水木金土日"[on.span()[0].weekday()]
    return f"{wareki(on)}（{on.year}年{on.month}月{on.day}日 {weekday}）"


def _table(told: Iterator[Told]) -> str:
    rows = (
        f"<tr><td width='{LABELS}'><p class='cell'><b>{escape(label)}</b></p></td>"
        f"<td><p class='cell'>{_lines(words)}</p></td></tr>"
        for label, words in told
    )
    return f"<table width='100%' style='margin-top: 8px' cellspacing='0' cellpadding='2'>{''.join(rows)}</table>"


def _block(label: str, words: str) -> str:
    return f"<p><b>{escape(label)}</b><br>{_lines(words)}</p>"


def _changed(entry: EntryLine) -> str:
    rows = "".join(
        f"<tr><td>{escape(each.whose or each.thing)}</td><td>{_lines(each.before) or '―'}</td>"
        f"<td>{_lines(each.after) or '―'}</td></tr>"
        for each in entry.details
    )
    heads = "".join(f"<th align='left'>{_tr(word)}</th>" for word in ("どこを", "前", "後"))
    who = f"{moment(entry.at)}　{entry.who}　{entry.what}"
    return f"<p>{escape(who)}</p><table border='1' cellspacing='0' cellpadding='5'><tr>{heads}</tr>{rows}</table>"


def _said(each: Statement, record: CaseRecord) -> str:
    if each.question not in QUOTED:
        return each.text
    who = _name(record, each.speaker_id) if each.speaker_id else speaker_words(each.speaker)
    return f"{who}：「{each.text}」" if who else f"「{each.text}」（{untold()}）"


def untold() -> str:
    """Beside words that were kept without the one who said them."""
    return _tr("だれの言葉か未記入")


def _name(record: CaseRecord, person_id: str) -> str:
    person = next((p for p in record.graph.persons if p.id == person_id), None)
    return name_of(person) if person else _tr("（いまの記録にない人）")


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def _tr(words: str) -> str:
    return QCoreApplication.translate("contacts", words)
