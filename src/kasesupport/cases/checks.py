"""Acts on soft checks: what a practitioner says to one (「待つと決めた」 …). A check never blocks (M72)."""

from sqlalchemy import Connection, delete

from kasesupport.cases.rows import OpenCase, act, put
from kasesupport.domain.texts import clean_text
from kasesupport.store import tables

STATES = ("waiting", "not_here", "done")


def answer_check(case: OpenCase, check_id: str, state: str, reason: str = "") -> None:
    """Say what holds of a check; "" takes it back. The reason joins the same undo step while it is typed.

    Raises Problem("text_too_long").
    """
    table, words = tables.check_note, clean_text(reason)

    def answering(connection: Connection) -> None:
        own = (table.c.episode_id == case.episode_id, table.c.check_id == check_id)
        connection.execute(delete(table).where(*own))
        if state:
            on = case.file.today().isoformat()
            put(connection, case, table, check_id=check_id, state=state, reason=words, on=on)

    act(case, "check.answer", answering, merge=f"check.{check_id}.{state}")
