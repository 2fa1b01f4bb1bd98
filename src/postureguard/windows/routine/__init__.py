"""The routine player, a process of its own for one break."""

import os

from postureguard.core.settings import Settings
from postureguard.core.training.catalogue import Catalogue
from postureguard.core.training.routine import script
from postureguard.core.training.told import told
from postureguard.errors import UserError
from postureguard.protocol import Subscribe
from postureguard.theme import apply, pick
from postureguard.windows.client import ResidentClient
from postureguard.windows.routine.clocks import real_clocks
from postureguard.windows.routine.parts import qapp
from postureguard.windows.routine.window import RoutineWindow


def run_routine(
    routine_id: str,
    break_id: str,
    catalogue: Catalogue,
    client: ResidentClient,
    settings: Settings,
    items: str = "",
) -> int:
    """Wait, hidden, for "show"; lead through the routine; return when the window is gone.

    `items` is what the routine is made of, if not of what it came with.
    """
    routine = catalogue.routines.get(routine_id)
    if routine is None:
        raise UserError(f"There is no routine called {routine_id}.")
    if items:
        routine = told(routine, items, catalogue.exercises)
    app = qapp()
    apply(app, pick(settings.theme))
    app.setQuitOnLastWindowClosed(False)
    steps = script(routine, catalogue.exercises)
    window = RoutineWindow(routine, steps, break_id, client, real_clocks(), settings)
    window.ended.connect(app.quit)
    client.send(Subscribe(window="routine", break_id=break_id, pid=os.getpid()))
    client.open()
    if client.gone:  # nobody is there to reveal the window
        return 1
    code = app.exec()
    client.close()
    return code
