"""The journal in words: every act, table, column and value of the program has some."""

import ast
import csv
import io
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest
from tests.vaults import new_vault

from kasesupport import messages, resources
from kasesupport.cases import (
    access,
    backups,
    ecomap,
    families,
    people,
    plans,
    practitioners,
    restrictions,
    retention,
    talks,
    unions,
)
from kasesupport.cases.roles import ROLES
from kasesupport.cases.rows import OpenCase
from kasesupport.cases.telling import UNSAID, column_word, word
from kasesupport.diagrams.genogram.bonds import STYLES
from kasesupport.domain import record
from kasesupport.domain.dates import PartialDate
from kasesupport.domain.ecomap import ContactConsent, Direction, ResourceKind, Strength, TieState
from kasesupport.domain.people import (
    BondKind,
    ChildKind,
    ConditionKind,
    ConditionState,
    Loss,
    PersonKind,
    Sex,
    UnionKind,
)
from kasesupport.domain.problems import Problem
from kasesupport.store.history.journal import Author
from kasesupport.store.history.tally import RECORDED
from kasesupport.store.op import Op

SRC = Path(__file__).parents[2] / "src" / "kasesupport"
WORDS = messages.words(resources.path("messages", "journal.toml"))
OP = re.compile(r"[a-z]+\.[a-z_]+")
MAKERS = {"Op", "_op", "act", "add", "edit", "remove"}  # what is given an act's name
NOUNS = tuple(plans.NOUNS)


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _names(node: ast.expr, constants: dict[str, str]) -> list[str]:
    """The names of acts that an argument can be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value] if OP.fullmatch(node.value) else []
    if isinstance(node, ast.Name | ast.Attribute):
        name = node.id if isinstance(node, ast.Name) else node.attr
        return [constants[name]] if name in constants else []
    if isinstance(node, ast.JoinedStr) and ast.unparse(node).startswith("f'{noun}."):
        return [f"{noun}.{ast.unparse(node)[9:-1]}" for noun in NOUNS]
    return []


def _trees() -> Iterator[ast.Module]:
    for folder in ("store", "cases"):
        yield from (ast.parse(path.read_text(encoding="utf-8")) for path in (SRC / folder).rglob("*.py"))


def _constants() -> dict[str, str]:
    found: dict[str, str] = {}
    for node in (node for tree in _trees() for node in ast.walk(tree)):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple | ast.Name):
            targets = node.targets[0].elts if isinstance(node.targets[0], ast.Tuple) else [node.targets[0]]
            values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            for target, value in zip(targets, values, strict=False):
                if isinstance(target, ast.Name) and isinstance(value, ast.Constant) and OP.fullmatch(str(value.value)):
                    found[target.id] = str(value.value)
    return found


def _ops() -> set[str]:
    constants, found = _constants(), set()
    for call in (node for tree in _trees() for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if _called(call) in MAKERS:
            found |= {name for argument in call.args[:2] for name in _names(argument, constants)}
    return found


def test_the_walk_finds_acts_of_every_kind() -> None:
    told = {
        "family.create",
        "need.add",
        "goal.remove",
        "person.edit",
        "family.erase",
        "glass.break",
        "vault.restore",
        "key.add",
    }
    assert told <= _ops()


@pytest.mark.parametrize("op", sorted(_ops()))
def test_every_act_has_words(op: str) -> None:
    assert f"op.{op}" in WORDS, f'add ["op.{op}"] with ja and en to resources/messages/journal.toml'


@pytest.mark.parametrize("table", [table.name for table in RECORDED])
def test_every_table_and_column_has_words(table: str) -> None:
    assert f"table.{table}" in WORDS
    columns = next(t for t in RECORDED if t.name == table).columns.keys()
    assert [c for c in columns if c not in UNSAID and column_word("ja", table, c) == c] == []


VALUES = {
    "person.sex": get_args(Sex),
    "union.kind": get_args(UnionKind),
    "parentage.kind": get_args(ChildKind),
    "person.kind": get_args(PersonKind),
    "person.loss": [loss for loss in get_args(Loss) if loss],
    "condition.kind": get_args(ConditionKind),
    "condition.state": get_args(ConditionState),
    "bond.kind": sorted({*STYLES, *get_args(BondKind)}),
    "resource.kind": get_args(ResourceKind),
    "tie.strength": get_args(Strength),
    "tie.direction": get_args(Direction),
    "tie.state": get_args(TieState),
    "tie.consent": [consent for consent in get_args(ContactConsent) if consent],
    "chosen_by": get_args(record.Speaker),
    "experience.effect": ("helped", "partly", "not"),
    "shortage.state": ("open", "considering", "developing", "done"),
    "shortage.kind": get_args(ResourceKind),
    "level.series": ("involvement", "capacity"),
    "event.kind": ("life", "change", "good", "hard", "agency"),
    "speaker": get_args(record.Speaker),
    "state": get_args(record.State),
    "voice": get_args(record.Voice),
    "actors": get_args(record.Actors),
    "role": ROLES,
}


@pytest.mark.parametrize("column", VALUES)
def test_every_value_that_is_a_code_has_words(column: str) -> None:
    assert [value for value in VALUES[column] if f"value.{column}.{value}" not in WORDS] == []


def test_who_what_when_where_and_what_was_there_before(case: OpenCase) -> None:
    case.file.sign_as(Author("相談員 田中", "laptop-3"))
    child = people.add_person(case, name="蒼", birth=PartialDate(2015, 4, 2))
    people.edit_person(case, child, name="蒼生", sex="M")
    line = access.entries(case.file, case.family_id)[0]
    assert (line.who, line.device, line.op, line.what, line.family) == (
        "相談員 田中", "laptop-3", "person.edit", "人のことを書いた・直した", "佐倉 さん家",
    )  # fmt: skip
    assert line.at == case.file.read(lambda c: c.exec_driver_sql("SELECT max(at) FROM journal").scalar_one())
    told = [(d.thing, d.whose, d.field, d.before, d.after) for d in line.details]
    assert told == [("人", "蒼生", "名前", "蒼", "蒼生"), ("人", "蒼生", "性別", "不明・その他", "男")]
    birth = access.entries(case.file, case.family_id)[1].details[-1]
    assert (birth.field, birth.before, birth.after) == ("生まれた日", "", "2015年4月2日（平成27年）")


def test_ids_are_told_as_names_even_of_what_is_gone(case: OpenCase) -> None:
    resource, tie = ecomap.add_resource(case, "ひまわり保育園", "nursery")
    one, other = people.add_person(case, name="花"), people.add_person(case, name="健")
    unions.join(case, one, other, "married")
    people.remove_person(case, one)
    ecomap.leave_resource(case, resource)
    text = repr(access.entries(case.file, case.family_id))
    assert "ひまわり保育園" in text
    assert not re.search(r"(before|after|whose)='[0-9a-f]{8}-", text)
    joined = access.entries(case.file, case.family_id)[2]
    assert [(d.field, d.after) for d in joined.details] == [("ひとり", "花"), ("もうひとり", "健"), ("種類", "婚姻")]


def test_answers_are_told_by_their_question_and_options(case: OpenCase) -> None:
    talks.answer(case, "intake.route", "notice")
    talks.answer(case, "intake.met_on", "2026-11-19")
    met, route = access.entries(case.file, case.family_id)[:2]
    assert [(d.whose, d.field, d.after) for d in route.details][0] == ("どこから始まったか", "中身", "通告・心配の連絡")
    assert met.details[0].after == "2026年11月19日（令和8年）"


def test_undone_and_done_again_are_told_apart(case: OpenCase) -> None:
    people.add_person(case, name="蒼")
    for step in (case.file.undo, case.file.redo, case.file.undo):
        step(case.family_id)
    assert [line.what for line in access.entries(case.file, case.family_id)[:4]] == [
        "元に戻した：人を加えた", "やり直した：人を加えた", "元に戻した：人を加えた", "人を加えた",
    ]  # fmt: skip


def test_opening_and_printing_are_entries_of_their_own(case: OpenCase) -> None:
    access.opened(case)
    access.printed(case, "support-plan")
    access.exported(case, "genogram")
    told = [(line.what, line.note) for line in access.entries(case.file, case.family_id)[:3]]
    assert told == [("ファイルに書き出した", "ジェノグラム"), ("紙に印刷した", "サポートプラン"), ("家庭を開いた", "")]
    assert case.file.can_undo(case.family_id) == "family.create"


def test_a_file_that_cannot_be_written_to_can_be_opened_all_the_same(case: OpenCase) -> None:
    case.file.read_only = True
    before = case.file.head()
    access.opened(case)
    assert case.file.head() == before


def test_a_long_journal_comes_in_pages_without_gap_or_doubling(case: OpenCase) -> None:
    for n in range(25):
        people.add_person(case, name=f"人{n}")
    found: list[int] = []
    page = access.entries(case.file, limit=10)
    while page:
        found += [line.seq for line in page]
        page = access.entries(case.file, before=page[-1].seq, limit=10)
    assert found == list(range(case.file.head().seq, 0, -1))


def test_the_export_has_a_row_a_field_oldest_first_and_is_noted(case: OpenCase) -> None:
    for n in range(120):  # more than a page
        people.add_person(case, name=f"人{n}", kana="ひと")
    rows = list(access.export_journal(case.file, case.family_id))
    assert [row["after"] for row in rows if row["op"] == "person.add" and row["field"] == "名前"] == [
        f"人{n}" for n in range(120)
    ]
    assert [row["seq"] for row in rows] == sorted(row["seq"] for row in rows)
    assert len({row["seq"] for row in rows}) == access.count(case.file, case.family_id) - 1
    assert access.entries(case.file, case.family_id)[0].what == "足あとを書き出した"
    written = io.StringIO()
    csv.DictWriter(written, rows[0].keys()).writerows(rows)  # one shape for all


def test_the_journal_of_one_family_is_not_that_of_another(case: OpenCase) -> None:
    other = families.create(case.file, "別の家")
    assert {line.family_id for line in access.entries(case.file, case.family_id)} == {case.family_id}
    assert "別の家" not in repr(list(access.export_journal(case.file, case.family_id)))
    assert {line.family_id for line in access.entries(case.file)} == {case.family_id, other.family_id}


def test_the_whole_journal_is_for_supervisors_and_leaves_hidden_families_out(case: OpenCase) -> None:
    me = practitioners.add_practitioner(case.file, "田中", role="supervisor")
    restrictions.restrict(case.file, case.family_id, me)
    case.file.sign_as(Author("田中", practitioner_id=me, role="supervisor"))
    assert case.family_id not in {line.family_id for line in access.entries(case.file)}
    with pytest.raises(Problem, match="family_hidden"):
        access.entries(case.file, case.family_id)
    case.file.sign_as(Author("田中", practitioner_id=me, role="practitioner"))
    with pytest.raises(Problem, match="supervisor_only"):
        access.entries(case.file)
    with pytest.raises(Problem, match="supervisor_only"):
        access.export_journal(case.file)


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("2026-11-24T10:05:00+09:00 12 0123456789abcdef", "2026年11月24日 10時05分にとった控え（12番まで）"),
        ("not of this program", "not of this program"),
        ("", ""),
    ],
)
def test_a_restore_is_told_by_the_day_and_hour_of_its_backup(case: OpenCase, note: str, told: str) -> None:
    case.file.transact(Op("vault.restore", logged=True, note=note), lambda _connection: None)
    line = access.entries(case.file)[0]
    assert (line.what, line.note) == ("控えから戻した", told)


def test_an_erasure_is_told_with_its_reason_and_the_rest_without_words(tmp_path: Path) -> None:
    from kasesupport.store import vault

    new_vault(tmp_path / "a.vault", "いろは", practitioner="管理者")
    with closing(vault.unlock(tmp_path / "a.vault", "いろは")) as file:
        case = families.create(file, "消える家")
        retention.erase(file, case.family_id, "期間が過ぎたため", "課長", early=True)
        erased, created = access.entries(file)[:2]
    assert erased.note.startswith("理由：期間が過ぎたため／承認：課長／消した記録：")
    assert "家庭1件" in erased.note
    assert (created.what, created.erased, created.details, created.family) == ("家庭を新しく受け付けた", True, (), "")


def test_an_act_of_a_later_version_is_told_by_its_name() -> None:
    assert word("ja", "op.some.day", "some.day") == "some.day"


def test_what_is_kept_for_the_program_alone_is_not_told_as_data(case: OpenCase) -> None:
    found = backups.Finding("pages", True, {"count": 0})
    backups.keep_check(case.file, backups.CheckReport(case.file.now(), (found,)))
    (line,) = access.entries(case.file, limit=1)
    assert (line.op, line.details) == ("check.keep", ())
