"""An office's hour at the keyboard: what two workers do between nine and ten, each job a script of its own."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QTableView, QWidget
from tests.ui.hour.keyboard import ALT, CTRL, SHIFT, Key, Keyboard, Script, words_of

PASSPHRASE = "みどりの川をわたる七つの橋"


def vault(keys: Keyboard, window: QWidget) -> Script:
    """The first morning: a vault of one's own."""
    keys.job = "保管庫をつくる"
    yield from keys.push("保管庫をつくる")
    yield from keys.push("つぎへ")
    yield from keys.to("お名前")
    yield from keys.write("佐藤みどり")
    yield from keys.press(Key.Key_Return)
    for words in ("新しい合言葉…", "もう一度…"):
        yield from keys.to(words)
        yield from keys.write(PASSPHRASE)
    yield from keys.push("つぎへ")
    yield from keys.push("鍵ファイルなしで…")
    for words in ("あとでつくる", "わかりました…", "はじめる"):
        yield from keys.until(lambda words=words: shown(window, words), words)
        yield from keys.push(words)
    yield from keys.until(lambda: shown(window, "新しい家庭"), "the list")


def shown(window: QWidget, words: str) -> bool:
    """Whether a button with these words is to be seen."""
    return any(
        words.removesuffix("…") in words_of(each) for each in window.findChildren(QPushButton) if each.isVisible()
    )


def lines(window: QWidget) -> int:
    """How many lines the table has that is to be seen."""
    tables = (each for each in window.findChildren(QTableView) if each.isVisible())
    return max((each.model().rowCount() for each in tables), default=0)


def family(keys: Keyboard, window: QWidget) -> Script:
    """A family comes in: who is known, at a time on the telephone."""
    keys.job = "新しい家庭"
    yield from keys.press(Key.Key_N, CTRL)
    yield from keys.until(lambda: "家庭の呼び名" in keys.at(), "the form")
    for words in ("佐倉", "さくら", "0123-45-6789"):
        yield from keys.write(words)
        yield from keys.press(Key.Key_Tab)
    for who, birth in (("佐倉 陽葵", "H26.4.2"), ("佐倉 美咲", "")):
        yield from keys.to("名前")
        yield from keys.write(who)
        yield from keys.to("生まれた日")
        yield from keys.write(birth)
    yield from keys.press(Key.Key_Return, CTRL)
    yield from keys.until(lambda: shown(window, "経過を書く"), "the family")


def call(keys: Keyboard, window: QWidget) -> Script:
    """A telephone call, written down while the receiver is put back."""
    keys.job = "電話の記録"
    yield from keys.press(Key.Key_N, CTRL | SHIFT)
    yield from keys.until(lambda: keys.at() == "聞いた言葉", "the record")
    yield from keys.write("夜番の日、夕方から寝るまでの3時間がまわらない。")
    yield from keys.to("事実…")
    yield from keys.write("お母さんから電話。明日の夕方に伺うことにした。")
    yield from keys.press(Key.Key_Return, CTRL)
    yield from keys.until(lambda: keys.at() != "聞いた言葉" and not keys.where().inherits("QDialog"), "the family")


def intake(keys: Keyboard, window: QWidget) -> Script:
    """What the mother said goes where the first phase asks for it."""
    keys.job = "インテーク"
    yield from keys.press(Key.Key_1, CTRL)
    yield from keys.push("困っていること・気がかり…")
    yield from keys.press(Key.Key_F6)
    yield from keys.to("ことば")
    yield from keys.write("夕方から寝るまでが回らない")
    yield from keys.press(Key.Key_Right, ALT)
    yield from keys.to("ことば")
    yield from keys.write("水曜は笑ってごはんを食べたい")


def genogram(keys: Keyboard, window: QWidget) -> Script:
    """The aunt whom the mother spoke of is drawn beside her."""
    keys.job = "ジェノグラム"
    yield from keys.press(Key.Key_1, CTRL)
    yield from keys.many(Key.Key_PageUp, 5, CTRL)
    yield from keys.until(lambda: keys.at() == "ジェノグラム", "the genogram")
    yield from keys.press(Key.Key_Tab)
    yield from keys.press(Key.Key_4)
    yield from keys.until(lambda: keys.at() == "名前", "the panel")
    yield from keys.write("佐倉 由佳")
    yield from keys.press(Key.Key_Return)


def ecomap(keys: Keyboard, window: QWidget) -> Script:
    """The school, which is not in the register yet, comes onto the map."""
    keys.job = "エコマップ"
    yield from keys.press(Key.Key_PageDown, CTRL)
    yield from keys.until(lambda: keys.at() == "エコマップ", "the ecomap")
    yield from keys.press(Key.Key_F)
    yield from keys.write("みどり小学校")
    yield from keys.press(Key.Key_Return)
    yield from keys.until(lambda: keys.at() == "名前", "the panel")


