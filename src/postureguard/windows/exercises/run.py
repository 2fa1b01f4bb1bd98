"""The exercise window as a process of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from postureguard.core.programme.subjects import LESSON, OFF
from postureguard.core.settings import Settings
from postureguard.protocol import Answer, Event, Say, Show
from postureguard.theme import apply, pick
from postureguard.windows.application import qapp
from postureguard.windows.client import ResidentClient
from postureguard.windows.exercises.library import Library
from postureguard.windows.exercises.window import ExercisesWindow
from postureguard.windows.front import show_until_closed
from postureguard.windows.routine.clocks import real_clocks


@dataclass(frozen=True, slots=True)
class Stock:
    """What the window is about now."""

    library: Library
    off: frozenset[str] = frozenset()
    """The exercises that the person has switched off."""


Look = Callable[[], Stock]
"""Reads the exercises and the journal anew."""


def run_exercises(
    look: Look, settings: Settings, item: str | None, client: ResidentClient | None = None
) -> int:
    """Show the exercises, at one of them if it is named, until the window is closed.

    It needs no resident; one that is there can call it to the front, at another exercise, and
    hears what is left out.
    """
    app = qapp()
    apply(app, pick(settings.theme))
    now = look()
    window = ExercisesWindow(now.library, settings, real_clocks().steady_s)
    window.show_off(now.off)
    window.returned.connect(partial(refresh, window, look))
    if item is not None:
        window.show_item(item)
    if client is not None:
        join(window, look, client)
    return show_until_closed(window, "exercises", client)


def join(window: ExercisesWindow, look: Look, client: ResidentClient) -> None:
    """Let a resident hear what is opened and chosen, and turn the window."""

    def say(about: str, value: str) -> None:
        client.send(Say(about=about, value=value), answered)

    def answered(_answer: Answer) -> None:
        refresh(window, look)

    window.opened.connect(lambda name: client.send(Say(about=LESSON + name, value="yes")))
    window.choice.switched.connect(lambda name, off: say(OFF + name, "yes" if off else "no"))
    window.choice.change_wished.connect(lambda name: client.send(Show(window="own", item=name)))
    window.own_wished.connect(lambda: client.send(Show(window="own")))
    client.heard.connect(lambda event: turn(window, look, event))
    client.lost.connect(lambda: window.allow(heard=False))
    window.allow(heard=True)


def refresh(window: ExercisesWindow, look: Look) -> None:
    """Show how things stand now."""
    now = look()
    window.show_library(now.library)
    window.show_off(now.off)


def turn(window: ExercisesWindow, look: Look, event: Event) -> None:
    """Turn to what the resident was asked to show."""
    item = (event.data or {}).get("item")
    if event.event == "show":
        refresh(window, look)
        if isinstance(item, str):
            window.show_item(item)
