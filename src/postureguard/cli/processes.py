"""What the resident starts: the windows, and the making of the journal."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postureguard.cli.entries import open_entries
from postureguard.cli.exercises import open_exercises, open_posture
from postureguard.cli.files import chosen, chosen_for_windows, open_review, scores_today, week_due
from postureguard.cli.on_its_own import start_data
from postureguard.cli.own import open_own
from postureguard.cli.plan import open_method, open_plan
from postureguard.cli.report import open_report
from postureguard.cli.settings import open_settings
from postureguard.cli.sounds import loudspeaker_for
from postureguard.cli.welcome import open_welcome
from postureguard.cli.words import in_words

if TYPE_CHECKING:
    from postureguard.core.week_news import WeekNews
    from postureguard.journal.reader import JournalReader


@click.command("prepare-journal", hidden=True)
@click.argument("path", type=click.Path(path_type=Path))
@in_words
def prepare_journal_(path: Path) -> None:
    """Bring the journal into today's shape."""
    from postureguard.journal.migrations import prepare_journal

    prepare_journal(path)


@click.command(hidden=True)
@in_words
def choose() -> None:
    """Say as JSON what each kind of break would lead through now, and what is to be asked."""
    import msgspec

    from postureguard.catalogue import whole_catalogue
    from postureguard.core.programme.asking import due, untold_week
    from postureguard.core.sitting.plan import day_of, lengths_s
    from postureguard.journal.reader import JournalReader
    from postureguard.offers import chosen as choose_for
    from postureguard.system.clock import SystemClock
    from postureguard.system.paths import user_paths

    clock, settings = SystemClock(), chosen()
    now, zone = clock.now().wall, clock.zone()
    today = day_of(now, settings, zone)
    with JournalReader(user_paths().journal) as reader:
        history = reader.history()
        asks = due(history, today)
        monday = None if asks else untold_week(history, settings, now, zone)
        news = _news(reader, monday, today) if monday else None
    catalogue = whole_catalogue(user_paths().own)
    local = now.astimezone(zone)
    answer = choose_for(history, local, today, catalogue, lengths_s(settings))
    found = msgspec.to_builtins(answer)
    click.echo(msgspec.json.encode({**found, "due": asks, "week": news}), nl=False)


def _news(reader: "JournalReader", monday: date, today: date) -> "WeekNews | None":
    """What there is to tell of the week of that Monday."""
    from postureguard.core.insight.week_text import told_week
    from postureguard.core.week_news import WeekNews

    text = told_week(reader.days(*(reader.span() or (today, today))), today, monday)
    return WeekNews(monday, text) if text else None


@click.command("show-by-plyer", hidden=True)
@click.argument("title")
@click.argument("body")
def show_by_plyer_(title: str, body: str) -> None:
    """Show a notice by plyer, which may hang."""
    from postureguard.system.notify.plyer_child import show_by_plyer

    show_by_plyer(title, body)


@click.group(hidden=True)
def window() -> None:
    """One window, in its own process."""


@window.command()
@click.option("--break", "break_id", required=True)
@click.option("--routine", "routine_id", required=True)
@click.option("--script", default="", help="Its items, where they are not those it came with.")
@in_words
def routine(break_id: str, routine_id: str, script: str) -> None:
    """The routine player."""
    from PySide6.QtGui import QGuiApplication

    from postureguard.catalogue import whole_catalogue
    from postureguard.system.covered import covered_on
    from postureguard.system.paths import user_paths
    from postureguard.system.see_through import shows_through
    from postureguard.windows.client import ResidentClient
    from postureguard.windows.routine import run_routine
    from postureguard.windows.routine.around import Around

    paths = user_paths()
    catalogue, client = whole_catalogue(paths.own), ResidentClient(paths.socket)
    settings = chosen_for_windows()
    platform = QGuiApplication.platformName()
    dims = settings.dim_others and shows_through(platform)
    around = Around(client, settings, loudspeaker_for(settings), dims, covered_on(platform))
    sys.exit(run_routine(routine_id, break_id, catalogue, around, script))


@window.command("checkin")
@in_words
def checkin_window() -> None:
    """The small window for a pain rating."""
    from postureguard.system.paths import user_paths
    from postureguard.windows.checkin import run_checkin
    from postureguard.windows.client import ResidentClient

    client = ResidentClient(user_paths().socket)
    known = scores_today()
    sys.exit(run_checkin(client, chosen_for_windows().theme, week_due=week_due(), scores=known))


@window.command("review")
@in_words
def review_window() -> None:
    """The charts."""
    from postureguard.system.paths import user_paths
    from postureguard.windows.client import ResidentClient

    sys.exit(open_review(ResidentClient(user_paths().socket)))


@window.command("exercises")
@click.option("--item")
@in_words
def exercises_window(item: str | None) -> None:
    """All exercises and their technique."""
    from postureguard.system.paths import user_paths
    from postureguard.windows.client import ResidentClient

    sys.exit(open_exercises(item, ResidentClient(user_paths().socket)))


@window.command("own")
@click.option("--item")
@in_words
def own_window(item: str | None) -> None:
    """The person's own exercises and routines."""
    from postureguard.system.paths import user_paths
    from postureguard.windows.client import ResidentClient

    sys.exit(open_own(item, ResidentClient(user_paths().socket)))


@window.command("posture")
@in_words
def posture_window() -> None:
    """The posture card."""
    from postureguard.system.paths import user_paths
    from postureguard.windows.client import ResidentClient

    sys.exit(open_posture(ResidentClient(user_paths().socket)))


@window.command("welcome")
@click.option("--item")
@in_words
def welcome_window(item: str | None) -> None:
    """What the program asks about the person."""
    from postureguard.system.paths import user_paths
    from postureguard.windows.client import ResidentClient

    sys.exit(open_welcome(item, ResidentClient(user_paths().socket)))


@window.command("plan")
@in_words
def plan_window() -> None:
    """Where the person stands in the programme."""
    from postureguard.system.paths import user_paths
    from postureguard.windows.client import ResidentClient

    sys.exit(open_plan(ResidentClient(user_paths().socket)))


@window.command("entries")
@in_words
def entries_window() -> None:
    """What the person entered."""
    from postureguard.system.paths import user_paths
    from postureguard.windows.client import ResidentClient

    sys.exit(open_entries(ResidentClient(user_paths().socket)))


@window.command("settings")
@in_words
def settings_window() -> None:
    """What the person can choose."""
    from postureguard.system.paths import user_paths
    from postureguard.windows.client import ResidentClient

    sys.exit(open_settings(ResidentClient(user_paths().socket)))


@window.command("method")
@in_words
def method_window() -> None:
    """About the method."""
    from postureguard.system.paths import user_paths
    from postureguard.windows.client import ResidentClient

    sys.exit(open_method(ResidentClient(user_paths().socket)))


@window.command("report")
@in_words
def report_window() -> None:
    """The page for a physiotherapist or doctor."""
    from postureguard.system.paths import user_paths
    from postureguard.windows.client import ResidentClient

    sys.exit(open_report(ResidentClient(user_paths().socket)))


@window.command("data")
@in_words
def data_window() -> None:
    """What is kept: opened as a program of its own, as the resident may have to end for it."""
    start_data()


COMMANDS: tuple[click.Command, ...] = (
    prepare_journal_,
    choose,
    show_by_plyer_,
    window,
)