def plan(keys: Keyboard, window: QWidget, folder: Path) -> Script:
    """A first goal, and the sheet as a PDF."""
    keys.job = "サポートプラン"
    yield from keys.press(Key.Key_3, CTRL)
    yield from keys.push("長期目標…")
    yield from keys.press(Key.Key_F6)
    yield from keys.to("こうなりたい")
    yield from keys.write("水曜は笑ってごはんを食べる")
    yield from keys.press(Key.Key_7, CTRL)
    yield from keys.press(Key.Key_PageDown, CTRL)
    yield from keys.push("PDFに保存")
    yield from keys.until(lambda: keys.where().inherits("QLineEdit"), "the file's name")
    yield from keys.press(Key.Key_A, CTRL)
    yield from keys.write(str(folder / "plan.pdf"))
    yield from keys.press(Key.Key_Return)
    yield from keys.until((folder / "plan.pdf").exists, "the PDF")


def seek(keys: Keyboard, window: QWidget) -> Script:
    """Where somebody spoke of the evening: two characters, and back to the list."""
    keys.job = "さがす"
    yield from keys.press(Key.Key_F, CTRL | SHIFT)
    yield from keys.until(lambda: keys.at() == "家庭をさがす", "the list")
    yield from keys.press(Key.Key_F, CTRL)
    yield from keys.until(lambda: keys.at() == "ことばでさがす", "the search")
    yield from keys.write("夕方")
    yield from keys.until(lambda: shown(window, "夕方から寝るまで…"), "what is found")
    yield from keys.press(Key.Key_Return)
    yield from keys.until(lambda: shown(window, "経過を書く"), "the family")
    yield from keys.press(Key.Key_F, CTRL | SHIFT)
    yield from keys.until(lambda: "夕方" in keys.at(), "what was found, as it was left")
    yield from keys.press(Key.Key_Escape)
    yield from keys.until(lambda: keys.at() == "家庭をさがす", "the list")


def days(keys: Keyboard, window: QWidget) -> Script:
    """The month, a week on, and back."""
    keys.job = "今日・週・月"
    yield from keys.push("見わたす日 月")
    yield from keys.until(lambda: "月" in keys.at() and "日" in keys.at(), "the month")
    yield from keys.press(Key.Key_Down)
    yield from keys.press(Key.Key_Escape)
    yield from keys.until(lambda: keys.at() == "家庭をさがす", "the list")


def caseload(keys: Keyboard, window: QWidget) -> Script:
    """All families in one table: to the one that begins with さ, and back to the table and to the list."""
    keys.job = "ケース一覧"
    yield from keys.push("ケース一覧")
    yield from keys.until(lambda: lines(window), "the table")
    yield from keys.write("さ")
    yield from keys.press(Key.Key_Return)
    yield from keys.until(lambda: shown(window, "経過を書く"), "the family")
    yield from keys.press(Key.Key_F, CTRL | SHIFT)
    yield from keys.until(lambda: keys.at() == "ケース一覧", "the table")
    yield from keys.press(Key.Key_Escape)
    yield from keys.until(lambda: keys.at() == "家庭をさがす", "the list")


def register(keys: Keyboard, window: QWidget) -> Script:
    """A place of the area that a colleague told of comes into the register."""
    keys.job = "地域資源台帳"
    yield from keys.push("地域資源台帳")
    yield from keys.until(lambda: keys.at() == "地域資源をさがす", "the register")
    yield from keys.press(Key.Key_N, CTRL)
    yield from keys.until(lambda: keys.at() == "名前", "the form")
    yield from keys.write("こども食堂 ひだまり")
    yield from keys.push("台帳に加える")
    yield from keys.press(Key.Key_F, CTRL | SHIFT)
    yield from keys.until(lambda: keys.at() == "家庭をさがす", "the list")


def meeting(keys: Keyboard, window: QWidget) -> Script:
    """A meeting with the family on its agenda."""
    keys.job = "会議"
    yield from keys.push("会議…")
    yield from keys.until(lambda: shown(window, "会議を足す"), "the meetings")
    yield from keys.push("会議を足す")
    yield from keys.to("何のために")
    yield from keys.write("夕方の手伝いを、家族と一緒に考える")
    yield from keys.to("議題に足す家庭")
    yield from keys.write("さくら")
    yield from keys.until(lambda: shown(window, "＋ 佐倉"), "the family")
    yield from keys.press(Key.Key_Return)
    yield from keys.to("この会議で決めること")
    yield from keys.write("だれが、いつ、夕方に行けるか")


def lock(keys: Keyboard, window: QWidget) -> Script:
    """Away from the desk."""
    keys.job = "鍵をかける"
    yield from keys.press(Key.Key_L, CTRL)
    yield from keys.until(lambda: not window.isVisible(), "the lock")


def hour(keys: Keyboard, window: QWidget, folder: Path, done: Callable[[str], object] = str) -> Script:
    """All jobs but the lock, one after the other; `done` hears of each that is done."""
    drawn = (vault, family, call, intake, genogram, ecomap, partial(plan, folder=folder))
    for job in (*drawn, seek, days, caseload, register, meeting):
        yield from job(keys, window)
        done(keys.job)
