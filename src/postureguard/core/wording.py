"""Durations and sentences that users read. Short, kind, concrete; what comes next has its time."""

from datetime import datetime, tzinfo
from gettext import gettext as _
from gettext import ngettext

from postureguard.core.due import Reason
from postureguard.core.facts import BreakKind
from postureguard.core.sitting.view import View


def minutes(seconds: float) -> str:
    """A duration in whole minutes, or in seconds below a minute."""
    if seconds < 60:
        count = max(1, round(seconds))
        return ngettext("{count} s", "{count} s", count).format(count=count)
    total = round(seconds / 60)
    if total < 60:
        return ngettext("{count} min", "{count} min", total).format(count=total)
    hours, rest = divmod(total, 60)
    return _("{hours} h {minutes:02d} min").format(hours=hours, minutes=rest)


def clock_time(moment: datetime, zone: tzinfo) -> str:
    """The local time of day of a moment."""
    return moment.astimezone(zone).strftime("%H:%M")


def kind_name(kind: BreakKind) -> str:
    """What a kind of break is called in the middle of a sentence."""
    return {
        "micro": _("micro-break"),
        "short": _("short routine"),
        "long": _("long session"),
    }[kind]


def safety_again(why: Reason) -> str:
    """Why the safety questions come once more; kind, and no alarm."""
    return {
        "month": _("Four weeks have passed. The questions about safety take a minute."),
        "worse": _("Your rating was far above your week. Some questions, to be on the safe side?"),
        "legs": _("You told of a leg. Some questions, to be on the safe side?"),
    }[why]


def headline(view: "View", zone: tzinfo) -> str:
    """The one line that says what comes next."""
    if view.running:
        return _("A break is on")
    if view.paused_until is not None:
        return _("Paused until {time}").format(time=clock_time(view.paused_until, zone))
    if view.off_until is not None and not view.pending:
        return _("Outside your working hours")
    if view.exercises_paused:
        return _("Exercises are paused; see “About you”")
    if not view.breaks_on:
        return _("No breaks on; choose some in the settings")
    if view.standing:
        return _("Standing")
    if view.tray == "away":
        return _("Away from the desk")
    return _next_break(view)


def _next_break(view: "View") -> str:
    if view.next_break_in_s is None or view.next_kind is None:
        return _("No break planned")
    kind = kind_name(view.next_kind)
    if view.next_break_in_s <= 0:
        return _("Now: {kind}").format(kind=kind)
    return _("{time} until a {kind}").format(time=minutes(view.next_break_in_s), kind=kind)


def tooltip(view: "View", zone: tzinfo) -> str:
    """Two lines for the tray: what comes next, and how it stands today."""
    seated = _("Seated {time}").format(time=minutes(view.seated_s)) if view.seated_s >= 60 else ""
    today = (
        ngettext(
            "{done} of {count} break today", "{done} of {count} breaks today", view.prompts_today
        ).format(done=view.done_today, count=max(view.done_today, view.prompts_today))
        if view.prompts_today or view.done_today
        else ""
    )
    nudge = _("Another position?") if view.tray == "nudge" else ""
    second = " · ".join(part for part in (nudge, seated, today) if part)
    return "\n".join(part for part in (headline(view, zone), second) if part)
