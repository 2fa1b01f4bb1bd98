"""What the command line reads: settings, moments, the journal."""

from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from postureguard.core.settings import Settings
from postureguard.errors import UserError

if TYPE_CHECKING:
    from postureguard.windows.client import ResidentClient


def open_review(client: "ResidentClient | None" = None) -> int:
    """Show the charts until they are closed; the resident, if any, can call them to the front."""
    from postureguard.core.sitting.plan import day_of
    from postureguard.journal.reader import JournalReader
    from postureguard.system.clock import SystemClock
    from postureguard.system.display import has_display
    from postureguard.system.paths import user_paths
    from postureguard.windows.review import run_review

    clock = SystemClock()
    today = day_of(clock.now().wall, rules(None), clock.zone())
    with JournalReader(user_paths().journal) as reader:
        if not has_display():
            raise UserError(
                "There is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are empty).",
                "Run this on your desktop, or see `postureguard export`.",
            )
        return run_review(reader, today, theme(), client)


def theme() -> str:
    """The colours the user has chosen; the usual ones if the settings cannot be read."""
    from postureguard.system.paths import user_paths
    from postureguard.system.settings_file import read_settings

    try:
        return read_settings(user_paths().settings)[0].theme
    except UserError:
        return "auto"


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
