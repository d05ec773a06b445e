"""What is typed comes back out of a draft as it was, whatever it is; what makes no sense is no record."""

import json
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.chance import runs

from kasesupport.domain.contacts import Contact, Meeting, Words
from kasesupport.ui.contacts.drafted import told, understood

TEXT = st.text(max_size=20)
WORDS = st.builds(Words, TEXT, TEXT, TEXT, TEXT, TEXT)
ANSWERS = st.dictionaries(st.tuples(TEXT, TEXT), TEXT | st.lists(TEXT, max_size=3), max_size=4)
CONTACTS = st.builds(
    Contact, st.dates(date(2000, 1, 1)), ANSWERS, st.lists(WORDS, max_size=4).map(tuple),
    st.none() | st.builds(Meeting, TEXT, TEXT, TEXT),
)  # fmt: skip


@settings(max_examples=runs(40))
@given(CONTACTS)
def test_it_comes_back_as_it_was(contact: Contact) -> None:
    assert understood(json.loads(json.dumps(told(contact)))) == contact


@settings(max_examples=runs(40))
@given(st.dictionaries(st.sampled_from(["on", "answers", "words", "next"]), TEXT | st.integers() | st.lists(TEXT)))
def test_what_makes_no_sense_is_none(draft: dict) -> None:
    found = understood(draft)
    assert found is None or isinstance(found, Contact)
