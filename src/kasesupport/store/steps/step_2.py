"""Schema 2: practitioners, retention, drafts; and a journal whose words can be erased without breaking its chain.

Self-contained: it hashes as the journal did on the day this step was written.
"""

import hashlib
import json
import secrets

from sqlalchemy import Connection

SQL = """
CREATE TABLE practitioner (
    id TEXT NOT NULL, name TEXT DEFAULT '' NOT NULL, kana TEXT DEFAULT '' NOT NULL, title TEXT DEFAULT '' NOT NULL,
    role TEXT DEFAULT '' NOT NULL, slot_id TEXT DEFAULT '' NOT NULL, left_on TEXT DEFAULT '' NOT NULL, PRIMARY KEY
    (id)
);

CREATE TABLE assignment (
    id TEXT NOT NULL, family_id TEXT NOT NULL, practitioner_id TEXT NOT NULL, is_main INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (id), FOREIGN KEY(family_id) REFERENCES family (id) ON DELETE CASCADE DEFERRABLE INITIALLY
    DEFERRED, FOREIGN KEY(practitioner_id) REFERENCES practitioner (id) ON DELETE CASCADE DEFERRABLE INITIALLY
    DEFERRED
);
CREATE INDEX ix_assignment_family ON assignment (family_id);

CREATE TABLE restriction (
    id TEXT NOT NULL, family_id TEXT NOT NULL, practitioner_id TEXT NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(family_id) REFERENCES family (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, FOREIGN
    KEY(practitioner_id) REFERENCES practitioner (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_restriction_family ON restriction (family_id);

CREATE TABLE retention (
    id TEXT NOT NULL, family_id TEXT NOT NULL, keep_until TEXT DEFAULT '' NOT NULL, why TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id), FOREIGN KEY(family_id) REFERENCES family (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_retention_family ON retention (family_id);

CREATE TABLE draft (
    id TEXT NOT NULL, practitioner_id TEXT DEFAULT '' NOT NULL, place TEXT DEFAULT '' NOT NULL, value TEXT DEFAULT
    '' NOT NULL, saved_at TEXT DEFAULT '' NOT NULL, PRIMARY KEY (id)
);

CREATE TABLE past_journal (
    seq INTEGER NOT NULL, at TEXT DEFAULT '' NOT NULL, op TEXT DEFAULT '' NOT NULL, family_id TEXT DEFAULT ''
    NOT NULL, practitioner TEXT DEFAULT '' NOT NULL, device TEXT DEFAULT '' NOT NULL, undoes INTEGER, changes
    TEXT DEFAULT '' NOT NULL, note TEXT DEFAULT '' NOT NULL, salt TEXT DEFAULT '' NOT NULL, digest TEXT DEFAULT ''
    NOT NULL, previous TEXT DEFAULT '' NOT NULL, hash TEXT DEFAULT '' NOT NULL, PRIMARY KEY (seq)
);

ALTER TABLE journal RENAME TO journal_1;

CREATE TABLE journal (
    seq INTEGER NOT NULL, at TEXT DEFAULT '' NOT NULL, op TEXT DEFAULT '' NOT NULL, family_id TEXT DEFAULT ''
    NOT NULL, practitioner TEXT DEFAULT '' NOT NULL, device TEXT DEFAULT '' NOT NULL, undoes INTEGER, changes
    TEXT DEFAULT '' NOT NULL, note TEXT DEFAULT '' NOT NULL, salt TEXT DEFAULT '' NOT NULL, digest TEXT DEFAULT ''
    NOT NULL, previous TEXT DEFAULT '' NOT NULL, hash TEXT DEFAULT '' NOT NULL, PRIMARY KEY (seq)
);
"""
READ = "SELECT seq, at, op, family_id, practitioner, device, undoes, changes FROM journal_1 ORDER BY seq"
WRITE = """
INSERT INTO journal (seq, at, op, family_id, practitioner, device, undoes, changes, note, salt, digest, previous, hash)
VALUES (:seq, :at, :op, :family_id, :practitioner, :device, :undoes, :changes, :note, :salt, :digest, :previous, :hash)
"""
HASHED = ("seq", "at", "op", "family_id", "practitioner", "device", "undoes", "digest", "previous")


def after(connection: Connection) -> None:
    """Chains the entries anew with salted digests, and drops the old table."""
    previous = ""
    for old in connection.exec_driver_sql(READ).mappings().all():
        row = _chained({**old, "note": "", "salt": secrets.token_hex(16), "previous": previous})
        connection.exec_driver_sql(WRITE, row)
        previous = str(row["hash"])
    connection.exec_driver_sql("DROP TABLE journal_1")


def _chained(row: dict[str, object]) -> dict[str, object]:
    row["digest"] = _sha256(str(row["salt"]) + _canonical([row["changes"], row["note"]]))
    return {**row, "hash": _sha256(_canonical({name: row[name] for name in HASHED}))}


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
