"""Thousands of random days: what must hold at every step (see `day.Day`), and at their end."""

import random
from dataclasses import dataclass, replace
from datetime import datetime

import pytest
from day import DARK, LOCKED, OFFERS, READING, TYPING, WORKING, Day
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from postureguard.core.facts import BreakFact
from postureguard.core.holding import HOLD_REASONS, HoldReason
from postureguard.core.settings import Settings
from postureguard.core.sitting.breaks import HOLD_MAX_S
from postureguard.core.sitting.inputs import (
    Begin,
    Finish,
    NewSettings,
    Sleeping,
    StepEnded,
    WindowLost,
)
from postureguard.core.sitting.plan import Offer
from postureguard.core.sitting.state import Waiting

MANNERS = (WORKING, TYPING, READING, LOCKED, DARK)
OPTIONS = (
    Settings(),
    Settings(long_at="", sitting_limit_min=20, away_min=1, notice_s=10, lunch="12:00-13:00"),
    Settings(micro=False, short_every=1, away_min=15, long_idle_min=5, notice_s=120),
    Settings(mon="00:00-24:00", tue="00:00-03:00, 05:00-24:00", long_at="03:30", day_start="03:00"),
)
STARTS = ("2026-03-02 07:50", "2026-03-02 14:00", "2026-03-02 23:30", "2026-10-25 01:00")


def assert_it_all_ends(day: Day) -> None:
    """Left alone, every window closes and every break ends, each for one reason."""
    day.state = day.state  # nothing more happens by hand
    day.hears()
    if day.state.pauses:
        for reason in sorted({pause.reason for pause in day.state.pauses}):
            day.resumes(reason)
    longest_s = max(HOLD_MAX_S, 120.0, 2 * day.brk.seconds) if day.phase != "Waiting" else 0.0
    day.locks(longest_s / 60.0 + 2 * day.settings.away_min + 12)
    assert isinstance(day.state.phase, Waiting)
    assert day.open_window is None
    assert day.unanswered is None
    facts = day.break_facts()
    for id_ in {fact.break_id for fact in facts}:
        one = [fact for fact in facts if fact.break_id == id_]
        assert one[-1].stage == "ended"
        assert len({fact.kind for fact in one}) == 1
        announced = sum(fact.stage == "announced" for fact in one)
        postponed = sum(fact.stage == "postponed" for fact in one)
        held = sum(fact.break_id == id_ for fact in day.held())
        assert announced <= postponed + held + 1
        assert postponed <= 2


@dataclass
class Chance:
    """Does something by lot."""

    lot: random.Random
    day: Day

    def happens(self) -> None:
        getattr(self, self.lot.choice(WAYS))()

    def lives(self) -> None:
        minutes = self.lot.choice((0.05, 0.5, 2, 4, 12, 33)) * self.lot.uniform(0.5, 1.5)
        self.day.behaves(minutes, self.lot.choice(MANNERS))

    def sleeps(self) -> None:
        minutes = self.lot.choice((0.01, 1, 4, 90, 700)) * self.lot.uniform(0.5, 1.5)
        self.day.sleeps(minutes, announced=self.lot.random() < 0.8)

    def is_told_of_sleep(self) -> None:
        self.day.do(Sleeping)

    def clock_jumps(self) -> None:
        self.day.sets_clock(self.lot.uniform(-200, 200))

    def wishes(self) -> None:
        day, lot = self.day, self.lot
        lot.choice(
            (
                lambda: day.starts_now(lot.choice((None, "micro", "short", "long"))),
                lambda: day.postpones(lot.choice((1, 5, 15, 60))),
                day.skips,
                day.wants_another,
                lambda: day.has_half_a_minute(on=lot.random() < 0.7),
                day.catches_up,
                day.stands_up,
                day.sits_down,
                day.resumes,
                lambda: day.resumes("meeting"),
                lambda: day.meets(lot.choice((1, 15, 60)), more=lot.random() < 0.3),
                lambda: day.hears(*lot.sample(HOLD_REASONS, lot.choice((0, 0, 1, 2)))),
                day.wants_reminding,
                lambda: day.was_away(yes=lot.random() < 0.5),
                lambda: day.pauses(lot.uniform(-1, 120)),
                lambda: day.pauses(lot.uniform(1, 30), "meeting"),
                lambda: day.chooses(sitting_limit_min=lot.randint(20, 60)),
                lambda: day.chooses(micro=lot.random() < 0.7, short_every=lot.randint(0, 3)),
                lambda: day.chooses(long_at=lot.choice(("", "09:00", "15:00", "23:59"))),
            )
        )()

    def answers(self) -> None:
        day, lot = self.day, self.lot
        if day.phase == "Waiting" or lot.random() < 0.1:
            wish = lot.choice((Begin, Finish, WindowLost))
            day.do(wish, "20260101T000000000000Z")
            day.do(StepEnded, "20260101T000000000000Z", 0, skipped=False)
            return
        lot.choice(
            (
                day.begins,
                day.begins,
                day.does_routine,
                lambda: day.does_step(lot.randint(0, 3), skipped=lot.random() < 0.3),
                lambda: day.holds(on=lot.random() < 0.6),
                day.finishes,
                day.hurts,
                day.loses_window,
            )
        )()

    def does_what_is_asked(self) -> None:
        if self.day.phase == "Shown":
            self.day.does_routine(self.lot.randint(0, 7))


