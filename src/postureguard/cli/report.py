"""A page for a physiotherapist or doctor: its window, and the file without one."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postureguard import protocol
from postureguard.cli.exercises import ON_THE_DESKTOP
from postureguard.cli.files import chosen, chosen_for_windows, need_display
from postureguard.cli.on_its_own import start_data
from postureguard.cli.words import in_words, show_window
from postureguard.errors import UserError

if TYPE_CHECKING:
    from postureguard.core.insight.spans import Span
    from postureguard.windows.client import ResidentClient
    from postureguard.windows.report.diary import Diary

PARTS = "breaks, sitting, pain, programme, notes, experiments"


@click.command()
@click.argument("file", metavar="[FILE.pdf]", type=click.Path(path_type=Path), required=False)
@click.option("--from", "first", metavar="DAY", help="First day, such as 2026-09-01.")
@click.option("--to", "last", metavar="DAY", help="Last day; today without it.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="Your country's without it.")
@click.option("--without", metavar="PARTS", default="", help=f"Leave out some of: {PARTS}.")
@click.option("--safety", is_flag=True, help="With your answers about safety.")
@in_words
def report(
    file: Path | None,
    first: str | None,
    last: str | None,
    paper: str | None,
    without: str,
    *,
    safety: bool,
) -> None:
    """Make a page for your physiotherapist or doctor; nothing is sent anywhere.

    Without FILE.pdf a window opens in which you choose what is on it. Without --from it is about
    the last twelve weeks.
    """
    if file is None:
        if any((first, last, paper, without, safety)):
            raise UserError("There is no file to write.", "Name one, such as page.pdf.")
        show_window(protocol.Show(window="report"), open_report)
        return
    from postureguard.system.display import has_display

    if not has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from postureguard.windows.application import qapp
    from postureguard.windows.report.asked import Asked, usual_paper, wanted
    from postureguard.windows.report.contents import sheets
    from postureguard.windows.report.pdf import pdf

    qapp()
    diary = _diary()
    asked = Asked(
        _span(first, last, diary.today),
        wanted(_parts(without), safety=safety),
        "letter" if paper == "letter" else "a4" if paper == "a4" else usual_paper(),
    )
    click.echo(_write(file, pdf(sheets(diary, asked))))


def open_report(client: "ResidentClient | None" = None) -> int:
    """Show the window until it is closed; the resident can call it to the front."""
    from postureguard.cli.settings import open_file
    from postureguard.windows.report.run import run_report
    from postureguard.windows.report.saving import Around

    need_display(ON_THE_DESKTOP)
    around = Around(_write, open_file, start_data)
    return run_report(_diary, around, chosen_for_windows().theme, client)


def _diary() -> "Diary":
    from postureguard.catalogue import whole_catalogue
    from postureguard.core.sitting.plan import day_of
    from postureguard.journal.reader import JournalReader
    from postureguard.system.clock import SystemClock
    from postureguard.system.paths import user_paths
    from postureguard.windows.report.diary import Diary

    clock, paths = SystemClock(), user_paths()
    today = day_of(clock.now().wall, chosen(), clock.zone())
    with JournalReader(paths.journal) as reader:
        return Diary.read(reader, whole_catalogue(paths.own).exercises, today)


def _span(first: str | None, last: str | None, today: date) -> "Span":
    from postureguard.core.insight.spans import Span
    from postureguard.windows.report.asked import WEEKS_AT_FIRST, last_weeks

    end = min(_day("--to", last), today) if last else today
    begin = _day("--from", first) if first else last_weeks(end, WEEKS_AT_FIRST).first
    if begin > end:
        raise UserError(f"{begin} is after {end}.", "Name the earlier day with --from.")
    return Span(begin, end)


def _day(option: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError(f"{option} {text!r} is not a day.", "Write it like 2026-09-01.") from None


def _parts(text: str) -> tuple[str, ...]:
    from postureguard.windows.report.asked import PARTS as ALL

    names = tuple(name.strip() for name in text.split(",") if name.strip())
    for name in names:
        if name not in ALL:
            raise UserError(f"--without {name!r} is no part of the page.", f"Parts are: {PARTS}.")
    return names


def _write(path: Path, data: bytes) -> Path:
    """Write a file whole, for its owner alone."""
    from postureguard.journal.files import keep_apart, written_together
    from postureguard.system.paths import user_paths

    keep_apart(path, user_paths().journal)
    with written_together([path]) as files:
        files[path].write(data)
    return path


COMMANDS: tuple[click.Command, ...] = (report,)
