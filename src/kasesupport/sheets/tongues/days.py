"""How a day and an hour are read: 4日 よっか, 20日 はつか, 令和 れいわ, 木曜日 もくようび."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from kasesupport.sheets.tongues.readings import reduced

DAYS: Mapping[str, str] = MappingProxyType(
    {
        "1": "ついたち", "2": "ふつか", "3": "みっか", "4": "よっか", "5": "いつか", "6": "むいか", "7": "なのか",
        "8": "ようか", "9": "ここのか", "10": "とおか", "14": "じゅうよっか", "20": "はつか", "24": "にじゅうよっか",
    }
)  # fmt: skip
WORDS: Mapping[str, str] = MappingProxyType(
    {
        "令和": "れいわ", "平成": "へいせい", "昭和": "しょうわ", "大正": "たいしょう", "明治": "めいじ",
        "午前": "ごぜん", "午後": "ごご", "月曜日": "げつようび", "火曜日": "かようび", "水曜日": "すいようび",
        "木曜日": "もくようび", "金曜日": "きんようび", "土曜日": "どようび", "日曜日": "にちようび",
    }
)  # fmt: skip
COUNTED: Mapping[str, str] = MappingProxyType({"年": "ねん", "月": "がつ", "日": "にち", "時": "じ"})
PUN = "013468"  # minutes that end so are ぷん, the others ふん
_UNIT = r"(?:(?P<number>[0-9]+)|(?<=　))(?P<unit>[年月日時分])"  # after a blank: to be written by hand
_TOLD = re.compile("|".join([*WORDS, "元年", _UNIT]))


def read_aloud(words: str, grade: int | None) -> str:
    """Words that say days and hours, with the readings that a child of that grade needs; as they are for None."""
    return words if grade is None else reduced(_TOLD.sub(_with_reading, words), grade)


def _with_reading(found: re.Match[str]) -> str:
    if found["unit"] is None:
        return f"｜{found[0]}《{WORDS.get(found[0], 'がんねん')}》"
    number, unit = found["number"] or "", found["unit"]
    if unit == "日" and number.lstrip("0") in DAYS:
        return f"｜{found[0]}《{DAYS[number.lstrip('0')]}》"
    if unit == "分":
        return f"{number}｜分《{'ぷん' if number[-1:] in PUN else 'ふん'}》"
    return f"{number}｜{unit}《{COUNTED[unit]}》"