WAYS = (
    *("lives",) * 8,
    "sleeps",
    "is_told_of_sleep",
    "clock_jumps",
    *("wishes",) * 3,
    *("answers",) * 3,
    *("does_what_is_asked",) * 2,
)


@pytest.mark.parametrize("seed", range(20))
def test_random_days_hold_together(seed: int) -> None:
    lot = random.Random(seed)
    for _ in range(100):
        day = Day(
            lot.choice(STARTS),
            lot.choice(OPTIONS),
            quiet_min=lot.choice((0, 10)),
            look_every_s=lot.choice((30.0, 60.0, 1e9)),
            asleep_clock=lot.random() < 0.6,
            has_idle=lot.random() < 0.8,
        )
        chance = Chance(lot, day)
        for _ in range(lot.randint(3, 25)):
            chance.happens()
        assert_it_all_ends(day)


class AnyDay(RuleBasedStateMachine):
    """The same, found and made small by Hypothesis."""

    def __init__(self) -> None:
        super().__init__()
        self.day = Day("2026-03-02 09:00", Settings())

    @rule(minutes=st.sampled_from((0.1, 1, 2.9, 3.1, 14.9, 15.1, 29.5, 30)), n=st.integers(0, 4))
    def lives(self, minutes: float, n: int) -> None:
        self.day.behaves(minutes, MANNERS[n])

    @rule(minutes=st.sampled_from((0.02, 1, 3, 60)), announced=st.booleans())
    def sleeps(self, minutes: float, *, announced: bool) -> None:
        self.day.sleeps(minutes, announced=announced)

    @rule(minutes=st.integers(-180, 180))
    def clock_is_set(self, minutes: int) -> None:
        self.day.sets_clock(minutes)

    @rule(kind=st.sampled_from((None, "micro", "short", "long")))
    def starts_now(self, kind: str | None) -> None:
        self.day.starts_now(kind)

    @rule(minutes=st.sampled_from((1, 10)))
    def postpones(self, minutes: int) -> None:
        self.day.postpones(minutes)

    @rule()
    def skips(self) -> None:
        self.day.skips()

    @rule(on=st.booleans())
    def half_a_minute(self, *, on: bool) -> None:
        self.day.has_half_a_minute(on=on)

    @rule()
    def another(self) -> None:
        self.day.wants_another()

    @rule()
    def catches_up(self) -> None:
        self.day.catches_up()

    @rule(first=st.sampled_from(("wall", "seat", "bridge")))
    def something_else_is_chosen(self, first: str) -> None:
        micro = Offer(first, 60.0, 2, least=Offer(first, 25.0, 1, script="[1]"))
        self.day.offers = OFFERS | {"micro": replace(micro, instead=(OFFERS["micro"],))}

    @rule(bad=st.booleans())
    def calls_the_day_bad(self, *, bad: bool) -> None:
        self.day.bad_day = self.day.plan().day if bad else None
        self.day.do(NewSettings)

    @rule(minutes=st.sampled_from((1, 45)), reason=st.sampled_from(("you", "meeting")))
    def pauses(self, minutes: int, reason: str) -> None:
        self.day.pauses(minutes, reason)

    @rule(reason=st.sampled_from(("you", "meeting")))
    def resumes(self, reason: str) -> None:
        self.day.resumes(reason)

    @rule(reasons=st.sets(st.sampled_from(HOLD_REASONS), max_size=2))
    def hears(self, reasons: set[HoldReason]) -> None:
        self.day.hears(*sorted(reasons))

    @rule(minutes=st.sampled_from((1, 30)), more=st.booleans())
    def meets(self, minutes: int, *, more: bool) -> None:
        self.day.meets(minutes, more=more)

    @rule()
    def wants_reminding(self) -> None:
        self.day.wants_reminding()

    @rule(yes=st.booleans())
    def was_away(self, *, yes: bool) -> None:
        self.day.was_away(yes=yes)

    @rule()
    def stands(self) -> None:
        self.day.stands_up()

    @rule()
    def sits(self) -> None:
        self.day.sits_down()

    @rule(what=st.sampled_from(("begins", "finishes", "hurts", "loses_window")))
    def answers(self, what: str) -> None:
        if self.day.phase != "Waiting":
            getattr(self.day, what)()

    @rule(on=st.booleans())
    def holds(self, *, on: bool) -> None:
        if self.day.phase != "Waiting":
            self.day.holds(on=on)

    @rule(index=st.integers(0, 6), skipped=st.booleans())
    def does_step(self, index: int, *, skipped: bool) -> None:
        if self.day.phase != "Waiting":
            self.day.does_step(index, skipped=skipped)

    @rule(limit=st.sampled_from((20, 30, 60)))
    def changes_the_limit(self, limit: int) -> None:
        self.day.chooses(sitting_limit_min=limit)

    @rule(minutes=st.sampled_from((0.1, 2, 10, 600)))
    def restarts(self, minutes: float) -> None:
        self.day.restarts(minutes)

    @invariant()
    def at_most_one_ending_each(self) -> None:
        ended = [
            fact.break_id
            for fact in self.day.facts()
            if isinstance(fact, BreakFact) and fact.stage == "ended"
        ]
        assert len(ended) == len(set(ended))

    def teardown(self) -> None:
        assert_it_all_ends(self.day)


