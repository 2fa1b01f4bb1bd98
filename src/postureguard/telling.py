"""Tells of the week once, when nothing is in its way."""

from collections.abc import Callable
from datetime import tzinfo
from gettext import gettext as _
from typing import Final

from postureguard.core.settings import Settings
from postureguard.core.sitting.moment import Moment
from postureguard.core.sitting.view import TrayState, View
from postureguard.core.week_news import TOLD, WeekNews, next_telling
from postureguard.ports import Alarms, HoldSource, Notice, Notifier

QUIET_S: Final = 120.0
"""So long after a break, a rating or an answer nothing is told, and so long before a break."""
_ALARM: Final = "review"
_FREE: Final[frozenset[TrayState]] = frozenset({"seated-0", "seated-1", "seated-2", "nudge"})


class Telling:
    """Keeps what there is to tell of a week until there is a good moment for it."""

    def __init__(
        self,
        notifier: Notifier,
        alarms: Alarms,
        say: Callable[[str, str], object],
        choose: Callable[[], None],
    ) -> None:
        self._notifier = notifier
        self._alarms = alarms
        self._say = say
        self._choose = choose
        self._news: WeekNews | None = None
        self._told: WeekNews | None = None
        self._not_before_s = 0.0
        self._has_asked = False

    def plan(self, settings: Settings, at: Moment, zone: tzinfo) -> None:
        """Have it chosen anew, which brings the week, when the time to tell it has come."""
        comes = next_telling(settings, at.wall, zone)
        if comes is None:
            self._alarms.clear(_ALARM)
        else:
            self._alarms.set(_ALARM, (comes - at.wall).total_seconds(), self._choose)

    def stop(self) -> None:
        """Wait for no week any more."""
        self._alarms.clear(_ALARM)

    def hear(self, news: WeekNews | None, at: Moment) -> None:
        """What is known now; every answer and every break brings it anew."""
        told = self._told is not None and news is not None and news.monday == self._told.monday
        self._news = None if told else news
        self._not_before_s = at.steady_s + QUIET_S
        self._has_asked = False

    def look(self, view: View, at: Moment, holds: HoldSource) -> None:
        """Tell it if this is a good moment: the person is at work, and no break is near.

        What says "not now" is asked twice, as some answers take a moment. That it was told is
        kept first: rather not at all than twice.
        """
        news = self._news
        if news is None or not self._is_free(view):
            return
        is_held, was_asked, self._has_asked = bool(holds.read()), self._has_asked, True
        if is_held or not was_asked or at.steady_s < self._not_before_s:
            return
        self._news, self._told = None, news
        self._say(TOLD, news.monday.isoformat())
        actions = (("review", _("Open the review")),)
        self._notifier.show(Notice(_("Your week"), news.text, actions))

    def _is_free(self, view: View) -> bool:
        is_near = view.next_break_in_s is not None and view.next_break_in_s < QUIET_S
        return view.tray in _FREE and not (is_near or view.pending or view.bad_day)
