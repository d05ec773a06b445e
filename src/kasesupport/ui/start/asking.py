"""A sheet that asks for what opens something: the passphrase, or the printed recovery key."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kasesupport.domain.problems import Problem
from kasesupport.ui.places import Laptop
from kasesupport.ui.start.forms import CodeForm, Form, WordForm
from kasesupport.ui.start.sheet import Sheet, link
from kasesupport.ui.widgets import label, row


class AskSheet(Sheet):
    """`told` carries the Attempt. Between the ways of telling it one goes by the links below."""

    told = Signal(object)

    def __init__(self, title: str, lead: str, folder: Path, laptop: Laptop) -> None:
        super().__init__()
        self._folder = folder
        self.word = WordForm(folder, laptop)
        self._one, self._two = CodeForm(pair=False), CodeForm(pair=True)
        self._form: Form = self.word
        self._links = [
            link(self.tr("合言葉でひらく"), lambda: self._turn(self.word)),
            link(self.tr("回復キーでひらく"), lambda: self._turn(self._one)),
            link(self.tr("2枚に分けた回復キーでひらく"), lambda: self._turn(self._two)),
        ]
        ways = row(*self._links, None)
        forms = (self.word, self._one, self._two)
        self.lay(title, label(lead, "soft"), *forms, ways, onward=self.tr("つぎへ"), back=True)
        self.onward.connect(self._tell)
        self._turn(self.word)

    def wrong(self, problem: Problem) -> None:
        """It did not open: say so, and let it be told again."""
        if self._form is not self.word and problem.code in ("wrong_passphrase", "backup_not_opened"):
            self.say(self._wrong_code())
        else:
            self.say_problem(problem)
        self._form.point(problem)

    def _wrong_code(self) -> str:
        return self.tr(
            "この回復キーでは、開けませんでした。控えにも記録にも手を加えていません。控えは、とったときの回復キーで開きます。"
            "新しい回復キーをつくる前の紙や、別の保管庫の紙ではないか、確かめてください。"
        )

    def put_down(self) -> None:
        self.word.put_down()
        super().put_down()

    def _turn(self, form: WordForm | CodeForm) -> None:
        self._form = form
        each: QWidget
        for each, way in zip((self.word, self._one, self._two), self._links, strict=True):
            each.setVisible(each is form)
            way.setVisible(each is not form)
        self.say("")
        self.begin()

    def _tell(self) -> None:
        if lacking := self._form.lacks():
            self.say(lacking)
        else:
            self.told.emit(self._form.attempt(self._folder))
