"""One thing that was found, as a row to press: whose, what, when, and the words around with what was typed marked."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from kasesupport.cases.searching import Line
from kasesupport.domain.dates import PartialDate, both
from kasesupport.practice.model import Practice
from kasesupport.ui import theme
from kasesupport.ui.widgets import column, label, row
from kasesupport.ui.wizard.voices import speaker_words

FOUND = f'<span style="background-color: {theme.WARM_SOFT}; color: {theme.WARM}; font-weight: bold">%1</span>'
TITLE = 34  # characters of a question's words


class FoundLine(QPushButton):
    """Pressed, or with Return, it opens the place; up and down go to its neighbours by `turn` (-1 or 1)."""

    def __init__(self, line: Line, practice: Practice, act: Callable[[], object], turn: Callable[[int], None]) -> None:
        super().__init__()
        self.line, self._turn = line, turn
        self.setObjectName("row")
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _: act())
        head, under = _head(line), _under(line, practice)
        self.words = QLabel(marked(line))
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setWordWrap(True)
        top = row(label(head, "heading", wrap=False), None, label(under, "soft", wrap=False), spacing=12)
        self._inner = column(top, self.words, margin=14, spacing=6)
        self.setLayout(self._inner)
        self.setAccessibleName(f"{head}　{under}　{''.join(piece.text for piece in line.pieces)}")
        for inner in self.findChildren(QWidget):
            inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down through what was found."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._turn(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Be as high as the words need at this width."""
        for each in self.findChildren(QLabel):
            each.ensurePolished()
        self._inner.invalidate()
        self.setFixedHeight(max(self._inner.totalHeightForWidth(self.width()), theme.TOUCH))


def marked(line: Line) -> str:
    """The words as rich text, with who said them before."""
    told = "".join(
        FOUND.replace("%1", escape(piece.text)) if piece.found else escape(piece.text) for piece in line.pieces
    )
    said = _voice(line)
    return f'<span style="color: {theme.SOFT_INK}">{escape(said)}：</span>{told}' if said else told


def _voice(line: Line) -> str:
    if line.table == "statement":
        return line.who or speaker_words(line.speaker)
    if line.table == "need":
        return _tr("家族の言葉") if line.speaker == "family" else _tr("実践者の見立て")
    return ""


def _head(line: Line) -> str:
    what = _short(line.question) if line.question else kind_words(line.table, line.column)
    whose = "" if line.table == "statement" else line.who
    return "　".join(part for part in (line.family or _place(line), what, whose) if part)


def _place(line: Line) -> str:
    return _tr("（名前なし）") if line.family_id else _tr("地域資源台帳")


def _under(line: Line, practice: Practice) -> str:
    phase = next((each for each in practice.phases if each.id == line.phase), None)
    named = f"{phase.number} {phase.short}" if phase else ""
    day = both(PartialDate.from_text(line.on)) if line.on else ""
    kept_back = _tr("住所を知らせない") if line.kept_back and line.table == "family" else ""
    return "　".join(part for part in (kept_back, _tr("前の関わり") if line.earlier else "", named, day) if part)


def _short(words: str) -> str:
    return words if len(words) <= TITLE else words[: TITLE - 1] + "…"


def kind_words(table: str, column: str) -> str:
    """What a thing is called on the screen."""
    if column == "staff_note":
        return _tr("センターだけのメモ")
    return {
        "family": _tr("家庭"), "episode": _tr("関わりの期間"), "phase_mark": _tr("フェーズを決めた理由"),
        "check_note": _tr("気づきへの答え"), "person": "", "condition": _tr("センターだけのメモ"),
        "household": _tr("同居の枠"), "bond": _tr("関係線"), "resource": "", "shortage": _tr("足りない資源"),
        "tie": _tr("つながり"), "statement": _tr("ことば"), "answer": _tr("記録"), "need": _tr("ニーズ"),
        "strength": _tr("強み"), "plan": _tr("サポートプラン"), "goal": _tr("目標"), "action": _tr("取組"),
        "consent": _tr("同意"), "level": _tr("関与度・余力"), "event": _tr("出来事"), "appointment": _tr("会う日"),
        "fidelity_round": _tr("実践のふり返り"), "fidelity_mark": _tr("実践のふり返り"), "handed": _tr("渡した紙"),
        "attachment": _tr("添付"), "sticker": _tr("シール"),
    }.get(table, "")  # fmt: skip


def _tr(words: str) -> str:
    return QCoreApplication.translate("search", words)
