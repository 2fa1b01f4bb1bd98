"""The resident without Qt: look, step, act.

Every input goes through `step`; every effect goes to a port. Nothing is decided here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from functools import singledispatchmethod
from gettext import gettext as _
from typing import get_args

from postureguard.core import wording
from postureguard.core.due import ASKED, Reason, tells_of_a_sign
from postureguard.core.facts import BreakFact, BreakKind, Fact, PainRating, Said
from postureguard.core.settings import Settings
from postureguard.core.sitting import effects as fx
from postureguard.core.sitting import inputs as wish
from postureguard.core.sitting.engine import next_look, step
from postureguard.core.sitting.moment import Moment
from postureguard.core.sitting.plan import WALK, Offer, Plan, day_of, next_day_start, plan_at
from postureguard.core.sitting.saved import restore
from postureguard.core.sitting.state import Running, Shown, State, fresh_state, pending_break
from postureguard.core.sitting.view import View, view
from postureguard.keeping import Keeper
from postureguard.ports import (
    Alarms,
    Chooser,
    Clock,
    Journal,
    Notice,
    Notifier,
    PresenceSource,
    Windows,
)

SAFETY_LOOK_S = 60.0
"""A missed wake-up or a clock that was set is noticed within this time."""
PAUSE_MAX_MIN = 24 * 60


@dataclass(frozen=True, slots=True)
class World:
    """The ports of the resident."""

    clock: Clock
    alarms: Alarms
    presence: PresenceSource
    notifier: Notifier
    journal: Journal
    windows: Windows
    chooser: Chooser


class Session:
    """Knows the state, and what follows from each input."""

    def __init__(self, world: World, keeper: Keeper, settings: Settings) -> None:
        self._world = world
        self._settings = settings
        self._offers: Mapping[BreakKind, Offer] = dict.fromkeys(get_args(BreakKind), WALK)
        self._chosen_on: date | None = None
        self._keeper = keeper
        world.chooser.on_chosen = self.offer
        self.on_view: Callable[[View], None] = lambda _view: None
        self.on_unexpected: Callable[[Exception], None] = lambda _error: None
        self._state = self._restored(world.clock.now())

    # --- what happens ---------------------------------------------------------------------

    def start(self) -> None:
        """Begin to look."""
        self.look()

    def look(self) -> None:
        """See whether somebody is there, and let everything happen that is due."""
        self._world.alarms.set("look", SAFETY_LOOK_S, self.look)  # whatever happens in this one
        self._apply(self._seen(self._now()))
        self._rest()

    def sleeping(self) -> None:
        """The machine is about to sleep."""
        self._apply(wish.Sleeping(self._world.clock.now()))
        self._keeper.save(self._state)

    def woke(self) -> None:
        """The machine is awake again."""
        self._apply(wish.Woke(self._world.clock.now()))
        self.look()

    def offer(self, offers: Mapping[BreakKind, Offer]) -> None:
        """From now on breaks lead through these routines."""
        self._offers = offers

    def ask_for_safety(self, why: Reason) -> None:
        """Offer the safety questions once more; not in the way of a break, nor in a pause."""
        now = self.view()
        if now.pending or now.running or now.paused_until is not None:
            return
        words, actions = wording.safety_again(why), (("safety", _("Answer now")),)
        self._world.notifier.show(Notice(_("Once more: safety"), words, actions))
        self.say(ASKED, why)

    def window_lost(self, break_id: str) -> None:
        """The routine window went away by itself."""
        self._grant(wish.WindowLost(self._world.clock.now(), break_id))

    def change_settings(self, settings: Settings) -> None:
        """New rules, applied to the time already spent sitting."""
        self._settings = settings
        self._apply(wish.NewSettings(self._world.clock.now()))
        self._rest()

    def stop(self) -> None:
        """End in order: nothing stays open, nothing is lost."""
        brk = pending_break(self._state.phase)
        if brk is not None and isinstance(self._state.phase, Running | Shown):
            self.window_lost(brk.id)
        self._world.windows.close_routine(finished=False)
        self._world.notifier.withdraw()
        self._world.alarms.clear("look")
        self._keeper.save(self._state)

    # --- what the person asks ---------------------------------------------------------------

    def start_break(self, kind: BreakKind | None = None) -> str | None:
        """Begin a break now. Returns why not, or None."""
        return self._grant(wish.StartNow(self._now(), kind))

    def postpone(self, minutes: int) -> str | None:
        """Put the waiting break off."""
        return self._grant(wish.Postpone(self._now(), minutes))

    def skip(self) -> str | None:
        """Leave the waiting break out."""
        return self._grant(wish.Skip(self._now()))

    def pause(self, minutes: int | None) -> str | None:
        """No prompts for some minutes, or until the next day starts."""
        now = self._now()
        if minutes is None:
            until = next_day_start(now.wall, self._settings, self._world.clock.zone())
        elif 0 < minutes <= PAUSE_MAX_MIN:
            until = now.wall + timedelta(minutes=minutes)
        else:
            return _("A pause lasts from 1 minute to 24 hours.")
        return self._grant(wish.PauseUntil(now, until))

    def resume(self) -> str | None:
        """End the pause that the person has set."""
        return self._grant(wish.Resume(self._now()))

    def standing(self) -> str | None:
        """I am standing now."""
        return self._grant(wish.StandUp(self._now()))

    def sitting(self) -> str | None:
        """I am sitting again."""
        return self._grant(wish.SitDown(self._now()))

    def begin(self, break_id: str) -> str | None:
        """The routine was started."""
        return self._grant(wish.Begin(self._now(), break_id))

    def step_ended(
        self,
        break_id: str,
        index: int,
        *,
        skipped: bool,
        exercise: str | None = None,
        amount: int | None = None,
    ) -> str | None:
        """A step of the routine is over."""
        return self._grant(wish.StepEnded(self._now(), break_id, index, skipped, exercise, amount))

    def hold(self, break_id: str, *, on: bool) -> str | None:
        """The routine was paused or goes on."""
        return self._grant(wish.Hold(self._now(), break_id, on))

    def finish(self, break_id: str) -> str | None:
        """The routine is over."""
        return self._grant(wish.Finish(self._now(), break_id))

    def stop_for_pain(self, break_id: str) -> str | None:
        """It hurts."""
        return self._grant(wish.StopForPain(self._now(), break_id))

    def rate_pain(self, score: int, break_id: str | None = None) -> str | None:
        """Keep a pain rating."""
        if not 0 <= score <= 10:
            return _("Pain is rated from 0 to 10.")
        return self._told(PainRating(self._now().wall, score, break_id))

    def say(self, about: str, value: str, break_id: str | None = None) -> str | None:
        """Keep an answer, a choice or a tick.

        After a sign of danger nothing is on offer until it is chosen with that in mind.
        """
        if tells_of_a_sign(about, value):
            self._offers = {}
            self.look()
        return self._told(Said(self._now().wall, about, value, break_id))

    def view(self) -> View:
        """How things stand now."""
        return view(self._state, self._plan(self._state.at))

    def zone(self) -> tzinfo:
        """The local time zone in force now."""
        return self._world.clock.zone()

    # --- inside -----------------------------------------------------------------------------

    def _told(self, fact: Fact) -> str | None:
        if self._keep(fact):
            return None
        return _("It could not be written down yet, and will be tried again.")

    def _now(self) -> Moment:
        return self._world.clock.now()

    def _plan(self, at: Moment) -> Plan:
        return plan_at(self._settings, at.wall, self.zone(), self._offers)

    def _seen(self, at: Moment) -> wish.Look:
        seen = self._world.presence.read()
        return wish.Look(at, seen.idle_s, seen.locked, seen.display_off)

    def _grant(self, event: wish.Wish) -> str | None:
        self._apply(self._seen(event.at))
        refused = self._apply(event)
        self._rest()
        return refused

    def _apply(self, event: wish.Input) -> str | None:
        """One step of the engine, and its effects."""
        plan = self._plan(event.at)
        self._state, effects = step(self._state, event, plan)
        refused = None
        for effect in effects:
            if isinstance(effect, fx.Refused):
                refused = effect.message
            else:
                self._try_to_act(effect)
        if effects:
            self._keeper.save(self._state)
        return refused

    def _try_to_act(self, effect: fx.Effect) -> None:
        """One effect that breaks must not take the others with it."""
        try:
            self._act(effect)
        except Exception as error:  # noqa: BLE001 - reported, and everything else goes on
            self.on_unexpected(error)

    @singledispatchmethod
    def _act(self, effect: fx.Effect) -> None:
        raise TypeError(f"not an effect: {effect!r}")

    @_act.register
    def _record(self, effect: fx.Record) -> None:
        self._keep(effect.fact)

    @_act.register
    def _announce(self, effect: fx.Announce) -> None:
        self._world.windows.prepare(effect.brk)
        title = _("Time to move soon")
        body = _("A {kind} starts in {time}.").format(
            kind=wording.kind_name(effect.brk.kind), time=wording.minutes(effect.in_s)
        )
        actions = [("start", _("Start now"))]
        if effect.brk.can_postpone:
            actions.append(("postpone", _("In 5 min")))
        actions.append(("skip", _("Skip")))
        self._world.notifier.show(Notice(title, body, tuple(actions)))

    @_act.register
    def _reveal(self, effect: fx.Reveal) -> None:
        self._world.notifier.withdraw()
        self._world.windows.reveal(effect.brk)

    @_act.register
    def _close(self, effect: fx.CloseRoutine) -> None:
        self._world.notifier.withdraw()
        self._world.windows.close_routine(finished=effect.finished)

    @_act.register
    def _remind(self, effect: fx.RemindOfPause) -> None:
        until = wording.clock_time(effect.pause.until, self._world.clock.zone())
        body = _("Reminders are paused until {time}.").format(time=until)
        self._world.notifier.show(Notice(_("Still paused"), body, (("resume", _("Resume")),)))

    def _rest(self) -> None:
        """Plan the next look and tell everybody how things stand."""
        plan = self._plan(self._state.at)
        if plan.day != self._chosen_on:
            self._chosen_on = plan.day
            self._world.chooser.choose()
        after_s = min(next_look(self._state, plan), SAFETY_LOOK_S)
        self._world.alarms.set("look", after_s, self.look)
        self._keeper.save_if_old(self._state)
        self.on_view(view(self._state, plan))

    def _keep(self, fact: Fact) -> bool:
        """Keep a fact under the local day of its own moment; False when the disk refuses yet."""
        kept = self._keeper.keep(fact, day_of(fact.at, self._settings, self.zone()))
        if isinstance(fact, PainRating | Said) or (
            isinstance(fact, BreakFact) and fact.stage in {"started", "ended"}
        ):
            self._world.chooser.choose()
        return kept

    def _restored(self, now: Moment) -> State:
        plan = self._plan(now)
        quiet_s = self._settings.quiet_start_min * 60.0
        saved = self._keeper.saved()
        if saved is None:
            return fresh_state(now, plan.day, quiet_s=quiet_s)
        state, effects = restore(saved, now, plan, quiet_s=quiet_s)
        for effect in effects:
            if isinstance(effect, fx.Record):
                self._keep(effect.fact)
        return state
