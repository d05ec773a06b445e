import pytest

from kasesupport.exchange.spreadsheets.marks import marks


@pytest.mark.parametrize("value", [b"", b"<v/>", b"<v />", b"<v></v>", b'<v xml:space="preserve"></v>'])
def test_a_formula_without_its_value_is_told_however_nothing_is_written(value: bytes) -> None:
    assert marks(b'<row r="1"><c r="A1"><f>1+1</f>' + value + b"</c></row>").unseen == 1


def test_a_formula_with_its_value_is_a_value() -> None:
    assert marks(b'<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>').unseen == 0
