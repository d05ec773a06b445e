"""Which page of the table is made how."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kasesupport.cases.together import is_pin, leaving
from kasesupport.ui.together.base import Desk
from kasesupport.ui.together.end_page import EndPage
from kasesupport.ui.together.feelings_card import FeelingsCard
from kasesupport.ui.together.hand_card import HandCard
from kasesupport.ui.together.leave_page import LeavePage
from kasesupport.ui.together.next_card import NextCard
from kasesupport.ui.together.pictures import PictureCard
from kasesupport.ui.together.plan_card import PlanCard
from kasesupport.ui.together.play_page import PlayPage
from kasesupport.ui.together.scales_card import ScalesCard
from kasesupport.ui.together.table_page import TablePage
from kasesupport.ui.together.tell_page import TellPage
from kasesupport.ui.together.words_card import WordsCard

if TYPE_CHECKING:
    from kasesupport.ui.together.page import TogetherPage

CARDS = {
    "genogram": PictureCard, "ecomap": PictureCard, "feelings": FeelingsCard, "words": WordsCard, "plan": PlanCard,
    "next": NextCard, "scales": ScalesCard, "hand": HandCard,
    "needs": WordsCard, "strengths": WordsCard,
}  # fmt: skip


def make(page: "TogetherPage", desk: Desk) -> QWidget:
    """The page that `page.at` names."""
    match page.at:
        case "table":
            return TablePage(desk)
        case "tell":
            return TellPage(desk)
        case "play":
            return PlayPage(desk)
        case "end":
            return EndPage(desk, page.keep_days, lambda: page.end("papers"))
        case "leave":
            file = desk.model.case.file
            made = LeavePage(desk, leaving(file), partial(is_pin, file))
            made.back.connect(lambda: page.show_page("table"))
            made.over.connect(lambda: page.end())
            made.guessed.connect(page.lock_wanted)
            return made
        case card_id:
            card = desk.words.card(card_id)
            return CARDS[card.kind](desk, card)
