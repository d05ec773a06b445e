"""The schema: one table a noun. Every row has a text id (UUIDv7) and every row but the register's,
the settings' and the family's own carries its family.

Dates are text: PartialDate.text() for what people tell, ISO for what the office sets. The recorder's
triggers are generated from this metadata; only UNRECORDED tables are left out.
"""

from sqlalchemy import REAL, Column, Index, LargeBinary

from kasesupport.store.columns import family_table as _family_table
from kasesupport.store.columns import flag as _flag
from kasesupport.store.columns import journal_table as _journal
from kasesupport.store.columns import loose as _loose
from kasesupport.store.columns import metadata as metadata
from kasesupport.store.columns import ref as _ref
from kasesupport.store.columns import resource_table as _resource_table
from kasesupport.store.columns import table as _table
from kasesupport.store.columns import text as _text

setting = _table("setting", _text("value"))  # id is the key, value is JSON

family = _table("family", _text("name"), _text("kana"), _text("address"), _text("phone"), _text("opened_on"))

# state: "open", "paused" (一時停止), "handed_on" (not accepted, or passed on), "joined" (what of another one could not
# become part of this family's, when two families were merged); reason: why, in words.
episode = _family_table(
    "episode",
    _text("opened_on"), _text("closed_on"), _ref("previous_id", "episode", needed=False),
    _text("state"), _text("reason"),
)  # fmt: skip

# Which phase a case is in, where a practitioner set it; else it follows from what was recorded (practice/flow.py).
phase_mark = _family_table("phase_mark", _ref("episode_id", "episode"), _text("phase"), _text("on"), _text("reason"))

# What a practitioner said to a soft check: state "waiting" (待つと決めた), "done", "not_here"; reason in words (M72).
check_note = _family_table(
    "check_note", _ref("episode_id", "episode"), _text("check_id"), _text("state"), _text("reason"), _text("on")
)

person = _family_table(
    "person",
    _text("name"), _text("kana"), _text("called"), _text("sex"), _text("birth"), _text("death"),
    _flag("deceased"), _flag("is_index"), _flag("is_pregnancy"), _text("note"),
    _text("gender"), _flag("key_person"), _flag("missing"), _text("kind"), _text("loss"),
    _text("work"), _text("care"), _text("staff_note"), _text("former"),
)  # fmt: skip

# kind: "illness", "disability", "substance" (依存); state: "now", "recovered", "suspected".
condition = _family_table("condition", _ref("person_id", "person"), _text("kind"), _text("state"), _text("text"))

# One partner known: b_id is null; none (siblings of unknown parents): both. A parent is never invented.
union = _family_table(
    "union",
    _ref("a_id", "person", needed=False), _ref("b_id", "person", needed=False),
    _text("kind"), _text("since"), _text("until"),
)  # fmt: skip

# Children of a union in entry order (id order); twin_group: the same text for children of one birth.
parentage = _family_table(
    "parentage",
    _ref("union_id", "union"), _ref("child_id", "person"), _text("kind"), _text("twin_group"), _flag("identical"),
)  # fmt: skip

# 親権: one row a child and parent who holds it.
custody = _family_table("custody", _ref("parentage_id", "parentage"), _ref("parent_id", "person"))

household = _family_table("household", _text("name"))
household_member = _family_table("household_member", _ref("household_id", "household"), _ref("person_id", "person"))

bond = _family_table(
    "bond",
    _ref("a_id", "person"), _ref("b_id", "person"), _text("kind"), _flag("directed"), _text("since"), _text("note"),
)  # fmt: skip

# A pin: where a user put a subject in a diagram ("genogram", "ecomap"). Holds no name.
placement = _family_table(
    "placement",
    _text("diagram"), _text("subject_id"),
    Column("x", REAL, nullable=False), Column("y", REAL, nullable=False),
)  # fmt: skip

# A diagram as it was kept on a day; data is JSON (cases/versions.py).
version = _family_table("version", _text("diagram"), _text("on"), _text("title"), _text("data"))

