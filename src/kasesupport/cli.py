"""The commands. Exit codes: 0 done, 1 a problem (said on standard error), 2 wrong words."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kasesupport import messages
from kasesupport.argparsing import parser_class
from kasesupport.domain.problems import Problem
from kasesupport.saving import save

if TYPE_CHECKING:
    from kasesupport.cases.opening import CaseFile
    from kasesupport.drawing.items import Drawing
    from kasesupport.exchange.familyfile import FamilyFile

FORMS = (".pdf", ".svg", ".png", ".json")
Made = tuple[Callable[[], "Drawing"], Callable[[], dict[str, object]]]  # the picture, and its places as plain data


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    language = messages.language(os.environ)
    given = sys.argv[1:] if arguments is None else arguments
    chosen = _parser(language, frozenset(given)).parse_args(given)
    try:
        return int(chosen.run(chosen, language))
    except Problem as problem:
        print(messages.text(problem, language), file=sys.stderr)  # noqa: T201
    except KeyboardInterrupt:
        print(messages.command_text("stopped", language), file=sys.stderr)  # noqa: T201
    return 1


def _parser(language: str, given: frozenset[str]) -> argparse.ArgumentParser:
    """All commands; those of vaults in full only where they are meant: the window comes first, the store later."""
    say = partial(messages.command_text, language=language)
    parser = parser_class(language)("kasesupport", description=say("program"))
    parser.add_argument("--vault", type=Path, help=say("vault_window"))
    parser.set_defaults(run=_window)
    commands = parser.add_subparsers(metavar="demo | genogram | ecomap | sheet | resources | vault")
    demo = commands.add_parser("demo", help=say("demo"), description=say("demo"))
    demo.add_argument("--out", type=Path, required=True, help=say("demo_out"))
    demo.set_defaults(run=_demo)
    for kind in ("genogram", "ecomap"):
        picture = commands.add_parser(kind, help=say(kind), description=say(kind))
        picture.add_argument("file", type=Path, help=say("family_file"))
        picture.add_argument("--out", type=Path, required=True, help=say("picture_out"))
        picture.set_defaults(run=_picture, kind=kind)
    trial = commands.add_parser("self-check", help=say("self_check"), description=say("self_check"))
    trial.add_argument("--out", type=Path, help=say("demo_out"))
    trial.set_defaults(run=_self_check)
    _sheet_commands(commands, language, given)
    _vault_commands(commands, language, given)
    return parser


def _sheet_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: str, given: frozenset[str]
) -> None:
    say = partial(messages.command_text, language=language)
    parser = commands.add_parser("sheet", help=say("sheet"), description=say("sheet"))
    if "sheet" in given:
        from kasesupport.commands import sheet

        sheet.add(parser, say)
        parser.set_defaults(run=sheet.run)


def _vault_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", language: str, given: frozenset[str]
) -> None:
    say = partial(messages.command_text, language=language)
    if "resources" in given:
        from kasesupport.commands import resources

        resources.add(commands, language)
    else:
        commands.add_parser("resources", help=say("resources"))
    if "vault" in given:
        from kasesupport.commands import vault

        vault.add(commands, language)
    else:
        commands.add_parser("vault", help=say("vaults"))


def _window(chosen: argparse.Namespace, _language: str) -> int:
    from kasesupport.ui.app import run

    return run([], chosen.vault, _example)


def _example() -> "CaseFile":
    from kasesupport.cases.opening import open_example  # when it is asked for: the window comes first

    return open_example()


def _self_check(chosen: argparse.Namespace, language: str) -> int:
    from kasesupport.ui import self_check

    if chosen.out is None:
        self_check.first_window()
        return 0
    for path in self_check.write(chosen.out, _example):
        _say("wrote", language, path=path)
    return 0


def _demo(chosen: argparse.Namespace, language: str) -> int:
    from kasesupport import demo

    made = demo.write(chosen.out)
    for path in made.files:
        _say("wrote", language, path=path)
    _say("demo_vault", language, path=made.vault, passphrase=made.passphrase)
    return 0


def _picture(chosen: argparse.Namespace, language: str) -> int:
    from kasesupport.exchange import familyfile

    if chosen.out.suffix.lower() not in FORMS:
        raise Problem("picture_form_unknown", forms=" ".join(FORMS))
    family = _gedcom(chosen.file) if chosen.file.suffix.lower() == ".ged" else familyfile.read(chosen.file)
    for warning in family.warnings:
        print(warning, file=sys.stderr)  # noqa: T201
    made = _genogram(family) if chosen.kind == "genogram" else _ecomap(family)
    _write_picture(made, chosen.out, chosen.kind)
    _say("wrote", language, path=chosen.out)
    return 0


def _gedcom(path: Path) -> "FamilyFile":
    from kasesupport.exchange import gedcom
    from kasesupport.exchange.familyfile import FamilyFile

    found = gedcom.read(path)
    return FamilyFile(found.graph, warnings=found.warnings)


def _genogram(family: "FamilyFile") -> Made:
    from kasesupport.diagrams import genogram
    from kasesupport.sheets.picture import genogram_picture

    return lambda: genogram_picture(family.graph, date.today()), lambda: genogram.to_json(genogram.layout(family.graph))


def _ecomap(family: "FamilyFile") -> Made:
    from kasesupport.diagrams import ecomap
    from kasesupport.sheets.picture import ecomap_picture

    told, gaps = (family.graph, family.resources, family.ties), family.gaps
    places = partial(ecomap.layout, *told, gaps=gaps)
    return lambda: ecomap_picture(*told, date.today(), gaps=gaps), lambda: ecomap.to_json(places())


def _write_picture(made: Made, path: Path, title: str) -> None:
    draw, places = made
    if path.suffix.lower() == ".json":
        save(json.dumps(places(), ensure_ascii=False, indent=1).encode(), path)
    else:
        from kasesupport.ui import offscreen, picture_file

        app = offscreen.painting_app()
        picture_file.write(path, draw(), title)
        del app


def _say(key: str, language: str, **facts: object) -> None:
    print(messages.command_text(key, language, **facts))  # noqa: T201
