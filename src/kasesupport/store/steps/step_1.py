"""Schema 1, as SQL text of its own: tables.py may move on, this step must not."""

SQL = """
CREATE TABLE family (
    id TEXT NOT NULL, name TEXT DEFAULT '' NOT NULL, kana TEXT DEFAULT '' NOT NULL, address TEXT DEFAULT '' NOT
    NULL, phone TEXT DEFAULT '' NOT NULL, opened_on TEXT DEFAULT '' NOT NULL, PRIMARY KEY (id)
);

CREATE TABLE journal (
    seq INTEGER NOT NULL, at TEXT DEFAULT '' NOT NULL, op TEXT DEFAULT '' NOT NULL, family_id TEXT DEFAULT ''
    NOT NULL, practitioner TEXT DEFAULT '' NOT NULL, device TEXT DEFAULT '' NOT NULL, undoes INTEGER, changes
    TEXT DEFAULT '' NOT NULL, previous TEXT DEFAULT '' NOT NULL, hash TEXT DEFAULT '' NOT NULL, PRIMARY KEY
    (seq)
);

CREATE TABLE resource (
    id TEXT NOT NULL, name TEXT DEFAULT '' NOT NULL, kind TEXT DEFAULT '' NOT NULL, phone TEXT DEFAULT '' NOT
    NULL, note TEXT DEFAULT '' NOT NULL, PRIMARY KEY (id)
);

CREATE TABLE setting (
    id TEXT NOT NULL, value TEXT DEFAULT '' NOT NULL, PRIMARY KEY (id)
);

CREATE TABLE bookmark (
    id TEXT NOT NULL, family_id TEXT NOT NULL, phase TEXT DEFAULT '' NOT NULL, step TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id), FOREIGN KEY(family_id) REFERENCES family (id) ON DELETE CASCADE
);
CREATE INDEX ix_bookmark_family ON bookmark (family_id);

CREATE TABLE episode (
    id TEXT NOT NULL, family_id TEXT NOT NULL, opened_on TEXT DEFAULT '' NOT NULL, closed_on TEXT DEFAULT '' NOT
    NULL, previous_id TEXT, PRIMARY KEY (id), FOREIGN KEY(family_id) REFERENCES family (id) ON DELETE CASCADE,
    FOREIGN KEY(previous_id) REFERENCES episode (id) ON DELETE CASCADE
);
CREATE INDEX ix_episode_family ON episode (family_id);

CREATE TABLE household (
    id TEXT NOT NULL, family_id TEXT NOT NULL, name TEXT DEFAULT '' NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(family_id) REFERENCES family (id) ON DELETE CASCADE
);
CREATE INDEX ix_household_family ON household (family_id);

CREATE TABLE person (
    id TEXT NOT NULL, family_id TEXT NOT NULL, name TEXT DEFAULT '' NOT NULL, kana TEXT DEFAULT '' NOT NULL,
    called TEXT DEFAULT '' NOT NULL, sex TEXT DEFAULT '' NOT NULL, birth TEXT DEFAULT '' NOT NULL, death TEXT
    DEFAULT '' NOT NULL, deceased INTEGER DEFAULT '0' NOT NULL, is_index INTEGER DEFAULT '0' NOT NULL,
    is_pregnancy INTEGER DEFAULT '0' NOT NULL, note TEXT DEFAULT '' NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(family_id) REFERENCES family (id) ON DELETE CASCADE
);
CREATE INDEX ix_person_family ON person (family_id);

CREATE TABLE placement (
    id TEXT NOT NULL, family_id TEXT NOT NULL, diagram TEXT DEFAULT '' NOT NULL, subject_id TEXT DEFAULT '' NOT
    NULL, x REAL NOT NULL, y REAL NOT NULL, PRIMARY KEY (id), FOREIGN KEY(family_id) REFERENCES family (id) ON
    DELETE CASCADE
);
CREATE INDEX ix_placement_family ON placement (family_id);

CREATE TABLE withheld (
    id TEXT NOT NULL, family_id TEXT NOT NULL, subject_id TEXT DEFAULT '' NOT NULL, field TEXT DEFAULT '' NOT
    NULL, state TEXT DEFAULT '' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(family_id) REFERENCES family (id) ON
    DELETE CASCADE
);
CREATE INDEX ix_withheld_family ON withheld (family_id);

CREATE TABLE answer (
    id TEXT NOT NULL, family_id TEXT NOT NULL, episode_id TEXT NOT NULL, question TEXT DEFAULT '' NOT NULL,
    subject_id TEXT, value TEXT DEFAULT '' NOT NULL, state TEXT DEFAULT '' NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(family_id) REFERENCES family (id) ON DELETE CASCADE, FOREIGN KEY(episode_id) REFERENCES episode (id) ON
    DELETE CASCADE, FOREIGN KEY(subject_id) REFERENCES person (id) ON DELETE CASCADE
);
CREATE INDEX ix_answer_family ON answer (family_id);

CREATE TABLE appointment (
    id TEXT NOT NULL, family_id TEXT NOT NULL, episode_id TEXT NOT NULL, "on" TEXT DEFAULT '' NOT NULL, at TEXT
    DEFAULT '' NOT NULL, what TEXT DEFAULT '' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(family_id) REFERENCES
    family (id) ON DELETE CASCADE, FOREIGN KEY(episode_id) REFERENCES episode (id) ON DELETE CASCADE
);
CREATE INDEX ix_appointment_family ON appointment (family_id);

CREATE TABLE bond (
    id TEXT NOT NULL, family_id TEXT NOT NULL, a_id TEXT NOT NULL, b_id TEXT NOT NULL, kind TEXT DEFAULT '' NOT
    NULL, directed INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(family_id) REFERENCES family (id)
    ON DELETE CASCADE, FOREIGN KEY(a_id) REFERENCES person (id) ON DELETE CASCADE, FOREIGN KEY(b_id) REFERENCES
    person (id) ON DELETE CASCADE
);
CREATE INDEX ix_bond_family ON bond (family_id);

CREATE TABLE consent (
    id TEXT NOT NULL, family_id TEXT NOT NULL, episode_id TEXT NOT NULL, resource_id TEXT, recipient TEXT
    DEFAULT '' NOT NULL, explained TEXT DEFAULT '' NOT NULL, agreed TEXT DEFAULT '' NOT NULL, "on" TEXT DEFAULT
    '' NOT NULL, withdrawn_on TEXT DEFAULT '' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(family_id) REFERENCES
    family (id) ON DELETE CASCADE, FOREIGN KEY(episode_id) REFERENCES episode (id) ON DELETE CASCADE, FOREIGN
    KEY(resource_id) REFERENCES resource (id) ON DELETE CASCADE
);
CREATE INDEX ix_consent_family ON consent (family_id);

CREATE TABLE household_member (
    id TEXT NOT NULL, family_id TEXT NOT NULL, household_id TEXT NOT NULL, person_id TEXT NOT NULL, PRIMARY KEY
    (id), FOREIGN KEY(family_id) REFERENCES family (id) ON DELETE CASCADE, FOREIGN KEY(household_id) REFERENCES
    household (id) ON DELETE CASCADE, FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
);
CREATE INDEX ix_household_member_family ON household_member (family_id);

CREATE TABLE need (
    id TEXT NOT NULL, family_id TEXT NOT NULL, episode_id TEXT NOT NULL, person_id TEXT, text TEXT DEFAULT ''
    NOT NULL, voice TEXT DEFAULT '' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(family_id) REFERENCES family (id) ON
    DELETE CASCADE, FOREIGN KEY(episode_id) REFERENCES episode (id) ON DELETE CASCADE, FOREIGN KEY(person_id)
    REFERENCES person (id) ON DELETE CASCADE
);
CREATE INDEX ix_need_family ON need (family_id);

CREATE TABLE "plan" (
    id TEXT NOT NULL, family_id TEXT NOT NULL, episode_id TEXT NOT NULL, title TEXT DEFAULT '' NOT NULL,
    long_goal TEXT DEFAULT '' NOT NULL, consideration TEXT DEFAULT '' NOT NULL, period_from TEXT DEFAULT '' NOT
    NULL, period_to TEXT DEFAULT '' NOT NULL, review_on TEXT DEFAULT '' NOT NULL, explained_on TEXT DEFAULT ''
    NOT NULL, agreed_on TEXT DEFAULT '' NOT NULL, handed_on TEXT DEFAULT '' NOT NULL, closing_yardstick TEXT
    DEFAULT '' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(family_id) REFERENCES family (id) ON DELETE CASCADE,
    FOREIGN KEY(episode_id) REFERENCES episode (id) ON DELETE CASCADE
);
CREATE INDEX ix_plan_family ON "plan" (family_id);

CREATE TABLE statement (
    id TEXT NOT NULL, family_id TEXT NOT NULL, episode_id TEXT NOT NULL, question TEXT DEFAULT '' NOT NULL,
    subject_id TEXT, speaker TEXT DEFAULT '' NOT NULL, speaker_id TEXT, text TEXT DEFAULT '' NOT NULL, state
    TEXT DEFAULT '' NOT NULL, said_on TEXT DEFAULT '' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(family_id)
    REFERENCES family (id) ON DELETE CASCADE, FOREIGN KEY(episode_id) REFERENCES episode (id) ON DELETE CASCADE,
    FOREIGN KEY(subject_id) REFERENCES person (id) ON DELETE CASCADE, FOREIGN KEY(speaker_id) REFERENCES person
    (id) ON DELETE CASCADE
);
CREATE INDEX ix_statement_family ON statement (family_id);

CREATE TABLE strength (
    id TEXT NOT NULL, family_id TEXT NOT NULL, episode_id TEXT NOT NULL, person_id TEXT, text TEXT DEFAULT ''
    NOT NULL, PRIMARY KEY (id), FOREIGN KEY(family_id) REFERENCES family (id) ON DELETE CASCADE, FOREIGN
    KEY(episode_id) REFERENCES episode (id) ON DELETE CASCADE, FOREIGN KEY(person_id) REFERENCES person (id) ON
    DELETE CASCADE
);
CREATE INDEX ix_strength_family ON strength (family_id);

CREATE TABLE tie (
    id TEXT NOT NULL, family_id TEXT NOT NULL, resource_id TEXT NOT NULL, person_id TEXT, strength TEXT DEFAULT
    '' NOT NULL, direction TEXT DEFAULT '' NOT NULL, state TEXT DEFAULT '' NOT NULL, purpose TEXT DEFAULT '' NOT
    NULL, PRIMARY KEY (id), FOREIGN KEY(family_id) REFERENCES family (id) ON DELETE CASCADE, FOREIGN
    KEY(resource_id) REFERENCES resource (id) ON DELETE CASCADE, FOREIGN KEY(person_id) REFERENCES person (id)
    ON DELETE CASCADE
);
CREATE INDEX ix_tie_family ON tie (family_id);

CREATE TABLE "union" (
    id TEXT NOT NULL, family_id TEXT NOT NULL, a_id TEXT, b_id TEXT, kind TEXT DEFAULT '' NOT NULL, since TEXT
    DEFAULT '' NOT NULL, until TEXT DEFAULT '' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(family_id) REFERENCES
    family (id) ON DELETE CASCADE, FOREIGN KEY(a_id) REFERENCES person (id) ON DELETE CASCADE, FOREIGN KEY(b_id)
    REFERENCES person (id) ON DELETE CASCADE
);
CREATE INDEX ix_union_family ON "union" (family_id);

CREATE TABLE goal (
    id TEXT NOT NULL, family_id TEXT NOT NULL, plan_id TEXT NOT NULL, text TEXT DEFAULT '' NOT NULL, "check"
    TEXT DEFAULT '' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(family_id) REFERENCES family (id) ON DELETE CASCADE,
    FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE
);
CREATE INDEX ix_goal_family ON goal (family_id);

CREATE TABLE parentage (
    id TEXT NOT NULL, family_id TEXT NOT NULL, union_id TEXT NOT NULL, child_id TEXT NOT NULL, kind TEXT DEFAULT
    '' NOT NULL, twin_group TEXT DEFAULT '' NOT NULL, identical INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id),
    FOREIGN KEY(family_id) REFERENCES family (id) ON DELETE CASCADE, FOREIGN KEY(union_id) REFERENCES "union"
    (id) ON DELETE CASCADE, FOREIGN KEY(child_id) REFERENCES person (id) ON DELETE CASCADE
);
CREATE INDEX ix_parentage_family ON parentage (family_id);

CREATE TABLE action (
    id TEXT NOT NULL, family_id TEXT NOT NULL, plan_id TEXT NOT NULL, goal_id TEXT, actors TEXT DEFAULT '' NOT
    NULL, person_id TEXT, resource_id TEXT, who TEXT DEFAULT '' NOT NULL, text TEXT DEFAULT '' NOT NULL, until
    TEXT DEFAULT '' NOT NULL, PRIMARY KEY (id), FOREIGN KEY(family_id) REFERENCES family (id) ON DELETE CASCADE,
    FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE, FOREIGN KEY(goal_id) REFERENCES goal (id) ON
    DELETE CASCADE, FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE, FOREIGN KEY(resource_id)
    REFERENCES resource (id) ON DELETE CASCADE
);
CREATE INDEX ix_action_family ON action (family_id);

CREATE TABLE goal_need (
    id TEXT NOT NULL, family_id TEXT NOT NULL, goal_id TEXT NOT NULL, need_id TEXT NOT NULL, PRIMARY KEY (id),
    FOREIGN KEY(family_id) REFERENCES family (id) ON DELETE CASCADE, FOREIGN KEY(goal_id) REFERENCES goal (id)
    ON DELETE CASCADE, FOREIGN KEY(need_id) REFERENCES need (id) ON DELETE CASCADE
);
CREATE INDEX ix_goal_need_family ON goal_need (family_id);
"""
