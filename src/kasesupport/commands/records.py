"""Commands on what stands in a vault: vault journal, vault erase."""

import csv
import io
import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path

from kasesupport.cases import access, backups, proof, retention
from kasesupport.cases.access import EntryLine
from kasesupport.cases.backups import BackupLine
from kasesupport.cases.opening import CaseFile
from kasesupport.cases.retention import DueLine
from kasesupport.commands.opened import add_vault, exact_family_id, family_id, opened, preview_family_id
from kasesupport.commands.terminal import Answer, Terminal
from kasesupport.domain.problems import Problem
from kasesupport.saving import save

FORMS = (".csv", ".json")
SHOWN = 50


def add_journal(parser: ArgumentParser, terminal: Terminal) -> None:
    """`vault journal`."""
    say = terminal.say
    add_vault(parser, terminal)
    parser.add_argument("--family", default="", metavar="NAME", help=say("family"))
    parser.add_argument(
        "--limit", type=partial(_count, terminal), default=SHOWN, metavar="N", help=say("journal_limit")
    )
    parser.add_argument("--past", action="store_true", help=say("journal_past"))
    parser.add_argument("--out", type=Path, metavar="FILE", help=say("journal_out"))
    parser.add_argument("--verify", action="store_true", help=say("journal_verify"))


def journal(chosen: Namespace, terminal: Terminal) -> Answer:
    """Who did what when: shown, written to a file, or proven."""
    if chosen.out is not None and chosen.out.suffix.lower() not in FORMS:
        raise Problem("picture_form_unknown", forms=" ".join(FORMS))
    with opened(chosen, terminal) as file:
        if chosen.verify:
            return _proven(file, chosen, terminal)
        whose = family_id(file, chosen.family) if chosen.family else ""
        if chosen.out is not None:
            return _exported(file, whose, chosen, terminal)
        found = access.entries(file, whose, limit=chosen.limit, language=terminal.language, past=chosen.past)
    return Answer({"entries": [asdict(line) for line in found]}, tuple(map(_text, found)))


def add_erase(parser: ArgumentParser, terminal: Terminal) -> None:
    """`vault erase`."""
    say = terminal.say
    add_vault(parser, terminal)
    parser.add_argument("--family", required=True, metavar="NAME", help=say("erase_family"))
    parser.add_argument("--reason", required=True, help=say("erase_reason"))
    parser.add_argument("--approver", required=True, help=say("erase_approver"))
    parser.add_argument("--early", action="store_true", help=say("erase_early"))
    parser.add_argument("--yes", action="store_true", help=say("erase_yes"))


def erase(chosen: Namespace, terminal: Terminal) -> Answer:
    """Erases one family for good, once --yes is given; tells which backups still hold it and until when.

    Without --yes a part of the name will do; to erase it must be told in full, so that no other goes by a slip.
    """
    with opened(chosen, terminal) as file:
        whose = (exact_family_id if chosen.yes else preview_family_id)(file, chosen.family)
        line = next(each for each in retention.due(file) if each.family_id == whose)
        if not chosen.yes:
            return Answer({"erased": False, "family": asdict(line)}, tuple(_previewed(line, terminal)))
        done = retention.erase(file, whose, chosen.reason, chosen.approver, early=chosen.early)
        left, aside = retention.left_behind(file, whose), backups.kept_aside(file)
    held = [{"path": b.path, "until": b.expires_on} for b in left]
    data = {
        "erased": True,
        "family_id": whose,
        "name": line.name,
        **asdict(done),
        "backups": held,
        "kept": [str(each) for each in aside],
    }
    wiped = () if done.wiped else (terminal.say("erase_not_wiped"),)
    kept = (terminal.say("erase_aside", path=each) for each in aside)
    told = (terminal.say("erase_done", name=line.name), *wiped, *(_held(b, terminal) for b in left), *kept)
    return Answer(data, told)


def _previewed(line: DueLine, terminal: Terminal) -> Iterator[str]:
    """What would be erased, and what it takes."""
    state = terminal.say(f"state_{line.state}")
    yield terminal.say("erase_not_yet", name=line.name, id=line.family_id, state=state)
    if line.state == "kept":
        yield terminal.say("erase_is_kept")
    elif line.state != "due":
        yield terminal.say("erase_needs_early")


def _proven(file: CaseFile, chosen: Namespace, terminal: Terminal) -> Answer:
    with terminal.progress("check_doing") as progress:
        report = proof.prove(file, progress, laptop=chosen.seen)
    data = {"holds": report.holds, "seq": report.head.seq, "head": report.head.hash, "entries": report.entries,
            "erasures": report.erasures, "flaws": [asdict(flaw) for flaw in report.flaws]}  # fmt: skip
    if report.holds:
        facts = {"seq": report.head.seq, "head": report.head.hash}
        return Answer(data, (terminal.say("journal_holds", **facts),))
    return Answer(data, tuple(proof.flaw_text(flaw, terminal.language) for flaw in report.flaws), 1)


def _exported(file: CaseFile, whose: str, chosen: Namespace, terminal: Terminal) -> Answer:
    rows = list(access.export_journal(file, whose, language=terminal.language, past=chosen.past))
    flat = chosen.out.suffix.lower() == ".csv"
    made = _csv(rows, terminal) if flat else json.dumps(rows, ensure_ascii=False, indent=1).encode()
    save(made, chosen.out)
    return Answer({"out": chosen.out, "rows": len(rows)}, (terminal.say("wrote", path=chosen.out),))


def _csv(rows: Iterable[dict[str, str | int]], terminal: Terminal) -> bytes:
    """With a BOM, so that a spreadsheet reads it as UTF-8; what looks like a formula is made a text."""
    out = io.StringIO()
    writer = csv.writer(out)
    for number, row in enumerate(rows):
        if not number:
            writer.writerow(terminal.say(f"column_{name}") for name in row)
        writer.writerow(map(_harmless, row.values()))
    return out.getvalue().encode("utf-8-sig")


def _count(terminal: Terminal, typed: str) -> int:
    """One or more. ArgumentTypeError makes it wrong words."""
    if not typed.isdecimal() or int(typed) < 1:
        raise ArgumentTypeError(terminal.say("count_wrong"))
    return int(typed)


def _harmless(value: str | int) -> str | int:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _text(line: EntryLine) -> str:
    parts = (str(line.seq), line.at[:16].replace("T", " "), line.who, line.device, line.family, line.what, line.note)
    return "  ".join(part for part in parts if part)


def _held(line: BackupLine, terminal: Terminal) -> str:
    until = line.expires_on.isoformat() if line.expires_on else "–"
    return terminal.say("erase_held", path=line.path, until=until)
