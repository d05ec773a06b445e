"""Schema 6: what was handed over, what was drawn by hand, what was attached."""

SQL = """
CREATE TABLE blob (
    id TEXT NOT NULL, family_id TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (id), FOREIGN KEY(family_id)
    REFERENCES family (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_blob_family ON blob (family_id);

CREATE TABLE handed (
    id TEXT NOT NULL, family_id TEXT NOT NULL, episode_id TEXT NOT NULL, sheets TEXT DEFAULT '' NOT NULL, title TEXT
    DEFAULT '' NOT NULL, "on" TEXT DEFAULT '' NOT NULL, to_whom TEXT DEFAULT '' NOT NULL, by_whom TEXT DEFAULT ''
    NOT NULL, read_aloud TEXT DEFAULT '' NOT NULL, signed TEXT DEFAULT '' NOT NULL, sha256 TEXT DEFAULT '' NOT NULL,
    size INTEGER DEFAULT '0' NOT NULL, pages INTEGER DEFAULT '0' NOT NULL, blob_id TEXT, PRIMARY KEY (id), FOREIGN
    KEY(family_id) REFERENCES family (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(episode_id)
    REFERENCES episode (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(blob_id) REFERENCES blob (id)
    ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_handed_family ON handed (family_id);
"""
