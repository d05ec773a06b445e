"""鍵: who can open the vault and with what; the printed recovery key; the vault's key made anew."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from kasesupport.cases import keys
from kasesupport.cases import practitioners as people
from kasesupport.cases.opening import KeyLine
from kasesupport.cases.practitioners import Practitioner
from kasesupport.ui.vault.desk import Desk
from kasesupport.ui.vault.key_forms import ChangeForm, NewKeyForm, RenameForm
from kasesupport.ui.vault.lines import line_button
from kasesupport.ui.vault.recovery_walk import RecoveryWalk
from kasesupport.ui.vault.section import Section
from kasesupport.ui.vault.sheets import Asked, Job
from kasesupport.ui.widgets import button, card, chip, column, label, row
from kasesupport.ui.wizard.airy import airy


class KeysSection(Section):
    """A line for each key; a press opens what can be done with it."""

    def __init__(self, desk: Desk) -> None:
        lead = self.tr("鍵は、ひとりにひとつです。合言葉を人に教えるかわりに、その人の鍵をつくってください。")
        super().__init__(desk, self.tr("鍵"), lead)

    def parts(self) -> Iterable[QWidget]:
        lines = keys.keys(self.desk.file)
        yield from (self._line(each) for each in lines if each.kind == "practitioner")
        if people.may(self.desk.file, "keys"):
            yield self._adding()
            yield self._recovery([each for each in lines if each.kind != "practitioner"])
            yield self._factor()
            yield self._anew()

    def rekey(self) -> None:
        """Make the vault's key anew; the vault is closed then, and everybody opens it with the key they have."""
        file = self.desk.file
        words = self.tr(
            "保管庫全体を、新しい鍵でつくり直しています。途中でやめると、もとのままです。終わると、鍵がかかります。"
        )
        job = Job(self.tr("鍵をつくり直しています"), words, lambda progress: keys.rekey(file, progress))
        self.work(job, lambda _: self.desk.lock(), closes=True)

    def _line(self, each: KeyLine) -> QPushButton:
        who = each.practitioner or self.tr("（だれの鍵でもありません）")
        factor = self.tr("合言葉と鍵ファイル") if each.factor else self.tr("合言葉")
        under = "　".join(part for part in (each.title, self.tr("開くには：%1").replace("%1", factor)) if part)
        mine = self.tr("あなたの鍵") if each.own else ""
        title = f"{each.label or self.tr('（名札なし）')}　{who}"
        return line_button(title, under, lambda: self._open(each), mine)

    def _open(self, each: KeyLine) -> None:
        may = people.may(self.desk.file, "keys")
        if not (each.own or may):
            self.over(self._nothing())
            return
        self.over(self._actions(each, may=may))

    def _nothing(self) -> QFrame:
        back = button(self.tr("もどる"), self.back, "quiet", "arrow-left")
        return card(label(self.tr("ほかの人の鍵は、保管庫の管理担当だけが変えられます。")), row(back, None), margin=24)

    def _actions(self, each: KeyLine, *, may: bool) -> QFrame:
        """What can be done with this key by whoever looks at it."""
        acts: list[QPushButton] = []
        if each.own:
            acts.append(button(self.tr("合言葉をかえる"), lambda: self._change(each), "main", "key-round"))
        acts.append(button(self.tr("名札をかえる"), lambda: self._rename(each), icon_name="pencil"))
        holder = next((one for one in people.practitioners(self.desk.file) if one.slot_id == each.slot_id), None)
        if may and holder is not None and not each.own:
            acts.append(
                button(
                    self.tr("合言葉を忘れたので、鍵を新しくつくる"),
                    lambda: self._new_key(holder, each.label),
                    icon_name="rotate-ccw",
                )
            )
        if may:
            acts.append(button(self.tr("この鍵を外す"), lambda: self._ask_remove(each), icon_name="trash-2"))
        back = button(self.tr("もどる"), self.back, "quiet", "arrow-left")
        title = f"{each.label or self.tr('（名札なし）')}　{each.practitioner}"
        return card(label(title, "heading"), *acts, row(back, None), margin=24)

    def _change(self, each: KeyLine) -> None:
        self.fill(
            ChangeForm(self.desk, each, self.back),
            self._said(self.tr("合言葉を変えました。前にとった控えは、前の合言葉で開きます。")),
        )

    def _rename(self, each: KeyLine) -> None:
        self.fill(RenameForm(self.desk, each, self.back), self._said(self.tr("名札を変えました。")))

    def _said(self, words: str) -> Callable[[object], None]:
        return lambda _: self.desk.note(words)

    def _ask_remove(self, each: KeyLine) -> None:
        words = (
            self.tr("この鍵では、もう保管庫を開けなくなります。"),
            self.tr("ただし、いままでにとった控えや写しは、前の鍵のまま開けます。その人が写しを持っているかもしれないときは、"
                    "続けて「鍵をつくり直す」もしてください。これから書くことは、前の鍵では読めなくなります。"),
        )  # fmt: skip
        asked = Asked(self.tr("「%1」を外しますか").replace("%1", each.label), words, self.tr("この鍵を外す"))
        self.ask(asked, lambda: self._remove(each))

    def _remove(self, each: KeyLine) -> None:
        if not self.desk.do(lambda: keys.remove_key(self.desk.file, each.slot_id)):
            self.back()
            return
        words = (self.tr("前の鍵を知る人が、保管庫の写しを持っているかもしれないときは、いま、つくり直してください。"),)
        asked = Asked(
            self.tr("鍵を外しました。続けて、鍵をつくり直しますか"),
            words,
            self.tr("鍵をつくり直す"),
            self.tr("いまはしない"),
        )
        self.ask(asked, self.rekey)

    def _adding(self) -> QFrame:
        without = [one for one in people.practitioners(self.desk.file) if not one.slot_id]
        title = label(self.tr("同僚の鍵をつくる"), "heading")
        if not without:
            words = self.tr("鍵のない人はいません。新しい同僚は、先に「人と役割」で足してください。")
            go = button(self.tr("人と役割へ"), lambda: self.desk.go("people"), icon_name="users")
            return card(title, airy(words, "soft"), row(go, None))
        words = self.tr("鍵をつくる人を選んでください。合言葉は、その人が自分で入れます。")
        made = [button(one.name, self._pressed(one), icon_name="user-plus") for one in without]
        return card(title, airy(words, "soft"), column(*(row(each, None) for each in made)))

    def _pressed(self, one: Practitioner) -> Callable[[], None]:
        return lambda: self._new_key(one, self._next_label())

    def _next_label(self) -> str:
        taken = {each.label for each in keys.keys(self.desk.file)}
        names = (self.tr("鍵%1").replace("%1", str(n)) for n in range(1, len(taken) + 2))
        return next(name for name in names if name not in taken)

    def _new_key(self, one: Practitioner, proposed: str) -> None:
        form = NewKeyForm(self.desk, one, proposed, self.back)
        self.fill(form, lambda _: self.desk.note(self._made_words(one, factor=bool(form.factor.bits))))

    def _made_words(self, one: Practitioner, *, factor: bool) -> str:
        words = (
            self.tr("鍵をつくりました。%1 さんは、この合言葉と鍵ファイルの両方がそろうと、保管庫を開けます。")
            if factor
            else self.tr("鍵をつくりました。%1 さんは、この合言葉で保管庫を開けます。")
        )
        return words.replace("%1", one.name)

    def _recovery(self, printed: list[KeyLine]) -> QFrame:
        state, kind = self._recovery_words(printed)
        again = self.tr("回復キーを新しくつくる") if printed else self.tr("回復キーをつくる")
        buttons = [button(again, self._walk, "" if printed else "main", "printer")]
        if printed:
            buttons.append(
                button(self.tr("回復キーを外す"), lambda: self._ask_remove_printed(printed), "quiet", "trash-2")
            )
        return card(label(self.tr("回復キー（紙の鍵）"), "heading"), airy(state, kind), row(*buttons, None))

    def _recovery_words(self, printed: list[KeyLine]) -> tuple[str, str]:
        if not printed:
            return self.tr(
                "まだありません。全員が合言葉を忘れると、だれにも中を見ることができなくなります。いまつくって、紙を"
                "鍵のかかる場所にしまってください。"
            ), "warm"
        if printed[0].kind == "pair":
            return self.tr("あります（2枚に分けたもの）。ふたりの紙がそろうと、合言葉がなくても開けます。"), "soft"
        return self.tr("あります（1枚）。紙の48けたの数字があれば、合言葉がなくても開けます。"), "soft"

    def _walk(self) -> None:
        RecoveryWalk(self).begin()

    def _ask_remove_printed(self, printed: list[KeyLine]) -> None:
        words = (self.tr("いまある紙では、もう保管庫を開けなくなります。前にとった控えは、その紙でまだ開けます。"),)
        asked = Asked(self.tr("回復キーを外しますか"), words, self.tr("回復キーを外す"))
        self.ask(asked, lambda: self._remove_all(printed))

    def _remove_all(self, printed: list[KeyLine]) -> None:
        for each in printed:
            self.desk.do(lambda each=each: keys.remove_key(self.desk.file, each.slot_id))  # type: ignore[misc]
        self.back()

    def _factor(self) -> QFrame:
        on = keys.factor_required(self.desk.file)
        words = self.tr(
            "鍵ファイルは、USBメモリーに入れておくもうひとつの鍵です。パソコンをなくし、合言葉まで知られても、USBメモリーが"
            "なければ開けません。「必ず使う」にすると、これから鍵をつくるときと合言葉を変えるときに、鍵ファイルが要るようになります。"
        )
        switch = chip(self.tr("鍵ファイルを必ず使う"), on, self._set_factor)
        return card(label(self.tr("センターの決まり"), "heading"), airy(words, "soft"), row(switch, None))

    def _set_factor(self, on: bool) -> None:
        if self.desk.do(lambda: keys.set_factor_required(self.desk.file, on)):
            self.desk.note(
                self.tr("これからの鍵には、鍵ファイルが要ります。いまある鍵は、合言葉を変えるまでそのままです。")
                if on
                else self.tr("鍵ファイルは、使っても使わなくてもよくなりました。")
            )
        self.refresh()

    def _anew(self) -> QFrame:
        words = self.tr(
            "鍵を外した人が保管庫の写しを持っているかもしれないときや、パソコンをなくしたときに行います。保管庫全体を新しい鍵で"
            "つくり直すので、これから書くことは前の鍵では読めません。みなさんの合言葉は、いまのままです。"
        )
        go = button(self.tr("鍵をつくり直す"), self._ask_rekey, icon_name="rotate-ccw")
        return card(label(self.tr("鍵をつくり直す"), "heading"), airy(words, "soft"), row(go, None))

    def _ask_rekey(self) -> None:
        words = (
            self.tr("少し時間がかかります。終わると保管庫に鍵がかかり、いつもの合言葉でまた開けます。"),
            self.tr("前にとった控えは、前の鍵のまま残ります。いつまで残るかは「控え」のページで見られます。"),
        )
        self.ask(Asked(self.tr("鍵をつくり直しますか"), words, self.tr("つくり直す")), self.rekey)