# 「まだ聞いていない」 ("not_asked"), 「話したくない」 ("declined"), 「該当しない」 ("na") for one field of one subject.
withheld = _family_table("withheld", _text("subject_id"), _text("field"), _text("state"))

# The area register (地域資源台帳): shared by all families, so it has no family.
# kin, friend, neighbour and where somebody works are private: never offered to another family (domain.ecomap.PERSONAL).
resource = _table(
    "resource",
    _text("name"), _text("kind"), _text("phone"), _text("note"),
    _text("kana"), _flag("council"), _text("area"), _text("address"), _text("hours"), _text("contact"), _text("web"),
    _text("audience"), _text("strengths"), _text("limits"), _text("cost"), _text("flexible"),
    _text("checked_on"), _text("closed_on"),
)  # fmt: skip
resource_tag = _resource_table("resource_tag", _text("tag"))

# What helped and what did not, from cases, without names (視点4-8). effect: "helped", "partly", "not".
experience = _resource_table("experience", _text("effect"), _text("text"), _text("on"))

# 足りない資源: one entry of the area's list; state: "open", "considering", "developing", "done".
shortage = _table("shortage", _text("text"), _text("kind"), _text("area"), _text("state"), _text("note"))

# An empty place in one family's ecomap. It points to the area's list; met_on: when something filled it.
gap = _family_table(
    "gap",
    _ref("shortage_id", "shortage"), _loose("person_id", "person"), _loose("need_id", "need"),
    _text("noted_on"), _text("seen_on"), _text("met_on"),
)  # fmt: skip

# 「だれが関わっていると思う?」: the ecomap as one person of the family drew it on a day, with its own ties and gaps.
own_map = _family_table("own_map", _ref("author_id", "person", needed=False), _text("on"), _text("title"))

# person_id null: the tie runs to the household as a whole. own_map_id null: it stands in the office's ecomap.
# consent to contact: "" (not asked), "yes", "no", "later", "without". chosen_by: who chose it, a speaker's code.
tie = _family_table(
    "tie",
    _ref("resource_id", "resource"), _ref("person_id", "person", needed=False),
    _text("strength"), _text("direction"), _text("state"), _text("purpose"),
    _text("frequency"), _text("since"), _text("until"), _text("chosen_by"), _text("consent"), _text("consent_on"),
    _ref("own_map_id", "own_map", needed=False),
)  # fmt: skip

# One note of a question that is answered again and again (a contact, a request, an evaluation): its fields are
# answers and statements with its id. about_id: what it is about, a row of any table, or "".
note = _family_table("note", _ref("episode_id", "episode"), _text("question"), _text("on"), _text("about_id"))

# What was said, with who said it. speaker: child, carer, family, kin, agency, observed, practitioner.
# state: "said", "not_asked", "declined", "na" (該当しない). subject_id: whom it is about.
# played: what they said when it was read back to them, "right" (合っている), "corrected" (直した),
# "taken_back" (消してほしい); M25. may_tell_on: the day on which a child said that a parent may read these words.
statement = _family_table(
    "statement",
    _ref("episode_id", "episode"), _text("question"), _ref("subject_id", "person", needed=False),
    _text("speaker"), _ref("speaker_id", "person", needed=False),
    _text("text"), _text("state"), _text("said_on"),
    _text("played"), _text("played_on"), _ref("note_id", "note", needed=False), _text("may_tell_on"),
)  # fmt: skip

# A wizard field that is no statement: choice, date, tick, number. value is JSON.
answer = _family_table(
    "answer",
    _ref("episode_id", "episode"), _text("question"), _ref("subject_id", "person", needed=False),
    _text("value"), _text("state"), _ref("note_id", "note", needed=False),
)  # fmt: skip