TestAnyDay = AnyDay.TestCase
TestAnyDay.settings = settings(max_examples=80, stateful_step_count=25, deadline=None)


@given(
    st.lists(
        st.tuples(
            st.sampled_from((0.2, 0.5, 1.0, 1.5)),
            st.sets(st.sampled_from(HOLD_REASONS), max_size=2),
        ),
        min_size=1,
        max_size=12,
    )
)
@settings(max_examples=60, deadline=None)
def test_no_hold_loses_a_break_or_gives_two_or_credits_standing(
    spans: list[tuple[float, set[HoldReason]]],
) -> None:
    """Whatever holds, and for how long: the clock runs on, and one break comes in the end."""
    day = Day("2026-03-02 09:00", Settings(long_at="", mon="00:00-24:00"))
    minutes = 28.0
    day.works(minutes)
    for length, reasons in spans:
        day.hears(*sorted(reasons))
        day.types(length)
        minutes += length
        if day.phase == "Shown":
            break
    assert day.seated_min == pytest.approx(minutes, abs=0.1)
    assert day.natural() == []
    assert day.bouts() == []
    day.hears()
    if day.phase != "Shown":
        day.works_until_shown(4)
    assert sum(fact.stage == "shown" for fact in day.break_facts()) == 1


@pytest.mark.parametrize("seed", range(5))
def test_more_looks_do_not_change_what_is_prompted(seed: int) -> None:
    """A look is a question, not an event: asking more often gives the same prompts.

    A return is noticed up to a minute later with few looks, so a prompt may only differ where
    the person left in that minute.
    """
    lot = random.Random(seed)
    for _ in range(20):
        few, many = Day(look_every_s=60.0), Day(look_every_s=17.0)
        edges = []
        for _ in range(12):
            minutes = lot.choice((8, 21, 37)) + lot.random()
            manner = lot.choice((WORKING, READING, LOCKED))
            for day in (few, many):
                day.behaves(minutes, manner)
            edges.append(few.wall)
        assert many.steps > 1.3 * few.steps
        for one, other in ((few, many), (many, few)):
            for prompt in one.prompts():
                same = any(_close(prompt, another) for another in other.prompts())
                assert same or any(_close(prompt, edge) for edge in edges)


def _close(one: datetime, other: datetime) -> bool:
    return abs((one - other).total_seconds()) <= 120
