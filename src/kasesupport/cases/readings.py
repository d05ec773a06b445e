"""The office's list of words with their readings, kept with the vault; names have theirs with the person."""

import json
import re

from kasesupport.domain.problems import Problem
from kasesupport.domain.texts import clean_line
from kasesupport.store.casefile import CaseFile
from kasesupport.store.op import Op
from kasesupport.store.settings import get, put

SETTING = "readings"
_KANA = re.compile("[ぁ-ゖー・]+")


def readings(file: CaseFile) -> tuple[tuple[str, str], ...]:
    """Words and their readings in the order they were told. What makes no sense counts as not told."""
    try:
        found = json.loads(file.read(lambda connection: get(connection, SETTING)) or "{}")
        return tuple((str(word), str(reading)) for word, reading in found.items() if word)
    except (ValueError, AttributeError):
        return ()


def tell_reading(file: CaseFile, word: str, reading: str) -> None:
    """Keep how a word is read, in hiragana; without a reading the word is taken out. Raises Problem("no_reading")."""
    told, how = clean_line(word).strip(), _hiragana(clean_line(reading).strip())
    known = dict(readings(file))
    if not told or (how and not _KANA.fullmatch(how)) or not (how or told in known):
        raise Problem("no_reading")
    known.pop(told, "")
    wanted = {**known, **({told: how} if how else {})}
    stored = json.dumps(wanted, ensure_ascii=False)
    file.transact(Op("readings.edit"), lambda connection: put(connection, SETTING, stored))


def _hiragana(text: str) -> str:
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)
