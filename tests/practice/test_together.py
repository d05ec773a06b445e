"""The cards of together.toml, walked; and what is wrong in such a file, named."""

import re
from pathlib import Path

import pytest

from kasesupport import resources
from kasesupport.domain.problems import Problem
from kasesupport.drawing.icons import icon
from kasesupport.drawing.text import plain
from kasesupport.practice.load import load
from kasesupport.practice.model import Practice
from kasesupport.practice.together import NOUNS, Together, load_together

KANJI = re.compile("[一-龠々]")


@pytest.fixture(scope="module")
def practice() -> Practice:
    return load()


@pytest.fixture(scope="module")
def ours(practice: Practice) -> Together:
    return load_together(practice)


def test_all_nine_cards_and_six_explanations_are_there(ours: Together) -> None:
    table = [card.kind for card in ours.cards if not card.closing]
    assert (len(table), table.count("words")) == (12, 4)
    assert [card.kind for card in ours.cards if card.closing] == ["words", "scales"]
    assert len(ours.tellings) == 6
    assert ours.card("no such card") is ours.cards[0]


def test_a_card_asks_only_those_a_question_takes_the_word_of(ours: Together, practice: Practice) -> None:
    for card in ours.cards:
        for part, question in card.questions:
            asked = practice.question(question)
            assert asked.kind == card.kind if card.kind in NOUNS else part in asked.speakers
        assert all(practice.question(field).kind == "scale" for field, *_ in card.scales)
        assert card.about <= {question for _, question in card.questions}
        each = {q for _, q in card.questions if practice.question(q).about.startswith("each_")}
        assert card.about == each


def test_every_kanji_has_its_reading_and_every_icon_is_drawn(ours: Together) -> None:
    texts = [text for c in ours.cards for text in (c.title, c.lead, c.ask)]
    texts += [text for c in ours.cards for _, *scale in c.scales for text in scale]
    texts += [text for t in ours.tellings for text in (t.title, t.text)]
    for text in texts:
        unread = re.sub("｜?[一-龠々]+《[^》]+》", "", text)
        assert not KANJI.search(unread), text
        assert "《" not in plain(text)
    for each in (*ours.cards, *ours.tellings):
        assert icon(each.icon, (0, 0, 24, 24), "#000000")


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('id = "ties"', 'id = "family"', "card[1].id"),
        ('child = "intake.wish_child"', 'child = "intake.nothing"', "card[5].questions"),
        ('ticks = ["written"]', 'ticks = ["nothing"]', "telling[2].ticks"),
        ('kind = "plan"', 'kind = "game"', "card[9].kind"),
    ],
)
def test_what_is_wrong_is_named(practice: Practice, tmp_path: Path, old: str, new: str, key: str) -> None:
    text = (resources.path("practice") / "together.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "together.toml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(Problem) as raised:
        load_together(practice, tmp_path)
    assert raised.value.facts["key"] == key
