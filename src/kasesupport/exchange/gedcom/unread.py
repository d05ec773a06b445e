"""What a file tells and this program has no place for: counted and named, so that nobody believes it was taken."""

from collections.abc import Iterator

from fastgedcom.base import TrueLine

from kasesupport.exchange.checked import Notes, shown
from kasesupport.exchange.gedcom.families import is_separation
from kasesupport.exchange.gedcom.lines import Records, is_pointer

EVENT = {"DATE", "DATE.PHRASE", "TYPE"}
OWN = {
    "INDI": {
        "NAME", "NAME.GIVN", "NAME.SURN", "NAME.FONE", "NAME.FONE.TYPE", "NAME.TRAN", "NAME.TRAN.LANG", "NAME.NICK",
        "NAME.TYPE", "SEX", "BIRT", "DEAT", "DEAT.AGE", "FAMS", "FAMC", "FAMC.PEDI", "OCCU",
        *(f"{event}.{part}" for event in ("BIRT", "DEAT") for part in EVENT),
    },
    "FAM": {"HUSB", "WIFE", "CHIL", *(["MARR", "DIV", "ANUL", "SEP", "_SEPR", "_SEPARATED"]),
            *(f"{event}.{part}" for event in ("MARR", "DIV", "ANUL", "SEP", "_SEPR", "_SEPARATED") for part in EVENT)},
    "_KS_HOUSEHOLD": {"NAME"},
    "_KS_BOND": {"TYPE", "NOTE", "DATE"},
}  # fmt: skip
HOUSEKEEPING = {"CHAN", "CREA", "RIN", "UID", "_UID", "REFN", "EXID", "CONT", "CONC", "SUBM", "RESN", "AFN", "RFN"}
RECORDS = {"HEAD", "TRLR", "SUBM", "SUBN"}
WORDS = {
    "NOTE": "メモ", "SNOTE": "メモ", "SOUR": "出典", "OBJE": "写真や添付", "RESI": "住まい", "ADDR": "住所",
    "PLAC": "場所", "EVEN": "出来事", "BAPM": "洗礼", "CHR": "洗礼", "BURI": "埋葬", "CREM": "火葬", "EDUC": "学歴",
    "RELI": "宗教", "NATI": "国籍・民族", "TITL": "称号", "ADOP": "養子縁組の出来事", "ASSO": "関係者", "EMIG": "転出",
    "IMMI": "転入", "CENS": "国勢調査", "AGE": "年齢", "CAUS": "原因", "ENGA": "婚約", "REPO": "所蔵先", "PHON": "電話",
    "EMAIL": "メール", "FACT": "そのほかの事実", "TIME": "時刻", "GRAD": "卒業", "RETI": "退職", "WILL": "遺言",
}  # fmt: skip


def report(records: Records, notes: Notes) -> None:
    """Notes every line below a record that was not read, once a tag, with its count."""
    for line in records.document.records.values():
        kind = line.payload.split(" ", 1)[0] if is_pointer(line.tag) else line.tag
        if kind in OWN:
            for tag in _foreign(line, OWN[kind]):
                notes.add(f"{_named(tag)}は取り込みません。")
        elif kind not in RECORDS and not kind.startswith("_KS_"):
            notes.add(f"{_named(kind)}の記録は取り込みません。")
        names = [each for each in line.sub_lines if each.tag == "NAME"] if kind == "INDI" else []
        if len(names) > 1:
            notes.add("名前がいくつか書かれている人は、はじめの名前だけを読みました。")


def _named(tag: str) -> str:
    return f"「{WORDS[tag]}」（{tag}）" if tag in WORDS else f"「{shown(tag)}」"


def _foreign(record: TrueLine, own: set[str]) -> Iterator[str]:
    """The tags that are not read, each topmost: what hangs below them goes with them."""
    queue = [("", each) for each in reversed(record.sub_lines)]
    while queue:
        above, line = queue.pop()
        path = f"{above}.{line.tag}" if above else line.tag
        if line.tag.startswith("_KS_") or line.tag in HOUSEKEEPING or (path == "EVEN" and is_separation(line)):
            continue
        if path not in own:
            yield line.tag
            continue
        queue += [(path, each) for each in reversed(line.sub_lines)]
