"""Chance on the register: whatever is done there is undone and done again whole, with two families tied to it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.chance import runs
from tests.vaults import new_file

from kasesupport.cases import area, ecomap, entries, experiences, families, gaps, register, shortages, views
from kasesupport.cases.register_merging import merge
from kasesupport.cases.rows import OpenCase
from kasesupport.domain.problems import Problem
from kasesupport.store.casefile import CaseFile
from kasesupport.store.opening import open_file

WORDS = st.text("ひだまり食堂㈱𠮷﨑 あ\n'\";%_\x00", max_size=12)
REFUSED = frozenset({"entry_in_use", "entry_needs_name", "shortage_in_use", "text_needed", "experience_needs_words"})


@contextmanager
def suppress_refused() -> Iterator[None]:
    """What the register may say no to; anything else fails the test."""
    try:
        yield
    except Problem as problem:
        if problem.code not in REFUSED:
            raise


def everything(file: CaseFile, cases: list[OpenCase]) -> tuple[object, ...]:
    told = entries.listed(file)
    found = [entries.experiences(file, entry.id) for entry in told]
    return told, found, shortages.listed(file), [views.record(case) for case in cases]


def acts(file: CaseFile, draw: Callable[[st.SearchStrategy[str]], str]) -> list[Callable[[], object]]:
    known = [entry.id for entry in entries.listed(file)]
    lacking = [entry.id for entry in shortages.listed(file)]
    one, other = draw(st.sampled_from(known)), draw(st.sampled_from(known))
    lack, second = draw(st.sampled_from(lacking)), draw(st.sampled_from(lacking))
    word = draw(WORDS)
    return [
        lambda: register.add(file, word, "place", tags=(word, "夜")),
        lambda: register.edit(file, one, strengths=word, tags=("夕方", word)),
        lambda: register.edit(file, one, name=word),
        lambda: register.close(file, one),
        lambda: register.reopen(file, one),
        lambda: register.remove(file, one),
        lambda: register.bring_in(file, [{"name": "一つめ"}, {"name": word}], {one: {"area": word}}),
        lambda: merge(file, one, other) if one != other else None,
        lambda: experiences.note(file, one, "helped", word),
        lambda: shortages.edit(file, lack, note=word, state="considering"),
        lambda: shortages.join(file, lack, second) if lack != second else None,
        lambda: shortages.remove(file, lack),
    ]


@settings(max_examples=runs(6), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_random_acts_of_the_area_undone_and_done_again(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        file = open_file(*new_file(Path(folder)))
        cases = [families.create(file, name) for name in ("佐倉", "辻")]
        for case in cases:
            for place in ("食堂", "教室"):
                ecomap.add_resource(case, place, "place")
            for text in ("夜の預かり", "居場所"):
                gaps.note(case, text, "place")
        before = everything(file, cases)
        for _ in range(data.draw(st.integers(3, 10))):
            with suppress_refused():
                data.draw(st.sampled_from(acts(file, data.draw)))()
        after = everything(file, cases)
        while area.undo(file):
            pass
        assert everything(file, cases) == before
        while area.redo(file):
            pass
        assert everything(file, cases) == after
        file.close()
