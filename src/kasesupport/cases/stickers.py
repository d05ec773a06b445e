"""Stickers of the children on the ecomap; and what a practitioner, by an act of their own, makes of one afterwards."""

from datetime import date

from sqlalchemy import RowMapping, select

from kasesupport.cases import ecomap, talks
from kasesupport.cases.rows import OpenCase, add, edit, remove
from kasesupport.domain.ecomap import HOUSEHOLD
from kasesupport.domain.problems import Problem
from kasesupport.domain.stickers import Sticker
from kasesupport.domain.texts import clean_line
from kasesupport.store import tables

STICKER = tables.sticker
WISH = "intake.wish_child"  # where a child's wish is written


def stick(case: OpenCase, kind: str, x: float, y: float, speaker_id: str, on: date) -> str:
    """Put one on the map; gives its id."""
    values = {"kind": kind, "x": x, "y": y, "speaker_id": speaker_id or None, "on": on.isoformat()}
    return add(case, "sticker.add", STICKER, **values)


def move(case: OpenCase, sticker_id: str, x: float, y: float) -> None:
    """Put it elsewhere."""
    edit(case, "sticker.move", STICKER, sticker_id, x=x, y=y)


def tell(case: OpenCase, sticker_id: str, words: str) -> None:
    """What the child says of it. Raises text_too_long."""
    edit(case, "sticker.tell", STICKER, sticker_id, words=clean_line(words))


def take_off(case: OpenCase, sticker_id: str) -> None:
    """Take it away."""
    remove(case, "sticker.remove", STICKER, sticker_id)


def listed(case: OpenCase) -> tuple[Sticker, ...]:
    """All of the family's, in the order they were put there."""
    query = select(STICKER).where(STICKER.c.family_id == case.family_id).order_by(STICKER.c.id)
    return case.file.read(lambda connection: tuple(_sticker(row) for row in connection.execute(query).mappings()))


def make_resource(case: OpenCase, sticker: Sticker, kind: str) -> str:
    """A resource with the child's words as its name, tied to the child; gives its id. Two steps to take back."""
    resource, _ = ecomap.add_resource(case, sticker.words, kind, sticker.speaker_id or HOUSEHOLD)
    edit(case, "sticker.become", STICKER, sticker.id, became="resource")
    return resource


def make_wish(case: OpenCase, sticker: Sticker) -> str:
    """The child's wish in the child's words. Raises Problem("sticker_without_words"): a wish is never made up."""
    if not sticker.words or not sticker.speaker_id:
        raise Problem("sticker_without_words")
    who = {"speaker_id": sticker.speaker_id, "subject_id": sticker.speaker_id, "said_on": sticker.on}
    made = talks.say(case, WISH, sticker.words, "child", **who)
    edit(case, "sticker.become", STICKER, sticker.id, became="wish")
    return made


def _sticker(row: RowMapping) -> Sticker:
    return Sticker(
        row["id"], row["kind"], row["x"], row["y"], row["speaker_id"] or "", row["words"], row["on"], row["became"]
    )
