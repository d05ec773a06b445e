"""For whom one signs: who may be told, and what; 「伝えてよい」 sets the consents, もどす takes it back."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLayout, QPushButton, QSizePolicy, QWidget

from kasesupport.cases import consenting
from kasesupport.domain.record import Consent
from kasesupport.ui import theme
from kasesupport.ui.icons import pixmap
from kasesupport.ui.together.look import TARGET
from kasesupport.ui.together.model import TogetherModel
from kasesupport.ui.together.parts import large
from kasesupport.ui.widgets import column, empty, label, row, scroll

WIDE = 400  # px


class SignFor(QWidget):
    """`drawn` gives the id of the signature that is seen and whether anything is drawn there; `speaker` whose it is."""

    def __init__(self, model: TogetherModel, drawn: Callable[[], tuple[str, bool]], speaker: Callable[[], str]) -> None:
        super().__init__()
        self._model, self._drawn, self._speaker = model, drawn, speaker
        self._ticked: set[str] = set()
        self._shown: object = None
        self.setFixedWidth(WIDE)
        self.boxes: dict[str, QPushButton] = {}
        self._lines = column(spacing=8)
        inner = QWidget()
        inner.setObjectName("clear")
        inner.setStyleSheet("QWidget#clear { background: transparent; }")
        inner.setLayout(self._lines)
        area = scroll(inner)
        area.setStyleSheet("QScrollArea { background: transparent; }")
        self.told = label("", "soft")
        self.decide: QPushButton = large(self.tr("伝えてよい"), self._decide, "check", "main")
        title = label(self.tr("だれに、なにを 伝えてよい？"), "label")
        whole = column(title, area, self.told, self.decide, spacing=8)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def open_anew(self) -> None:
        """Another signature: nothing is ticked for whoever writes it."""
        self._ticked = set()
        self.refresh()

    def refresh(self) -> None:
        """What is asked, and what this signature stands for already."""
        drawn_id, is_drawn = self._drawn()
        found, done = self._model.record.consents, consenting.recipients(self._model.case).get(drawn_id, frozenset())
        self.setVisible(bool(found))
        if (found, done) != self._shown:
            self._shown = (found, done)
            self._ticked -= done
            self._fill(found, done)
        open_ = [each.id for each in found if each.id not in done]
        for each, made in self.boxes.items():
            made.setEnabled(self._model.can_write and each not in done)
        self.decide.setEnabled(self._model.can_write and is_drawn and bool(self._ticked & set(open_)))
        self.told.setText(self._words(is_done=bool(done)))

    def _words(self, *, is_done: bool) -> str:
        if not is_done:
            return self.tr("サインをして、伝えてよい相手をえらびます。えらばなくてもいいです。")
        if self._is_child():
            return self.tr("のこしました。伝えるのは、おうちの人にも聞いてからです。「もどす」で やめられます。")
        return self.tr("印のある相手に 伝えてよいと、決めました。「もどす」で やめられます。")

    def _fill(self, found: tuple[Consent, ...], done: frozenset[str]) -> None:
        empty(self._lines)
        self.boxes = {each.id: self._box(each, on=each.id in done | self._ticked) for each in found}
        for made in self.boxes.values():
            self._lines.addWidget(made)
        self._lines.addStretch(1)

    def _box(self, consent: Consent, *, on: bool) -> QPushButton:
        made = Recipient(consent)
        made.clicked.connect(lambda _: self._tick(consent.id))
        made.setChecked(on)
        return made

    def _tick(self, consent_id: str) -> None:
        self._ticked ^= {consent_id}
        self.refresh()

    def _decide(self) -> None:
        drawn_id, _ = self._drawn()
        decides, day = not self._is_child(), self._model.case.file.today()
        self._model.do(consenting.sign, drawn_id, sorted(self._ticked), day, decides=decides)
        self.refresh()

    def _is_child(self) -> bool:
        return self._model.part(self._speaker()) == "child"


class Recipient(QPushButton):
    """Who would be told, and what, as high as the words need."""

    def __init__(self, consent: Consent) -> None:
        super().__init__()
        self.setObjectName("who")
        self.setCheckable(True)
        words = "　".join(filter(None, (consent.explained, consent.scope)))
        tick = label("", wrap=False)
        tick.setPixmap(pixmap("check", theme.ACCENT, 26))
        tick.hide()
        self.toggled.connect(tick.setVisible)
        name = row(label(consent.recipient, "said"), tick)
        name.setStretch(0, 1)
        parts: list[QWidget | QLayout] = [name, *([label(words, "soft")] if words else [])]
        self._inner = column(*parts, spacing=2)
        self._inner.setContentsMargins(18, 10, 18, 12)
        self.setLayout(self._inner)
        for each in self.findChildren(QWidget):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(f"{consent.recipient}　{words}".strip("　"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(TARGET)

    def heightForWidth(self, width: int) -> int:
        return max(self._inner.totalHeightForWidth(width), TARGET)

    def sizeHint(self) -> QSize:
        return self._inner.sizeHint()
