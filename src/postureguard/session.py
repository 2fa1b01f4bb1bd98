"""The resident without Qt: look, step, act.

Every input goes through `step`; every effect goes to a port. Nothing is decided here.
"""

from collections.abc import Callable
from datetime import date, datetime, tzinfo
from gettext import gettext as _

from postureguard.acting import Acting, asked_again
from postureguard.core.due import ASKED, Again, Reason, can_wait, tells_of_a_sign
from postureguard.core.facts import Correction, Fact, PainRating, Said, SittingBout
from postureguard.core.settings import Settings
from postureguard.core.sitting import effects as fx
from postureguard.core.sitting import inputs as wish
from postureguard.core.sitting.advance import SOON_S
from postureguard.core.sitting.engine import next_look, step
from postureguard.core.sitting.moment import Moment
from postureguard.core.sitting.plan import BAD_DAY, Plan, day_of, lengths_s, next_day_start, plan_at
from postureguard.core.sitting.state import Break, Running, Shown, State, pending_break
from postureguard.core.sitting.view import View, view
from postureguard.core.week_news import WeekNews
from postureguard.keeping import Keeper
from postureguard.looking import Looking
from postureguard.on_offer import OnOffer
from postureguard.ports import HoldSource, World
from postureguard.telling import Telling
from postureguard.wishing import Wishing

SAFETY_LOOK_S = 60.0
"""A missed wake-up or a clock that was set is noticed within this time."""


