import shutil
from pathlib import Path

import pytest

from kasesupport import resources
from kasesupport.domain import meetings
from kasesupport.domain.problems import Problem
from kasesupport.practice.load import load


def test_what_the_acts_and_reads_name_is_asked() -> None:
    practice = load()
    item, task = practice.meetings
    assert (item.id, task.id) == (meetings.ITEM, meetings.TASK)
    assert {meetings.DECIDE, meetings.ASKED, meetings.ATTENDS} <= {field.id for field in item.fields}
    assert {meetings.WHAT, meetings.WHO, meetings.UNTIL, meetings.DONE} == {field.id for field in task.fields}


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('id = "meeting.why"', 'id = "support.why"'),
        ('id = "meeting.why"', 'id = "meeting.talk"'),
        ('phase = "meeting"', 'phase = "meetings"'),
        ('label = "決まったこと"', 'label = "決まったこと"\nshow_if = { question = "meeting.asked", is = ["asked"] }'),
    ],
)
def test_a_fault_is_told_with_its_file(tmp_path: Path, was: str, becomes: str) -> None:
    folder = shutil.copytree(resources.path("practice"), tmp_path / "practice")
    path = folder / "meetings.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(Problem, match="practice_file") as caught:
        load(folder)
    assert caught.value.facts["file"] == "meetings.toml"
