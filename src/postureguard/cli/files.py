"""What the command line reads: settings, moments, the journal."""

from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from postureguard.core.settings import Settings
from postureguard.errors import UserError

if TYPE_CHECKING:
    from postureguard.system.desktop_wishes import Wishes
    from postureguard.windows.client import ResidentClient


def open_review(client: "ResidentClient | None" = None) -> int:
    """Show the charts until they are closed; the resident, if any, can call them to the front."""
    from postureguard.catalogue import whole_catalogue
    from postureguard.journal.reader import JournalReader
    from postureguard.system.clock import SystemClock
    from postureguard.system.paths import user_paths
    from postureguard.theme import pick
    from postureguard.windows.review import Around, run_review

    clock = SystemClock()
    with JournalReader(user_paths().journal) as reader:
        need_display("Run this on your desktop, or see `postureguard export`.")
        settings = chosen_for_windows()
        around = Around(
            settings,
            pick(settings.theme),
            lambda: clock.now().wall,
            clock.zone,
            lambda: whole_catalogue(user_paths().own),
        )
        return run_review(reader, around, client)


def week_due() -> bool:
    """Whether the questions about the last seven days are open; never without a journal."""
    from postureguard.core.programme.weeks import week_is_due
    from postureguard.core.sitting.plan import day_of
    from postureguard.journal.reader import JournalReader
    from postureguard.system.clock import SystemClock
    from postureguard.system.paths import user_paths

    clock = SystemClock()
    today = day_of(clock.now().wall, rules(None), clock.zone())
    try:
        with JournalReader(user_paths().journal) as reader:
            return week_is_due(reader.history(), today)
    except UserError:
        return False


def scores_today() -> tuple[tuple[int, str], ...]:
    """The ratings of today with their times of day, as far as there is a journal."""
    from postureguard.core.entries import PAIN
    from postureguard.core.sitting.plan import day_of
    from postureguard.core.wording import clock_time
    from postureguard.journal.reader import JournalReader
    from postureguard.system.clock import SystemClock
    from postureguard.system.paths import user_paths

    clock = SystemClock()
    zone = clock.zone()
    today = day_of(clock.now().wall, chosen(), zone)
    try:
        with JournalReader(user_paths().journal) as reader:
            entries = reader.entries(today, today)
    except UserError:
        return ()
    return tuple(
        (int(entry.value), clock_time(entry.at, zone))
        for entry in entries
        if entry.about == PAIN and entry.value is not None
    )


def need_display(advice: str) -> None:
    """Refuse to open a window where there is no screen for it."""
    from postureguard.system.display import has_display

    if not has_display():
        raise UserError(
            "There is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are empty).",
            advice,
        )


def chosen_for_windows() -> Settings:
    """The user's settings, "auto" replaced where the desktop has a wish; makes the application."""
    from postureguard.system.desktop_wishes import desktop_wishes
    from postureguard.windows.application import qapp

    qapp()
    settings = chosen()
    if "auto" not in (settings.motion, settings.style, settings.theme):
        return settings
    return as_wished(settings, desktop_wishes())


def as_wished(settings: Settings, wishes: "Wishes") -> Settings:
    """Settings with "auto" replaced where the desktop has a wish."""
    if settings.motion == "auto" and wishes.less_motion:
        settings = replace(settings, motion="reduced")
    if settings.style == "auto" and wishes.more_contrast:
        settings = replace(settings, style="line")
    if settings.theme == "auto" and wishes.more_contrast:
        settings = replace(settings, theme="contrast")
    return settings


def chosen() -> Settings:
    """The user's settings; the usual ones if they cannot be read."""
    from postureguard.system.paths import user_paths
    from postureguard.system.settings_file import chosen_settings

    return chosen_settings(user_paths().settings)


def rules(path: Path | None) -> Settings:
    """The settings in a named file, which must be in order, or else the user's own."""
    from postureguard.system.paths import user_paths
    from postureguard.system.settings_file import read_settings

    if path is not None and not path.exists():
        raise UserError(f"{path} does not exist.", "Name a settings file.")
    settings, problems = read_settings(path or user_paths().settings)
    if problems and path is not None:
        raise UserError(f"{path}: {problems[0].message.split(';')[0]}.", "Mend that line.")
    return settings


def moment_of(option: str, text: str | None, zone: tzinfo) -> datetime | None:
    """The moment an option names, in local time unless it says otherwise."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UserError(
            f"{option} {text!r} is not a moment.", 'Write it like "2026-03-02T09:00".'
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
