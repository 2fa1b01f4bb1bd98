"""What the shipped routines offer for the next break of each kind."""

from datetime import UTC, date, datetime
from typing import Final, get_args

from postureguard.catalogue import shipped_catalogue
from postureguard.core.facts import BreakKind
from postureguard.core.programme.choosing import Choice, choose
from postureguard.core.programme.history import History, Rating, Session
from postureguard.core.programme.menu import Occasion
from postureguard.core.programme.past import past
from postureguard.core.programme.person import person
from postureguard.core.programme.progress import fold
from postureguard.core.programme.safety import safety
from postureguard.core.sitting.plan import Offer
from postureguard.core.training.routine import script, total_seconds
from postureguard.core.training.told import tell

_NOTHING: Final = History()
_MORNING: Final = datetime(2000, 1, 1, 9, tzinfo=UTC)
"""Some time before noon, where nothing is known."""


def offers(
    history: History = _NOTHING, now: datetime | None = None, today: date | None = None
) -> dict[BreakKind, Offer]:
    """The routine that each kind of break would lead through.

    `now` is local time, with its zone, and `today` the day that it counts towards; where they are
    not told, the last session or rating stands for them.
    """
    catalogue = shipped_catalogue()
    facts: tuple[Session | Rating, ...] = (*history.sessions, *history.ratings)
    last = max(facts, key=lambda fact: fact.at, default=None)
    now = now or (last.at if last else _MORNING)
    today = today or (last.day if last else now.date())
    known = (
        person(history, today),
        fold(history, catalogue.exercises, today),
        safety(history, today),
        past(history.sessions),
        Occasion(now),
    )
    chosen = {kind: choose(kind, catalogue, *known) for kind in get_args(BreakKind)}
    return {kind: _offer(choice) for kind, choice in chosen.items() if choice is not None}


def _offer(choice: Choice) -> Offer:
    catalogue, routine = shipped_catalogue(), choice.routine
    steps = script(routine, catalogue.exercises)
    as_shipped = script(catalogue.routines[routine.id], catalogue.exercises)
    return Offer(
        routine.id,
        float(total_seconds(steps)),
        len(steps),
        on_feet=routine.on_feet,
        script="" if steps == as_shipped else tell(routine),
    )
