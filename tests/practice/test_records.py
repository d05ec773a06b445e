from pathlib import Path

import pytest

from kasesupport import resources
from kasesupport.domain.contacts import OWN
from kasesupport.domain.problems import Problem
from kasesupport.practice.load import load
from kasesupport.practice.office import OfficeFile, load_with
from kasesupport.practice.records import as_phase

HEAD = 'phase = "record"\n'


def test_an_office_adds_rewords_and_hides_beginnings() -> None:
    laid = load_with([OfficeFile("町.toml", HEAD + """
[[template]]
id = "our_call"
label = "町の電話"
how = "phone"
facts = "聞くこと："

[[template]]
id = "absent"
withdrawn = "2027-04"

[[question]]
id = "record.contact"
[[question.field]]
id = "record.how"
options = [{ id = "cafe", label = "こども食堂" }]
""")])  # fmt: skip
    ours = {each.id: each for each in load().templates}
    theirs = {each.id: each for each in laid.templates}
    assert theirs["our_call"].values == (("record.how", "phone"),)
    assert theirs["our_call"].words == (("record.facts", "聞くこと："),)
    assert theirs["absent"].withdrawn
    assert not ours["absent"].withdrawn
    assert [option.id for option in laid.question("record.how").options][-1] == "cafe"
    assert as_phase(laid) != as_phase(load())


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ('[[template]]\nid = "a"\nlabel = "あ"\nhow = "walk"\n', 5),
        ('[[template]]\nid = "a"\nlabel = "あ"\ncolour = "赤"\n', 5),
    ],
)
def test_a_fault_is_told_with_its_line(words: str, line: int) -> None:
    with pytest.raises(Problem, match="office_file") as found:
        load_with([OfficeFile("町.toml", HEAD + words)])
    assert found.value.facts["line"] == line


def test_what_the_act_itself_writes_has_a_field(tmp_path: Path) -> None:
    contact, addendum = load().records
    assert {field.id for field in contact.fields} >= OWN
    assert all(each.side == "office" for each in (contact, *contact.fields, addendum, *addendum.fields))
    assert resources.path("practice", "records.toml").exists()
