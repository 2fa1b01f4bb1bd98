"""The welcome window as a process of its own."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QLocale

from postureguard.core.programme.history import History
from postureguard.core.settings import Settings
from postureguard.protocol import Event
from postureguard.theme import apply, pick
from postureguard.windows.application import qapp
from postureguard.windows.client import ResidentClient
from postureguard.windows.front import show_until_closed
from postureguard.windows.routine.clocks import real_clocks
from postureguard.windows.welcome.answers import Answers
from postureguard.windows.welcome.hours import Write
from postureguard.windows.welcome.window import Surroundings, WelcomeWindow


def run_welcome(
    known: tuple[History, date, Callable[[], datetime]],
    settings: Settings,
    write: Write,
    client: ResidentClient,
    item: str | None = None,
) -> int:
    """Ask until everything was asked or the window is closed.

    `known` is what was said before, the local day, and the clock of moments in UTC.
    """
    app = qapp()
    apply(app, pick(settings.theme))
    answers = Answers(*known, client)
    around = Surroundings(settings, write, region(QLocale.system()), real_clocks().steady_s)
    window = WelcomeWindow(answers, around, item)
    window.ended.connect(app.quit)
    client.heard.connect(lambda event: turn(window, event))
    return show_until_closed(window, "welcome", client)


def region(locale: QLocale) -> str:
    """The country of a locale in two letters; empty when it names none."""
    parts = locale.name().split("_")
    return parts[-1] if len(parts) > 1 else ""


def turn(window: WelcomeWindow, event: Event) -> None:
    """Turn to what the resident was asked to show."""
    item = (event.data or {}).get("item")
    if event.event == "show" and isinstance(item, str):
        window.turn(item)
