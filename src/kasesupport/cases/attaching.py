"""Pictures and scans attached to a family, kept as they came; they are turned only when they are shown."""

from datetime import date

from sqlalchemy import Connection, RowMapping, select

from kasesupport.cases.rows import OpenCase, act, edit, put, remove
from kasesupport.domain.attached import Attached, Kind
from kasesupport.domain.texts import clean_line
from kasesupport.store import blobs, tables

ATTACHMENT = tables.attachment


def attach(
    case: OpenCase, content: bytes, kind: Kind, what: str, on: date, *, pages: int = 1, turn: int = 0, sheet: str = ""
) -> str:
    """Keep bytes that were looked at (domain.attached, ui.attaching); gives the id. Its undo takes them back, too.

    `what`: what it is called here, never the file's own name unseen. Raises text_too_long, blob_too_large.
    """
    name = clean_line(what)

    def keep(connection: Connection) -> str:
        kept = blobs.put(connection, case.family_id, case.file.new_id(), content)
        return put(
            connection, case, ATTACHMENT,
            what=name, on=on.isoformat(), by_whom=case.file.author.practitioner, kind=kind, sheet=sheet,
            sha256=kept.sha256, size=kept.size, pages=pages, turn=turn, blob_id=kept.id,
        )  # fmt: skip

    return act(case, "attach.add", keep)


def call(case: OpenCase, attachment_id: str, what: str) -> None:
    """Call it otherwise. Raises text_too_long."""
    edit(case, "attach.edit", ATTACHMENT, attachment_id, what=clean_line(what))


def turn(case: OpenCase, attachment_id: str, tenths: int) -> None:
    """How it is shown: clockwise, in tenths of a degree. The bytes stay as they are."""
    edit(case, "attach.turn", ATTACHMENT, attachment_id, turn=tenths)


def detach(case: OpenCase, attachment_id: str) -> None:
    """It is not wanted here. Once nothing can be undone any more its bytes go."""
    remove(case, "attach.remove", ATTACHMENT, attachment_id)


def listed(case: OpenCase) -> tuple[Attached, ...]:
    """All of the family's, newest first."""
    query = select(ATTACHMENT).where(ATTACHMENT.c.family_id == case.family_id)
    query = query.order_by(ATTACHMENT.c.on.desc(), ATTACHMENT.c.id.desc())
    return case.file.read(lambda connection: tuple(_attached(row) for row in connection.execute(query).mappings()))


def content(case: OpenCase, attachment_id: str) -> bytes:
    """The bytes as they came. Raises Problem("blob_gone"), blob_changed."""
    mine = (ATTACHMENT.c.id == attachment_id, ATTACHMENT.c.family_id == case.family_id)
    query = select(ATTACHMENT.c.blob_id, ATTACHMENT.c.sha256).where(*mine)

    def found(connection: Connection) -> bytes:
        row = connection.execute(query).first()
        return blobs.content(connection, row.blob_id if row else None, row.sha256 if row else "")

    return case.file.read(found)


def _attached(row: RowMapping) -> Attached:
    return Attached(
        row["id"], row["what"], row["on"], row["by_whom"], row["kind"], row["sheet"], row["sha256"], row["size"],
        row["pages"], row["turn"], bool(row["blob_id"]),
    )  # fmt: skip
