"""Sore days, quiet weeks, flare-ups, light weeks and absences: when nothing goes up.

Where the rules leave something open, the careful reading holds:

- A daily rating makes a sore day as well as a rating before a routine does.
- What makes a quiet week is what was felt in sessions, on two days. Ratings of the day after
  have their own rules: the exercise rests, and a bad week is a flare-up.
- A red one within the quiet week makes it longer. When it is over the count begins anew: one
  fall is not paid for twice.
- A flare-up is measured against the baseline from before it. Without enough ratings to tell, it
  goes on.
- A training week is a calendar week with any session of more than relief. The light week stays
  due until there is a session in it; a week with a flare-up counts as light.
- Absent days are counted from the last session of any kind. A long absence has the
  consequences of a short one first.
"""

from datetime import date, timedelta
from typing import Literal

from postureguard.core.programme.days import Days
from postureguard.core.programme.growing import Growing
from postureguard.core.programme.log import Log
from postureguard.core.programme.numbers import Rules
from postureguard.core.programme.phrase import Phrase as _
from postureguard.core.programme.standing import Mode, Rule

Setback = Literal["step", "level", "quiet level", "start"]
"""What a new day takes back: a step of every exercise, a level, or all of it."""


class Modes(Growing):
    """What the days allow."""

    def __init__(self, rules: Rules) -> None:
        self.flare_since: date | None = None
        self.quiet_since: date | None = None
        self.last_red: date | None = None
        self._rules = rules
        self._sore_on: date | None = None
        self._reds: list[date] = []
        """Days on which a session was red by what was felt in it."""
        self._quiet_until: date | None = None
        self._flare_base = 0.0
        self._flare_advised = False
        self._present_on: date | None = None
        self._absent_since: date | None = None
        self._training_weeks = 0
        self._is_training_week = False
        self._is_light_week = False
        self._light_since: date | None = None

    def begin(self, day: date, days: Days, log: Log) -> list[Setback]:
        """A new day; what it takes back."""
        setbacks: list[Setback] = []
        if self._quiet_until is not None and day >= self._quiet_until:
            self.quiet_since = self._quiet_until = None
            self._reds.clear()
            setbacks.append("quiet level")
        self._end_flare(day, days, log)
        self._end_absence()
        if day.weekday() == 0:
            self._begin_week(day, log)
        return setbacks + self._miss(day, log)

    def sore(self, day: date, score: int, log: Log) -> None:
        """Strong pain was rated."""
        if self._sore_on == day:
            return
        self._sore_on = day
        text = _("A sore day (pain of {score}): walking, posture and breathing are enough.")
        log.add(day, "sore day", text.format(score=score))

    def present(self, day: date, *, training: bool) -> None:
        """There was a session; `training`: with more than relief in it."""
        self._present_on = day
        self._is_training_week = self._is_training_week or training

    def red_by_the_day_after(self, day: date) -> None:
        """The rating of a day made a session of the day before red."""
        self.last_red = day

    def red(self, day: date, log: Log) -> None:
        """A session was red by what was felt in it."""
        self.last_red = day
        within = self._rules.quiet_within_days
        others = [red for red in self._reds if red != day and (day - red).days < within]
        self._reds = [*others, day]
        if len(self._reds) < self._rules.quiet_reds:
            return
        self.quiet_since = self.quiet_since or day
        until = day + timedelta(days=self._rules.quiet_days)
        if until == self._quiet_until:
            return
        self._quiet_until = until
        text = _(
            "A quiet week: sessions hurt on {count} of {days} days. Walking, posture and "
            "breathing only. It is a good moment to talk to a professional."
        )
        log.add(day, "quiet week", text.format(count=self._rules.quiet_reds, days=within))

    def finish(self, day: date, days: Days, log: Log) -> None:
        """The end of a day: see whether a flare-up has begun."""
        week, base = days.weekly_median(day), days.baseline(day)
        if self.flare_since is not None or week is None or base is None:
            return
        if week < base + self._rules.flare_above:
            return
        self.flare_since, self._flare_base, self._flare_advised = day, base, False
        text = _(
            "Your week is at {week}, usually {base}: a lighter week, one level easier and half "
            "the sets."
        )
        log.add(day, "flare", text.format(week=f"{week:g}", base=f"{base:g}"))

    def is_red_free(self, day: date, days: int) -> bool:
        """Whether none of so many days, the last of them `day`, had a red session."""
        return self.last_red is None or (day - self.last_red).days >= days

    def mode(self, day: date) -> tuple[Mode, date | None, date | None]:
        """What holds on a day, since when, and the first day after it where that is known."""
        after = day + timedelta(days=1)
        if self._sore_on == day:
            return "sore day", day, after
        if self.quiet_since is not None:
            return "quiet week", self.quiet_since, self._quiet_until
        if self.flare_since is not None:
            return "flare", self.flare_since, None
        if self._absent_since is not None:
            return "returning", self._absent_since, after if self._present_on == day else None
        if self._light_since is not None:
            return "deload", self._light_since, self._light_since + timedelta(days=7)
        return "normal", None, None

    def factor(self) -> float:
        """What the sets of every exercise are multiplied by."""
        if self.flare_since is not None:
            return self._rules.flare_factor
        return 1.0 if self._light_since is None else self._rules.deload_factor

    def wants_advice(self, day: date) -> bool:
        """Whether it is worth saying: talk to a professional."""
        return self.quiet_since is not None or self._is_long_flare(day)

    def _is_long_flare(self, day: date) -> bool:
        since = self.flare_since
        return since is not None and (day - since).days >= self._rules.flare_advice_days

    def _end_flare(self, day: date, days: Days, log: Log) -> None:
        since = self.flare_since
        if since is None or (day - since).days < self._rules.flare_days:
            return
        week = days.weekly_median(day - timedelta(days=1))
        if week is not None and week <= self._flare_base + self._rules.flare_settled_above:
            self.flare_since = None
            text = _("Your week is back at {week}: on with the usual routines.")
            log.add(day, "flare", text.format(week=f"{week:g}"))
        elif self._is_long_flare(day) and not self._flare_advised:
            self._flare_advised = True
            text = _("{days} days have not settled it: a good moment to talk to a professional.")
            log.add(day, "advice", text.format(days=self._rules.flare_advice_days))

    def _end_absence(self) -> None:
        since, present_on = self._absent_since, self._present_on
        if since is not None and present_on is not None and present_on >= since:
            self._absent_since = None

    def _begin_week(self, day: date, log: Log) -> None:
        if self._is_training_week:
            was_light = self._light_since is not None or self._is_light_week
            self._training_weeks = 0 if was_light else self._training_weeks + 1
        self._is_training_week = False
        self._is_light_week = self.flare_since is not None
        is_due = self._training_weeks >= self._rules.deload_every - 1
        if is_due and self._light_since is None:
            text = _("A lighter week, after {count} weeks of training.")
            log.add(day, "deload", text.format(count=self._training_weeks))
        self._light_since = day if is_due else None

    def _miss(self, day: date, log: Log) -> list[Setback]:
        if self._present_on is None:
            return []
        rules, missed = self._rules, (day - self._present_on).days
        setback: dict[int, Setback] = {
            rules.absent_step_days: "step",
            rules.absent_level_days: "level",
            rules.absent_start_days: "start",
        }
        if missed not in setback:
            return []
        self._absent_since = self._absent_since or day
        text = {
            "step": _("{days} days without a session: a step less of everything to begin with."),
            "level": _("{days} days without a session: one level easier to begin with."),
            "start": _("{days} days without a session: the questions first, then a fresh start."),
        }[setback[missed]]
        rule: Rule = "assess again" if setback[missed] == "start" else "absence"
        log.add(day, rule, text.format(days=missed))
        return [setback[missed]]
