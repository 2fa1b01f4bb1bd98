"""What a person can ask of the resident, one method for each wish."""

from datetime import datetime, timedelta
from gettext import gettext as _

from postureguard.core.facts import BreakKind
from postureguard.core.sitting import inputs as wish
from postureguard.core.sitting.moment import Moment
from postureguard.core.sitting.state import MEETING

PAUSE_MAX_MIN = 24 * 60
MEETING_MAX_MIN = 8 * 60


class Wishing:
    """Turns each request into a wish of the moment. A method returns why not, or None."""

    def _now(self) -> Moment:
        raise NotImplementedError

    def _next_day(self, at: Moment) -> datetime:
        raise NotImplementedError

    def _grant(self, event: wish.Wish) -> str | None:
        raise NotImplementedError

    def start_break(self, kind: BreakKind | None = None) -> str | None:
        """Begin a break now."""
        return self._grant(wish.StartNow(self._now(), kind))

    def postpone(self, minutes: int) -> str | None:
        """Put the waiting break off."""
        return self._grant(wish.Postpone(self._now(), minutes))

    def skip(self) -> str | None:
        """Leave the waiting break out."""
        return self._grant(wish.Skip(self._now()))

    def another(self, break_id: str | None = None) -> str | None:
        """Lead through another routine in the waiting break."""
        return self._grant(wish.Another(self._now(), break_id))

    def half_a_minute(self, break_id: str | None = None, *, on: bool) -> str | None:
        """Lead through half a minute of the waiting break's routine, or through all of it."""
        return self._grant(wish.HalfMinute(self._now(), break_id, on))

    def redo(self) -> str | None:
        """Begin the break that was left out a short while ago."""
        return self._grant(wish.Redo(self._now()))

    def pause(self, minutes: int | None) -> str | None:
        """No prompts for some minutes, or until the next day starts."""
        now = self._now()
        if minutes is None:
            until = self._next_day(now)
        elif 0 < minutes <= PAUSE_MAX_MIN:
            until = now.wall + timedelta(minutes=minutes)
        else:
            return _("A pause lasts from 1 minute to 24 hours.")
        return self._grant(wish.PauseUntil(now, until))

    def resume(self) -> str | None:
        """End the pause that the person has set."""
        return self._grant(wish.Resume(self._now()))

    def meeting(self, minutes: int | None, *, more: bool = False) -> str | None:
        """Breaks wait for some minutes, or for so many more; with None the meeting is over."""
        if minutes is None:
            return self._grant(wish.Resume(self._now(), MEETING))
        if not 0 < minutes <= MEETING_MAX_MIN:
            return _("A meeting lasts from 1 minute to 8 hours.")
        return self._grant(wish.InMeeting(self._now(), minutes, more))

    def remind_anyway(self) -> str | None:
        """Let breaks come although something says "not now", until that is over."""
        return self._grant(wish.RemindAnyway(self._now()))

    def was_away(self, *, yes: bool) -> str | None:
        """Answer the question on return."""
        return self._grant(wish.WasAway(self._now(), yes))

    def standing(self) -> str | None:
        """I am standing now."""
        return self._grant(wish.StandUp(self._now()))

    def sitting(self) -> str | None:
        """I am sitting again."""
        return self._grant(wish.SitDown(self._now()))

    def seen(self, break_id: str) -> str | None:
        """The routine window can be seen."""
        return self._grant(wish.Seen(self._now(), break_id))

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