# voice: "family" (家族の言葉) or "practitioner" (実践者の見立て). speaker_id: who said it, of those told at the table.
need = _family_table(
    "need",
    _ref("episode_id", "episode"), _ref("person_id", "person", needed=False), _text("text"), _text("voice"),
    _loose("speaker_id", "person"),
    _text("may_tell_on"), _text("played"), _text("played_on"),
)  # fmt: skip
need_tag = _family_table("need_tag", _ref("need_id", "need"), _text("tag"))
strength = _family_table(
    "strength",
    _ref("episode_id", "episode"), _ref("person_id", "person", needed=False), _text("text"),
    _loose("speaker_id", "person"), _text("may_tell_on"), _text("played"), _text("played_on"),
)  # fmt: skip

# state: "" (being made), "handed_only" (渡しただけ, M44), "agreed", "replaced".
plan = _family_table(
    "plan",
    _ref("episode_id", "episode"), _text("title"), _text("long_goal"), _text("consideration"),
    _text("period_from"), _text("period_to"), _text("review_on"),
    _text("explained_on"), _text("agreed_on"), _text("handed_on"), _text("closing_yardstick"), _text("state"),
)  # fmt: skip

# check: 次に何を一緒に確かめるか.
goal = _family_table("goal", _ref("plan_id", "plan"), _text("text"), _text("check"))
goal_need = _family_table("goal_need", _ref("goal_id", "goal"), _ref("need_id", "need"))

# actors: "family", "center", "others"; who: a person, a resource, or the words in `who`.
action = _family_table(
    "action",
    _ref("plan_id", "plan"), _ref("goal_id", "goal", needed=False), _text("actors"),
    _ref("person_id", "person", needed=False), _ref("resource_id", "resource", needed=False),
    _text("who"), _text("text"), _text("until"),
)  # fmt: skip

# agreed: "" (not yet asked), "yes", "no". scope: what is shared. Without consent (指針1; M92): why, and who approved.
consent = _family_table(
    "consent",
    _ref("episode_id", "episode"), _ref("resource_id", "resource", needed=False),
    _text("recipient"), _text("explained"), _text("agreed"), _text("on"), _text("withdrawn_on"),
    _text("scope"), _text("without_reason"), _text("approver"),
)  # fmt: skip

# 関与度 and 余力 (図3, p21): dated marks of two series, "involvement" and "capacity". value: the id of a level of the
# office's setting. base_*: the four bases of the capacity. asked: who was asked, in words.
level = _family_table(
    "level",
    _ref("episode_id", "episode"), _text("series"), _text("on"), _text("value"), _text("reason"), _text("asked"),
    _text("base_state"), _text("base_needs"), _text("base_environment"), _text("base_resources"),
)  # fmt: skip

# 出来事: what happened in a family's life. kind: "life", "change", "good", "hard", "agency".
event = _family_table(
    "event",
    _loose("episode_id", "episode"), _loose("person_id", "person"),
    _text("on"), _text("until"), _text("kind"), _text("text"), _flag("shared"),
)  # fmt: skip

appointment = _family_table("appointment", _ref("episode_id", "episode"), _text("on"), _text("at"), _text("what"))

# フィデリティ (p39-40): one filled-in list of a case by one rater, and its marks; point: "1-1-2" (model.Point).
# rater: "self", "supervisor", "peer", "family". value: "yes", "partly", "not", "na".
fidelity_round = _family_table(
    "fidelity_round",
    _ref("episode_id", "episode"), _text("rater"), _text("rater_name"), _text("on"), _text("note"),
    _loose("practitioner_id", "practitioner"),
)  # fmt: skip
fidelity_mark = _family_table(
    "fidelity_mark", _ref("round_id", "fidelity_round"), _text("point"), _text("value"), _text("evidence")
)

# Bytes of a family (a PDF that was handed over, a photograph), written once and never changed: see store/blobs.py.
blob = _family_table("blob", Column("data", LargeBinary, nullable=False))

# A paper that left the office, as it was (M49). sheets: permanent names, parted by blanks; title: what it was called.
# read_aloud, signed: "" (not told), "yes", "no". sha256, size (bytes), pages: of the PDF kept as `blob_id`.
handed = _family_table(
    "handed",
    _ref("episode_id", "episode"), _text("sheets"), _text("title"), _text("on"), _text("to_whom"), _text("by_whom"),
    _text("read_aloud"), _text("signed"), _text("sha256"), _flag("size"), _flag("pages"), _loose("blob_id", "blob"),
)  # fmt: skip

