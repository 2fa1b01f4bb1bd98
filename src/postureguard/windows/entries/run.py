"""The window of the entries as a process of its own."""

from datetime import date, tzinfo

from postureguard.theme import apply, pick
from postureguard.windows.application import qapp
from postureguard.windows.client import ResidentClient
from postureguard.windows.entries.lines import EntrySource
from postureguard.windows.entries.window import EntriesWindow
from postureguard.windows.front import show_until_closed


def run_entries(
    source: EntrySource, days: tuple[date, tzinfo], theme: str, client: ResidentClient | None = None
) -> int:
    """Show the entries until the window is closed; `days` is today and the local time zone.

    Without a resident they can be looked at, and nothing can be changed.
    """
    apply(qapp(), pick(theme))
    window = EntriesWindow(source, *days, client)
    return show_until_closed(window, "entries", client)
