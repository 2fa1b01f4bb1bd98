"""The real engine on recorded days, in virtual time."""

import random
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from postureguard.core.facts import BreakKind
from postureguard.core.settings import Settings
from postureguard.core.sitting.effects import CloseRoutine, Effect, Record, Reveal
from postureguard.core.sitting.engine import next_look, step
from postureguard.core.sitting.inputs import Input, Look, Sleeping
from postureguard.core.sitting.moment import Moment
from postureguard.core.sitting.plan import Offer, plan_at
from postureguard.core.sitting.state import fresh_state
from postureguard.errors import UserError
from postureguard.simulate.events import Count, event_of, open_bout
from postureguard.simulate.person import BEHAVIOURS, Person, Press
from postureguard.simulate.span import Span

FIRST_INPUT_S = 1.0
"""After somebody came back: the look at which their first input shows."""


def simulate(  # noqa: PLR0913 - the command line hands all of it over at once
    spans: Iterable[Span],
    settings: Settings,
    zone: tzinfo,
    offers: Mapping[BreakKind, Offer],
    *,
    behaviour: str = "takes",
    seed: int = 0,
    start: datetime | None = None,
    end: datetime | None = None,
) -> Iterator[dict[str, Any]]:
    """What the program would have done: one dictionary an event, and at last the summary.

    `spans` are a row as `load_trace` gives it; `start` and `end` cut it. The same arguments
    give the same events.
    """
    habit = next((known for known in BEHAVIOURS if known == behaviour), None)
    if habit is None:
        raise UserError(f"Expected a behaviour of {', '.join(BEHAVIOURS)}, found {behaviour!r}.")
    row = clip(spans, start, end)
    if not row:
        raise UserError("The trace holds nothing between the chosen start and end.")
    person = Person(habit, random.Random(seed))  # noqa: S311 - a lot, not a secret
    run = Run(row[0].start, settings, zone, offers, person)
    count = Count()
    for event in run.live(row):
        count.add(event)
        yield event
    yield {"summary": count.summary(len(run.days))}


def clip(spans: Iterable[Span], start: datetime | None, end: datetime | None) -> list[Span]:
    """The part of a row between two moments."""
    row = []
    for span in spans:
        first = span.start if start is None else max(span.start, start)
        last = span.end if end is None else min(span.end, end)
        if first < last:
            row.append(replace(span, start=first, end=last))
    return row


class Run:
    """One person at one computer, from the start of a row to its end."""

    def __init__(
        self,
        began: datetime,
        settings: Settings,
        zone: tzinfo,
        offers: Mapping[BreakKind, Offer],
        person: Person,
    ) -> None:
        self.steps = 0
        self.days: set[date] = set()
        self._rules = (settings, zone, offers)
        self._zone = zone
        self._person = person
        self._now = began
        self._steady_s = 0.0
        self._asleep_s = 0.0
        self._present_s = 0.0  # a hand on the mouse is possible: neither locked nor asleep
        self._input_s = 0.0  # on the steady clock
        self._presses: deque[tuple[float, Press]] = deque()
        self._plan = plan_at(settings, began, zone, offers)
        self._state = fresh_state(
            self._moment(), self._plan.day, quiet_s=settings.quiet_start_min * 60.0
        )

    def live(self, row: list[Span]) -> Iterator[dict[str, Any]]:
        """Go through a row; events come as they happen."""
        for span in row:
            yield from self._sleep(span) if span.state == "asleep" else self._be_awake(span)
        yield from self._step(Look(self._moment(), self._idle_s(), locked=span.state == "locked"))
        yield from open_bout(self._state, self._zone)

    def _sleep(self, span: Span) -> Iterator[dict[str, Any]]:
        yield from self._step(Sleeping(self._moment()))
        self._asleep_s += (span.end - self._now).total_seconds()
        self._now = span.end

    def _be_awake(self, span: Span) -> Iterator[dict[str, Any]]:
        began = self._now
        yield from self._look(span)
        while self._now < span.end:
            left_s = (span.end - self._now).total_seconds()
            wait_s = min(left_s, next_look(self._state, self._plan))
            if span.state == "active" and self._now == began:
                wait_s = min(wait_s, FIRST_INPUT_S)
            press_in_s = self._press_in_s(span)
            if press_in_s is not None and press_in_s <= wait_s:
                self._pass(span, press_in_s)
                yield from self._press()
            else:
                self._pass(span, wait_s)
                yield from self._look(span)

    def _pass(self, span: Span, seconds: float) -> None:
        self.days.add(self._plan.day)
        self._now += timedelta(seconds=seconds)
        if span.end - self._now < timedelta(microseconds=2):
            self._now = span.end
        self._steady_s += seconds
        if span.state != "locked":
            self._present_s += seconds
        if span.state == "active":
            self._input_s = self._steady_s

    def _look(self, span: Span) -> Iterator[dict[str, Any]]:
        if span.state == "active":
            self._input_s = self._steady_s
        return self._step(Look(self._moment(), self._idle_s(), locked=span.state == "locked"))

    def _press_in_s(self, span: Span) -> float | None:
        if span.state == "locked" or not self._presses:
            return None
        return max(0.0, self._presses[0][0] - self._present_s)

    def _press(self) -> Iterator[dict[str, Any]]:
        _due_s, press = self._presses.popleft()
        self._input_s = self._steady_s
        return self._step(press.wish(self._moment()))

    def _step(self, event: Input) -> Iterator[dict[str, Any]]:
        if self._now >= self._plan.changes_at:
            settings, zone, offers = self._rules
            self._plan = plan_at(settings, self._now, zone, offers)
        self._state, effects = step(self._state, event, self._plan)
        self.steps += 1
        return self._happenings(effects)

    def _happenings(self, effects: tuple[Effect, ...]) -> Iterator[dict[str, Any]]:
        for effect in effects:
            match effect:
                case Reveal(brk):
                    answer = self._person.answer(brk)
                    self._presses = deque((self._present_s + p.after_s, p) for p in answer)
                case CloseRoutine():
                    self._presses.clear()
                case Record(fact):
                    event = event_of(fact, self._zone)
                    if event is not None:
                        yield event
                case _:
                    pass

    def _idle_s(self) -> float:
        return self._steady_s - self._input_s

    def _moment(self) -> Moment:
        return Moment(self._now, self._steady_s, self._asleep_s)
