"""Everything that the programme is worked out from, out of the journal; it may be a great deal."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, Final

from postureguard.core.facts import Ending
from postureguard.core.programme.history import (
    Done,
    History,
    Rating,
    Session,
    Statement,
    felt,
)

_STARTED: Final = """
SELECT break_id, at_utc, day, kind, routine FROM break_event WHERE stage = 'started'
ORDER BY at_utc, id
"""
_STEPS: Final = """
SELECT break_id, exercise, coalesce(amount, 1), stage = 'step_skipped' FROM break_event
WHERE stage IN ('step_done', 'step_skipped') AND exercise IS NOT NULL ORDER BY id
"""
_ENDED: Final = "SELECT break_id, ending FROM break_event WHERE stage = 'ended'"
_RATINGS: Final = """
SELECT at_utc, day, score FROM rating WHERE break_id IS NULL ORDER BY at_utc, id
"""
_SAID: Final = "SELECT at_utc, day, about, value, break_id FROM statement ORDER BY at_utc, id"

Ask = Callable[[str], Iterable[tuple[Any, ...]]]
"""Asks the journal; the rows that it answers."""


def read_history(ask: Ask) -> History:
    """All of it, each part in order of time."""
    day_of = cache(date.fromisoformat)
    after: dict[str, dict[str, str]] = {}
    said = []
    for at, day, about, value, break_id in ask(_SAID):
        if break_id is None:
            said.append(Statement(datetime.fromisoformat(at), day_of(day), about, value))
        else:
            after.setdefault(break_id, {})[about] = value
    return History(
        tuple(_sessions(ask, day_of, after)),
        tuple(
            Rating(datetime.fromisoformat(at), day_of(day), score)
            for at, day, score in ask(_RATINGS)
        ),
        tuple(said),
    )


def _sessions(
    ask: Ask, day_of: Callable[[str], date], after: Mapping[str, Mapping[str, str]]
) -> Iterable[Session]:
    """The routines that were begun, with what was said `after` each of them."""
    steps: dict[str, list[Done]] = {}
    done = cache(Done)
    for break_id, exercise, amount, skipped in ask(_STEPS):
        steps.setdefault(break_id, []).append(done(exercise, amount, bool(skipped)))
    endings: dict[str, Ending] = dict(ask(_ENDED))
    for break_id, at, day, kind, routine in ask(_STARTED):
        yield Session(
            datetime.fromisoformat(at),
            day_of(day),
            break_id,
            kind,
            routine,
            endings.get(break_id),
            tuple(steps.get(break_id, ())),
            **felt(after.get(break_id, {})),
        )
