"""The words of the pages on lists."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from kasesupport.exchange.spreadsheets.entries import Existing
from kasesupport.exchange.spreadsheets.fields import IGNORED, PERSON, fields
from kasesupport.ui.register.words import kinds


def encodings() -> Mapping[str, str]:
    """How a text can be written."""
    return {
        "utf-8": "UTF-8", "cp932": _tr("Shift_JIS（CP932）"), "utf-16": "UTF-16", "euc_jp": "EUC-JP",
    }  # fmt: skip


def delimiters() -> Mapping[str, str]:
    """What parts the cells of a line."""
    return {",": _tr("カンマ（,）"), "\t": _tr("タブ"), ";": _tr("セミコロン（;）")}


def targets() -> Mapping[str, str]:
    """Where a column can go."""
    return {IGNORED: _tr("取り込まない"), **{name: field.label for name, field in fields().items()}}


def kinds_of_words() -> Mapping[str, str]:
    """What a word of the list can stand for."""
    return {**kinds(), PERSON: _tr("個人（取り込まない）")}


def existing() -> Mapping[Existing, str]:
    """What becomes of a row that the register has."""
    return {
        "skip": _tr("台帳のまま"),
        "fill": _tr("空いている欄だけ入れる"),
        "overwrite": _tr("一覧のとおりに書きかえる"),
    }


def _tr(words: str) -> str:
    return QCoreApplication.translate("lists", words)
