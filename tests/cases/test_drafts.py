from dataclasses import replace

from kasesupport.cases import drafts
from kasesupport.store.casefile import CaseFile

FORM = {"name": "佐倉", "rows": [{"role": "child", "words": ["ひまり", "", "平成26年"], "index": True}]}


def test_what_was_kept_comes_back_until_it_is_forgotten(casefile: CaseFile) -> None:
    drafts.keep(casefile, "new_family", FORM)
    drafts.keep(casefile, "office", {"name": "みどり"})
    drafts.keep(casefile, "office", {"name": "みどり市"})
    assert drafts.kept(casefile) == {"new_family": FORM, "office": {"name": "みどり市"}}
    drafts.forget(casefile, "new_family")
    assert drafts.kept(casefile) == {"office": {"name": "みどり市"}}


def test_each_practitioner_has_their_own(casefile: CaseFile) -> None:
    first, second = replace(casefile.author, practitioner_id="a"), replace(casefile.author, practitioner_id="b")
    casefile.sign_as(first)
    drafts.keep(casefile, "new_family", FORM)
    casefile.sign_as(second)
    assert drafts.kept(casefile) == {}
    drafts.keep(casefile, "new_family", {"name": "辻"})
    drafts.forget(casefile, "new_family")
    casefile.sign_as(first)
    assert drafts.kept(casefile) == {"new_family": FORM}


def test_a_draft_is_no_act(casefile: CaseFile) -> None:
    before = casefile.head()
    heard: list[object] = []
    casefile.subscribe(heard.append)
    drafts.keep(casefile, "new_family", FORM)
    assert (casefile.head(), heard, casefile.can_undo("")) == (before, [], None)


def test_a_reader_keeps_drafts_too(casefile: CaseFile) -> None:
    casefile.sign_as(replace(casefile.author, role="reader"))
    drafts.keep(casefile, "where", {"family": "x"})
    assert drafts.kept(casefile) == {"where": {"family": "x"}}
