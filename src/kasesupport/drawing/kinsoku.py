"""Where a Japanese line may break (JIS X 4051): what may not begin a line, what may not end one, what hangs."""

import re
from functools import lru_cache

NO_START = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々〻ー’”）〕］｝〉》」』】｠〙〗〟»‐–〜～…‥゠"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "｡､･ﾞﾟｰ｣ｧｨｩｪｫｬｭｮｯ?!),.:;]}%％℃°′″‼⁇⁈⁉"
)
NO_END = frozenset("‘“（〔［｛〈《「『【｟〘〖〝«｢([{¥￥＄$£＃#№＠@")
COUNTED = frozenset("年月日時分秒週回歳才人名枚件円点番")
HANGING = frozenset("、。，．､｡")
HANG = 0.5  # em a hanging sign may stand out over the line: its right half is blank
_WORD = re.compile(r"[A-Za-z0-9０-９Ａ-Ｚａ-ｚ\u00c0-\u1fff\uac00-\ud7a3.,'’:/@_&+=?%#~\-]")


def _counted(before: str, after: str) -> bool:
    """Whether a number is followed by what it counts: 21日, 3人."""
    return before[-1].isdecimal() and after[0] in COUNTED


@lru_cache(maxsize=4096)
def may_break(before: str, after: str) -> bool:
    """Whether a line may end with the sign `before` when the sign `after` follows at once."""
    if after[0] in NO_START or before[0] in NO_END or after.isspace():
        return False
    return not (_WORD.match(before) and _WORD.match(after)) and not _counted(before, after)
