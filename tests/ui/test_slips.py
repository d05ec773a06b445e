import pytest

from kasesupport.ui.slips import caps_lock_seems_on, is_wide


@pytest.mark.parametrize(
    ("letter", "shift", "on"),
    [("a", False, False), ("A", True, False), ("A", False, True), ("a", True, True), ("7", True, False),
     ("!", True, False), ("あ", True, False), ("", False, False), ("AB", False, False)],
)  # fmt: skip
def test_caps_lock_is_guessed_from_a_letters_case_against_shift(letter: str, shift: bool, on: bool) -> None:
    assert caps_lock_seems_on(letter, shift) is on


@pytest.mark.parametrize(
    ("text", "wide"), [("", False), ("midori 7!", False), ("みどり", True), ("ｍｉｄｏｒｉ", True)]
)
def test_what_needs_the_input_method_is_seen(text: str, wide: bool) -> None:
    assert is_wide(text) is wide
