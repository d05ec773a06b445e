"""The office's list of readings: kept with the vault, in hiragana, one way to read a word."""

import pytest

from kasesupport.cases.readings import readings, tell_reading
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile


def test_a_word_is_kept_with_its_reading_and_taken_out_again(casefile: CaseFile) -> None:
    assert readings(casefile) == ()
    tell_reading(casefile, "支援者", "シエンシャ")
    tell_reading(casefile, " 夜間 ", "やかん")
    assert readings(casefile) == (("支援者", "しえんしゃ"), ("夜間", "やかん"))
    tell_reading(casefile, "支援者", "しえんもの")
    assert dict(readings(casefile))["支援者"] == "しえんもの"
    tell_reading(casefile, "夜間", "")
    assert readings(casefile) == (("支援者", "しえんもの"),)


@pytest.mark.parametrize(("word", "reading"), [("", "よみ"), ("言葉", "words"), ("言葉", "言葉"), ("言葉", "")])
def test_what_is_no_reading_is_refused(casefile: CaseFile, word: str, reading: str) -> None:
    with pytest.raises(Problem) as raised:
        tell_reading(casefile, word, reading)
    assert raised.value.code == "no_reading"
    assert readings(casefile) == ()
