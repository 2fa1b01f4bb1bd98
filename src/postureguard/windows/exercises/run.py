"""The exercise window as a process of its own."""

from postureguard.core.programme.subjects import LESSON
from postureguard.core.settings import Settings
from postureguard.protocol import Event, Say
from postureguard.theme import apply, pick
from postureguard.windows.client import ResidentClient
from postureguard.windows.exercises.library import Library
from postureguard.windows.exercises.window import ExercisesWindow
from postureguard.windows.front import show_until_closed
from postureguard.windows.routine.clocks import real_clocks
from postureguard.windows.routine.parts import qapp


def run_exercises(
    library: Library, settings: Settings, item: str | None, client: ResidentClient | None = None
) -> int:
    """Show the exercises, at one of them if it is named, until the window is closed.

    It needs no resident; one that is there can call it to the front, at another exercise.
    """
    app = qapp()
    apply(app, pick(settings.theme))
    window = ExercisesWindow(library, settings, real_clocks().steady_s)
    if item is not None:
        window.show_item(item)
    if client is not None:
        window.opened.connect(lambda name: client.send(Say(about=LESSON + name, value="yes")))
        client.heard.connect(lambda event: turn(window, event))
    return show_until_closed(window, "exercises", client)


def turn(window: ExercisesWindow, event: Event) -> None:
    """Turn to what the resident was asked to show."""
    item = (event.data or {}).get("item")
    if event.event == "show" and isinstance(item, str):
        window.show_item(item)
