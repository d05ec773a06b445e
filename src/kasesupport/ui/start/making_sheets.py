"""The questions on the way to a new vault, one sheet each: where, who, by which passphrase, with a key file or not."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from kasesupport import messages
from kasesupport.domain.problems import Problem
from kasesupport.ui import files, theme
from kasesupport.ui.secret_fields import PassphrasePair
from kasesupport.ui.start.sheet import Sheet
from kasesupport.ui.start.words import NAME, breakable
from kasesupport.ui.widgets import button, label, row

STEPS = 6


class WhereSheet(Sheet):
    """Where the vault's folder comes to stand."""

    def __init__(self, proposed: Path) -> None:
        super().__init__()
        self.folder = proposed
        self._place, self._warning = label("", "label"), label("", "warmbox")
        self.lay(
            self.tr("どこに置きますか"),
            label(self.tr("すべての記録は、「保管庫」というフォルダーひとつに、鍵をかけて入れます。"), "soft"),
            self._place,
            row(button(self.tr("場所をかえる"), self._ask, icon_name="pencil"), None),
            self._warning,
            label(self.tr(
                          "このパソコンの中をおすすめします。控え（バックアップ）は、"
                          "あとでUSBメモリーにもとれます。"), "soft"),
            onward=self.tr("つぎへ"), back=True, at=1, of=STEPS,
        )  # fmt: skip
        self.take(proposed)

    def begin(self) -> None:
        self.go.setFocus()

    def take(self, folder: Path) -> None:
        """Propose this folder, with a warning where it does not lie well."""
        self.folder = free(folder.parent, folder.stem)
        self._place.setText(breakable(self.folder))
        taken = self._taken() if self.folder != folder else ""
        against, possible = self._against(self.folder)
        self._warning.setText("\n\n".join(words for words in (against, taken) if words))
        self._warning.setVisible(bool(self._warning.text()))
        self.go.setEnabled(possible)

    def _against(self, folder: Path) -> tuple[str, bool]:
        """What speaks against the place, in words, and whether it can be used all the same."""
        from kasesupport.cases import opening

        try:
            found = opening.look_at_place(folder)
        except Problem as problem:
            return messages.text(problem, "ja"), False
        clouds = [str(notice.facts["service"]) for notice in found if notice.code == "cloud_folder"]
        return "".join(self._cloud(service) for service in clouds), True

    def _ask(self) -> None:
        if chosen := files.folder(self, self.tr("保管庫を置くフォルダー"), self.folder.parent):
            self.take(chosen / NAME)
            if self.go.isEnabled():
                self.go.setFocus()

    def _cloud(self, service: str) -> str:
        words = self.tr(
            "ここは、%1で同期されるフォルダーです。記録の写しが外のサーバーに残ったり、同期の途中でこわれたりする"
            "おそれがあります。「場所をかえる」で、同期されないフォルダーを選ぶことをおすすめします。"
        )
        return words.replace("%1", service)

    def _taken(self) -> str:
        return self.tr(
            "ここには、もう保管庫があります。いまあるものはそのままにして、名前を変えて置きます。"
            "いまあるほうを使うときは、戻って「いまある保管庫をひらく」を選んでください。"
        )


class WhoSheet(Sheet):
    """Who keeps the vault, and what stands on the key."""

    def __init__(self) -> None:
        super().__init__()
        self.name = line(self.tr("お名前"), self.tr("例：佐藤 みどり"))
        self.title = line(self.tr("職種・役職（なくてもかまいません）"), self.tr("例：統括支援員"))
        self.label = line(self.tr("鍵の名札"), self.tr("鍵1"))
        self.label.setText(self.tr("鍵1"))
        self.lay(
            self.tr("あなたのこと"),
            label(self.tr("だれが書いた記録かが残ります。名前は、鍵のかかった保管庫の中に入ります。"), "soft"),
            label(self.tr("お名前"), "label"), self.name,
            label(self.tr("職種・役職（なくてもかまいません）"), "label"), self.title,
            label(self.tr("鍵の名札"), "label"), self.label,
            label(self.tr(
                          "名札だけは鍵の外側に書かれ、保管庫を開く前に、だれにでも見えます。"
                          "人や家庭の名前は入れないでください。"), "soft"),
            onward=self.tr("つぎへ"), back=True, at=2, of=STEPS,
        )  # fmt: skip

    def is_ready(self) -> bool:
        """Whether a name was given; else it is asked for."""
        if self.name.text().strip():
            self.say("")
            return True
        self.say(self.tr("お名前を入れてください。だれが書いた記録かを残すためです。"))
        self.name.setFocus()
        return False


