"""What the routines offer for the next break of each kind."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Final, get_args

from postureguard.catalogue import shipped_catalogue
from postureguard.core.facts import BreakKind
from postureguard.core.insight.experiment import experiment
from postureguard.core.insight.weeks import monday_of
from postureguard.core.programme.choosing import choose
from postureguard.core.programme.history import History, Rating, Session
from postureguard.core.programme.menu import Occasion
from postureguard.core.programme.past import past
from postureguard.core.programme.person import person
from postureguard.core.programme.progress import fold
from postureguard.core.programme.safety import Safety, safety
from postureguard.core.sitting.plan import Chosen, Drawn, Offer
from postureguard.core.training.catalogue import Catalogue
from postureguard.core.training.routine import Routine, script, total_seconds
from postureguard.core.training.told import tell

_NOTHING: Final = History()
_AS_THEY_ARE: Final[Mapping[BreakKind, int]] = {}
_MORNING: Final = datetime(2000, 1, 1, 9, tzinfo=UTC)
"""Some time before noon, where nothing is known."""
INSTEAD_AT_MOST: Final = 3
"""So many other routines of the kind are there for who wants another one."""

Pick = Callable[[Occasion], Routine | None]


def chosen(
    history: History,
    now: datetime,
    today: date,
    catalogue: Catalogue,
    wanted_s: Mapping[BreakKind, int] = _AS_THEY_ARE,
) -> Chosen:
    """All that the resident needs to know of the person."""
    bad_day = today if person(history, today).bad_day else None
    found = safety(history, today)
    on_offer = offers(history, now, today, catalogue, wanted_s)
    resting = not on_offer and fold(history, catalogue.exercises, today).after_red
    drawn = _drawn(history, today, found)
    return Chosen(on_offer, bad_day, not found.prompts, drawn, resting)


def _drawn(history: History, today: date, found: Safety) -> Drawn | None:
    """What the experiment asks for this week; nothing while a sign of danger is not settled."""
    running = experiment(history)
    minutes = running.limit(today) if running else None
    if minutes is None or found.is_unsettled:
        return None
    return Drawn(minutes, monday_of(today) + timedelta(days=6))


def offers(
    history: History = _NOTHING,
    now: datetime | None = None,
    today: date | None = None,
    catalogue: Catalogue | None = None,
    wanted_s: Mapping[BreakKind, int] = _AS_THEY_ARE,
) -> dict[BreakKind, Offer]:
    """The routine that each kind of break would lead through, and what else it could.

    `now` is local time, with its zone, and `today` the day that it counts towards; where they are
    not told, the last session or rating stands for them. Without a catalogue it is the shipped
    one. `wanted_s` is how long breaks of a kind are to be, where the person has a wish.
    """
    catalogue = catalogue or shipped_catalogue()
    facts: tuple[Session | Rating, ...] = (*history.sessions, *history.ratings)
    last = max(facts, key=lambda fact: fact.at, default=None)
    now = now or (last.at if last else _MORNING)
    today = today or (last.day if last else now.date())
    known = (
        person(history, today),
        fold(history, catalogue.exercises, today),
        safety(history, today),
        past(history.sessions),
    )

    def pick(kind: BreakKind, occasion: Occasion) -> Routine | None:
        choice = choose(kind, catalogue, *known, occasion)
        return choice.routine if choice else None

    found = {
        kind: _with_others(partial(pick, kind), Occasion(now, wanted_s=wanted_s), catalogue)
        for kind in get_args(BreakKind)
    }
    return {kind: offer for kind, offer in found.items() if offer is not None}


def _with_others(pick: Pick, occasion: Occasion, catalogue: Catalogue) -> Offer | None:
    """What comes first, and after it what else of that length there is."""
    found: list[Offer] = []
    first = routine = pick(occasion)
    while routine and first and routine.kind == first.kind and len(found) <= INSTEAD_AT_MOST:
        least = pick(replace(occasion, half_a_minute=True))
        offer = _offer(routine, catalogue)
        found.append(_with_least(offer, _offer(least, catalogue) if least else None))
        occasion = replace(occasion, excluded=occasion.excluded | {routine.id})
        routine = pick(occasion)
    return replace(found[0], instead=tuple(found[1:])) if found else None


def _with_least(offer: Offer, least: Offer | None) -> Offer:
    return replace(offer, least=least) if least and least.seconds < offer.seconds else offer


def _offer(routine: Routine, catalogue: Catalogue) -> Offer:
    steps = script(routine, catalogue.exercises)
    as_shipped = script(catalogue.routines[routine.id], catalogue.exercises)
    return Offer(
        routine.id,
        float(total_seconds(steps)),
        len(steps),
        on_feet=routine.on_feet,
        script="" if steps == as_shipped else tell(routine),
    )
