"""What the engine asks for, done on the desktop: notices and the routine window."""

from collections.abc import Callable
from datetime import tzinfo
from functools import singledispatchmethod
from gettext import gettext as _
from typing import Final

from postureguard.core import wording
from postureguard.core.due import Again, Reason, can_wait
from postureguard.core.sitting import effects as fx
from postureguard.core.sitting.exchange import can_postpone
from postureguard.core.sitting.plan import Plan
from postureguard.core.sitting.state import Break
from postureguard.ports import Notice, Notifier, Windows

ASK_TWICE: Final = "ask-twice"
"""What the button that leaves a firm break out stands for: a question, and no wish yet."""


class Acting:
    """Acts on every effect but facts and refusals, which concern nobody's desktop."""

    def __init__(self, notifier: Notifier, windows: Windows, zone: Callable[[], tzinfo]) -> None:
        self._notifier = notifier
        self._windows = windows
        self._zone = zone

    @singledispatchmethod
    def act(self, effect: fx.Effect, _plan: Plan) -> None:
        """Do it, under the plan of its moment."""
        raise TypeError(f"not an effect: {effect!r}")

    @act.register
    def _announce(self, effect: fx.Announce, plan: Plan) -> None:
        self._windows.prepare(effect.brk)
        title = _("Time to move soon")
        body = _("A {kind} starts in {time}.").format(
            kind=wording.kind_name(effect.brk.kind), time=wording.minutes(effect.in_s)
        )
        self._notifier.show(Notice(title, body, _answers(effect.brk, plan)))

    @act.register
    def _reveal(self, effect: fx.Reveal, _plan: Plan) -> None:
        self._notifier.withdraw()
        self._windows.reveal(effect.brk)

    @act.register
    def _close(self, effect: fx.CloseRoutine, _plan: Plan) -> None:
        self._notifier.withdraw()
        self._windows.close_routine(finished=effect.finished)

    @act.register
    def _remind(self, effect: fx.RemindOfPause, _plan: Plan) -> None:
        until = wording.clock_time(effect.pause.until, self._zone())
        body = _("Reminders are paused until {time}.").format(time=until)
        self._notifier.show(Notice(_("Still paused"), body, (("resume", _("Resume")),)))

    @act.register
    def _call_for(self, effect: fx.CallFor, plan: Plan) -> None:
        body = _("A {kind} waits behind another window.").format(
            kind=wording.kind_name(effect.brk.kind)
        )
        actions = _answers(effect.brk, plan)
        self._notifier.show(Notice(_("Time to move"), body, actions))

    @act.register
    def _meeting_ends(self, effect: fx.MeetingEnds, _plan: Plan) -> None:
        until = wording.clock_time(effect.until, self._zone())
        body = _("Breaks come again from {time} on.").format(time=until)
        actions = (("meeting-more", _("15 min more")), ("meeting-over", _("It is over")))
        self._notifier.show(Notice(_("Your meeting is about to end"), body, actions))

    @act.register
    def _ask_on_return(self, _effect: fx.AskOnReturn, _plan: Plan) -> None:
        title = _("Were you away from the chair?")
        body = _("Without an answer, it counts as time on your feet.")
        actions = (("was-away", _("Yes")), ("was-there", _("No, I was reading")))
        self._notifier.show(Notice(title, body, actions))

    @act.register
    def _withdraw(self, _effect: fx.Withdraw, _plan: Plan) -> None:
        self._notifier.withdraw()


def _answers(brk: Break, plan: Plan) -> tuple[tuple[str, str], ...]:
    """What can be done about a break that waits, as buttons."""
    actions = [("start", _("Start now"))]
    if can_postpone(brk, plan):
        actions.append(("postpone", _("In 5 min")))
    return (*actions, (ASK_TWICE if plan.firm else "skip", _("Skip")))


def asked_twice() -> Notice:
    """What is asked before a break is left out that the person wants to be held to."""
    actions = (("start", _("Start now")), ("skip", _("Leave it out all the same")))
    return Notice(_("Leave this break out?"), _("It is up to you."), actions)


def asked_again(why: Reason | Again) -> Notice:
    """Questions once more; those that are not about safety can wait."""
    actions = [("safety", _("Answer now"))]
    if can_wait(why):
        actions = [("questions", _("Answer now")), ("questions-not-now", _("Not now"))]
    return Notice(*wording.asked_again(why), tuple(actions))
