"""All fields of an entry; each saves itself, as everywhere in the program."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from kasesupport.cases import register
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.register import Entry
from kasesupport.ui import theme
from kasesupport.ui.calm import CalmBox
from kasesupport.ui.date_field import DateField
from kasesupport.ui.register import words
from kasesupport.ui.register.desk import Desk
from kasesupport.ui.tag_field import TagField
from kasesupport.ui.widgets import LineField, TextField, column, label
from kasesupport.ui.wizard.days import day_reader

Save = Callable[[str], object]


class EntryFields(QWidget):
    """The fields in four groups. `known`: the tags in use."""

    def __init__(self, desk: Desk, entry: Entry, known: Iterable[str]) -> None:
        super().__init__()
        self._desk, self._id = desk, entry.id
        told = self._told()
        self.lines = {name: LineField("", self._saver(name), told[name][1], told[name][0]) for name in LINES}
        self.texts = {name: TextField("", self._saver(name), told[name][1], told[name][0], 1) for name in TEXTS}
        self.kind = kind_choice(self.tr("種類"), words.kinds())
        self.kind.activated.connect(lambda _: self._save(kind=self.kind.currentData()))
        self.council = QCheckBox(self.tr("要対協の構成機関"))
        self.council.clicked.connect(lambda on: self._save(council=on))
        self.tags = TagField(entry.tags, lambda tags: self._save(tags=tags), self.tr("目印"), tuple(known))
        self.checked = DateField(None, self._check, self.tr("最後に確かめた日"),
                                 day_reader(desk.file.today(), ahead=False))  # fmt: skip
        self._lay(told)
        self.show_entry(entry, known)

    def show_entry(self, entry: Entry, known: Iterable[str]) -> None:
        """Take what is stored; leave alone what is being typed."""
        fields: dict[str, LineField | TextField] = {**self.lines, **self.texts}
        for name, field in fields.items():
            field.show_text(getattr(entry, name))
        for line in self.lines.values():
            if not line.hasFocus():
                line.setCursorPosition(0)  # the beginning of a long name is what one reads
        self.kind.setCurrentIndex(self.kind.findData(entry.kind))
        self.council.setChecked(entry.council)
        self.tags.show_tags(entry.tags, tuple(known))
        self.checked.show_date(PartialDate.of(date.fromisoformat(entry.checked_on)) if entry.checked_on else None)

    def flush(self) -> None:
        """Save what is being typed."""
        for field in self.findChildren(LineField):
            field.flush()
        for text in self.texts.values():
            text.flush()

    def _saver(self, name: str) -> Save:
        return lambda text: self._save(**{name: text})

    def _save(self, **values: object) -> None:
        self._desk.do(register.edit, self._id, **values)

    def _check(self, told: PartialDate | None) -> None:
        self._save(checked_on=told.span()[0].isoformat() if told else "")

    def _lay(self, told: dict[str, tuple[str, str]]) -> None:
        def of(name: str) -> QWidget:
            return _below(told[name][0], self.lines[name] if name in self.lines else self.texts[name])

        tags = self.tr("目印（できることや、だれのための場所かを短い言葉で）")
        self.setLayout(
            column(
                _beside(of("name"), of("kana")), _below(self.tr("種類"), self.kind),
                _beside(of("area"), _below("", self.council)), _below(tags, self.tags),
                of("audience"), of("strengths"), of("limits"), of("flexible"),
                _beside(of("hours"), of("cost")), _beside(of("phone"), of("contact")),
                of("address"), of("web"), of("note"), _below(self.tr("最後に確かめた日"), self.checked), spacing=12,
            )
        )  # fmt: skip

    def _told(self) -> dict[str, tuple[str, str]]:
        """The name of each field, and an example of what to write."""
        return {
            "name": (self.tr("名前"), ""),
            "kana": (self.tr("ふりがな"), ""),
            "area": (self.tr("地域"), self.tr("例：北部、みどり町")),
            "phone": (self.tr("電話"), ""),
            "contact": (self.tr("窓口・担当"), ""),
            "address": (self.tr("住所"), ""),
            "hours": (self.tr("開いている時間"), self.tr("例：平日 9時から17時")),
            "web": (self.tr("ウェブサイト"), ""),
            "cost": (self.tr("費用"), self.tr("例：1時間 500円")),
            "audience": (self.tr("だれが使えるか"), self.tr("年齢、住んでいるところ、手続き")),
            "strengths": (self.tr("得意なこと"), self.tr("持ち味、頼りになるところ")),
            "limits": (self.tr("むずかしいこと"), self.tr("できないこと、待ち時間、人数")),
            "flexible": (self.tr("融通のきくこと"), self.tr("相談すればできること")),
            "note": (self.tr("メモ"), self.tr("家庭の名前は書かないでください")),
        }


LINES = ("name", "kana", "area", "phone", "contact", "address", "hours", "web", "cost")
TEXTS = ("audience", "strengths", "limits", "flexible", "note")


def _beside(one: QWidget, other: QWidget) -> QGridLayout:
    """Two short fields beside each other, equally wide."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    for place, part in enumerate((one, other)):
        grid.setColumnStretch(place, 1)
        grid.addWidget(part, 0, place)
    return grid


def _below(name: str, field: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(column(label(name, "label"), field, spacing=4))
    return made


def kind_choice(name: str, kinds: Mapping[str, str]) -> CalmBox:
    """A list of kinds to choose from; `kinds` by their code."""
    made = CalmBox()
    made.setAccessibleName(name)
    made.setMinimumHeight(theme.TOUCH)
    for kind, told in kinds.items():
        made.addItem(told, kind)
    return made
