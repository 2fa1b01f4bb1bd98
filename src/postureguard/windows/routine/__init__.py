"""The routine player, a process of its own for one break."""

import os
from functools import partial

from postureguard.core.training.catalogue import Catalogue
from postureguard.core.training.routine import Routine, script
from postureguard.core.training.told import told
from postureguard.errors import UserError
from postureguard.protocol import Subscribe
from postureguard.theme import apply, pick
from postureguard.windows.application import qapp
from postureguard.windows.dimming import Dimming
from postureguard.windows.routine.around import Around
from postureguard.windows.routine.clocks import real_clocks
from postureguard.windows.routine.sounding import Sounding
from postureguard.windows.routine.window import RoutineWindow


def run_routine(
    routine_id: str,
    break_id: str,
    catalogue: Catalogue,
    around: Around,
    items: str = "",
) -> int:
    """Wait, hidden, for "show"; lead through the routine; return when the window is gone.

    `items` is what the routine is made of, if not of what it came with.
    """
    client, settings = around.client, around.settings
    routine = _routine(routine_id, items, catalogue)
    app = qapp()
    apply(app, pick(settings.theme))
    app.setQuitOnLastWindowClosed(False)
    steps = script(routine, catalogue.exercises)
    window = RoutineWindow(routine, steps, break_id, client, real_clocks(), settings)
    window.pulse.is_covered = around.is_covered
    window.ended.connect(app.quit)
    if around.dims_others:
        Dimming(window, window.home)
    if around.loudspeaker is not None:
        Sounding(window, around.loudspeaker, settings)
    window.hearing.routine_told.connect(partial(_lead_through, window, catalogue))
    client.send(Subscribe(window="routine", break_id=break_id, pid=os.getpid()))
    client.open()
    if client.gone:  # nobody is there to reveal the window
        return 1
    code = app.exec()
    if around.loudspeaker is not None:
        around.loudspeaker.close()
    client.close()
    return code


def _routine(routine_id: str, items: str, catalogue: Catalogue) -> Routine:
    routine = catalogue.routines.get(routine_id)
    if routine is None:
        raise UserError(f"There is no routine called {routine_id}.")
    return told(routine, items, catalogue.exercises) if items else routine


def _lead_through(window: RoutineWindow, catalogue: Catalogue, routine_id: str, items: str) -> None:
    """Another routine is wanted; without it this window is of no use."""
    try:
        routine = _routine(routine_id, items, catalogue)
    except UserError:
        qapp().exit(1)
        raise
    window.lead_through(routine, script(routine, catalogue.exercises))
