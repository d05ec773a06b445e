"""Commands on keys: vault slots, vault rekey."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from kasesupport.cases import keys, practitioners
from kasesupport.cases.opening import CaseFile, KeyLine, Secret
from kasesupport.commands import secrets
from kasesupport.commands.opened import add_vault, opened, slot_id
from kasesupport.commands.terminal import Answer, Terminal
from kasesupport.domain.problems import Problem
from kasesupport.drawing.pdf import to_pdf
from kasesupport.saving import save
from kasesupport.sheets import recovery_sheet

ACTIONS = ("list", "add", "remove", "rename", "change", "recovery", "key-file")


def add_slots(parser: ArgumentParser, terminal: Terminal) -> None:
    """`vault slots`: what to do, to which key."""
    say = terminal.say
    add_vault(parser, terminal)
    named = say("slots_action_name")
    parser.add_argument("action", choices=ACTIONS, nargs="?", default="list", metavar=named, help=say("slots_action"))
    parser.add_argument("--on", default="", metavar="LABEL", help=say("slots_on"))
    parser.add_argument("--label", default="", help=say("label"))
    parser.add_argument("--practitioner", default="", metavar="NAME", help=say("slots_practitioner"))
    parser.add_argument("--required", choices=("yes", "no"), help=say("slots_required"))
    parser.add_argument("--replace", action="store_true", help=say("slots_replace"))
    parser.add_argument("--without-key-file", action="store_true", help=say("slots_without_key_file"))
    secrets.add_new_secret(parser, terminal)
    add_sheet(parser, terminal)


def add_sheet(parser: ArgumentParser, terminal: Terminal) -> None:
    """How a recovery key is printed."""
    parser.add_argument("--pair", action="store_true", help=terminal.say("pair"))
    parser.add_argument("--sheet", type=Path, metavar="PDF", help=terminal.say("recovery_out"))


def slots(chosen: Namespace, terminal: Terminal) -> Answer:
    """One change to the keys, or (list) none; the answer lists them as they stand."""
    acts = {"add": _add, "remove": _remove, "rename": _rename, "key-file": _require}
    secret = secrets.told(chosen, terminal)
    with opened(chosen, terminal, secret) as file:
        if chosen.action == "recovery":
            return recovery(file, chosen, terminal)
        if chosen.action == "change":
            _change(file, secret, chosen, terminal)
        elif chosen.action in acts:
            acts[chosen.action](file, chosen, terminal)
        return _listed(file, terminal)


def recovery(file: CaseFile, chosen: Namespace, terminal: Terminal) -> Answer:
    """A new recovery key: into the sheet to print, or else said once, here."""
    codes = keys.new_recovery(file, "pair" if chosen.pair else "recovery")
    if chosen.sheet is None:
        return Answer({"codes": codes}, (*codes, terminal.say("recovery_once")))
    pages = recovery_sheet.build(codes, file.home.folder.stem, file.today())
    save(to_pdf(pages, title="回復キー"), chosen.sheet)
    return Answer({"sheet": chosen.sheet}, (terminal.say("wrote", path=chosen.sheet), terminal.say("recovery_print")))


def rekey(chosen: Namespace, terminal: Terminal) -> Answer:
    """`vault rekey`."""
    with opened(chosen, terminal) as file, terminal.progress("rekey_doing") as progress:
        keys.rekey(file, progress)
    return Answer({"rekeyed": True}, (terminal.say("rekey_done"),))


def _add(file: CaseFile, chosen: Namespace, terminal: Terminal) -> None:
    found = [one for one in practitioners.practitioners(file) if one.name == chosen.practitioner]
    if len(found) != 1:
        raise Problem("practitioner_gone")
    if found[0].slot_id and not chosen.replace:
        raise Problem("key_held")
    keys.add_key(file, found[0].id, chosen.label, secrets.told_new(chosen, terminal))


def _change(file: CaseFile, old: Secret, chosen: Namespace, terminal: Terminal) -> None:
    """Another secret for the key used. Its key file stays unless another is given or it is to go."""
    used = next(line for line in keys.keys(file) if line.slot_id == file.home.slot_id)
    kept = old.key_file if used.factor and not chosen.without_key_file else b""
    keys.change_secret(file, used.slot_id, old, secrets.told_new(chosen, terminal, kept or b""))


def _remove(file: CaseFile, chosen: Namespace, terminal: Terminal) -> None:
    keys.remove_key(file, _chosen(file, chosen))
    terminal.tell(terminal.say("rekey_proposed"))


def _rename(file: CaseFile, chosen: Namespace, _terminal: Terminal) -> None:
    keys.rename_key(file, _chosen(file, chosen), chosen.label)


def _require(file: CaseFile, chosen: Namespace, _terminal: Terminal) -> None:
    if chosen.required:
        keys.set_factor_required(file, chosen.required == "yes")


def _chosen(file: CaseFile, chosen: Namespace) -> str:
    return slot_id(keys.keys(file), chosen.on) if chosen.on else file.home.slot_id


def _listed(file: CaseFile, terminal: Terminal) -> Answer:
    lines, needed = keys.keys(file), keys.factor_required(file)
    data = {"keys": [asdict(line) for line in lines], "key_file_required": needed}
    said = (terminal.say("factor_required"),) if needed else ()
    return Answer(data, (*(key_text(line, terminal) for line in lines), *said))


def key_text(line: KeyLine, terminal: Terminal) -> str:
    """One key on one line."""
    factor = terminal.say("with_key_file") if line.factor else ""
    who = " ".join(part for part in (line.title, line.practitioner) if part)
    own = terminal.say("own_key") if line.own else ""
    parts = (line.label or "–", terminal.say(f"kind_{line.kind}"), who, factor, own, line.slot_id)
    return "  ".join(part for part in parts if part)
