"""Commands on backups and checks: vault backup, restore, check."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from kasesupport import messages
from kasesupport.cases import backups, opening, roles
from kasesupport.cases.backups import BackupLine
from kasesupport.commands import secrets
from kasesupport.commands.opened import add_seen, add_vault, opened, slot_id
from kasesupport.commands.terminal import Answer, Terminal

RESTORABLE = ("restore_older", "restore_unread")


def add_backup(parser: ArgumentParser, terminal: Terminal) -> None:
    """`vault backup`."""
    add_vault(parser, terminal)
    parser.add_argument("--list", action="store_true", help=terminal.say("backup_list"))
    parser.add_argument("--second", metavar="FOLDER", help=terminal.say("backup_second"))


def backup(chosen: Namespace, terminal: Terminal) -> Answer:
    """Makes one, or (--list) tells which there are."""
    with opened(chosen, terminal) as file:
        if chosen.second is not None:
            backups.set_second_place(file, Path(chosen.second) if chosen.second else None)
        if chosen.list:
            found = backups.backups(file)
            return Answer({"backups": [_data(line) for line in found]}, tuple(_text(line, terminal) for line in found))
        with terminal.progress("backup_doing") as progress:
            made = backups.back_up(file, progress)
        terminal.notices(made.notices)
        return Answer({"backup": _data(made)}, (terminal.say("backup_done", path=made.path), _text(made, terminal)))


def add_restore(parser: ArgumentParser, terminal: Terminal) -> None:
    """`vault restore`: its secret opens the backup."""
    say = terminal.say
    parser.add_argument("backup", type=Path, help=say("backup_folder"))
    parser.add_argument("--to", type=Path, required=True, metavar="VAULT", help=say("restore_to"))
    parser.add_argument("--replace", action="store_true", help=say("restore_replace"))
    parser.add_argument("--today", type=Path, metavar="VAULT", help=say("restore_today"))
    parser.add_argument("--keep-erased", action="store_true", help=say("restore_keep_erased"))
    parser.add_argument("--accept", action="append", default=[], choices=RESTORABLE, help=say("accept"))
    secrets.add_secret(parser, terminal)
    add_seen(parser, terminal)


def restore(chosen: Namespace, terminal: Terminal) -> Answer:
    """Makes a vault from a backup."""
    said = backups.look_at(chosen.backup)
    terminal.tell(_text(said, terminal))
    secret = secrets.told(chosen, terminal)
    slot = slot_id(opening.key_lines(chosen.backup), chosen.key) if chosen.key else ""
    with terminal.progress("restore_doing") as progress:
        made = backups.restore(
            chosen.backup, chosen.to, secret, slot=slot,
            replace=chosen.replace, accept=frozenset(chosen.accept), seen=chosen.seen,
            today=chosen.today, erase_again=not chosen.keep_erased, progress=progress,
        )  # fmt: skip
    data = {"vault": made.folder, "kept": made.kept, "backup": _data(made.backup),
            "erased": made.erased, "erased_again": not chosen.keep_erased}  # fmt: skip
    told = (
        terminal.say("restore_kept", path=made.kept) if made.kept else terminal.say("restore_next"),
        *_erased_text(made.erased, terminal, again=not chosen.keep_erased),
    )
    counts = _counts(made.backup, terminal)
    return Answer(data, (terminal.say("restore_done", path=made.folder), counts, *told))


def _erased_text(count: int | None, terminal: Terminal, *, again: bool) -> tuple[str, ...]:
    """What became of the families that were erased since the backup."""
    if count is None:
        return (terminal.say("restore_erased_unknown"),)
    word = "restore_erased_again" if again else "restore_erased_back"
    return (terminal.say(word, count=count),) if count else ()


def add_check(parser: ArgumentParser, terminal: Terminal) -> None:
    """`vault check`."""
    add_vault(parser, terminal)
    parser.add_argument("--head", type=_head, metavar="SEQ:HASH", help=terminal.say("check_head"))


def check(chosen: Namespace, terminal: Terminal) -> Answer:
    """Looks at all of the vault; exit code 1 if something is not well."""
    with opened(chosen, terminal) as file:
        with terminal.progress("check_doing") as progress:
            report = backups.check(file, progress, seen=chosen.seen)
        head = file.head()
        paper = backups.compare_head(file, *chosen.head) if chosen.head else None
        keeper = roles.has(file, "keeper")
        backups.keep_check(file, report)
    data = {"good": report.good, "at": report.at, "findings": [asdict(each) for each in report.findings],
            "seq": head.seq, "head": head.hash, "paper": paper}  # fmt: skip
    told = [messages.finding_text(f.code, f.good, f.facts, terminal.language, keeper=keeper) for f in report.findings]
    told += [terminal.say(f"paper_{paper}")] if paper else []
    good = report.good and paper in (None, "there")
    return Answer(data, (*told, terminal.say("check_good" if good else "check_bad")), 0 if good else 1)


def _head(typed: str) -> tuple[int, str]:
    """Number and hash as they stand on a sheet. ValueError makes it wrong words."""
    seq, _, digits = typed.partition(":")
    return int(seq), digits


def _data(line: BackupLine) -> dict[str, object]:
    return {name: value for name, value in asdict(line).items() if name != "notices"}


def _text(line: BackupLine, terminal: Terminal) -> str:
    place = {"here": "place_here", "second": "place_second"}.get(line.place)
    where = f"  {terminal.say(place)}" if place else ""
    older = "" if line.opens_with_present_key or not line.place else f"  {terminal.say('backup_old_key')}"
    older += f"  {terminal.say('backup_apart')}" if line.apart else ""
    return f"{line.at:%Y-%m-%d %H:%M}  {_counts(line, terminal)}{where}{older}  {line.path}"


def _counts(line: BackupLine, terminal: Terminal) -> str:
    if line.seq is None:
        return terminal.say("backup_sealed")
    return terminal.say("backup_counts", families=line.families, people=line.people, seq=line.seq)