# A picture or a scan that was attached. kind: "png", "jpeg", "pdf"; sheet: the permanent name of the sheet it
# shows; turn: clockwise, in tenths of a degree: the bytes kept as `blob_id` stay as they came.
attachment = _family_table(
    "attachment",
    _ref("episode_id", "episode"), _text("what"), _text("on"), _text("by_whom"), _text("kind"), _text("sheet"),
    _text("sha256"), _flag("size"), _flag("pages"), _flag("turn"), _loose("blob_id", "blob"),
)  # fmt: skip

# The sign on a sheet that comes back by hand: its id is what the QR code says, drawn by lot, and tells of nobody.
# sheet: the permanent name; form: a digest of how it was shaped then (its version).
sheet_code = _family_table("sheet_code", _ref("episode_id", "episode"), _text("sheet"), _text("form"), _text("on"))

# What was drawn by hand. what: "name", "picture", "signature"; sheet: what a signature stands on; its strokes in order
# of entry, each as compact text (domain/strokes.py).
drawn = _family_table(
    "drawn", _ref("episode_id", "episode"), _text("what"), _text("sheet"), _loose("speaker_id", "person"), _text("on")
)
stroke = _family_table("stroke", _ref("drawn_id", "drawn"), _text("points"))
# A signature says for which recipients it stands: one row each.
signing = _family_table("signing", _ref("consent_id", "consent"), _ref("drawn_id", "drawn"))

# A child's sticker beside the ecomap. kind: "home", "school", "pet", "liked", "scary"; words: the child's own;
# became: "" or what a practitioner made of it, "resource", "wish".
sticker = _family_table(
    "sticker",
    _ref("episode_id", "episode"), _text("kind"), _loose("speaker_id", "person"), _text("words"), _text("on"),
    _text("became"), Column("x", REAL, nullable=False), Column("y", REAL, nullable=False),
)  # fmt: skip

# 住所を知らせない（支援措置）: address and telephone stay in. kept_from_id: the person who must not learn them.
protection = _family_table(
    "protection", _loose("kept_from_id", "person"), _text("since"), _text("until"), _text("note")
)

# A family that became part of this one: its id, by which its journal is found, and what of its head is no more.
former_family = _family_table(
    "former_family",
    _text("former_id"), _text("name"), _text("kana"), _text("address"), _text("phone"), _text("opened_on"), _text("on"),
)  # fmt: skip
# 会議. It belongs to no family: what concerns one is a note of it, about the meeting (domain/meetings.py).
meeting = _table("meeting", _text("kind"), _text("on"), _text("at"), _text("place"), _text("purpose"), _text("people"))

# Where a wizard was left: id is derived from nothing, one row a family and phase.
bookmark = _family_table("bookmark", _text("phase"), _text("step"))

# Who works with this vault. role: "reader", "practitioner", "supervisor", "keeper"; slot_id: the header's key slot.
practitioner = _table(
    "practitioner", _text("name"), _text("kana"), _text("title"), _text("role"), _text("slot_id"), _text("left_on")
)

assignment = _family_table("assignment", _ref("practitioner_id", "practitioner"), _flag("is_main"))

# 要配慮ケース: this practitioner does not see the family but behind a reason (break the glass).
restriction = _family_table("restriction", _ref("practitioner_id", "practitioner"))

# An office's word on one family against the rule of the settings: kept until that day, or "" for no limit.
retention = _family_table("retention", _text("keep_until"), _text("why"))

# What was typed and not yet an act, kept through a lock or a power cut. value is JSON.
draft = _table("draft", _text("practitioner_id"), _text("place"), _text("value"), _text("saved_at"))

journal = _journal("journal")
Index("ix_journal_of", journal.c.family_id)  # what one family was told of: the whole is read through else
past_journal = _journal("past_journal")  # what a salvage could read of a damaged vault's journal

UNRECORDED = frozenset({journal, past_journal, draft, blob})
