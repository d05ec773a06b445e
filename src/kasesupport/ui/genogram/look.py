"""How the genogram is shown on this screen: the switches of its panel, and what is said of the practitioner's layer."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from kasesupport.diagrams.genogram.look import BADGES, GenogramLook
from kasesupport.ui.genogram.panels import Switch

See = Callable[..., object]  # takes fields of a GenogramLook that change


def switches(look_of: Callable[[], GenogramLook], see: See) -> Mapping[str, tuple[Switch, ...]]:
    """The switches by the heading they stand below. `look_of` gives the look as it is when a switch is turned."""
    look = look_of()
    western = (look.era or look.conventions.era) == "seireki"
    shown = (
        Switch("furigana", _tr("ふりがな"), look.furigana, lambda on: see(furigana=on)),
        Switch(
            "called", _tr("家での呼び名"), look.labels == "called", lambda on: see(labels="called" if on else "name")
        ),
        Switch("seireki", _tr("西暦"), western, lambda on: see(era="seireki" if on else "wareki")),
        Switch("legend", _tr("凡例"), look.legend, lambda on: see(legend=on)),
    )
    bonds = (
        Switch("bonds", _tr("関係線"), look.bonds, lambda on: see(bonds=on)),
        Switch("bond_words", _tr("関係線のことば"), look.bond_words, lambda on: see(bond_words=on)),
    )
    layer = Switch("practitioner", _tr("センターだけの情報"), look.practitioner, lambda on: see(practitioner=on))
    return {
        _tr("見せ方"): shown,
        _tr("名前の下に"): tuple(_badge(name, look_of, see) for name in BADGES),
        _tr("線"): bonds,
        _tr("センターだけ（暴力・病気・障害・メモ）"): (layer,),
    }


def _badge(name: str, look_of: Callable[[], GenogramLook], see: See) -> Switch:
    words = {"grade": _tr("学年"), "note": _tr("所属"), "work": _tr("仕事"), "care": _tr("通院")}

    def turn(on: bool) -> None:
        shown = look_of().badges
        see(badges=shown | {name} if on else shown - {name})

    return Switch(name, words[name], name in look_of().badges, turn)


def layer_words() -> str:
    """Said over the picture while the practitioner's layer is on."""
    return _tr("センターだけの情報が見えています。ご家族と見るときは切ってください。")


def _tr(words: str) -> str:
    return QCoreApplication.translate("genogram_look", words)