class Session(Wishing):
    """Knows the state, and what follows from each input."""

    def __init__(self, world: World, keeper: Keeper, settings: Settings) -> None:
        self._world = world
        self._settings = settings
        self._chosen_on: date | None = None
        self._acting = Acting(world.notifier, world.windows, world.clock.zone)
        self._looking = Looking(world.presence, world.holds, self._look_soon)
        self._keeper = keeper
        self._on_offer = OnOffer(
            keeper.offered(), world.chooser, world.alarms, lambda: keeper.is_up_to_date
        )
        self._telling = Telling(world.notifier, world.alarms, self.say, self._on_offer.choose)
        self.on_view: Callable[[View], None] = lambda _view: None
        self.on_fact: Callable[[Fact], None] = lambda _fact: None
        """Called with each thing that happens; nothing that comes back matters."""
        self.on_kept_back: Callable[[Break], None] = lambda _brk: None
        """Called when a break that is due has to wait."""
        self.on_unexpected: Callable[[Exception], None] = lambda _error: None
        self._state = self._restored(world.clock.now())
        self._on_offer.on_change = self._offers_changed

    # --- what happens ---------------------------------------------------------------------

    def start(self) -> None:
        """Begin to look."""
        self.hear_holds(self._looking.holds)

    def look(self) -> None:
        """See whether somebody is there, and let everything happen that is due."""
        self._world.alarms.set("look", SAFETY_LOOK_S, self.look)  # whatever happens in this one
        self._apply(self._seen(self._now()))
        self._rest()

    def hear_holds(self, source: HoldSource) -> None:
        """From now on this source tells what says "not now"."""
        self._looking.hear_holds(source)
        self.look()

    def sleeping(self) -> None:
        """The machine is about to sleep."""
        self._apply(wish.Sleeping(self._world.clock.now()))
        self._save()

    def woke(self) -> None:
        """The machine is awake again."""
        self._apply(wish.Woke(self._world.clock.now()))
        self.look()

    def ask_again(self, why: Reason | Again) -> None:
        """Offer questions once more; not in the way of a break, nor in a pause.

        Those that are not about safety wait for the working hours.
        """
        now = self.view()
        if now.pending or now.running or now.paused_until is not None:
            return
        if can_wait(why) and now.off_until is not None:
            return
        self._world.notifier.show(asked_again(why))
        self.say(ASKED, why)

    def hear_of_week(self, news: WeekNews | None) -> None:
        """What there is to tell of a week; who chose could not know what waits for the disk."""
        if self._keeper.is_up_to_date:
            self._telling.hear(news, self._now())

    def window_lost(self, break_id: str) -> None:
        """The routine window went away by itself."""
        self._grant(wish.WindowLost(self._world.clock.now(), break_id))

    def change_settings(self, settings: Settings) -> None:
        """New rules, applied to the time already spent sitting."""
        is_news = settings.review_day != self._settings.review_day
        is_longer_or_shorter = lengths_s(settings) != lengths_s(self._settings)
        self._settings = settings
        self._rules_changed()
        self._plan_telling()
        if is_news:
            self._telling.hear(None, self._now())
        if is_news or is_longer_or_shorter:
            self._on_offer.choose()

    def stop(self) -> None:
        """End in order: nothing stays open, nothing is lost."""
        brk = pending_break(self._state.phase)
        if brk is not None and isinstance(self._state.phase, Running | Shown):
            self.window_lost(brk.id)
        self._world.windows.close_routine(finished=False)
        self._world.notifier.withdraw()
        self._world.alarms.clear("look")
        self._telling.stop()
        self._on_offer.stop()
        self._save()

    # --- what the person says --------------------------------------------------------------

    def rate_pain(self, score: int, break_id: str | None = None) -> str | None:
        """Keep a pain rating."""
        if not 0 <= score <= 10:
            return _("Pain is rated from 0 to 10.")
        return self._told(PainRating(self._now().wall, score, break_id))

    def say(self, about: str, value: str, break_id: str | None = None) -> str | None:
        """Keep an answer, a choice or a tick.

        After a sign of danger nothing is on offer until it is chosen with that in mind, not even
        after a crash. A bad day begins at once, and so does a better one.
        """
        if tells_of_a_sign(about, value):
            self._on_offer.withdraw()
            self._save()
            self.look()
        if about == BAD_DAY:
            self._on_offer.call_bad_day(self._plan(self._now()).day if value == "on" else None)
            self._save()
            self._rules_changed()
        return self._told(Said(self._now().wall, about, value, break_id))

    def correct(self, entry: str, value: str | None) -> str | None:
        """Put a rating or statement right; None withdraws it. What was entered stays kept."""
        refused = self._keeper.why_not(entry, value)
        return refused or self._told(Correction(self._now().wall, entry, value))

    def view(self) -> View:
        """How things stand now."""
        return self._view(self._plan(self._state.at))

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

    def _next_day(self, at: Moment) -> datetime:
        return next_day_start(at.wall, self._settings, self.zone())

    def _plan(self, at: Moment) -> Plan:
        chosen = self._on_offer.chosen
        told = (chosen.offers, chosen.bad_day, chosen.drawn)
        return plan_at(self._settings, at.wall, self.zone(), *told)

    def _view(self, plan: Plan) -> View:
        return view(
            self._state,
            plan,
            choosing_fails=self._on_offer.fails,
            for_safety=self._on_offer.chosen.for_safety,
            resting=self._on_offer.chosen.resting,
        )

    def _save(self) -> None:
        self._keeper.save(self._state, self._on_offer.chosen)

    def _offers_changed(self) -> None:
        """Keep what is on offer now, and look soon what follows from it."""
        self._save()
        self._look_soon()

    def _look_soon(self) -> None:
        self._world.alarms.set("look", SOON_S, self.look)

    def _seen(self, at: Moment) -> wish.Look:
        return self._looking.see(at, self._state, self._plan(at))

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
                self._try_to_act(effect, plan)
        if effects:
            self._save()
        return refused

    def _try_to_act(self, effect: fx.Effect, plan: Plan) -> None:
        """One effect that breaks must not take the others with it."""
        try:
            if isinstance(effect, fx.Record):
                self._keep(effect.fact)
                self.on_fact(effect.fact)
            elif isinstance(effect, fx.KeepBack):
                self.on_kept_back(effect.brk)
            else:
                self._acting.act(effect, plan)
        except Exception as error:  # noqa: BLE001 - reported, and everything else goes on
            self.on_unexpected(error)

    def _rest(self) -> None:
        """Plan the next look and tell everybody how things stand."""
        plan = self._plan(self._state.at)
        if plan.day != self._chosen_on:
            self._chosen_on = plan.day
            self._on_offer.choose()
            self._plan_telling()
        after_s = min(next_look(self._state, plan), SAFETY_LOOK_S)
        self._world.alarms.set("look", after_s, self.look)
        self._keeper.save_if_old(self._state, self._on_offer.chosen)
        now = self._view(plan)
        self.on_view(now)
        self._telling.look(now, self._state.at, self._looking.holds)

    def _plan_telling(self) -> None:
        self._telling.plan(self._settings, self._now(), self.zone())

    def _rules_changed(self) -> None:
        self._apply(wish.NewSettings(self._world.clock.now()))
        self._rest()

    def _keep(self, fact: Fact) -> bool:
        """Keep a fact under the local day of its own moment; False when the disk refuses yet."""
        zone = self.zone()
        if isinstance(fact, SittingBout):
            fact = fact.by_clock_of(zone)
        kept = self._keeper.keep(fact, day_of(fact.at, self._settings, zone))
        self._on_offer.hear_of(fact)
        return kept

    def _restored(self, now: Moment) -> State:
        quiet_s = self._settings.quiet_start_min * 60.0
        state, effects = self._keeper.restored(now, self._plan(now), quiet_s=quiet_s)
        for effect in effects:
            if isinstance(effect, fx.Record):
                self._keep(effect.fact)
        return state
