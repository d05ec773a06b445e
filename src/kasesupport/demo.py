"""The walk on the example families without a window: the same acts, the same pages."""

import shutil
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from kasesupport.cases import examples, opening, views
from kasesupport.cases.office import Office, set_office
from kasesupport.cases.opening import CaseFile, Kdf
from kasesupport.domain.problems import Problem
from kasesupport.domain.record import CaseRecord
from kasesupport.drawing.items import Drawing
from kasesupport.drawing.pdf import to_pdf
from kasesupport.saving import save
from kasesupport.sheets.from_record import plan_pages
from kasesupport.sheets.picture import ecomap_page, genogram_page, genogram_picture
from kasesupport.ui import picture_file
from kasesupport.ui.offscreen import painting_app

# One moment, so that two runs give the same pages. Japan's time: a day there is a day here.
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=timezone(timedelta(hours=9)))
PASSPHRASE = "れいの かていで ためす"  # noqa: S105  (fictional families only)
OFFICE = Office("○○市こども家庭センター", "0120-000-000")


@dataclass(frozen=True, slots=True)
class Demo:
    """What was written."""

    files: tuple[Path, ...]
    vault: Path
    passphrase: str


def write(out: Path) -> Demo:
    """Make the example vault in `out`, and its pages. Raises Problem as vaults and files do."""
    out.mkdir(parents=True, exist_ok=True)
    vault = out / "example.vault"
    _clear(vault)
    try:
        opening.create(vault, PASSPHRASE, kdf=Kdf(), clock=lambda: NOW)
        return Demo(_pages(_walk(vault), NOW.date(), out), vault, PASSPHRASE)
    except BaseException:  # Ctrl+C too: half an example is none, and this one is ours
        shutil.rmtree(vault, ignore_errors=True)
        raise


def _walk(vault: Path) -> tuple[CaseRecord, ...]:
    file = opening.unlock(vault, PASSPHRASE, clock=lambda: NOW)
    try:
        return take_in(file)
    finally:
        file.close()


def take_in(file: CaseFile) -> tuple[CaseRecord, ...]:
    """The example families, walked through phases 1 to 3 by their acts."""
    set_office(file, OFFICE)
    return tuple(views.record(case) for case in examples.take_in_all(file))


def _clear(vault: Path) -> None:
    """Remove the demo of an earlier run, and nothing else: only what opens with the demo's own words."""
    if opening.is_vault(vault):
        try:
            opening.unlock(vault, PASSPHRASE).close()
        except Problem as problem:
            raise Problem("vault_exists") from problem
        shutil.rmtree(vault)
    elif vault.is_file() or (vault.is_dir() and any(vault.iterdir())):
        raise Problem("vault_exists")


def _pages(records: tuple[CaseRecord, ...], today: date, out: Path) -> tuple[Path, ...]:
    first = records[0]
    genograms = [genogram_page(record, today, "ジェノグラム") for record in records]
    ecomaps = [ecomap_page(record, today, "エコマップ") for record in records]
    office = (OFFICE.name, OFFICE.phone)
    made = {
        "genogram.pdf": _pdf(genograms, "ジェノグラム"),
        "ecomap.pdf": _pdf(ecomaps, "エコマップ"),
        "support-plan.pdf": _pdf(plan_pages(first, today, office), "サポートプラン"),
        "support-plan-blank.pdf": _pdf(plan_pages(first, today, office, blank=True), "サポートプラン"),
    }
    for name, content in made.items():
        save(content, out / name)
    app = painting_app()
    for name in ("genogram.svg", "genogram.png"):
        picture_file.write(out / name, genogram_picture(first.graph, today), "ジェノグラム")
    del app
    return tuple(sorted(path for path in out.iterdir() if path.is_file()))


def _pdf(pages: "list[Drawing] | tuple[Drawing, ...]", title: str) -> bytes:
    return to_pdf(pages, title=title)
