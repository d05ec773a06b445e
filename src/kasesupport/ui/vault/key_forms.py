"""Forms of the keys: a key for a colleague, another passphrase for one's own, another name on a key."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QLineEdit

from kasesupport.cases import keys
from kasesupport.cases.opening import KeyLine, Secret
from kasesupport.cases.practitioners import Practitioner
from kasesupport.domain.problems import Problem
from kasesupport.ui import theme
from kasesupport.ui.secret_fields import PassphrasePair, SecretField
from kasesupport.ui.start.fields import KeyFileField
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.factor_field import FactorField
from kasesupport.ui.vault.sheets import Form
from kasesupport.ui.widgets import button, label, starts_at

Back = Callable[[], object]


class NewKeyForm(Form):
    """The colleague types the passphrase; nobody else needs to know it. `proposed`: the 名札."""

    def __init__(self, desk: Desk, one: Practitioner, proposed: str, back: Back) -> None:
        super().__init__("", back)
        self._title = self.tr("%1 さんの鍵をつくる").replace("%1", one.name)
        self._desk, self._id = desk, one.id
        self.label = label_field(proposed)
        self.pair, self.factor = PassphrasePair(), FactorField(desk)
        go = button(self.tr("この合言葉で鍵をつくる"), self._make, "main", "key-round")
        self.pair.entered.connect(go.click)
        self.factor.settled.connect(self.label.setFocus)
        lead = self.tr("ここからは、%1 さんに代わってください。合言葉は、本人だけが知っているようにします。")
        japanese = self.tr("日本語で入れるときは、目のボタンを押して、文字が見えるようにしてください。")
        parts = (label(lead.replace("%1", one.name)), self.pair, label(japanese, "soft"), self.factor)
        self.lay(*parts, *label_parts(self.label), go=go)
        starts_at(self, self.pair)

    def _make(self) -> None:
        passphrase = self.pair.passphrase()
        if passphrase is None:
            return
        secret = Secret(passphrase, self.factor.bits)
        self.run(
            lambda: keys.add_key(self._desk.file, self._id, self.label.text(), secret), self.tr("鍵をつくっています…")
        )


class ChangeForm(Form):
    """The old passphrase, then the new one twice; a key file as the key asks for it now, and shall from now on."""

    def __init__(self, desk: Desk, line: KeyLine, back: Back) -> None:
        super().__init__("", back)
        self._title = self.tr("合言葉をかえる")
        self._desk, self._line = desk, line
        self.old, self.old_file = SecretField(self.tr("いまの合言葉")), KeyFileField()
        self.old_file.setVisible(line.factor)
        self.old_file.chosen.connect(self._keep_on)
        self.pair, self.factor = PassphrasePair(), FactorField(desk)
        go = button(self.tr("この合言葉にかえる"), self._change, "main", "check")
        self.pair.entered.connect(go.click)
        self.factor.settled.connect(go.setFocus)
        self.lay(
            label(self.tr("いまの合言葉"), "label"), self.old, self.old_file,
            label(self.tr("新しい合言葉"), "label"), self.pair, self.factor, go=go,
        )  # fmt: skip
        starts_at(self, self.old)

    def _keep_on(self) -> None:
        """The same key file goes on being used, unless something else is chosen."""
        if self.old_file.path is not None and not self.factor.bits:
            self.factor.take(self.old_file.path)
        self.pair.first.line.setFocus()

    def _change(self) -> None:
        passphrase = self.pair.passphrase()
        if passphrase is None:
            return
        try:
            old = Secret(self.old.text(), self._old_bits())
        except Problem as problem:
            self.failed.emit(problem)
            return
        new = Secret(passphrase, self.factor.bits)
        self.run(
            lambda: keys.change_secret(self._desk.file, self._line.slot_id, old, new),
            self.tr("合言葉を変えています…"),
        )

    def _old_bits(self) -> bytes:
        if not self._line.factor:
            return b""
        if self.old_file.path is None:
            raise Problem("key_file_needed")
        return keys.read_key_file(self.old_file.path)


class RenameForm(Form):
    """Another 名札."""

    def __init__(self, desk: Desk, line: KeyLine, back: Back) -> None:
        super().__init__("", back)
        self._title = self.tr("名札をかえる")
        self.label = label_field(line.label)
        go = button(
            self.tr("この名札にする"),
            lambda: self.run(lambda: keys.rename_key(desk.file, line.slot_id, self.label.text()), ""), "main", "check",
        )  # fmt: skip
        self.label.returnPressed.connect(go.click)
        self.lay(*label_parts(self.label), go=go)
        starts_at(self, self.label)


def label_field(text: str) -> QLineEdit:
    """The 名札 of a key."""
    made = QLineEdit(text)
    made.setAccessibleName(made.tr("鍵の名札"))
    made.setPlaceholderText(made.tr("例：鍵1"))
    made.setMinimumHeight(theme.TOUCH)
    made.setMaxLength(keys.LABEL)
    return made


def label_parts(field: QLineEdit) -> tuple[QLabel, QLineEdit, QLabel]:
    """The field with what must be known of it."""
    words = field.tr(
        "名札だけは鍵の外側に書かれ、保管庫を開く前に、だれにでも見えます。人や家庭の名前は入れないでください。"
    )
    return label(field.tr("鍵の名札"), "label"), field, label(words, "soft")
