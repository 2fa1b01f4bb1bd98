"""The page for a physiotherapist or doctor as a process of its own."""

from collections.abc import Callable

from postureguard.theme import apply, pick
from postureguard.windows.application import qapp
from postureguard.windows.client import ResidentClient
from postureguard.windows.front import show_until_closed
from postureguard.windows.report.diary import Diary
from postureguard.windows.report.saving import Around
from postureguard.windows.report.window import ReportWindow


def run_report(
    look: Callable[[], Diary], around: Around, theme: str, client: ResidentClient | None = None
) -> int:
    """Show the window until it is closed; `look` reads the journal each time it is called."""
    apply(qapp(), pick(theme))
    window = ReportWindow(look, around, client)
    return show_until_closed(window, "report", client)