class WordSheet(Sheet):
    """The passphrase, twice."""

    def __init__(self) -> None:
        super().__init__()
        self.pair = PassphrasePair()
        self.lay(
            self.tr("合言葉を決める"),
            label(self.tr(
                          "保管庫は、この合言葉で開きます。関係のない言葉を4つほどつなげると、"
                          "覚えやすく、あてられにくくなります。"), "soft"),
            self.pair,
            label(self.tr("日本語で入れるときは、目のボタンを押して、文字が見えるようにしてください。"), "soft"),
            onward=self.tr("つぎへ"), back=True, at=3, of=STEPS,
        )  # fmt: skip

    def is_ready(self) -> bool:
        """Whether a strong one was typed twice; else it is said, or the cursor put where it is still to be typed."""
        if self.pair.first.text() and not self.pair.second.text():
            self.pair.second.line.setFocus()
            return False
        return self.pair.passphrase() is not None


class FactorSheet(Sheet):
    """A key file on a stick, if they like; the last question before the vault is made."""

    def __init__(self, near: Path) -> None:
        super().__init__()
        self._near = near
        self.path: Path | None = None
        self.key_file = b""
        self._made = label("", "goodbox")
        self._made.hide()
        self._warning = label(
            self.tr(
                "保管庫と同じパソコンの中です。一緒になくすと役に立ちません。"
                "USBメモリーに移して、別に持ち歩いてください。"
            ),
            "warm",
        )
        self._warning.hide()
        self._without = button(self.tr("鍵ファイルは使わない"), lambda: self.take(None, b""), "quiet", "x")
        self._without.hide()
        self.lay(
            self.tr("鍵ファイルも使いますか"),
            label(self.tr(
                          "鍵ファイルは、USBメモリーに入れる、もうひとつの鍵です。"
                          "パソコンのかばんとは別に持ち歩けば、かばんごとなくしても、"
                          "拾った人は合言葉をあてても開けません。")),
            button(self.tr("USBメモリーに鍵ファイルをつくる"), self._ask, icon_name="key-round"),
            self._made, self._warning, row(self._without, None),
            label(self.tr("使わなくてもかまいません。あとから使いはじめることも、やめることもできます。"), "soft"),
            back=True, onward=self.tr("鍵ファイルなしで、保管庫をつくる"), at=4, of=STEPS,
        )  # fmt: skip
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("鍵ファイルも使いますか"))

    def begin(self) -> None:
        """On the sheet and not on a button: blanks of a passphrase still being typed must not answer the question."""
        self.setFocus()

    def take(self, path: Path | None, bits: bytes) -> None:
        """Use this key file, or none."""
        self.path, self.key_file = path, bits
        words = self.tr("鍵ファイル「%1」をつくりました。保管庫を開くたびに、このUSBメモリーを差し込みます。")
        self._made.setText(words.replace("%1", path.name if path else ""))
        for part in (self._made, self._without):
            part.setVisible(path is not None)
        self._warning.setVisible(path is not None and same_disk(path.parent, self._near))
        self.go.setText(self.tr("この鍵で、保管庫をつくる") if path else self.tr("鍵ファイルなしで、保管庫をつくる"))
        self.go.setAccessibleName(self.go.text())

    def _ask(self) -> None:
        if chosen := files.new_file(self, self.tr("鍵ファイルを置くUSBメモリー"), "kasesupport.key", files.key_files()):
            self._make(chosen[0])

    def _make(self, path: Path) -> None:
        from kasesupport.cases import keys

        try:
            self.take(path, keys.new_key_file(path))
            self.say("")
            self.go.setFocus()
        except Problem as problem:
            self.say_problem(problem)


def line(name: str, placeholder: str) -> QLineEdit:
    """A field of one line."""
    made = QLineEdit()
    made.setPlaceholderText(placeholder)
    made.setAccessibleName(name)
    made.setMinimumHeight(theme.TOUCH)
    made.setMaxLength(60)
    return made


def same_disk(one: Path, other: Path) -> bool:
    """Whether two places lie on one disk. False where that cannot be known."""
    try:
        return one.stat().st_dev == existing(other).stat().st_dev
    except OSError:
        return False


def existing(path: Path) -> Path:
    """The nearest folder above that is there."""
    return next((each for each in (path, *path.parents) if each.exists()), path)


def free(folder: Path, stem: str) -> Path:
    """A name for a vault that is not taken there."""
    names = (f"{stem}{f'-{n}' if n > 1 else ''}.vault" for n in range(1, 10_000))
    return next(folder / name for name in names if not holds_something(folder / name))


def holds_something(path: Path) -> bool:
    """Whether a file, or a folder with anything in it, stands there. An empty folder is free."""
    try:
        return path.is_file() or path.is_symlink() or (path.is_dir() and any(path.iterdir()))
    except OSError:
        return True
