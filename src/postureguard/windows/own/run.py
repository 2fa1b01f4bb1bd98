"""The window of one's own exercises as a process of its own."""

from postureguard.catalogue import OwnStore
from postureguard.core.programme.subjects import OWN
from postureguard.core.settings import Settings
from postureguard.core.training.catalogue import Catalogue
from postureguard.protocol import Event, Say
from postureguard.theme import apply, pick
from postureguard.windows.application import qapp
from postureguard.windows.client import ResidentClient
from postureguard.windows.front import show_until_closed
from postureguard.windows.own.picture_field import Picked
from postureguard.windows.own.window import OwnWindow


def run_own(
    store: OwnStore,
    shipped: Catalogue,
    settings: Settings,
    picked: Picked,
    item: str | None,
    client: ResidentClient | None = None,
) -> int:
    """Show what there is of one's own, at one thing if it is named, until the window is closed.

    It needs no resident; one that is there hears of each change, and chooses anew.
    """
    app = qapp()
    apply(app, pick(settings.theme))
    window = OwnWindow(store, shipped, settings, picked)
    if item is not None:
        window.turn(item)
    if client is not None:
        window.told.connect(lambda name, value: client.send(Say(about=OWN + name, value=value)))
        client.heard.connect(lambda event: turn(window, event))
    return show_until_closed(window, "own", client)


def turn(window: OwnWindow, event: Event) -> None:
    """Turn to what the resident was asked to show."""
    item = (event.data or {}).get("item")
    if event.event == "show" and isinstance(item, str):
        window.turn(item)
