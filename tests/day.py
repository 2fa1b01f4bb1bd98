"""A day at a desk in virtual time, told as a story; the engine is watched at every step.

    day = Day("2026-03-02 09:00")
    day.works(31)
    day.sleeps(120)
    assert day.told() == ["09:29 announced micro", …]

Durations are minutes. Every step checks what must hold at all times (see `_watch`).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from postureguard.core import holding
from postureguard.core.facts import (
    BreakFact,
    Fact,
    HoldFact,
    NaturalBreak,
    PauseFact,
    SittingBout,
)
from postureguard.core.settings import Settings
from postureguard.core.sitting.effects import (
    Announce,
    CloseRoutine,
    Effect,
    KeepBack,
    Record,
    Refused,
    RemindOfPause,
    Reveal,
)
from postureguard.core.sitting.engine import next_look, step
from postureguard.core.sitting.holds import is_asked_for, reason_now
from postureguard.core.sitting.inputs import (
    Another,
    Begin,
    Finish,
    HalfMinute,
    Hold,
    InMeeting,
    Input,
    Look,
    NewSettings,
    PauseUntil,
    Postpone,
    Redo,
    RemindAnyway,
    Resume,
    Seen,
    SitDown,
    Skip,
    Sleeping,
    StandUp,
    StartNow,
    StepEnded,
    StopForPain,
    WasAway,
    WindowLost,
)
from postureguard.core.sitting.moment import Moment
from postureguard.core.sitting.plan import Drawn, Offer, Plan, plan_at
from postureguard.core.sitting.saved import restore, save
from postureguard.core.sitting.state import (
    Break,
    Running,
    Shown,
    State,
    fresh_state,
    pending_break,
)
from postureguard.core.sitting.view import View, view

BERLIN = ZoneInfo("Europe/Berlin")
OFFERS = {
    "micro": Offer(
        "wake-up",
        75.0,
        3,
        instead=(
            Offer("wall", 65.0, 2, least=Offer("wall", 28.0, 1, script="[wall]")),
            Offer("seat", 80.0, 2, on_feet=False),
        ),
        least=Offer("wake-up", 29.0, 1, script="[wake-up]"),
    ),
    "short": Offer("hips", 150.0, 4, least=Offer("hips", 30.0, 1, script="[hips]")),
    "long": Offer("full", 330.0, 7),
}
CALM = Settings(long_at="")
"""The defaults without the long session, so that a story has one thread."""


@dataclass(frozen=True)
class Manner:
    """What the desktop sees of somebody: seconds between key presses (None: no input)."""

    input_every_s: float | None = None
    locked: bool = False
    display_off: bool = False


WORKING = Manner(10.0)  # there is a pause of three seconds after every press
TYPING = Manner(0.0)
READING = Manner()
LOCKED = Manner(locked=True)
DARK = Manner(display_off=True)


class Day:
    """One person, one computer, one engine."""

    def __init__(
        self,
        start: str = "2026-03-02 09:00",
        settings: Settings = CALM,
        *,
        zone: tzinfo = BERLIN,
        quiet_min: float = 0.0,
        look_every_s: float = 60.0,
        asleep_clock: bool = True,
        has_idle: bool = True,
    ) -> None:
        self.settings = settings
        self.zone = zone
        self.look_every_s = look_every_s
        self.asleep_clock = asleep_clock
        self.has_idle = has_idle
        self.wall = datetime.fromisoformat(start).replace(tzinfo=zone).astimezone(UTC)
        self.steady_s = 1000.0
        self.asleep_s = 0.0
        self.input_s = self.steady_s
        self.manner = WORKING
        self.happened: list[tuple[datetime, Effect]] = []
        self.steps = 0
        self.open_window: Break | None = None
        self.unanswered: str | None = None
        self.hides_windows = False
        self.says: frozenset[holding.Hold] | None = frozenset()
        self.ended: set[str] = set()
        self.refused: str | None = None
        self.carried_s = 0.0
        self.offers = OFFERS
        self.bad_day: date | None = None
        self.drawn: Drawn | None = None
        self.state: State = fresh_state(self.moment(), self.plan().day, quiet_s=quiet_min * 60.0)

    # --- reading ----------------------------------------------------------------------------

    def moment(self) -> Moment:
        asleep_s = self.asleep_s if self.asleep_clock else 0.0
        return Moment(self.wall, self.steady_s, asleep_s)

    def plan(self) -> Plan:
        return plan_at(self.settings, self.wall, self.zone, self.offers, self.bad_day, self.drawn)

    def view(self) -> View:
        return view(self.state, self.plan())

    @property
    def seated_min(self) -> float:
        return self.state.sitting_s / 60.0

    @property
    def phase(self) -> str:
        return type(self.state.phase).__name__

    @property
    def presence(self) -> str:
        return type(self.state.presence).__name__

    def facts(self) -> list[Fact]:
        return [effect.fact for _, effect in self.happened if isinstance(effect, Record)]

    def prompts(self) -> list[datetime]:
        return [at for at, effect in self.happened if isinstance(effect, Announce)]

    def natural(self) -> list[NaturalBreak]:
        return [fact for fact in self.facts() if isinstance(fact, NaturalBreak)]

    def bouts(self) -> list[SittingBout]:
        return [fact for fact in self.facts() if isinstance(fact, SittingBout)]

    def break_facts(self) -> list[BreakFact]:
        return [fact for fact in self.facts() if isinstance(fact, BreakFact)]

    def told(self) -> list[str]:
        """Everything that happened to breaks, such as "09:29 announced micro"."""
        return [
            f"{fact.at.astimezone(self.zone):%H:%M} {fact.ending or fact.stage} {fact.kind}"
            for fact in self.break_facts()
            if not fact.stage.startswith("step")
        ]

    def reminders(self) -> list[RemindOfPause]:
        return [effect for _, effect in self.happened if isinstance(effect, RemindOfPause)]

    def forget(self) -> None:
        """Start the transcript anew."""
        self.happened.clear()

    # --- what the person and the machine do ---------------------------------------------------

    def works(self, minutes: float) -> None:
        """Sits and uses the computer, with little pauses."""
        self.behaves(minutes, WORKING)

    def types(self, minutes: float) -> None:
        """Sits and types without any pause."""
        self.behaves(minutes, TYPING)

    def reads(self, minutes: float) -> None:
        """Sits without touching anything; or left without a trace: the desktop cannot tell."""
        self.behaves(minutes, READING)

    def locks(self, minutes: float) -> None:
        """Locks the screen and is gone."""
        self.behaves(minutes, LOCKED)

    def display_off(self, minutes: float) -> None:
        self.behaves(minutes, DARK)

    def behaves(self, minutes: float, manner: Manner) -> None:
        """Lives on in one manner; looks when the engine asks, and at least once a minute."""
        self.manner = manner
        self._touch()
        self.look()
        left_s = minutes * 60.0
        while left_s > 1e-6:
            wait_s = min(left_s, self.look_every_s, next_look(self.state, self.plan()))
            self._pass(wait_s)
            left_s -= wait_s
            self.look()

    def sleeps(self, minutes: float, *, announced: bool = True) -> None:
        """The machine sleeps and wakes up, without any input yet."""
        if announced:
            self.do(Sleeping)
        self.asleep_s += minutes * 60.0
        self.wall += timedelta(minutes=minutes)
        self._watch_wall()
        self.manner = replace(self.manner, input_every_s=None)
        self.look()

    def sets_clock(self, minutes: float) -> None:
        """Somebody sets the calendar clock."""
        self.wall += timedelta(minutes=minutes)
        self._watch_wall()
        self.look()

    def presses_a_key_in(self, minutes: float) -> None:
        """One press after a silence; nobody looks at that moment."""
        self.manner = READING
        self._pass(minutes * 60.0)
        self._touch(now=True)

    def restarts(self, minutes: float, quiet_min: float = 10.0) -> None:
        """The program ends, and starts again later; what was open is closed in the journal."""
        saved = save(self.state)
        self._pass(minutes * 60.0)
        self.open_window = None
        plan = self.plan()
        self.state, effects = restore(saved, self.moment(), plan, quiet_s=quiet_min * 60.0)
        self.carried_s = self.state.sitting_s
        if self.phase in ("Postponed", "HeldBack"):
            self.unanswered = None
        for effect in effects:
            self._watch_effect(effect, plan)
            self.happened.append((self.wall, effect))
        self.look()

    def look(self) -> None:
        idle_s = self.steady_s - self.input_s if self.has_idle else None
        at, away = self.moment(), (self.manner.locked, self.manner.display_off)
        asks = is_asked_for(self.state, self.plan(), at, idle_s)
        self._step(Look(at, idle_s, *away, self.says if asks else None))

    def do(self, wish: Callable[..., Input], *values: object, **named: object) -> str | None:
        """A wish or an event of the system; gives the refusal, if there was one."""
        self.refused = None
        self._pass(0.001)  # no two presses in one moment
        self._step(wish(self.moment(), *values, **named))
        return self.refused

    def starts_now(self, kind: Any = None) -> str | None:
        return self.do(StartNow, kind)

    def postpones(self, minutes: int = 10) -> str | None:
        return self.do(Postpone, minutes)

    def skips(self) -> str | None:
        return self.do(Skip)

    def wants_another(self) -> str | None:
        return self.do(Another)

    def has_half_a_minute(self, *, on: bool = True) -> str | None:
        return self.do(HalfMinute, on=on)

    def catches_up(self) -> str | None:
        return self.do(Redo)

    def begins(self) -> str | None:
        return self.do(Begin, self.brk.id)

    def does_step(self, index: int, *, skipped: bool = False) -> str | None:
        return self.do(StepEnded, self.brk.id, index, skipped)

    def holds(self, *, on: bool = True) -> str | None:
        return self.do(Hold, self.brk.id, on)

    def finishes(self) -> str | None:
        return self.do(Finish, self.brk.id)

    def hurts(self) -> str | None:
        return self.do(StopForPain, self.brk.id)

    def loses_window(self) -> str | None:
        return self.do(WindowLost, self.brk.id)

    def pauses(self, minutes: float, reason: str = "you") -> str | None:
        return self.do(PauseUntil, self.wall + timedelta(minutes=minutes), reason)

    def resumes(self, reason: str = "you") -> str | None:
        return self.do(Resume, reason)

    def hears(self, *reasons: holding.HoldReason, by: str = "") -> None:
        """From now on the desktop says "not now" for these reasons, and tells so."""
        self.says = frozenset(holding.Hold(reason, by) for reason in reasons)
        self.look_at_holds()

    def look_at_holds(self) -> None:
        idle_s = self.steady_s - self.input_s if self.has_idle else None
        away = (self.manner.locked, self.manner.display_off)
        self._pass(0.001)
        self._step(Look(self.moment(), idle_s, *away, self.says))

    def wants_reminding(self) -> str | None:
        return self.do(RemindAnyway)

    def meets(self, minutes: int, *, more: bool = False) -> str | None:
        return self.do(InMeeting, minutes, more=more)

    def was_away(self, *, yes: bool) -> str | None:
        return self.do(WasAway, yes)

    def effects(self, kind: type[Any]) -> list[Any]:
        return [effect for _, effect in self.happened if isinstance(effect, kind)]

    def held(self) -> list[HoldFact]:
        return [fact for fact in self.facts() if isinstance(fact, HoldFact)]

    def stands_up(self) -> str | None:
        return self.do(StandUp)

    def sits_down(self) -> str | None:
        return self.do(SitDown)

    def chooses(self, **options: object) -> None:
        """Changes the settings."""
        self.settings = replace(self.settings, **options)
        self.do(NewSettings)

    def does_routine(self, steps: int | None = None) -> None:
        """Begins the shown break, does so many of its steps (None: all), and finishes."""
        brk = self.brk
        self.manner = READING
        self.look()  # nobody does it behind a locked screen
        if self.phase not in ("Shown", "Running"):
            return
        self.begins()
        done = brk.steps if steps is None else steps
        for index in range(brk.steps):
            self._away_from_keyboard(brk.seconds / brk.steps)
            self.does_step(index, skipped=index >= done)
        self._touch(now=True)
        self.finishes()

    def works_until_shown(self, at_most: float = 90.0) -> Break:
        """Works until a routine window appears."""
        for _ in range(round(at_most * 6)):
            if isinstance(self.state.phase, Shown):
                return self.brk
            self.works(1 / 6)
        raise AssertionError(f"no break within {at_most} min: {self.told()}")

    @property
    def brk(self) -> Break:
        brk = pending_break(self.state.phase)
        assert brk is not None, "no break is pending"
        return brk

    # --- inside -------------------------------------------------------------------------------

    def _away_from_keyboard(self, seconds: float) -> None:
        self.manner = READING
        left_s = seconds
        while left_s > 1e-6 and isinstance(self.state.phase, Running):
            wait_s = min(left_s, next_look(self.state, self.plan()), self.look_every_s)
            self._pass(wait_s)
            left_s -= wait_s
            if left_s > 1e-6:
                self.look()

    def _pass(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.steady_s += seconds
        self._touch()

    def _touch(self, *, now: bool = False) -> None:
        every_s = self.manner.input_every_s
        if now or every_s == 0.0:
            self.input_s = self.steady_s
        elif every_s is not None:
            self.input_s = max(self.input_s, self.steady_s - self.steady_s % every_s)

    def _watch_wall(self) -> None:
        """Calendar jumps are no reason for a plan that lies in the past."""
        assert self.plan().changes_at > self.wall

    def _step(self, event: Input) -> None:
        before, plan = self.state, self.plan()
        self.state, effects = step(before, event, plan)
        self.steps += 1
        assert (self.state, effects) == step(before, event, plan), "same inputs, other outputs"
        self._watch(before, plan, effects)
        for effect in effects:
            self.happened.append((self.wall, effect))
            if isinstance(effect, Refused):
                self.refused = effect.message
            if isinstance(effect, Reveal) and not self.hides_windows:
                self.do(Seen, effect.brk.id)

    def _watch(self, before: State, plan: Plan, effects: tuple[Effect, ...]) -> None:
        """What must hold at every step of every day."""
        state = self.state
        wait_s = next_look(state, plan)
        assert math.isfinite(wait_s)
        assert wait_s > 0.0, "no event may lie in the past"
        back_t = before.t if state.presence == before.presence else before.stirred_t or before.t
        if before.asked is None or state.asked is not None:
            assert 0.0 <= state.sitting_s <= before.sitting_s + (state.t - back_t) + 1e-6
        assert state.sitting_s <= state.t + self.carried_s + 1e-6
        assert state.t >= before.t
        assert (pending_break(state.phase) is not None) or self.phase == "Waiting"
        view(state, plan)
        for effect in effects:
            self._watch_effect(effect, plan)
        self._watch_routine(before)
        if self.open_window is not None:
            brk = pending_break(state.phase)
            assert isinstance(state.phase, Shown | Running), "a window without a break"
            assert brk is not None
            assert brk.id == self.open_window.id

    def _watch_routine(self, before: State) -> None:
        """A break leads through what is on offer for its kind, or goes on as it was."""
        brk, old = pending_break(self.state.phase), pending_break(before.phase)
        if brk is None or (old and (old.routine, old.script) == (brk.routine, brk.script)):
            return
        offer = self.offers[brk.kind]
        ring = (offer, *offer.instead)
        assert (brk.routine, brk.script, brk.seconds, brk.steps) in {
            (each.routine, each.script, each.seconds, each.steps)
            for each in (*ring, *(whole.least for whole in ring))
            if each is not None
        }
        assert old is None or (brk.id, brk.kind) == (old.id, old.kind) or old.id in self.ended
        assert not isinstance(before.phase, Running) or (old and old.id in self.ended)

    def _watch_effect(self, effect: Effect, plan: Plan) -> None:
        state = self.state
        match effect:
            case Announce(brk, in_s):
                assert plan.on_duty, "a prompt outside the working hours"
                assert not state.pauses, "a prompt in a pause"
                assert reason_now(state) is None, "a prompt while something holds"
                assert state.t >= state.quiet_until_t, "a prompt before quiet_until"
                assert in_s == plan.notice_s
                assert self.unanswered is None, "two prompts at once"
                self.unanswered = brk.id
            case Reveal(brk):
                assert self.open_window is None or self.open_window.id == brk.id
                self.open_window = brk
            case CloseRoutine():
                self.open_window = None
            case KeepBack(brk):
                self._is_answered(brk.id)
            case Record(BreakFact() as fact):
                self._watch_break(fact)
            case Record(SittingBout(seated_s=seated_s)):
                assert seated_s > 0.0
            case Record(NaturalBreak(seconds=seconds)):
                assert seconds > 0.0
            case Record(PauseFact()) | _:
                pass

    def _watch_break(self, fact: BreakFact) -> None:
        if fact.stage == "ended":
            assert fact.break_id not in self.ended, "a break that ended twice"
            self.ended.add(fact.break_id)
        if fact.stage in ("ended", "postponed"):
            self._is_answered(fact.break_id)

    def _is_answered(self, break_id: str) -> None:
        assert self.unanswered in (None, break_id)
        self.unanswered = None
