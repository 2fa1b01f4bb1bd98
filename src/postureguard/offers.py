"""What the shipped routines offer for the next break of each kind."""

from typing import get_args

from postureguard.catalogue import shipped_catalogue
from postureguard.core.facts import BreakKind
from postureguard.core.sitting.plan import Offer
from postureguard.core.training.choice import next_routine, on_feet
from postureguard.core.training.routine import script, total_seconds


def offers(recent: tuple[str, ...]) -> dict[BreakKind, Offer]:
    """The routine that each kind of break would lead through now."""
    catalogue = shipped_catalogue()
    found: dict[BreakKind, Offer] = {}
    for kind in get_args(BreakKind):
        routine = next_routine(kind, catalogue, recent)
        if routine is not None:
            steps = script(routine, catalogue.exercises)
            found[kind] = Offer(
                routine.id, float(total_seconds(steps)), len(steps), on_feet=on_feet(routine)
            )
    return found
