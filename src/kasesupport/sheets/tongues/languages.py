"""The fixed texts of family sheets in other words: やさしい日本語 instead of the Japanese, other languages beside it.

resources/sheets/languages/*.toml say for the permanent ids of our own sheets' texts what they are. A text is found by
its id where it still says what ours says, else by its Japanese words. So an office's sheet has a translation where it
says what ours says, and none where it does not.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, get_args

from kasesupport import resources
from kasesupport.drawing.items import Tongue
from kasesupport.drawing.ruby import literal, plain
from kasesupport.drawing.scripts import written
from kasesupport.practice.reader import Table, read
from kasesupport.sheets.forms.spec import Form, Section, load
from kasesupport.sheets.tongues.reading import EASY, Reading
from kasesupport.sheets.tongues.readings import reduced

FOLDER = "languages"
UNREAD = "{ja}の文は、まだ {ja}を 母語とする 人の 確認を 受けていません。日本語が もとの文です。"
TRANSLATED = "訳《やく》"
PRACTICE = "practice"  # where the labels of our questions stand among the sheets
PLACES = ("title", "hint", "words", "ends", "columns", "fields", "groups", "dates")
BESIDE = ("title", "hint", "groups")  # in a section these stand in one line with the Japanese, the others below it
Tell = Callable[[str, str], str]  # key, Japanese markup: what stands on the sheet


@dataclass(frozen=True, slots=True)
class Language:
    """One file. `label`: its own name for itself; `ja`: ours; `texts`: by sheet and key, "closing.pause.title"."""

    id: str
    label: str
    ja: str
    tongue: Tongue
    unread: str
    translation: str
    texts: Mapping[str, str]


def ids() -> tuple[str, ...]:
    """The languages there are, the easy Japanese first."""
    found = (path.stem for path in resources.path("sheets", FOLDER).glob("*.toml"))
    return tuple(sorted(found, key=lambda each: (each != EASY, each)))


@cache
def language(name: str) -> Language:
    """One of them. Raises Problem("practice_file") with file, key and why."""
    table = read(resources.path("sheets", FOLDER, f"{name}.toml"))
    told = {key: table.text(key) for key in ("label", "ja")}
    more = {key: table.text(key, "") for key in ("unread", "translation")}
    tongue = table.one_of("tongue", get_args(Tongue), "")
    sheets = table.table("sheets")
    texts = {f"{sheet}.{key}": text for sheet in sheets.left() for key, text in _texts(sheets.table(sheet))}
    table.done()
    return Language(name, **told, **more, tongue=tongue, texts=texts)


def _texts(table: Table) -> Iterator[tuple[str, str]]:
    for key in table.left():
        if key.rsplit(".", 1)[-1] in PLACES[2:]:
            yield from ((f"{key}.{n}", text) for n, text in enumerate(table.texts(key)))
        else:
            yield key, table.text(key)


def fixed(form: Form) -> Iterator[tuple[str, str]]:
    """Every fixed text of a sheet with its key, as markup: "foot", "pause.title", "pause.words.0"."""
    found: list[tuple[str, str]] = []

    def note(key: str, text: str) -> str:
        found.append((key, text))
        return text

    _told(form, note)
    yield from ((key, text) for key, text in found if text)


def bare(markup: str) -> str:
    """The words alone: without readings and without the blanks that part them for children."""
    return re.sub(r"\s", "", plain(markup))


@cache
def _memory(name: str) -> Mapping[tuple[str, str], str]:
    """What our own Japanese texts are in that language, by id and words, and by the words alone: the first told."""
    chosen = language(name)
    sheets = dict.fromkeys(key.split(".", 1)[0] for key in chosen.texts if not key.startswith(f"{PRACTICE}."))
    ours = {f"{sheet}.{key}": text for sheet in sheets for key, text in fixed(load(sheet))}
    ours.update({f"{PRACTICE}.{key}": text for key, text in labels().items()})
    told = [(key, bare(ours[key]), text) for key, text in chosen.texts.items() if key in ours]
    alone = {("", words): text for _, words, text in reversed(told)}
    return {**alone, **{(key, words): text for key, words, text in told}}


@cache
def labels() -> Mapping[str, str]:
    """The labels of our questions that stand on sheets, with readings, by question and option."""
    table = read(resources.path("sheets", "readings", "labels.toml"))
    inner = table.table("labels")
    return {key: inner.text(key) for key in inner.left()}


@cache
def _readable() -> Mapping[str, str]:
    return {bare(text): text for text in labels().values()}


def label(words: str, reading: Reading) -> str:
    """A label of a question as a fixed text: with its readings and beside it the language, where we have them."""
    known = _readable().get(bare(words))
    return _said("", known, reading) if known else literal(words)


def in_language(name: str, markup: str, key: str = "") -> str:
    """A fixed text in that language; "" where there is none. `key`: its sheet and id, "closing.pause.title"."""
    words, known = bare(markup), _memory(name)
    return known.get((key, words)) or known.get(("", words), "")


def spoken(form: Form, reading: Reading) -> Form:
    """The sheet with its fixed texts as they are to be read."""
    return _told(form, lambda key, text: _said(f"{form.id}.{key}", text, reading)) if _changes(reading) else form


def untold(reading: Reading) -> str:
    """That no native speaker has read the translation yet, in both languages; "" for a sheet in Japanese."""
    if not reading.foreign:
        return ""
    chosen = language(reading.language)
    return f"{UNREAD.format(ja=chosen.ja)}　{written(chosen.unread, chosen.tongue)}"


def translation(reading: Reading) -> str:
    """What stands where a family's words are translated by hand; "" for a sheet in Japanese."""
    if not reading.foreign:
        return ""
    chosen = language(reading.language)
    return f"{TRANSLATED}　{written(chosen.translation, chosen.tongue)}"


def _changes(reading: Reading) -> bool:
    return reading.foreign or reading.language == EASY or reading.grade is not None


def _said(key: str, text: str, reading: Reading) -> str:
    other = in_language(reading.language, text, key) if text and (reading.foreign or reading.language == EASY) else ""
    if not other or reading.language == EASY:
        return reduced(other or text, reading.grade)
    beside = key.count(".") > 1 and key.rsplit(".")[-2 if key[-1].isdigit() else -1] in BESIDE
    between = "　" if beside else "\n"
    return reduced(text, reading.grade) + between + written(other, language(reading.language).tongue)


def _told(form: Form, tell: Tell) -> Form:
    sections = tuple(_section(each, tell) for each in form.sections)
    words: dict[str, Any] = {key: tell(key, getattr(form, key)) for key in ("title", "name", "giver", "foot")}
    return replace(form, **words, sections=sections)


def _section(section: Section, tell: Tell) -> Section:
    changes: dict[str, Any] = {key: tell(f"{section.id}.{key}", getattr(section, key)) for key in ("title", "hint")}
    for key in ("words", "ends"):
        changes[key] = tuple(tell(f"{section.id}.{key}.{n}", each) for n, each in enumerate(getattr(section, key)))
    for key in ("columns", "fields", "groups", "dates"):
        parts = enumerate(getattr(section, key))
        changes[key] = tuple(replace(p, label=tell(f"{section.id}.{key}.{n}", p.label)) for n, p in parts)
    if section.kind == "cards":
        changes["words"] = _apart(changes["words"])
    return replace(section, **changes)


def _apart(told: tuple[str, ...]) -> tuple[str, ...]:
    """A card has no room for two languages: the Japanese words of one card, then those of the other."""
    split = [each.partition("\n")[::2] for each in told]
    if not any(other for _, other in split):
        return told
    return (*(one for one, _ in split), *(other or one for one, other in split))
